"""The touch sheet: what is said to whom, and whose touch is due while they are away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from driver import Open

from abm_tui.rules.plays.plays import PlannedTouch
from abm_tui.screens.touch.screen import TouchScreen
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, members, plays
from abm_tui.store.queries.facts import account_facts


@pytest.mark.quick
async def test_a_touch_shows_the_message_of_the_role_it_goes_to_s000_s001(open_app: Open, workspace: Store) -> None:
    """Never one message to all."""
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    dana = workspace.do(committee.add_person, globex, role="LP", first_name="Dana").value
    by_role = workspace.do(plays.add_touch, globex, "Call", workspace.today, role="EB").value
    by_person = workspace.do(plays.add_touch, globex, "Terms", workspace.today, contact_id=dana).value
    async with open_app() as d:
        for touch, code in ((by_role, "EB"), (by_person, "LP")):
            role = d.store.framework.role[code]
            await d.app.push_screen(TouchScreen(touch))
            await d.settle()
            for label in ("BUYER", "SAY", "WANTS", "DOUBTS", "PROOF"):
                assert label in d.text
            for text in (role.concerns, role.message, role.goals, role.objections, role.proof):
                assert text[:60] in d.text


async def test_a_touch_that_is_due_while_its_owner_is_away_says_so(open_app: Open, workspace: Store) -> None:
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    today = workspace.today
    touch = workspace.do(plays.add_touch, globex, "Call", today + timedelta(1), owner=1).value
    workspace.do(members.set_away, 1, today, today + timedelta(2))
    async with open_app() as d:
        await d.app.push_screen(TouchScreen(touch))
        await d.settle()
        assert "AWAY     ana is away until Fri 7: w gives it to somebody, z puts it off" in d.text
        d.store.do(plays.set_touch, touch, due=today + timedelta(5))
        d.app.screen.reload()
        await d.settle()
        assert "AWAY" not in d.text


async def test_the_sheet_gives_the_words_to_send_the_line_to_copy_and_takes_the_outcome_at_one_key(
    open_app: Open, workspace: Store
) -> None:
    globex = workspace.do(accounts.add_account, "Globex", tier="1", city="Ulm").value
    ines = workspace.do(
        committee.add_person, globex, role="EB", first_name="Ines", last_name="Marsh", phone="+49 30 5550 142"
    ).value
    words = "Call {first name}: two questions for {company}, {industry}"
    planned = [PlannedTouch(1, workspace.today, 1, "sales", "phone", "EB", ines, words, "")]
    workspace.do(plays.assign, globex, 1, workspace.today, planned)
    async with open_app() as d:
        await d.app.push_screen(TouchScreen(1))
        await d.settle()
        assert "Call Ines: two questions for Globex, {industry}" in d.text
        assert "industry is not known" in d.text
        assert "How did it go? 1 talked 2 no answer 3 voicemail 4 meeting booked   t in words" in d.text
        await d.press("y")
        assert "+49 30 5550 142" in d.text
        await d.press("2")
        assert "Again?" in d.text
        await d.press("1")
        assert "How did it go?" not in d.text
    facts = workspace.read(account_facts, ids=[globex])[globex]
    assert [(a.type, a.outcome, a.contact_id) for a in facts.activities] == [("call", "no_answer", ines)]
    again = next(t for t in facts.touches if t.status == "open")
    assert (again.due, again.run_id) == (workspace.today + timedelta(1), 1)


async def test_a_digit_corrects_how_a_touch_went_and_one_that_says_nothing_changes_nothing(
    open_app: Open, workspace: Store
) -> None:
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    mail = workspace.do(plays.add_touch, globex, "Write to procurement", workspace.today).value
    async with open_app() as d:
        await d.app.push_screen(TouchScreen(mail))
        await d.settle()
        await d.press("3")
        assert "3 says nothing of this touch" in d.text
        await d.press("d", "enter", "1")
    [logged] = workspace.read(account_facts, ids=[globex])[globex].activities
    assert (logged.type, logged.outcome) == ("email_sent", "sent")


async def test_where_the_person_cannot_be_reached_somebody_else_is_named(open_app: Open, workspace: Store) -> None:
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    workspace.do(committee.add_person, globex, first_name="Ines")
    raj = {"first_name": "Raj", "last_name": "Patel", "title": "CFO"}
    workspace.do(committee.add_person, globex, **raj, phone="+49 30 77")
    call = workspace.do(plays.add_touch, globex, "Call Ines", workspace.today).value
    async with open_app() as d:
        await d.app.push_screen(TouchScreen(call))
        await d.settle()
        assert "INSTEAD  Raj Patel, CFO · +49 30 77" in d.text
        assert "no address for this channel" in d.text


@pytest.mark.parametrize(
    ("text", "typed", "kind", "outcome"),
    [
        ("Call Ines", "she wants a quote", "call", "answered"),
        ("Call Ines", "no answer", "call", "no_answer"),
        ("Write to Ines", "the three-year cost", "email_sent", ""),
        ("Meet Ines", "budget comes in March", "meeting", ""),
    ],
)
async def test_how_it_went_in_words_closes_the_step_of_the_sheet_and_is_kept_whole(
    open_app: Open, workspace: Store, text: str, typed: str, kind: str, outcome: str
) -> None:
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    ines = workspace.do(committee.add_person, globex, first_name="Ines", last_name="Marsh").value
    step = workspace.do(plays.add_touch, globex, text, workspace.today).value
    async with open_app() as d:
        await d.app.push_screen(TouchScreen(step))
        await d.settle()
        await d.press("t")
        await d.type(typed)
        await d.press("enter")
    facts = workspace.read(account_facts, ids=[globex])[globex]
    [logged] = facts.activities
    assert (logged.type, logged.contact_id, logged.touch_id) == (kind, ines, step)
    assert logged.notes.endswith(typed)
    assert [(t.id, t.status) for t in facts.touches] == [(step, "done")]
    assert logged.outcome == outcome
