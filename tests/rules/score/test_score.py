"""The engagement score of S001: Σ lines = score, and every point can be traced to its event."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.words import ActivityType
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.score.bands import band
from abm_tui.rules.score.score import course, score, value

WAYS = st.tuples(st.sampled_from(["points", "fit-adds-one"]), st.sampled_from([True, False, None]))

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


def events_of_s001(make, company):
    """S001's two worked examples, and the account that tells the two ways of counting apart."""
    if company == "TechCorp":
        return [
            make.act("email_open", 3, 1, "Benchmarks"),
            make.act("email_open", 5, 2, "ROI model"),
            make.act("content_download", 8, 1, asset="TCO guide"),
        ]
    if company == "HealthCorp":
        return [
            *(make.act("email_open", n, n, f"Mail {n}") for n in (1, 2, 3, 4)),
            make.act("content_download", 10, 1, asset="TCO guide"),
            make.act("content_download", 11, 2, asset="Security"),
            make.act("event_attended", 20, 3, "Webinar"),
        ]
    return [
        make.act("email_open", 3, 1, "Benchmarks"),
        make.act("email_open", 5, 2, "ROI model"),
        make.act("content_download", 8, 1, asset="TCO guide"),
        make.act("content_download", 9, 2, asset="Security"),
    ]


@pytest.mark.parametrize(
    ("company", "match", "scoring", "points", "code"),
    [
        ("TechCorp", None, "points", 5, "call"),
        ("TechCorp", None, "fit-adds-one", 5, "call"),
        ("HealthCorp", True, "points", 8, "sales_ready"),
        ("HealthCorp", True, "fit-adds-one", 8, "sales_ready"),
        ("HealthCorp", False, "points", 8, "demand_gen"),
        ("HealthCorp", None, "points", 8, "research"),
        ("the third one", True, "points", 6, "call"),
        ("the third one", True, "fit-adds-one", 7, "sales_ready"),
    ],
)
def test_the_worked_examples_come_out_under_both_ways_of_counting_s001(make, company, match, scoring, points, code):
    fw = preset_framework("two-person", scoring)
    people = [make.person(n) for n in (1, 2, 3, 4)]
    got = score(make.facts(*events_of_s001(make, company), people=people), make.today, fw, match)
    assert (got.value, band(got.value, match, fw)) == (points, code)
    assert sum(line.points for line in got.lines) == points


def test_the_icp_point_has_a_line_of_its_own_that_does_not_expire_s001(make):
    fw = preset_framework("two-person", "fit-adds-one")
    got = score(make.facts(make.act("reply", 3, 1)), make.today, fw, True)
    last = got.lines[-1]
    assert (last.signal, last.points, last.expires, last.cut_by_cap) == ("icp_match", 1, None, False)
    assert got.summary == "1 person · reply · ICP match"
    nothing = score(make.facts(), make.today, fw, True)
    assert (nothing.value, nothing.summary, nothing.cheapest_next) == (1, "ICP match", "one open")


@pytest.mark.parametrize("match", [False, None])
def test_no_match_and_not_knowing_add_nothing_s001(make, match):
    fw = preset_framework("two-person", "fit-adds-one")
    assert score(make.facts(), make.today, fw, match) == score(make.facts(), make.today, fw)


def test_a_cap_of_zero_switches_a_signal_off_s001(make):
    signals = tuple(replace(rule, cap=0) if rule.code == "email_open" else rule for rule in make.fw.signals)
    fw = replace(make.fw, signals=signals)
    facts = make.facts(make.act("email_open", 1, 1, "Benchmarks"), people=[make.person(1)])
    got = score(facts, make.today, fw)
    assert (got.value, [line.signal for line in got.lines]) == (1, ["people"])
    assert got.cheapest_next == "one download"
    assert score(make.facts(), make.today, fw).cheapest_next == "one download"


