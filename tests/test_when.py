"""How days are read and said."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abm_tui import when
from abm_tui.when import NoSuchDay, parse_day, parse_span

WED = date(2025, 11, 5)
days = st.dates(date(2001, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2025, 11, 5)),
        ("  ToDay ", date(2025, 11, 5)),
        ("tomorrow", date(2025, 11, 6)),
        ("tom", date(2025, 11, 6)),
        ("yday", date(2025, 11, 4)),
        ("yesterday", date(2025, 11, 4)),
        ("fri", date(2025, 11, 7)),
        ("Friday", date(2025, 11, 7)),
        ("mon", date(2025, 11, 10)),
        ("on mon", date(2025, 11, 10)),
        ("wed", date(2025, 11, 12)),
        ("next mon", date(2025, 11, 10)),
        ("next fri", date(2025, 11, 14)),
        ("next week", date(2025, 11, 12)),
        ("last fri", date(2025, 10, 31)),
        ("+3", date(2025, 11, 8)),
        ("-3", date(2025, 11, 2)),
        ("3d", date(2025, 11, 8)),
        ("2w", date(2025, 11, 19)),
        ("2 weeks", date(2025, 11, 19)),
        ("1m", date(2025, 12, 5)),
        ("1y", date(2026, 11, 5)),
        ("2d late", date(2025, 11, 3)),
        ("3 days ago", date(2025, 11, 2)),
        ("7 nov", date(2025, 11, 7)),
        ("nov 7", date(2025, 11, 7)),
        ("november 7", date(2025, 11, 7)),
        ("5 nov", date(2025, 11, 5)),
        ("3 nov", date(2026, 11, 3)),
        ("3 nov 2025", date(2025, 11, 3)),
        ("3rd of november 2025", date(2025, 11, 3)),
        ("19 Dec 26", date(2026, 12, 19)),
        ("2025-11-03", date(2025, 11, 3)),
        ("2025-11-03T10:15:00Z", date(2025, 11, 3)),
        ("3/12", date(2025, 12, 3)),
        ("3.12", date(2025, 12, 3)),
        ("3.12.", date(2025, 12, 3)),
        ("3/11/25", date(2025, 11, 3)),
        ("3.11.2025", date(2025, 11, 3)),
        ("Fri 7 Nov 2025", date(2025, 11, 7)),
        ("Friday, 7 November 2025", date(2025, 11, 7)),
        ("Thu 6", date(2025, 11, 6)),
        ("fri 31", date(2025, 10, 31)),
        ("7 November 2025 10:30", date(2025, 11, 7)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, expected: date) -> None:
    assert parse_day(text, WED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon", date(2025, 11, 3)),
        ("wed", date(2025, 11, 5)),
        ("thu", date(2025, 10, 30)),
        ("3 nov", date(2025, 11, 3)),
        ("7 nov", date(2024, 11, 7)),
        ("28/10", date(2025, 10, 28)),
        ("3d", date(2025, 11, 2)),
        ("2w", date(2025, 10, 22)),
        ("+3", date(2025, 11, 8)),
    ],
)
def test_what_leaves_the_year_open_looks_back_when_asked_to(text: str, expected: date) -> None:
    assert parse_day(text, WED, past=True) == expected


def test_february_29_waits_for_a_leap_year() -> None:
    assert parse_day("29 feb", WED) == date(2028, 2, 29)
    assert parse_day("29 feb", WED, past=True) == date(2024, 2, 29)
    assert parse_day("29 feb", date(2096, 3, 1)) == date(2104, 2, 29)
    assert parse_day("1y", date(2024, 2, 29)) == date(2025, 2, 28)
    with pytest.raises(NoSuchDay):
        parse_day("29 feb 2025", WED)


def test_a_month_on_from_its_end_stays_in_the_next_month() -> None:
    assert parse_day("1m", date(2025, 1, 31)) == date(2025, 2, 28)
    assert parse_day("1m", date(2025, 12, 31)) == date(2026, 1, 31)


def test_the_year_turns_on_the_way() -> None:
    eve = date(2025, 12, 31)
    assert parse_day("tomorrow", eve) == date(2026, 1, 1)
    assert parse_day("2 jan", eve) == date(2026, 1, 2)
    assert parse_day("30 dec", date(2026, 1, 2), past=True) == date(2025, 12, 30)
    assert when.say_day(date(2026, 1, 2), eve) == "Fri 2"
    assert when.say_past(eve, date(2026, 1, 20)) == "31/12/25"


@pytest.mark.parametrize(
    "text", ["31 feb", "", "3", "soon", "fry", "32/1", "1/13", "Fri 8 Nov 2025", "99999y", "-", "2025-13-01", "a 2025"]
)
def test_nonsense_gets_the_sentence_that_helps(text: str) -> None:
    with pytest.raises(NoSuchDay) as caught:
        parse_day(text, WED)
    assert caught.value.message == f'No such day: "{text}". Try fri, +3, 2w or 3 nov.'


def test_long_nonsense_is_cut_in_the_sentence() -> None:
    with pytest.raises(NoSuchDay) as caught:
        parse_day("x" * 500, WED)
    assert len(caught.value.message) < 100


def test_a_month_or_a_year_is_a_span() -> None:
    assert parse_span("dec", WED) == (date(2025, 12, 1), date(2025, 12, 31))
    assert parse_span("nov", WED) == (date(2025, 11, 1), date(2025, 11, 30))
    assert parse_span("feb", WED) == (date(2026, 2, 1), date(2026, 2, 28))
    assert parse_span("dec", WED, past=True) == (date(2024, 12, 1), date(2024, 12, 31))
    assert parse_span("dec 2026", WED) == (date(2026, 12, 1), date(2026, 12, 31))
    assert parse_span("2026-02", WED) == (date(2026, 2, 1), date(2026, 2, 28))
    assert parse_span("2026", WED) == (date(2026, 1, 1), date(2026, 12, 31))
    assert parse_span("nov 7", WED) == (date(2025, 11, 7), date(2025, 11, 7))
    assert parse_span("fri", WED) == (date(2025, 11, 7), date(2025, 11, 7))
    with pytest.raises(NoSuchDay):
        parse_span("2025-13", WED)


def test_days_are_said_as_the_grid_shows_them() -> None:
    assert when.say_day(WED, WED) == "today"
    assert when.say_day(date(2025, 11, 6), WED) == "Thu 6"
    assert when.say_day(date(2025, 12, 19), WED) == "19 Dec"
    assert when.say_day(date(2026, 1, 16), WED) == "16 Jan"
    assert when.say_day(date(2026, 12, 19), WED) == "19 Dec 26"
    assert when.say_due(date(2025, 11, 3), WED) == "2d late"
    assert when.say_due(WED, WED) == "today"
    assert when.say_due(date(2025, 11, 10), WED) == "Mon 10"
    assert when.say_past(WED, WED) == "today"
    assert when.say_past(date(2025, 11, 4), WED) == "Tue"
    assert when.say_past(date(2025, 10, 28), WED) == "28/10"
    assert when.say_past(date(2024, 10, 28), WED) == "28/10/24"
    assert when.say_past(date(2025, 11, 7), WED) == "Fri 7"
    assert when.long_day(date(2025, 11, 7)) == "Fri 7 Nov 2025"
    assert when.mid_day(date(2025, 11, 7)) == "Fri 7 Nov"


@pytest.mark.parametrize(("ago", "text"), [(2, "2d late"), (11, "11d late"), (99, "99d late"), (116, "116d")])
def test_a_due_cell_says_how_late_in_whole_words(ago: int, text: str) -> None:
    assert when.due_cell(WED - timedelta(ago), WED) == text


@given(days, st.integers(-5000, 5000))
def test_a_due_cell_fits_its_column_whatever_the_day(today: date, ahead: int) -> None:
    assert len(when.due_cell(today + timedelta(ahead), today)) <= when.DUE_WIDTH


@given(days, st.integers(0, 5000))
def test_a_coming_day_that_was_said_is_read_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_day(when.say_day(day, today), today) == day
    assert parse_day(when.say_due(day, today), today) == day


@given(days, st.integers(0, 5000))
def test_a_past_day_that_was_said_is_read_back(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    assert parse_day(when.say_past(day, today), today, past=True) == day
    assert parse_day(when.say_day(day, today), today, past=True) == day
    assert parse_day(when.say_due(day, today), today) == day


@given(days, days, st.booleans())
def test_a_day_in_full_is_read_back_from_anywhere(day: date, today: date, past: bool) -> None:
    assert parse_day(when.long_day(day), today, past=past) == day
    assert parse_day(day.isoformat(), today, past=past) == day


@given(days, st.integers(0, 364))
def test_a_weekday_with_its_date_is_read_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert parse_day(when.mid_day(day), today) == day


@settings(deadline=None)
@given(st.text(max_size=60), days, st.booleans())
def test_any_text_is_a_day_or_no_such_day(text: str, today: date, past: bool) -> None:
    for reading in (parse_day, parse_span):
        with suppress(NoSuchDay):
            reading(text, today, past=past)


@given(days, st.integers(0, 6))
def test_weekdays_around_a_day(day: date, weekday: int) -> None:
    after, before = when.next_weekday(day, weekday), when.last_weekday(day, weekday)
    assert after.weekday() == before.weekday() == weekday
    assert timedelta(1) <= after - day <= timedelta(7)
    assert timedelta(0) <= day - before <= timedelta(6)
