"""Days in a line of quick-add."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.rules.quickadd.days import DayReading, find_days, resolve
from abm_tui.rules.quickadd.words import tokens_of

TODAY = date(2025, 11, 5)  # a Wednesday


def phrases(text: str) -> list[tuple[str, str]]:
    tokens = tokens_of(text)
    return [(day.prefix, day.phrase) for day in find_days(tokens, list(range(len(tokens))), ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("call him by fri", [("by", "fri")]),
        ("in 2 weeks", [("in", "2 weeks")]),
        ("on 3 nov and next mon", [("on", "3 nov"), ("", "next mon")]),
        ("she sat there", []),
        ("see Sat", [("", "sat")]),
        ("ask Tom", []),
        ("3/4 of the budget is there", []),
        ("they want 24/7 support", []),
        ("met her 3/4", [("", "3/4")]),
        ("by 3/4 of them", [("by", "3/4")]),
        ("in fri", [("", "fri")]),
    ],
)
def test_words_are_days_only_where_they_are_meant_so(text: str, found: list[tuple[str, str]]) -> None:
    assert phrases(text) == found


@pytest.mark.parametrize(
    ("phrase", "prefix", "to_do", "done", "expected"),
    [
        ("mon", "", True, False, (date(2025, 11, 10), True)),
        ("mon", "", False, True, (date(2025, 11, 3), False)),
        ("mon", "on", False, False, (date(2025, 11, 3), False)),
        ("mon", "by", False, True, (date(2025, 11, 10), True)),
        ("yesterday", "", True, False, (date(2025, 11, 4), False)),
        ("today", "", False, False, (TODAY, False)),
        ("31 feb", "", False, False, None),
    ],
)
def test_a_day_was_or_is_to_come_by_what_is_said_of_it(
    phrase: str, prefix: str, to_do: bool, done: bool, expected: tuple[date, bool] | None
) -> None:
    assert resolve(DayReading((0,), phrase, prefix), TODAY, to_do=to_do, done=done) == expected
