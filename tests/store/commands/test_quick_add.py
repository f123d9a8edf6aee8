"""One typed line is written down whole, as one step, or not at all; a fact is typed once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from abm_tui.errors import Refused
from abm_tui.models.facts import AccountFacts
from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.people import statuses
from abm_tui.rules.quickadd.drafts import QuickAdd
from abm_tui.rules.quickadd.next_step import read_step
from abm_tui.rules.quickadd.quickadd import parse_about
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, finishing, plays
from abm_tui.store.commands.quick_add import Logged, quick_add
from abm_tui.store.queries.facts import account_facts
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    account_id = int(store.do(accounts.add_account, "Globex").value)
    for first, last in (("Eve", "Stone"), ("Mark", "Twain")):
        store.do(committee.add_person, account_id, first_name=first, last_name=last)
    return account_id


def facts(store: Store, account_id: int) -> AccountFacts:
    return store.read(account_facts, ids=[account_id])[account_id]


def read(store: Store, account_id: int, text: str) -> QuickAdd:
    return parse_about(
        text,
        account_id,
        lambda about: facts(store, about),
        today=store.today,
        members=store.members,
        accounts={},
        me=store.me,
    )


def log(store: Store, account_id: int, text: str) -> Logged:
    value = store.do(quick_add, account_id, read(store, account_id, text)).value
    assert isinstance(value, Logged)
    return value


def add_step(store: Store, account_id: int, text: str, *, person: str, days: int = 0) -> int:
    """A next step by phone with somebody."""
    who = next(p.id for p in facts(store, account_id).people if p.first_name == person)
    due = store.today + timedelta(days)
    return int(store.do(plays.add_touch, account_id, text, due, channel="phone", contact_id=who).value)


def status_of(store: Store, account_id: int, first_name: str) -> PersonStatus:
    known = facts(store, account_id)
    who = next(p.id for p in known.people if p.first_name == first_name)
    return statuses(known, store.today, store.framework)[who]


def test_a_line_that_says_nothing_is_refused_and_writes_nothing(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    with pytest.raises(Refused, match="Nothing to log yet"):
        store.do(quick_add, globex, QuickAdd(" "))
    assert store.do(lambda u: u.find("activity")).value == []


def test_a_misspelt_tag_that_nobody_decided_is_refused(store: Store, globex: int) -> None:
    with pytest.raises(Refused, match="did you mean #replied"):
        log(store, globex, "#replyed Eve")
    assert facts(store, globex).activities == ()


def test_the_line_is_stored_word_for_word_and_once(store: Store, globex: int) -> None:
    text = "met Eve and Mark re Preis, 12,000 € ist zu viel, send them the deck fri #pricing x2 @bo?"
    logged = log(store, globex, text)
    events = facts(store, globex).activities
    assert len(logged.activities) == len(events)
    assert [a.notes for a in events if a.notes] == [text]


def test_a_voicemail_engages_nobody_and_is_no_talk(store: Store, globex: int) -> None:
    log(store, globex, "left a voicemail for Eve")
    (call,) = facts(store, globex).activities
    assert (call.type, call.outcome) == ("call", "voicemail")
    assert status_of(store, globex, "Eve") == PersonStatus.CONTACTED


def test_a_logged_call_closes_the_step_it_fulfils_in_one_undo_step(store: Store, globex: int) -> None:
    touch = add_step(store, globex, "Call Mark re pilot", person="Mark", days=-3)
    logged = log(store, globex, "called Mark, he wants the DPA by fri")
    known = facts(store, globex)
    (call,) = known.activities
    assert (call.type, call.outcome, call.touch_id) == ("call", "answered", touch)
    assert logged.closed == (touch,)
    left = [t for t in known.touches if t.status == "open"]
    assert [(t.text, t.id) for t in left] == [("he wants the DPA", logged.steps[0])]
    assert undo_redo.turn(store, undo_redo.UNDO) is not None
    assert [t.id for t in facts(store, globex).touches if t.status == "open"] == [touch]
    assert facts(store, globex).activities == ()


def test_a_step_that_is_to_stay_open_stays_open(store: Store, globex: int) -> None:
    add_step(store, globex, "Call Mark re pilot", person="Mark")
    line = read(store, globex, "called Mark").keep_open()
    assert store.do(quick_add, globex, line).value.closed == ()
    assert [t.status for t in facts(store, globex).touches] == ["open"]


def test_no_answer_again_thu_is_the_same_step_another_day(store: Store, globex: int) -> None:
    touch = add_step(store, globex, "Ring Eve about pricing", person="Eve", days=-1)
    logged = log(store, globex, "called, no answer, again +2")
    known = facts(store, globex)
    assert logged.closed == (touch,)
    (again,) = [t for t in known.touches if t.status == "open"]
    old = next(t for t in known.touches if t.id == touch)
    assert (again.text, again.channel, again.contact_id) == (old.text, old.channel, old.contact_id)
    assert again.due == store.today + timedelta(2)
    assert old.outcome == "no_answer"


def test_again_after_done_is_the_step_that_was_done(store: Store, globex: int) -> None:
    touch = add_step(store, globex, "Ring Eve about pricing", person="Eve")
    store.do(finishing.finish_touch, touch, outcome="no_answer")
    log(store, globex, "called Eve, no answer, again +2")
    known = facts(store, globex)
    assert [a.notes for a in known.activities] == ["called Eve, no answer, again +2"]
    assert [t.text for t in known.touches if t.status == "open"] == ["Ring Eve about pricing"]


def test_words_right_after_done_are_the_words_of_that_call(store: Store, globex: int) -> None:
    step = read_step("Call Eve about pricing", store.today, store.members)
    touch = add_step(store, globex, step.text, person="Eve")
    store.do(finishing.finish_touch, touch, outcome="answered")
    assert status_of(store, globex, "Eve") == PersonStatus.ENGAGED
    logged = log(store, globex, "Eve wants a quote by fri")
    known = facts(store, globex)
    (call,) = known.activities
    assert (call.type, call.outcome, call.notes) == ("call", "answered", "Eve wants a quote by fri")
    assert logged.activities == (call.id,)
    assert [t.text for t in known.touches if t.status == "open"] == ["Eve wants a quote"]
    log(store, globex, "Eve is on holiday")
    assert [a.type for a in facts(store, globex).activities] == ["call", "note"]


def test_words_say_how_a_call_went_that_was_just_done(store: Store, globex: int) -> None:
    touch = add_step(store, globex, "Call Eve", person="Eve")
    store.do(finishing.finish_touch, touch)
    log(store, globex, "called Eve, left a voicemail")
    (call,) = facts(store, globex).activities
    assert (call.outcome, call.notes) == ("voicemail", "called Eve, left a voicemail")


def test_new_people_are_named_and_stand_in_what_happened(store: Store, globex: int) -> None:
    logged = log(store, globex, "Lucius Fox (CTO) replied: fine")
    known = facts(store, globex)
    assert [p.name for p in known.people if p.id in logged.people] == ["Lucius Fox"]
    assert known.activities[0].contact_id == logged.people[0]
