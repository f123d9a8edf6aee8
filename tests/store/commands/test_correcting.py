"""Commands behind the card: seats and marks, closing a deal with what becomes of its account, correcting the past."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.errors import Conflict, Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, committee, correcting, deals, logging, plays, stages
from abm_tui.store.queries import card
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.undo import undo_redo

DAY = date(2025, 11, 4)


@pytest.fixture
def acme(store: Store) -> int:
    one = store.do(accounts.add_account, "Acme", tier="1", stage="interest", reason="from the fair").value
    store.do(committee.add_person, one, role="EB", first_name="Raj", last_name="Patel")
    store.do(deals.add_deal, one, "Pilot", amount=60_000)
    store.do(plays.add_touch, one, "Call Raj", DAY)
    return int(one)


def row(store: Store, account_id: int) -> ListedAccount:
    return store.read(listed, ids=[account_id])[0]


@pytest.mark.parametrize(
    ("status", "then", "tier", "stage"),
    [
        ("won", "", "1", "interest"),
        ("won", "expansion", "1", "expansion"),
        ("won", "leave", None, "interest"),
        ("lost", "", "1", "interest"),
        ("lost", "watchlist", "watchlist", "interest"),
        ("lost", "back", "1", "awareness"),
        ("lost", "out", None, "interest"),
    ],
)
def test_a_deal_closes_with_what_becomes_of_its_account_as_one_step(
    store: Store, acme: int, status: str, then: str, tier: str | None, stage: str
) -> None:
    store.do(deals.settle_deal, 1, status, reason="price", debrief="lesson: start earlier", then=then, until=DAY)
    now = row(store, acme)
    assert (now.account.tier, now.account.stage, now.deals[0].status) == (tier, stage, status)
    assert [t.status for t in now.facts.touches if t.status == "open"] == []
    assert now.account.bad_fit == ("price" if then == "out" else "")
    undo_redo.turn(store, undo_redo.UNDO)
    before = row(store, acme)
    assert (before.account.tier, before.account.stage, before.deals[0].status) == ("1", "interest", "open")
    assert [t.status for t in before.facts.touches] == ["open"]


def test_an_end_that_does_not_belong_to_the_outcome_is_refused_and_nothing_is_closed(store: Store, acme: int) -> None:
    with pytest.raises(Refused, match="no back"):
        store.do(deals.settle_deal, 1, "won", then="back")
    store.do(stages.set_stage, acme, None, reason="too early to say")
    with pytest.raises(Refused, match="no stage before"):
        store.do(deals.settle_deal, 1, "lost", then="back")
    assert row(store, acme).deals[0].status == "open"


def test_the_past_can_be_corrected_and_the_score_follows(store: Store, acme: int) -> None:
    activity = store.do(logging.log_activity, acme, "reply", day=DAY, contact_id=1).value
    assert row(store, acme).derived.score.value == 2
    store.do(correcting.set_activity, activity, contact_id=None, base={"contact_id": 1})
    assert row(store, acme).derived.score.value == 1
    with pytest.raises(Conflict):
        store.do(correcting.set_activity, activity, subject="x", base={"subject": "something else"})
    with pytest.raises(Refused, match="no field"):
        store.do(correcting.set_activity, activity, account_id=2)
    with pytest.raises(Refused, match="No such activity"):
        store.do(correcting.set_activity, activity, type="party")
    store.do(correcting.remove_activity, activity)
    assert row(store, acme).derived.score.value == 0
    undo_redo.turn(store, undo_redo.UNDO)
    assert row(store, acme).derived.score.value == 1


def test_a_line_of_evidence_is_corrected_and_an_empty_one_taken_out(store: Store, acme: int) -> None:
    evidence = store.do(agreeing.add_evidence, acme, "Funding").value
    store.do(correcting.set_evidence, evidence, "Series B", "Funding")
    assert [e.text for e in store.read(card.evidence, acme)] == ["Series B"]
    store.do(correcting.set_evidence, evidence, " ", "Series B")
    assert store.read(card.evidence, acme) == []
    undo_redo.turn(store, undo_redo.UNDO)
    assert [e.text for e in store.read(card.evidence, acme)] == ["Series B"]


def test_people_leave_a_seat_and_stay_known(store: Store, acme: int) -> None:
    store.do(committee.leave_seat, acme, "EB", [1])
    assert row(store, acme).roles["EB"] == "missing"
    assert [p.first_name for p in row(store, acme).facts.people] == ["Raj"]
    store.do(committee.remove_person, 1)  # the open step that names him keeps his name in its words
    assert row(store, acme).facts.people == ()
    assert [touch.contact_id for touch in row(store, acme).facts.touches] == [None]
    undo_redo.turn(store, undo_redo.UNDO)
    store.do(logging.log_activity, acme, "reply", contact_id=1)
    with pytest.raises(Refused, match="1 line of history"):
        store.do(committee.remove_person, 1)


def test_one_seat_of_many_accounts_is_one_step(store: Store, acme: int) -> None:
    other = store.do(accounts.add_account, "Globex", tier="2").value
    store.do(committee.set_seat_many, [acme, other], "LP", "not_needed")
    assert {row(store, i).roles["LP"] for i in (acme, other)} == {"not_needed"}
    undo_redo.turn(store, undo_redo.UNDO)
    assert {row(store, i).roles["LP"] for i in (acme, other)} == {"missing"}
