"""After an import: accounts behind what their deals say, as one question, asked once."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Driver, Open
from import_steps import bring, file, go_on, rows

from abm_tui.store.commands import accounts

DEALS = (
    "Record ID,Deal Name,Deal Stage,Associated Company\n"
    "1,Pilot,Proposal,Globex\n2,Roll-out,Closed Won,Initech\n3,Renewal,Proposal,Hooli\n"
)


async def import_deals(d: Driver, folder: Path, text: str = DEALS) -> None:
    await bring(d, file(folder, "deals.csv", text))
    for _ in range(4):
        if d.app.screen.FOCUS != "import":  # type: ignore[attr-defined]
            await go_on(d)


def three(d: Driver) -> list[int]:
    return [d.store.do(accounts.add_account, name, tier="1").value for name in ("Globex", "Initech", "Hooli")]


@pytest.mark.quick
async def test_one_question_lists_them_and_enter_on_the_first_line_changes_nothing(
    open_app: Open, tmp_path: Path
) -> None:
    async with open_app() as d:
        three(d)
        await import_deals(d, tmp_path)
        assert d.line_with("3 accounts behind what the deals say")
        assert "Awareness; an open deal says Consideration" in d.line_with("Globex")
        assert "Awareness; a won deal says Decision" in d.line_with("Initech")
        await d.press("enter")
        d.says("Nothing was changed.")
        assert {row["stage"] for row in rows(d.store, "account")} == {"awareness"}
        await import_deals(d, tmp_path)
        assert "behind what the deals say" not in d.text


async def test_enter_on_an_account_opens_its_card_and_n_walks_the_others(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        three(d)
        await import_deals(d, tmp_path)
        await d.press("down", "enter")
        assert "GLOBEX" in d.lines[0]
        await d.press("n")
        assert "HOOLI" in d.lines[0]


async def test_moving_them_asks_the_gates_as_any_move_does(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        three(d)
        await import_deals(d, tmp_path)
        assert d.line_with("move 2 accounts to Consideration")
        assert d.line_with("move 1 account to Decision")
        await d.press("m")
        assert d.line_with("Consideration: 2 accounts of 2 may not go there yet")
        await d.press("e")
        await d.type("the CRM says so")
        await d.press("enter")
        d.says("2 accounts → Consideration: the CRM says so · u undo")
        stages = {row["name"]: row["stage"] for row in rows(d.store, "account")}
        assert stages == {"Globex": "consideration", "Initech": "awareness", "Hooli": "consideration"}


async def test_digits_and_other_keys_decide_nothing_and_wait(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        three(d)
        await import_deals(d, tmp_path)
        await d.press("1", "escape")
        assert "behind what the deals say" not in d.text
        assert {row["stage"] for row in rows(d.store, "account")} == {"awareness"}
