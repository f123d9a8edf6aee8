"""What d asks once a touch is done, with a fake host on a real workspace."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from fake_host import FakeHost
from shown_accounts import ShownAccounts

from abm_tui.keymap import focuses
from abm_tui.keymap.action_ids import Do
from abm_tui.models.facts import AccountFacts, TouchFact
from abm_tui.rules.people.people import statuses
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, members, plays
from abm_tui.store.queries.facts import account_facts

pytestmark = pytest.mark.quick

FRI = date(2025, 11, 7)
MON = date(2025, 11, 10)
Keys = Mapping[Do, Handler | KeyHandler]


@pytest.fixture
def host(store: Store) -> FakeHost:
    return FakeHost(store, focuses.TARGETS)


@pytest.fixture
def here(store: Store) -> ShownAccounts:
    """Acme with Eve, and the step to call her."""
    account_id = int(store.do(accounts.add_account, "Acme", tier="2").value)
    store.do(committee.add_person, account_id, first_name="Eve", last_name="Lang", department="Finance")
    store.do(plays.add_touch, account_id, "Call Eve about pricing", store.today)
    return ShownAccounts(store, account_id)


@pytest.fixture
def keys(host: FakeHost, here: ShownAccounts) -> Keys:
    made = AccountKeys(host, here, here)
    host.endings.append(made.touches.finishing.ending)
    return made.handlers()


def facts_of(here: ShownAccounts) -> AccountFacts:
    return here.store.read(account_facts, ids=here.ids)[here.ids[0]]


def opened(here: ShownAccounts) -> list[TouchFact]:
    return [t for t in facts_of(here).touches if t.status == "open"]


def eve_is(here: ShownAccounts) -> str:
    facts = facts_of(here)
    return str(statuses(facts, here.store.today, here.store.framework)[facts.people[0].id])


def step(here: ShownAccounts, text: str, **fields: object) -> int:
    """The only open step of the account."""
    for touch in opened(here):
        here.store.do(plays.drop_touch, touch.id)
    return int(here.store.do(plays.add_touch, here.ids[0], text, here.store.today, **fields).value)


def test_a_call_nobody_answered_is_one_activity_of_its_person_and_the_same_step_tomorrow(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    host.do(keys, Do.DONE)
    assert host.title == "Done. How did it go?"
    assert [label for label, _ in host.keys.values()] == [
        "talked",
        "no answer",
        "voicemail",
        "meeting booked",
        "just done",
    ]
    host.press("2")
    assert host.title == "Again?"
    host.press("1")
    facts = facts_of(here)
    [call] = facts.activities
    assert (call.type, call.outcome, call.contact_id) == ("call", "no_answer", facts.people[0].id)
    assert eve_is(here) == "contacted"
    [again] = opened(here)
    assert (again.text, again.channel, again.contact_id) == ("Call Eve about pricing", "phone", facts.people[0].id)
    assert again.due == here.store.today + timedelta(1)
    host.do(keys, Do.DONE)
    host.press("1")
    assert eve_is(here) == "engaged"
    assert len(facts_of(here).activities) == 2


def test_d_1_d_1_on_the_last_two_steps_opens_no_field_and_offers_the_next_one(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    here.store.do(plays.add_touch, here.ids[0], "Call Eve again", here.store.today)
    for _ in range(2):
        assert "nothing else open" not in host.said
        host.do(keys, Do.DONE)
        host.press("1")
        assert host.may_ask()
    assert host.said == "Call Eve again: talked · u undo · nothing else open: s n next"
    assert [a.outcome for a in facts_of(here).activities] == ["answered", "answered"]


@pytest.mark.parametrize(("tier", "offered"), [("1", True), ("3", True), ("watchlist", False), (None, False)])
def test_only_a_target_account_is_offered_another_step(
    host: FakeHost, here: ShownAccounts, keys: Keys, tier: str | None, offered: bool
) -> None:
    here.store.do(accounts.set_field, here.ids[0], "tier", tier)
    step(here, "Tidy up")
    host.do(keys, Do.DONE)
    host.press("1")
    assert ("nothing else open" in host.said) is offered


class Leaving:
    """A place whose done touches leave it, so that the cursor comes to stand on the next account."""

    def __init__(self, here: ShownAccounts, other: int) -> None:
        self.here, self.other = here, other

    def __getattr__(self, name: str) -> Any:
        return getattr(self.here, name)

    def account(self) -> int:
        return self.here.ids[0] if opened(self.here) else self.other

    def accounts(self) -> list[int]:
        return [self.account()]


@pytest.fixture
def leaving(host: FakeHost, here: ShownAccounts) -> Keys:
    other = int(here.store.do(accounts.add_account, "Globex", tier="2").value)
    place = Leaving(here, other)
    made = AccountKeys(host, place, here)
    host.endings.append(made.touches.finishing.ending)
    return made.handlers()


@pytest.mark.parametrize(("key", "title"), [(Do.LOG, "t Acme"), (Do.SET_NEXT, "Next step, Acme")])
def test_words_and_a_step_right_behind_d_are_for_what_was_done_though_its_line_left(
    host: FakeHost, leaving: Keys, key: Do, title: str
) -> None:
    host.do(leaving, Do.DONE)
    host.press("1")
    assert "nothing else open" in host.said
    host.do(leaving, key)
    assert host.question is not None
    assert title in host.question.label


@pytest.mark.parametrize("between", ["a move", "another edit"])
def test_after_a_move_or_another_edit_they_are_for_the_account_under_the_cursor(
    host: FakeHost, here: ShownAccounts, leaving: Keys, between: str
) -> None:
    host.do(leaving, Do.DONE)
    host.press("1")
    if between == "a move":
        host.last_do = Do.DOWN
    else:
        other = here.store.read(account_facts)
        host.run(accounts.set_field, max(other), "tier", "1")
    host.do(leaving, Do.LOG)
    assert host.question is not None
    assert "t Globex" in host.question.label


def test_where_a_adds_a_step_it_is_the_key_that_is_named(store: Store, here: ShownAccounts) -> None:
    host = FakeHost(store, focuses.TOUCH)
    made = AccountKeys(host, here, here)
    host.endings.append(made.touches.finishing.ending)
    step(here, "Tidy up")
    host.do(made.handlers(), Do.DONE)
    host.press("enter")
    assert host.said.endswith("nothing else open: a next")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Meet Eve", ["held", "moved", "no-show", "just done"]),
        ("Write to Eve", ["sent", "just done"]),
        ("LinkedIn Eve", ["sent", "just done"]),
        ("Send Eve a gift", ["sent", "just done"]),
        ("Invite Eve to dinner", ["done", "just done"]),
        ("Update the account plan", ["done", "just done"]),
    ],
)
def test_each_channel_is_asked_for_its_own_outcomes(
    host: FakeHost, here: ShownAccounts, keys: Keys, text: str, asked: list[str]
) -> None:
    step(here, text)
    host.do(keys, Do.DONE)
    assert [label for label, _ in host.keys.values()] == asked


def test_just_done_is_a_call_of_which_nobody_said_how_it_went_and_engages_nobody(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    host.do(keys, Do.DONE)
    host.press("enter")
    assert host.may_ask()
    assert [(a.type, a.outcome) for a in facts_of(here).activities] == [("call", "")]
    assert eve_is(here) == "contacted"


def test_a_meeting_that_was_booked_becomes_a_step_on_its_day_with_its_hour(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    host.do(keys, Do.DONE)
    host.press("4")
    assert host.question is not None
    assert host.question.label == "Meeting when?"
    assert not host.answer("whenever")
    assert host.type("mon 10:00") == "→ Mon 10 Nov, 10:00"
    assert host.answer("mon 10:00")
    [meeting] = opened(here)
    assert (meeting.text, meeting.due, meeting.channel) == ("Meeting with Eve Lang, 10:00", MON, "meeting")
    assert meeting.contact_id == facts_of(here).people[0].id
    assert eve_is(here) == "engaged"


def test_a_meeting_that_was_moved_is_the_same_step_on_its_new_day_and_nobody_was_met(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    step(here, "Meet Eve, 9:30", channel="meeting")
    host.do(keys, Do.DONE)
    host.press("2")
    assert host.answer("fri 14:00")
    [meeting] = opened(here)
    assert (meeting.text, meeting.due) == ("Meet Eve, 14:00", FRI)
    assert eve_is(here) != "engaged"


def test_a_day_that_is_not_known_yet_is_skipped_by_enter(host: FakeHost, here: ShownAccounts, keys: Keys) -> None:
    host.do(keys, Do.DONE)
    host.press("4")
    assert host.answer("")
    assert opened(here) == []


def test_the_same_step_can_wait_for_a_typed_day_or_for_none(host: FakeHost, here: ShownAccounts, keys: Keys) -> None:
    host.do(keys, Do.DONE)
    host.press("3")
    host.press("4")
    assert host.answer("12 nov")
    assert opened(here)[0].due == date(2025, 11, 12)
    host.do(keys, Do.DONE)
    host.press("3")
    host.press("enter")
    assert opened(here) == []


def test_neither_a_weekend_nor_a_day_away_is_offered(host: FakeHost, here: ShownAccounts, keys: Keys) -> None:
    ana = here.store.members[0]
    here.store.do(members.set_away, ana.id, here.store.today + timedelta(1), FRI)
    host.do(keys, Do.LATER)
    assert [label for label, _ in host.keys.values()] == ["Mon 10", "Mon 10", "next wk", "date"]
    host.press("1")
    assert opened(here)[0].due == MON


def test_the_review_asks_how_it_went_and_leaves_the_rest_to_its_own_fields(host: FakeHost, here: ShownAccounts) -> None:
    keys = AccountKeys(host, here, here, asks_again=False).handlers()
    host.do(keys, Do.DONE)
    assert "enter" not in host.keys
    host.press("2")
    assert host.may_ask()
    assert [a.outcome for a in facts_of(here).activities] == ["no_answer"]


def test_a_call_that_waits_for_a_busy_file_is_asked_once_it_is_written(
    host: FakeHost, here: ShownAccounts, keys: Keys
) -> None:
    host.busy = True
    host.do(keys, Do.DONE)
    assert not host.keys
    host.catch_up()
    assert host.title == "Done. How did it go?"
