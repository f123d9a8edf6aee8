"""The engagement score of S001: Σ lines = score, and every point can be traced to its event."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.words import ActivityType
from abm_tui.rules.score import score, value

KINDS = st.sampled_from([str(k) for k in ActivityType])
EVENTS = st.lists(
    st.tuples(
        KINDS,
        st.integers(-20, 130),  # days ago; negative = after today
        st.sampled_from([None, 1, 2, 3, 4]),
        st.sampled_from(["", "Benchmarks", "ROI model", "TCO guide"]),
        st.sampled_from(["", "answered", "no_answer", "voicemail"]),
    ),
    max_size=14,
)


def built(make, events):
    people = [make.person(n) for n in (1, 2, 3, 4)]
    acts = [make.act(kind, ago, who, subject, outcome=out) for kind, ago, who, subject, out in events]
    return make.facts(*acts, people=people)


def points(make, *acts, people=(1, 2, 3, 4)):
    return score(make.facts(*acts, people=[make.person(n) for n in people]), make.today, make.fw)


def test_techcorp_scores_five_s001(make):
    """S001: 2 opens + 1 download + 2 people engaged = 5 points."""
    got = points(
        make,
        make.act("email_open", 3, 1, "Benchmarks"),
        make.act("email_open", 5, 2, "ROI model"),
        make.act("content_download", 8, 1, asset="TCO guide"),
    )
    assert got.value == 5
    assert got.summary == "2 opens · 1 download · 2 people"
    assert got.cheapest_next == "one open"


def test_healthcorp_scores_eight_s001(make):
    """S001: 4 opens + 2 downloads + attended webinar + 4 people engaged = 8 points."""
    got = points(
        make,
        *(make.act("email_open", n, n, f"Mail {n}") for n in (1, 2, 3, 4)),
        make.act("content_download", 10, 1, asset="TCO guide"),
        make.act("content_download", 11, 2, asset="Security"),
        make.act("event_attended", 20, 3, "Webinar"),
    )
    assert got.value == 8
    assert got.summary == "3 opens · 2 downloads · event · 2 people"
    cut = [(line.signal, line.points) for line in got.lines if line.cut_by_cap]
    assert cut == [("email_open", 0), ("people", 0), ("people", 0)]
    assert got.cheapest_next == "a visit to the pricing page"


def test_one_mail_opened_by_two_people_is_one_open_and_two_people_s001(make):
    got = points(
        make,
        make.act("email_open", 1, 1, "Benchmarks"),
        make.act("email_open", 2, 2, "benchmarks"),
        make.act("email_open", 3, 1, "Benchmarks"),
    )
    assert got.summary == "1 open · 2 people"
    assert got.value == 3


def test_an_open_counts_through_its_thirtieth_day_and_then_no_more_s001(make):
    opened = make.act("email_open", 30, None, "Benchmarks")
    got = points(make, opened)
    assert got.value == 1
    assert got.lines[0].expires == make.today
    later = score(make.facts(opened), make.today + timedelta(1), make.fw)
    assert later.value == 0


def test_mail_opened_again_expires_from_its_last_opening_s001(make):
    got = points(make, make.act("email_open", 20, 1, "ROI model"), make.act("email_open", 2, 1, "ROI model"))
    opened = next(line for line in got.lines if line.signal == "email_open")
    assert opened.expires == make.day(2) + timedelta(30)


def test_person_responding_is_dated_from_what_expires_last_s001(make):
    got = points(make, make.act("reply", 60, 1), make.act("web_visit", 4, 1))
    person = got.lines[-1]
    assert (person.signal, person.who, person.at) == ("people", "P1", make.day(4))
    assert person.expires == make.day(4) + timedelta(90)


def test_voicemail_and_an_empty_meeting_are_no_response_s001(make):
    got = points(
        make,
        make.act("call", 1, 1, outcome="voicemail"),
        make.act("call", 1, 2, outcome="no_answer"),
        make.act("meeting", 1, 3, outcome="no_answer"),
    )
    assert got.value == 0
    assert points(make, make.act("call", 1, 1, outcome="answered"), make.act("meeting", 1, 2)).summary == "2 people"


def test_what_we_send_and_outside_intent_score_nothing_s000(make):
    got = points(make, *(make.act(k, 1, 1) for k in ("email_sent", "linkedin", "ad", "note", "intent_surge")))
    assert (got.value, got.lines) == (0, ())


def test_reply_and_form_share_one_point_and_say_which_it_was_s001(make):
    assert points(make, make.act("reply", 1), make.act("form", 2)).summary == "reply"
    assert points(make, make.act("form", 1)).summary == "form"


def test_full_score_is_ten_and_asks_for_nothing_more_s001(make):
    got = points(
        make,
        *(make.act("email_open", 1, 1, f"Mail {n}") for n in range(3)),
        *(make.act("content_download", 1, 2, asset=f"Paper {n}") for n in range(2)),
        *(make.act(kind, 1, 1) for kind in ("pricing_visit", "event_attended", "reply")),
    )
    assert (got.value, got.cheapest_next) == (10, "")


def test_no_activity_is_zero_and_says_what_would_be_the_first_point_s001(make):
    got = points(make)
    assert (got.value, got.lines, got.summary, got.cheapest_next) == (0, (), "", "one open")


@given(EVENTS)
def test_lines_add_up_to_the_score_s001(make, events):
    facts = built(make, events)
    got = score(facts, make.today, make.fw)
    assert sum(line.points for line in got.lines) == got.value == value(facts, make.today, make.fw)
    assert all(line.points == (0 if line.cut_by_cap else 1) for line in got.lines)
    assert sum(rule.cap for rule in make.fw.signals) >= got.value


@given(EVENTS)
def test_no_point_without_its_event_s001(make, events):
    facts = built(make, events)
    windows = {rule.code: rule for rule in make.fw.signals}
    happened = {(a.day, a.type) for a in facts.activities if a.day <= make.today}
    for line in score(facts, make.today, make.fw).lines:
        rule = windows[line.signal]
        assert any((line.at, kind) in happened for kind in rule.types)
        assert line.at <= make.today <= line.expires == line.at + timedelta(rule.window_days)


@given(EVENTS, st.randoms(use_true_random=False))
def test_order_of_entry_does_not_matter_s001(make, events, random):
    facts = built(make, events)
    mixed = list(facts.activities)
    random.shuffle(mixed)
    # Entered in another order, the rows have other ids too.
    renumbered = tuple(replace(a, id=n) for n, a in enumerate(mixed, 1))
    assert score(replace(facts, activities=renumbered), make.today, make.fw) == score(facts, make.today, make.fw)


@given(EVENTS, EVENTS, st.integers(0, 60))
def test_a_later_event_never_changes_the_score_of_an_earlier_day_s001(make, events, later, ago):
    day = make.day(ago)
    before = built(make, events)
    after = [a for a in built(make, later).activities if a.day > day]
    with_later = replace(before, activities=(*before.activities, *after))
    assert score(with_later, day, make.fw) == score(before, day, make.fw)


@given(EVENTS, KINDS, st.integers(0, 40))
def test_one_more_event_never_lowers_the_score_s001(make, events, kind, ago):
    facts = built(make, events)
    more = replace(facts, activities=(*facts.activities, make.act(kind, ago, 1, "ROI model")))
    assert value(more, make.today, make.fw) >= value(facts, make.today, make.fw)


@given(EVENTS)
def test_the_cheapest_next_open_is_worth_a_point_s001(make, events):
    facts = built(make, events)
    got = score(facts, make.today, make.fw)
    if got.cheapest_next == "one open":
        more = replace(facts, activities=(*facts.activities, make.act("email_open", 0, None, "One nobody has seen")))
        assert value(more, make.today, make.fw) == got.value + 1
