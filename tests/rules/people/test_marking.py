"""A status set by hand: what it does, and why it sometimes does nothing."""

from __future__ import annotations

from abm_tui.models.words import PersonStatus
from abm_tui.rules.people.marking import marked


def test_a_mark_raises_and_lowers_what_only_a_mark_says(make) -> None:
    person = make.person(1, status="contacted", status_on=make.day(3))
    assert marked(person, PersonStatus.ENGAGED, (), make.today, make.fw).changes
    assert marked(person, PersonStatus.IDENTIFIED, (), make.today, make.fw).status == PersonStatus.IDENTIFIED


def test_a_mark_never_lowers_what_activities_prove(make) -> None:
    """S000: engagement is what they did, not what we wish."""
    person = make.person(1, first="Raj")
    reply = make.act("reply", 2, who=1)
    found = marked(person, PersonStatus.IDENTIFIED, (reply,), make.today, make.fw)
    assert (found.status, found.changes) == (PersonStatus.ENGAGED, False)
    assert found.note.startswith("Raj stays engaged: reply, Wed proves it; a mark cannot lower that.")


def test_a_mark_may_take_away_a_mark_down_to_what_is_proven(make) -> None:
    person = make.person(1, first="Raj", status="engaged", status_on=make.day(3))
    sent = make.act("email_sent", 2, who=1)
    found = marked(person, PersonStatus.IDENTIFIED, (sent,), make.today, make.fw)
    assert (found.status, found.changes, found.note) == (PersonStatus.CONTACTED, True, "not identified: e-mail, Wed")
