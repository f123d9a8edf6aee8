"""The preview of an import: old and new, ours or theirs, what stays out, and what a long one meets meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from busy_file import held
from driver import Open
from import_steps import bring, file, go_on, rows, weekly, work
from textual import events

from abm_tui.exchange.imports import importing
from abm_tui.store import Store
from abm_tui.store.commands import accounts


async def test_an_update_shows_old_and_new_and_a_field_of_both_is_a_choice(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        assert "1 to update" in d.lines[1]
        assert "1 choice open" in d.lines[1]
        assert "industry retail→steel" in d.line_with("= update")
        assert "ours Paris" in d.line_with("? choose")
        await go_on(d)
        (row,) = rows(d.store, "account")
        assert (row["city"], row["industry"]) == ("Paris", "steel")


async def test_an_import_does_not_pass_edits_that_wait_for_a_busy_file(
    open_app: Open, workspace: Store, tmp_path: Path
) -> None:
    workspace.do(accounts.add_account, "Acme", tier="2")
    async with open_app() as d:
        with held(d.store.path):
            await d.press("home", "right", "3")
            d.says("trying again")
            await bring(d, file(tmp_path, "a.csv", "Company,City\nGlobex,Ulm\n"))
            await go_on(d)
            await d.press("enter")
            d.says("Edits of yours still wait")
        await d.hear()
        await d.press("enter")
        await work(d)
        assert {row["name"]: row["tier"] for row in rows(d.store, "account")} == {"Acme": "3", "Globex": None}


async def test_theirs_is_taken_where_it_was_chosen(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        await d.press("n", "right")
        assert "● theirs Bonn" in d.line_with("? choose")
        assert "open" not in d.lines[1]
        await go_on(d)
        assert rows(d.store, "account")[0]["city"] == "Bonn"
        await d.press("u", "enter")
        assert rows(d.store, "account")[0]["city"] == "Paris"


@pytest.mark.parametrize(("keys", "asked"), [([], True), (["n", "left"], False)])
async def test_what_was_chosen_is_not_asked_again(open_app: Open, tmp_path: Path, keys: list[str], asked: bool) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        await d.press(*keys)
        await go_on(d)
        assert rows(d.store, "account")[0]["city"] == "Paris"
        await bring(d, tmp_path / "w2.csv")
        await go_on(d)
        assert ("? choose" in d.text) is asked


async def test_rows_that_stay_out_say_why_and_go_to_a_file(open_app: Open, tmp_path: Path) -> None:
    path = file(
        tmp_path, "people.csv", "First Name,Last Name,Email\nDana,Ruiz,d@acme.com\nBo,Li,not an address\n,,\n,,x@y.z\n"
    )
    async with open_app((120, 36)) as d:
        await bring(d, path)
        await go_on(d)
        assert "1 new · 1 skipped · 2 rejected" in d.lines[1]
        assert 'Email "not an address"' in d.line_with("? look")
        await d.press("w")
        written = tmp_path / "people-rejects.csv"
        assert "not an address" in written.read_text()
        d.says("people-rejects.csv")
        await go_on(d)
        d.says("w writes them to a file")
        await d.press("w")
        assert (tmp_path / "people-rejects-2.csv").read_text() == written.read_text()


async def test_w_says_when_there_is_nothing_to_write(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await d.press("g", "i", "w")
        d.says("No import since you came here")


async def test_going_back_from_the_preview_changes_a_column(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        await d.press("q")
        await d.press("right", "0")
        await go_on(d, 2)
        assert rows(d.store, "account")[0]["industry"] == ""


async def test_keys_typed_ahead_of_the_work_are_not_lost(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    async with open_app() as d:
        await bring(d, path)
        await d.ahead("enter", "enter")
        await work(d)
        await work(d)
        assert [row["name"] for row in rows(d.store, "account")] == ["Acme"]


@pytest.mark.parametrize(
    ("table", "pages", "head", "row"),
    [
        ("account", 1, "Company,Industry", "Firm {},retail"),
        ("activity", 2, "account,type,at,subject", "X,call,2025-11-03,{}"),
    ],
)
async def test_escape_cancels_a_long_import_and_nothing_of_it_stays(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, pages: int, head: str, row: str
) -> None:
    path = file(tmp_path, "big.csv", f"{head}\n" + "".join(f"{row.format(n)}\n" for n in range(5_000)))
    begin, apply = threading.Event(), importing.apply

    def waits(*args: Any) -> Any:
        begin.wait(10)
        return apply(*args)

    monkeypatch.setattr(importing, "apply", waits)
    async with open_app() as d:
        await bring(d, path)
        await go_on(d, pages)
        assert "5,000 new" in d.lines[1]
        await d.press("enter")
        d.says("Esc cancels")
        await d.press("escape")
        d.says("Cancelling")
        begin.set()
        await work(d)
        d.says("Cancelled. Nothing was imported.")
        assert rows(d.store, table) == []
        await go_on(d)
        assert len(rows(d.store, table)) == 5_000


async def test_what_a_colleague_adds_meanwhile_is_found(open_app: Open, tmp_path: Path, workspace: Store) -> None:
    path = file(tmp_path, "a.csv", "Company,Website\nAcme,acme.com\n")
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        assert "1 new" in d.lines[1]
        workspace.who = "bo"
        workspace.do(accounts.add_account, "Acme", domain="acme.com")
        await go_on(d)
        assert len(rows(d.store, "account")) == 1


async def test_rows_and_a_dropped_file_can_be_pasted(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a b.csv", "Company name,Website\nAcme,acme.example\n")
    async with open_app() as d:
        await d.press("g", "i")
        d.app.post_message(events.Paste("Company\tWebsite\nAcme\tacme.example\n"))
        await work(d)
        assert "PASTE 1 row" in d.lines[0]
        await go_on(d, 2)
        assert len(rows(d.store, "account")) == 1
        d.app.post_message(events.Paste(f"'{path}'\n"))
        await d.settle()
        await d.press("enter")
        await work(d)
        assert d.lines[0].startswith(" COLUMNS a b.csv")
