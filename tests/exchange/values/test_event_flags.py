"""Cells that say whether something happened: yes or no, how often, or when."""

from __future__ import annotations

from datetime import datetime

import pytest

from abm_tui.exchange.values.event_flags import EventFlag, began, read_mark
from abm_tui.exchange.values.problems import BadCell


def read(text: str, *, came: bool = False) -> EventFlag | None:
    return read_mark(text, "dmy", {"yes"}, {"no"}, came=came)


@pytest.mark.parametrize(
    ("text", "times"),
    [("Yes", 1), ("no", 0), ("3", 3), ("2,0", 2), ("opened", 1), ("not opened", 0), ("no-show", 0), ("never", None)],
)
def test_a_yes_a_no_and_a_count_are_read(text: str, times: int | None) -> None:
    if times is None:
        with pytest.raises(BadCell, match="neither yes nor no, no count and no date"):
            read(text)
    else:
        assert read(text) == EventFlag(times)


@pytest.mark.parametrize("text", ["", "-", "––"])
def test_a_blank_and_a_dash_say_nothing(text: str) -> None:
    assert read(text) is None


def test_who_registered_did_not_come_and_who_was_let_in_may_have() -> None:
    assert read("registered", came=True) == EventFlag(0)
    assert read("cancelled", came=True) == EventFlag(-1)
    assert read("approved", came=True) is None
    assert read("registered") == EventFlag(1)


def test_a_day_is_a_yes_and_of_two_times_the_first_counts() -> None:
    assert began("11/12/2026 3:01 PM - 11/12/2026 3:58 PM (57 minutes)") == "11/12/2026 3:01 PM"
    found = read("11/12/2026 3:01 PM - 11/12/2026 3:58 PM (57 minutes)")
    assert found == EventFlag(1, datetime(2026, 12, 11, 15, 1))


def test_of_two_columns_a_no_stands_and_a_day_completes_a_yes() -> None:
    at = datetime(2026, 1, 2)
    assert EventFlag(1).joined(EventFlag(0)).times == 0
    assert EventFlag(3).joined(EventFlag(1, at)) == EventFlag(3, at)
