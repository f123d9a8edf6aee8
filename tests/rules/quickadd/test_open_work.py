"""What a line means beside what is open: the step it closes, and the call its words belong to."""

from __future__ import annotations

from datetime import datetime, timedelta

from abm_tui.models.facts import RunFact, TouchFact
from abm_tui.rules.quickadd.quickadd import parse


def line(make, text, touches=(), runs=(), activities=()):
    people = [make.person(1, "Finance", "Ines"), make.person(2, "IT", "Mark")]
    facts = make.facts(*activities, people=people, touches=touches, runs=runs)
    return parse(text, today=make.today, facts=facts)


def step(make, id, text, channel, person=None, days=0, run_id=None, position=0):
    due = make.today + timedelta(days)
    return TouchFact(id, 1, text, due, run_id=run_id, position=position, channel=channel, contact_id=person)


def done(make, id, kind, person, outcome=""):
    from abm_tui.models.facts import ActivityFact

    at = datetime.combine(make.today, datetime.min.time().replace(hour=12))
    return ActivityFact(id, 1, person, kind, at, outcome=outcome, touch_id=id)


def of_work(found):
    return [chip.text for chip in found.chips if chip.kind in ("closes", "adds")]


def test_what_is_logged_closes_the_step_it_fulfils_and_says_which(make):
    run = RunFact(5, 1, 1, "New logo", make.today, "running", touches=5)
    touch = step(make, 7, "Call Ines", "phone", 1, days=-2, run_id=5, position=3)
    found = line(make, "spoke to Ines", [touch], [run])
    assert of_work(found) == ["closes: Call Ines, 2d late (New logo 3/5)"]
    assert [(c.activity, c.person, c.touch) for c in found.closes] == [(0, 0, 7)]


def test_a_dropped_closing_keeps_the_step_open_and_closes_no_other(make):
    touches = [step(make, 7, "Call Ines", "phone", 1, days=-2), step(make, 8, "Call Ines again", "phone", 1)]
    found = line(make, "called Ines", touches)
    (place,) = [n for n, chip in enumerate(found.chips) if chip.kind == "closes"]
    assert found.drop(place).closes == ()
    assert found.keep_open().closes == ()
    assert len(found.closes) == 1


def test_another_person_another_channel_and_a_note_close_nothing(make):
    touch = step(make, 7, "Call Ines", "phone", 1)
    for text in ("called Mark", "e-mailed Ines", "Ines is away"):
        assert line(make, text, [touch]).closes == ()


def test_a_name_that_nobody_has_closes_no_step_of_somebody_else(make):
    touches = [step(make, 7, "Call Ines", "phone", 1), step(make, 8, "Call the front desk", "phone")]
    assert [c.touch for c in line(make, "called Ingrid, wants the DPA", touches).closes] == [8]
    assert line(make, "called Ingrid, wants the DPA", touches[:1]).closes == ()
    assert [c.touch for c in line(make, "called, wants the DPA", touches[:1]).closes] == [7]


def test_each_person_of_a_call_closes_their_own_step(make):
    touches = [step(make, 7, "Call Ines", "phone", 1), step(make, 8, "Call Mark", "phone", 2)]
    assert [c.touch for c in line(make, "spoke to Ines and Mark", touches).closes] == [7, 8]


def test_again_is_the_very_step_that_is_closed_on_another_day(make):
    found = line(make, "called Ines, no answer, again thu", [step(make, 7, "Ring Ines re RFP", "phone", 1, days=-1)])
    assert [(s.text, s.channel, s.again) for s in found.steps] == [("Ring Ines re RFP", "phone", True)]
    assert of_work(found) == ["closes: Ring Ines re RFP, 1d late"]


def test_words_right_after_done_belong_to_that_call(make):
    call = done(make, 30, "call", 1, "answered")
    found = line(make, "Ines wants a quote by fri", activities=[call])
    assert (found.adds_to, found.activities, len(found.steps)) == (30, (), 1)
    assert of_work(found) == ["adds to: call Ines, today"]
    for text in ("called Ines, she is fine", "spoke to Ines: fine", "she is fine"):
        assert line(make, text, activities=[call]).adds_to == 30


def test_words_of_another_person_kind_or_outcome_are_an_event_of_their_own(make):
    call = done(make, 30, "call", 1, "answered")
    for text in ("Mark is away", "Ines replied: fine", "called Ines, no answer"):
        assert line(make, text, activities=[call]).adds_to is None


def test_dropping_that_chip_makes_it_a_note_of_its_own(make):
    found = line(make, "Ines is fine", activities=[done(make, 30, "call", 1, "answered")])
    (place,) = [n for n, chip in enumerate(found.chips) if chip.kind == "adds"]
    apart = found.drop(place)
    assert (apart.adds_to, [a.type for a in apart.activities]) == (None, ["note"])
