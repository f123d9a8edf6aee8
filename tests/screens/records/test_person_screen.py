"""The page of a person: every field in place, status and stance by digit or step, roles given and taken."""

from __future__ import annotations

from datetime import date

import pytest
from driver import Driver, Open

from abm_tui.models.facts import PersonFact
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, logging
from abm_tui.store.queries.listing import ListedAccount, listed


@pytest.fixture
def globex(workspace: Store) -> int:
    one = workspace.do(accounts.add_account, "Globex", tier="1").value
    marsh = workspace.do(committee.add_person, one, role="EB", first_name="Ines", last_name="Marsh").value
    workspace.do(committee.add_person, one, role="TE", first_name="Ada", last_name="Reyes")
    workspace.do(logging.log_activity, one, "reply", day=date(2025, 11, 4), contact_id=marsh)
    return int(one)


def row(store: Store, account_id: int) -> ListedAccount:
    return store.read(listed, ids=[account_id])[0]


def marsh(store: Store, account_id: int) -> PersonFact:
    return row(store, account_id).facts.people[0]


async def open_person(d: Driver) -> None:
    await d.press("g", "c", "left", "enter")


async def to(d: Driver, key: str) -> None:
    d.app.screen.sheet.move_to(key)
    await d.settle()


@pytest.mark.quick
async def test_a_row_is_typed_with_tab_a_cell_a_key(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await open_person(d)
        assert "Globex › INES MARSH" in d.lines[0]
        await to(d, "title")
        await d.press("enter")
        await d.type("VP Finance")
        await d.press("tab")
        await d.type("Finance")
        await d.press("tab")
        await d.type("i.marsh@globex.example")
        await d.press("enter")
        person = marsh(d.store, globex)
        assert (person.title, person.department, person.email) == ("VP Finance", "Finance", "i.marsh@globex.example")
        await d.press("u", "u", "u")
        assert marsh(d.store, globex).title == ""


async def test_an_address_without_an_at_is_refused_and_the_text_stays(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await open_person(d)
        await to(d, "email")
        await d.press("enter")
        await d.type("nobody")
        await d.press("enter")
        assert d.says('No e-mail address: "nobody". Esc keeps it empty.')
        await d.press("escape")
        assert marsh(d.store, globex).email == ""


async def test_a_status_that_is_proven_cannot_be_lowered_by_hand(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await open_person(d)
        await to(d, "status")
        assert "reply, Tue, until" in d.text
        await d.press("1")
        assert d.says("Ines Marsh stays engaged: reply, Tue proves it")
        assert marsh(d.store, globex).status is None
        await d.press("n")
        await to(d, "status")
        await d.press("space")
        assert "ADA REYES" in d.lines[0]
        assert row(d.store, globex).roles["TE"] == "contacted"


async def test_stance_roles_and_the_address_are_picked_from_lists(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await open_person(d)
        await to(d, "stance")
        await d.press("3")
        assert marsh(d.store, globex).stance == "against"
        await to(d, "roles")
        await d.press("enter", "2")
        assert row(d.store, globex).roles["CH"] == "engaged"
        await d.press("2")
        assert row(d.store, globex).roles["CH"] == "missing"
        await to(d, "checked")
        await d.press("1")
        assert marsh(d.store, globex).email_verified_at == d.store.today
        await d.press("2")
        assert marsh(d.store, globex).email_bounced


async def test_who_has_a_history_stays_and_who_has_none_can_be_taken_out(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await open_person(d)
        await d.press("s", "x")
        assert d.says("Ines Marsh has 1 line of history, so they stay known")
        await d.press("n", "s", "x")
        assert [p.first_name for p in row(d.store, globex).facts.people] == ["Ines"]
        assert "COMMITTEES" in d.lines[0], "the page of who is gone closes"
        await d.press("u")
        assert row(d.store, globex).roles["TE"] == "identified"


async def test_the_page_says_what_to_tell_somebody_in_their_role_s000_s001(open_app: Open, globex: int) -> None:
    async with open_app(size=(120, 36)) as d:
        await open_person(d)
        role = d.store.framework.role["EB"]
        assert "ECONOMIC BUYER" in d.text
        for text in (role.message, role.concerns, role.goals, role.objections, role.proof):
            assert text[:40] in d.text
        await to(d, "EB Say")
        assert role.message in d.lines[-3]
        await d.press("enter")
        assert d.says("g f changes it")
        await d.press("3")
        assert d.says("g f changes it")
