"""The steps of an import on any screen, with any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import Open
from import_steps import SF, SIZES, bring, file, go_on, rows, weekly, work
from rich.cells import cell_len

from abm_tui import glyphs
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import listed

HOSTILE = "[/] [@click=app.quit]x[/]\x1b]52;c;x\x07 株式会社 " + "W" * 180


@pytest.mark.parametrize("size", SIZES)
async def test_every_step_stays_within_the_screen(open_app: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    head = f'Company name,"{HOSTILE}",Lifecycle Stage,Record ID\n'
    text = f'{head}"{HOSTILE[:190]}",x,"{HOSTILE[:60]}",1\nAcme,y,interest,2\n'
    path = file(tmp_path, "[@click=app.quit] 株式会社.csv", text)
    async with open_app(size) as d:
        await bring(d, path)
        for words in (" COLUMNS", " VALUES", " PREVIEW"):
            assert d.lines[0].startswith(words)
            assert all(cell_len(line) <= size[0] for line in d.lines)
            assert d.lines[-1].rstrip().endswith("? : q")
            assert "\x1b" not in d.text
            await go_on(d)
        assert d.lines[0].startswith(" IMPORT")
        assert len(rows(d.store, "account")) == 2


async def test_a_thousand_columns_can_be_gone_through(open_app: Open, tmp_path: Path) -> None:
    head = ",".join(["Company", *(f"Field {n}" for n in range(1_030))])
    path = file(tmp_path, "wide.csv", f"{head}\n{','.join(['Acme', *('x' * 1_030)])}\n")
    async with open_app() as d:
        await bring(d, path)
        if "what are its rows" in d.text:
            await d.press("a")
            await work(d)
        await d.press("end", "left")
        assert d.line_with("1030 of 1031")
        await d.press("n")
        assert d.line_with("1031 of 1031")
        await go_on(d, 2)
        assert len(rows(d.store, "account")) == 1


async def test_help_lists_the_keys_of_a_step(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,Website\nAcme,acme.example\n")
    async with open_app((120, 36)) as d:
        await bring(d, path)
        await d.press("?")
        assert d.line_with("leave out")
        await d.press("escape")
        assert d.lines[0].startswith(" COLUMNS")
        assert len(d.store.read(listed, "all")) == 0


async def test_plain_signs_carry_a_choice_too(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        glyphs.use("ascii")
        d.app.refresh(layout=True)
        await d.press("n", "right")
        line = d.line_with("? choose")
        assert "# theirs Bonn" in line
        assert line.isascii()


async def test_at_the_least_size_the_age_of_a_source_stays(open_app: Open) -> None:
    async with open_app((60, 20)) as d:
        await bring(d, SF / "Account.csv")
        await go_on(d, 2)
        assert "today" in d.line_with("Salesforce, accounts")


async def test_what_the_other_person_writes_meanwhile_leaves_the_columns_as_they_were_said(
    open_app: Open, tmp_path: Path, workspace: Store
) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    async with open_app() as d:
        await bring(d, path)
        await d.press("right", "0")
        workspace.who = "bo"
        workspace.do(accounts.add_account, "Globex")
        await d.hear()
        assert "1 of 2 come in" in d.lines[1]
        await go_on(d, 2)
        assert {row["name"]: row["industry"] for row in rows(d.store, "account")} == {"Globex": "", "Acme": ""}
