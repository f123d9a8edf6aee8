"""What stands against a rule that is newer than it: listed with who and when, and never changed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from team import TODAY

from abm_tui.store import Store
from abm_tui.store.care.against_rules import AgainstRules, against_rules
from abm_tui.store.commands import accounts, committee
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.unit import Unit


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="1").value)


def marked(store: Store, account_id: int, name: str, on: date) -> int:
    made = store.do(committee.add_person, account_id, first_name=name, last_name="Roe").value
    store.do(lambda u: u.set("contact", made, status="engaged", status_on=on))
    return int(made)


def ended(store: Store, account_id: int, signal: date) -> None:
    """A play that an earlier version ended as success by a reply of that day."""

    def past(u: Unit) -> None:
        run = u.add("run", account_id=account_id, play_id=1, started_on=TODAY - timedelta(5), status="success")
        u.set("run", run, ended_on=TODAY)
        u.add("activity", account_id=account_id, type="meeting", at=datetime.combine(signal, time(12)))

    store.do(past)


def test_marks_older_than_ninety_days_are_listed_the_oldest_first_s000(store: Store, globex: int) -> None:
    marked(store, globex, "Ann", TODAY - timedelta(91))
    marked(store, globex, "Bea", TODAY - timedelta(90))
    marked(store, globex, "Cy", TODAY - timedelta(200))
    found = store.read(against_rules)
    assert [line.partition(",")[0] for line in found.marks] == ["Cy Roe", "Ann Roe"]
    assert found.notice() == "2 old marks by hand: kept as before, abm doctor lists them"


def test_a_mark_that_an_answer_confirms_stands_against_nothing_s000(store: Store, globex: int) -> None:
    ann = marked(store, globex, "Ann", TODAY - timedelta(200))
    store.do(log_activity, globex, "reply", contact_id=ann)
    assert store.read(against_rules) == AgainstRules()


@pytest.mark.parametrize(("days", "listed"), [(0, False), (-1, False), (1, True), (15, True)])
def test_a_play_that_the_future_ended_is_listed_until_that_day_has_come_s000(
    store: Store, globex: int, days: int, listed: bool
) -> None:
    ended(store, globex, TODAY + timedelta(days))
    found = store.read(against_rules)
    assert len(found.early) == listed
    assert bool(found.notice()) == listed