def test_the_day_after_a_window_ends_exactly_its_line_is_gone_s001(make):
    """30 days for an open, 90 for everything else; the person behind them stays as long as the last thing they did."""
    facts = make.facts(
        make.act("email_open", 30, 1, "Benchmarks"),
        make.act("content_download", 60, 2, asset="TCO guide"),
        make.act("pricing_visit", 90, None),
        people=[make.person(1), make.person(2)],
    )
    today = score(facts, make.today, make.fw)
    tomorrow = score(facts, make.today + timedelta(1), make.fw)
    gone = [line for line in today.lines if line not in tomorrow.lines]
    assert [(line.signal, line.expires) for line in gone] == [
        ("email_open", make.today),
        ("pricing_visit", make.today),
    ]
    assert (today.value, tomorrow.value) == (5, 3)


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


@given(EVENTS, WAYS)
def test_lines_add_up_to_the_score_s001(make, events, way):
    scoring, match = way
    fw = preset_framework("two-person", scoring)
    facts = built(make, events)
    got = score(facts, make.today, fw, match)
    assert sum(line.points for line in got.lines) == got.value == value(facts, make.today, fw, match)
    assert all(line.points == (0 if line.cut_by_cap else 1) for line in got.lines)
    assert sum(rule.cap for rule in fw.signals) + fw.scoring.icp_points >= got.value


@given(EVENTS, WAYS)
def test_no_point_without_its_event_s001(make, events, way):
    scoring, match = way
    fw = preset_framework("two-person", scoring)
    facts = built(make, events)
    windows = {rule.code: rule for rule in fw.signals}
    by_id = {a.id: a for a in facts.activities if a.day <= make.today}
    lines = score(facts, make.today, fw, match).lines
    for line in lines:
        if line.signal == "icp_match":
            assert (scoring, match, line.expires, line.activity) == ("fit-adds-one", True, None, None)
            continue
        rule, event = windows[line.signal], by_id[line.activity]
        assert (event.day, event.type in rule.types) == (line.at, True)
        assert line.at <= make.today <= line.expires == line.at + timedelta(rule.window_days)
    assert len({(line.signal, line.activity) for line in lines}) == len(lines)


@given(EVENTS, WAYS, st.randoms(use_true_random=False))
def test_order_of_entry_does_not_matter_s001(make, events, way, random):
    scoring, match = way
    fw = preset_framework("two-person", scoring)
    facts = built(make, events)
    mixed = list(facts.activities)
    random.shuffle(mixed)
    # Entered in another order, the rows have other ids too.
    shuffled = replace(facts, activities=tuple(replace(a, id=n) for n, a in enumerate(mixed, 1)))
    assert score(shuffled, make.today, fw, match) == score(facts, make.today, fw, match)
    assert course(shuffled, make.today, fw, match) == course(facts, make.today, fw, match)


@given(EVENTS, WAYS)
def test_the_course_tells_the_score_of_every_day_s001(make, events, way):
    scoring, match = way
    fw = preset_framework("two-person", scoring)
    facts = built(make, events)
    steps = dict(course(facts, make.today, fw, match))
    now = fw.scoring.icp_points if match else 0
    for ago in range(130, -1, -1):
        now = steps.get(make.day(ago), now)
        assert now == value(facts, make.day(ago), fw, match)


@given(EVENTS, st.integers(0, 40))
def test_a_past_day_gives_what_was_so_on_that_day_s001(make, events, ago):
    """Asked on the day itself nothing later was known; asked today the answer for that day is the same."""
    facts, day = built(make, events), make.day(ago)
    known_then = replace(facts, activities=tuple(a for a in facts.activities if a.day <= day))
    assert score(facts, day, make.fw) == score(known_then, day, make.fw)


@given(EVENTS)
def test_the_day_after_a_line_expires_it_is_gone_and_no_other_one_with_it_s001(make, events):
    known = built(make, events)
    facts = replace(known, activities=tuple(a for a in known.activities if a.day <= make.today))

    def lines(day):
        return {(line.signal, line.activity): line.expires for line in score(facts, day, make.fw).lines}

    for day in set(lines(make.today).values()):
        before, after = lines(day), lines(day + timedelta(1))
        assert before.keys() - after.keys() == {key for key, expires in before.items() if expires == day}
        assert after.keys() <= before.keys()


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
