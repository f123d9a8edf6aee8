"""Every naughty string in every text field, on every screen: shown as the cleaning returns it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import workspaces
from driver import TODAY, Open
from rich.cells import cell_len
from sizes import sized
from team import MEMBERS

from abm_tui.errors import Refused
from abm_tui.models import tables
from abm_tui.models.types import ShortText
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit
from abm_tui.text import CONTROL, clean, fit
from abm_tui.widgets.sheet import Sheet

BLNS = Path(__file__).resolve().parents[2] / "data" / "blns" / "blns.json"
OWN = [
    "[/] [bold]x[/bold] [@click=app.quit]quit[/]",
    "\x1b]52;c;cHduZWQ=\x1b\\ clip",
    "\x9d52;c;cHduZWQ=\x9c c1",
    "\x1b[2J\x1b[1;1H csi",
    "a\x00b\x7fc\x0e",
    "\u202eevil\u202c bidi",
    "株式会社アンブレラ",
    "e\u0301 combining",
    "tab\tnew\nline",
    "x" * 200,
]
# All of them in CI and at night; every fourth here.
STRINGS = [*OWN, *json.loads(BLNS.read_text(encoding="utf-8"))[:: sized(1, 4)]]
PER_ACCOUNT = 12  # strings an account carries, one a field, so that every field meets every kind


def kept(text: str) -> str:
    """What may be stored: the cleaned text, "" where it is blank, cut at a field's limit as a person would."""
    return clean(text)[:200].strip()


def _text_fields(name: str) -> list[str]:
    skip = {"tier", "stage", "agrees_sales", "agrees_marketing", "status", "stance", "role", "type", "decision"}
    columns = tables.JOURNALED[name].columns
    return [c.name for c in columns if isinstance(c.type, ShortText) and c.name not in skip]


def fill(u: Unit) -> list[int]:
    """An account for each string: it is the account's name, and every text field of all that hangs on the account."""
    ids = []
    for n, raw in enumerate(STRINGS):
        text = kept(raw) or f"blank {n}"
        some = dict.fromkeys(_text_fields("account"), text) | {"over_cap_reason": "", "bad_fit": ""}
        account_id = u.add("account", **some, tier="2", stage="interest", stage_since=u.today, tiered_on=u.today)
        person = dict.fromkeys(_text_fields("contact"), text)
        contact_id = u.add("contact", account_id=account_id, **person)
        u.add("seat", account_id=account_id, role="EB", contact_id=contact_id)
        play = u.find("play")[0]["id"]
        run = u.add("run", account_id=account_id, play_id=play, started_on=u.today, reason=text)
        words = {"text": text, "asset": text, "topic": text, "channel": "phone", "role": "EB"}
        u.add("touch", account_id=account_id, run_id=run, position=1, due=u.today, contact_id=contact_id, **words)
        u.add("blocker", account_id=account_id, text=text, created_on=date(2025, 10, 1))
        u.add("evidence", account_id=account_id, text=text, on=u.today)
        u.add("opportunity", account_id=account_id, name=text, stage=text, currency="EUR", amount=1000, reason=text)
        from datetime import datetime

        said = dict.fromkeys(["subject", "topic", "campaign", "asset", "notes"], text)
        u.add(
            "activity", account_id=account_id, contact_id=contact_id, type="reply", at=datetime(2025, 11, 4, 12), **said
        )
        ids.append(account_id)
    return ids


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("hostile") / "team.db"
    workspaces.copy("naughty strings in every field", path, _made)
    store = open_workspace(path, "ana", TODAY)
    yield store
    store.close()


def _made(path: Path) -> None:
    store = create_workspace(path, MEMBERS, today=TODAY)
    store.do(fill)
    store.close()


@pytest.fixture
def workspace(hostile: Store) -> Store:
    return hostile


def clean_screen(lines: list[str], width: int) -> None:
    """No control character on the screen, no line wider than it."""
    for line in lines:
        assert not CONTROL.search(line), repr(line)
        assert cell_len(line) <= width, repr(line)


async def test_targets_shows_every_name_exactly_as_it_was_cleaned(open_app: Open) -> None:
    async with open_app() as d:
        sheet = d.app.screen.query_one(Sheet)
        seen = 0
        for _ in range(len(STRINGS)):
            clean_screen(d.lines, 80)
            for place in range(sheet.body_height):
                index = sheet.top + place
                if index >= sheet.row_count:
                    break
                row = d.app.screen.targets.source.rows[index]  # type: ignore[attr-defined]
                slot = next(s for s in sheet.slots_of(sheet._row(index)) if s.column.key == "name")
                line = d.lines[2 + sheet.header_height + place]
                wanted = fit(row.account.name, slot.width).rstrip()
                assert wanted in line, f"{wanted!r} is not in {line!r}"
                seen += 1
            at = sheet.cursor_index
            await d.press("pagedown")
            if sheet.cursor_index == at:
                break
        assert seen >= len(STRINGS)


@pytest.mark.parametrize("place", ["c", "p", "r", "f"])
async def test_every_place_stands_scrolled_from_end_to_end(open_app: Open, place: str) -> None:
    async with open_app() as d:
        await d.press("g", place)
        before = ""
        for _ in range(120):
            clean_screen(d.lines, 80)
            if d.text == before:
                break
            before = d.text
            await d.press("pagedown")


async def test_every_card_opens(open_app: Open) -> None:
    async with open_app(size=(120, 36)) as d:
        await d.press("home", "v")
        for n in range(len(STRINGS)):
            clean_screen(d.lines, 120)
            assert f"{n + 1} of " in d.lines[0]
            d.app.screen.press("n")  # type: ignore[attr-defined]
            await d.settle()


async def test_the_drawers_over_an_account_stand(open_app: Open) -> None:
    async with open_app() as d:
        for _ in range(len(OWN)):
            for keys in (("b",), ("c",), ("t",), ("s", "n"), ("?",)):
                await d.press(*keys)
                clean_screen(d.lines, 80)
                await d.press("escape")
            await d.press("down")


@pytest.mark.parametrize("text", STRINGS[: len(OWN)] + STRINGS[len(OWN) :: sized(9, 5)])
def test_a_field_takes_the_cleaned_text_or_refuses_it_with_a_sentence(hostile: Store, text: str) -> None:
    from abm_tui.store.commands import accounts

    if not clean(text) or len(clean(text)) > 200:
        with pytest.raises(Refused, match=r"\w+ .+\."):
            hostile.do(accounts.add_account, text)
        return
    done = hostile.do(accounts.add_account, text)
    found = hostile.read(lambda r: r.rows(tables.account.select().where(tables.account.c.id == done.value)))
    assert found[0]["name"] == clean(text)
    undo_redo.turn(hostile, undo_redo.UNDO)
