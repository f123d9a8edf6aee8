"""Paste from a spreadsheet: columns matched, a preview, one undo."""

from __future__ import annotations

import pytest
from driver import Driver, Open
from import_steps import go_on, work
from textual import events

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.listing import listed

ROWS = "Company\tWebsite\tIndustry\nAcme Ltd\tacme.example\tfintech\nGlobex\thttps://www.globex.example/\tchemicals\n"


async def paste(d: Driver, text: str) -> None:
    d.app.post_message(events.Paste(text))
    await d.settle()
    await work(d)


async def test_rows_land_after_enter_and_one_undo_takes_them_back(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, ROWS)
        assert "2 rows × 3 columns" in d.lines[0]
        assert "2 new" in d.lines[1]
        assert d.store.read(listed, "all") == []
        await go_on(d)
        assert "nothing is written yet" in d.lines[0]
        assert d.store.read(listed, "all") == []
        await go_on(d)
        assert {r.account.domain for r in d.store.read(listed, "all")} == {"acme.example", "globex.example"}
        await d.press("u", "enter")
        assert d.store.read(listed, "all") == []


async def test_rows_that_may_be_two_things_are_asked_about(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "Name\tCompany\nGlobex\tYes\nDana Ruiz\tNo\n")
        assert "the clipboard: what are its rows?" in d.text
        await d.press("p")
        await work(d)
        assert "→ contacts" in d.lines[1]
        assert d.store.read(listed, "all") == []


async def test_escape_pastes_nothing(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, ROWS)
        await d.press("escape")
        d.says("Nothing was pasted")
        assert d.store.read(listed, "all") == []


async def test_a_column_becomes_something_else_with_the_arrows(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, ROWS)
        await d.press("right", "right", "down")
        await work(d)
        assert "employees" in d.line_with("becomes")
        assert "2 look" in d.lines[1]
        assert "fintech" in d.line_with("? 2 look")
        await d.press("up")
        await work(d)
        await go_on(d, 2)
        assert {r.account.industry for r in d.store.read(listed, "all")} == {"fintech", "chemicals"}


async def test_the_same_rows_again_bring_nothing_new(open_app: Open, workspace: Store) -> None:
    async with open_app() as d:
        for said in ("2 new", "2 the same"):
            await paste(d, ROWS)
            assert said in d.lines[1]
            await go_on(d, 2)
        assert len(workspace.read(listed, "all")) == 2


async def test_pasted_prose_asks_what_it_is(open_app: Open, workspace: Store) -> None:
    account_id = workspace.do(accounts.add_account, "Acme", tier="2").value
    async with open_app() as d:
        await paste(d, "Hello Ana,\n\nthanks for the call yesterday, we would like to see the numbers.\n\nDana")
        d.says("Pasted, ")
        await d.press("2")
        events_ = d.store.read(listed, ids=[account_id])[0].facts.activities
        assert [(e.type, "numbers" in e.notes) for e in events_] == [("reply", True)]


async def test_a_pasted_email_is_put_on_whose_address_it_has_under_its_subject(
    open_app: Open, workspace: Store
) -> None:
    account_id = workspace.do(accounts.add_account, "Acme", tier="2").value
    person = workspace.do(
        committee.add_person, account_id, first_name="Dana", last_name="Ruiz", email="dana@acme.example"
    ).value
    mail = "From: Dana Ruiz <Dana@acme.example>\nSubject: Numbers for Thursday\n\nHello Ana,\nplease send the numbers."
    async with open_app() as d:
        await paste(d, mail)
        d.says("a reply from Dana Ruiz")
        await d.press("9")
        d.says("Not 9.")
        await d.press("2")
        (event,) = d.store.read(listed, ids=[account_id])[0].facts.activities
        assert (event.type, event.subject, event.contact_id) == ("reply", "Numbers for Thursday", person)
        await d.press("u", "enter")
        assert d.store.read(listed, ids=[account_id])[0].facts.activities == ()


@pytest.mark.parametrize("keys", [["g", "c"], ["v"], ["g", "r"]])
async def test_every_grid_takes_a_paste(open_app: Open, workspace: Store, keys: list[str]) -> None:
    workspace.do(accounts.add_account, "Acme", tier="1")
    async with open_app() as d:
        await d.press(*keys)
        before = d.lines[0]
        await paste(d, ROWS)
        assert "2 rows × 3 columns" in d.lines[0]
        await d.press("escape")
        assert d.lines[0] == before
        await paste(d, "Hello Ana,\n\nthanks for the call yesterday, we would like to see the numbers.\n\nDana")
        d.says("Pasted, ")
        await d.press("escape")
        assert workspace.read(listed, "all")[0].facts.activities == ()


async def test_days_of_a_paste_that_read_two_ways_are_asked_about(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, "Deal Name\tAmount\tDeal Stage\tClose Date\nPilot\t20\tPitch\t03/04/2026\n")
        assert "03/04/2026 is 3 April 2026" in d.line_with("the day first")
        await d.press("escape")
        assert "s d says which" in d.text
        await d.press("s", "d", "d")
        await work(d)
        assert "1 new" in d.lines[1]
        await d.press("escape")
        await paste(d, "Deal Name\tAmount\tDeal Stage\tClose Date\nPilot\t20\tPitch\t03/04/2026\n")
        await d.press("d")
        await work(d)
        assert "1 new" in d.lines[1]


async def test_the_separator_and_the_header_of_a_paste_can_be_said(open_app: Open) -> None:
    async with open_app() as d:
        await paste(d, ROWS)
        await d.press("s", "h", "0")
        await work(d)
        assert "Column 1" in d.line_with("yours")
        await d.press("s", "h", "1")
        await work(d)
        assert "2 new" in d.lines[1]


@pytest.mark.parametrize("text", ["just one line", "\t\t\t\n\t\t", "\n\n\n", "a\tb\n\x1b]52;c;x\x07\tc"])
async def test_odd_pastes_say_something_and_change_nothing(open_app: Open, text: str) -> None:
    async with open_app() as d:
        await paste(d, text)
        await d.press("escape")
        assert d.store.read(listed, "all") == []


async def test_a_paste_without_a_day_asks_for_it_once(open_app: Open, workspace: Store) -> None:
    account_id = workspace.do(accounts.add_account, "Acme", tier="2", domain="acme.example").value
    workspace.do(committee.add_person, account_id, first_name="Dana", last_name="Ruiz", email="dana@acme.example")
    async with open_app() as d:
        await paste(d, "Recipient\tEmail name\tSent\tOpened\tClicked\ndana@acme.example\tNews\tyes\tyes\tno\n")
        d.says("the day it went out")
        await d.type("someday")
        await d.press("enter")
        d.says("someday")
        await d.press(*["backspace"] * 7)
        await d.type("yesterday")
        await go_on(d)
        assert "1 new" in d.lines[1]
        await go_on(d, 2)
        events_ = d.store.read(listed, ids=[account_id])[0].facts.activities
        assert {(e.type, str(e.day)) for e in events_} == {("email_sent", "2025-11-04"), ("email_open", "2025-11-04")}
