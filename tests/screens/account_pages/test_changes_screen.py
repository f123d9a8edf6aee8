"""Three small screens every place leads to: history, what is in the way, and going to an account by name."""

from __future__ import annotations

import time
from datetime import date

import pytest
from driver import Open

from abm_tui.screens.actions.account_picker import Picker
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, blockers, committee, logging, plays
from abm_tui.store.queries.changes import account_changes
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.queries.picking import Pick

TODAY = date(2025, 11, 5)


@pytest.fixture
def acme(workspace: Store) -> int:
    """Acme, in Tier 1 for more than the grace period, with one late next step and nothing else in the way."""
    early = open_workspace(workspace.path, "ana", date(2025, 9, 1))
    one = early.do(accounts.add_account, "Acme", tier="1").value
    early.do(accounts.set_field, one, "stage", None, reason="not said yet")
    workspace.do(logging.log_activity, one, "email_sent")
    early.do(plays.add_touch, one, "Call Ines", date(2025, 11, 3))
    early.close()
    return int(one)


def row(store: Store, account_id: int) -> ListedAccount:
    return store.read(listed, ids=[account_id])[0]


def way(store: Store, account_id: int) -> list[str]:
    derived = row(store, account_id).derived
    assert derived is not None
    return [r.text for r in derived.raised if r.drawer == "way"]


# history


def test_changes_are_told_with_names_and_days(workspace: Store, acme: int) -> None:
    person = workspace.do(committee.add_person, acme, role="EB", first_name="Raj", last_name="Patel").value
    workspace.do(committee.set_person, person, title="CFO")
    workspace.do(accounts.set_field, acme, "owner_marketing", None)
    workspace.do(plays.set_due_many, [1], date(2025, 11, 7))
    lines = [(c.who, c.what, c.before, c.after) for c in workspace.read(account_changes, acme)]
    assert lines[0] == ("ana", "Call Ines: due", "Mon 3", "Fri 7")
    assert lines[1] == ("ana", "Marketing owner", "bo", "")
    assert lines[2] == ("ana", "Raj Patel: title", "", "CFO")
    assert lines[3] == ("ana", "economic buyer", "", "Raj Patel")
    assert ("ana", "Tier", "", "Tier 1") in lines


async def test_enter_takes_back_one_older_step_whole(open_app: Open, workspace: Store, acme: int) -> None:
    workspace.do(accounts.set_field, acme, "industry", "steel")
    workspace.do(accounts.set_field, acme, "country", "Spain")
    async with open_app() as d:
        await d.press("c")
        assert "ACME › CHANGES" in d.lines[0]
        await d.press("down", "enter")
        account = row(d.store, acme).account
        assert (account.industry, account.country) == ("", "Spain")
        assert d.says("Undone: Industry → steel for Acme")
        assert "taken back since" in d.text, "the cursor stays on its line"
        await d.press("enter")
        assert d.says("taken back already")


async def test_a_step_that_somebody_built_upon_asks_first(open_app: Open, workspace: Store, acme: int) -> None:
    workspace.do(accounts.set_fields, acme, {"industry": "steel", "city": "Bilbao"})
    bo = open_workspace(workspace.path, "bo", TODAY)
    bo.do(accounts.set_field, acme, "industry", "iron")
    bo.close()
    async with open_app() as d:
        await d.press("c", "down", "enter")
        assert "leave everything as it is" in d.text
        await d.press("a")
        account = row(d.store, acme).account
        assert (account.industry, account.city) == ("iron", "")


# in the way


async def test_enter_resolves_what_was_written_and_a_rule_s_line(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        d.store.do(blockers.write_blocker, acme, "No cloud vendor", owner=2)
        await d.press("b")
        assert "ACME › IN THE WAY" in d.lines[0]
        assert "Call Ines 2d late" in d.text
        assert "No cloud vendor" in d.text
        await d.press("down", "enter")
        assert way(d.store, acme)[0] == "Call Ines 2d late"
        assert "No cloud vendor" not in way(d.store, acme)
        await d.press("u")
        assert "No cloud vendor" in way(d.store, acme)
        await d.press("home", "enter")
        assert d.says("Resolved for Acme: next step late")
        assert "Call Ines 2d late" not in way(d.store, acme)
        await d.press("u")
        assert way(d.store, acme)[0] == "Call Ines 2d late"


async def test_z_puts_a_line_off_and_enter_brings_it_back(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("b", "z", "2")
        assert way(d.store, acme) == []
        line = d.line_with("next step late")
        assert "→ Fri 7" in line
        d.app.screen.sheet.move_to(next(k for k in d.app.screen.source.lines if k[0] == "off"))
        await d.press("enter")
        assert way(d.store, acme) == ["Call Ines 2d late"]
        await d.press("home", "z", "4")
        await d.type("3 dec")
        await d.press("enter")
        assert "→ 3 Dec" in d.text


async def test_what_mends_works_right_there(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("b", "d")
        assert way(d.store, acme) == ["no next step"]
        await d.press("s", "n")
        await d.type("Send offer, fri")
        await d.press("enter")
        assert way(d.store, acme) == []


async def test_with_nothing_in_the_way_b_goes_straight_to_writing(open_app: Open, workspace: Store) -> None:
    one = workspace.do(accounts.add_account, "Quiet Ltd", tier="2").value
    workspace.do(plays.add_touch, one, "Call", date(2025, 11, 20))
    workspace.do(committee.add_person, one, role="AP", first_name="Ines", last_name="Marsh")
    workspace.do(logging.log_activity, one, "reply")
    async with open_app() as d:
        await d.press("b")
        assert d.says("In the way of Quiet Ltd")
        await d.type("Legal is slow @bo")
        await d.press("enter")
        assert [(b.text, b.owner) for b in row(d.store, one).facts.blockers] == [("Legal is slow", 2)]
        await d.press("b", "a")
        await d.type("   ")
        await d.press("enter")
        assert d.says("A blocker needs a line of text")


# going to an account


async def test_a_few_letters_go_to_an_account(open_app: Open, workspace: Store) -> None:
    for name in ("Acme", "Globex", "Umbrella 株式会社", "[/] Markup"):
        workspace.do(accounts.add_account, name)
    async with open_app() as d:
        await d.press("g", "a")
        await d.type("glbex")
        assert "Globex" in d.text
        await d.press("enter")
        assert "GLOBEX" in d.lines[0]
        await d.press("g", "a")
        await d.type("a")
        await d.press("down", "enter")
        assert not {"GLOBEX", "ACME"} & set(d.lines[0].split()), "the second match was picked"
        await d.press("g", "a")
        await d.type("zzzz")
        await d.press("enter")
        assert d.says('No account like "zzzz"')
        await d.press("escape", "q")


def test_matches_come_in_order_begins_word_inside_likely() -> None:
    picker = Picker([Pick(n, name, "", None) for n, name in enumerate(("Big Wayne", "Wayne", "Swaynes", "Waine"))])
    assert [p.name for p in picker.matches("wayn")] == ["Wayne", "Big Wayne", "Swaynes", "Waine"]
    assert [p.name for p in picker.matches("")] == ["Big Wayne", "Wayne", "Swaynes", "Waine"]


def test_ten_thousand_names_take_less_than_fifty_milliseconds_a_key() -> None:
    picker = Picker([Pick(n, f"Company {n % 97} of {n % 89} {n}", f"c{n}.example", None) for n in range(10_000)])
    for text in ("c", "company", "cmpany 55", "zzzz", "c9999.example"):
        before = time.thread_time()  # what else the machine does is not counted
        picker.matches(text)
        assert time.thread_time() - before < 0.05, text
