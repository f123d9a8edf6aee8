"""What people type into a cell of the framework, and how its value reads."""

from __future__ import annotations

from typing import Any

import pytest

from abm_tui.errors import Refused
from abm_tui.rules.framework_cells.typing import Typed, read_typed, typed_text


def cell(kind: str, **more: Any) -> Typed:
    return Typed("Cap", "tiers.1.cap", kind, **more)


@pytest.mark.parametrize(
    ("kind", "more", "typed", "value"),
    [
        ("whole", {"low": 1, "high": 100_000}, "1,500", 1_500),
        ("whole", {"high": 100_000}, "60k", 60_000),
        ("whole", {"high": 100}, "30 %", 30),
        ("whole", {"blank": True}, "-", None),
        ("yes", {}, "Y", True),
        ("yes", {}, "no", False),
        ("weekday", {}, "fri", 4),
        ("hour", {}, "9", "09:00"),
        ("choice", {"choices": ("emails", "items")}, "em", "emails"),
        ("words", {"choices": ("signal", "senior")}, "Signal:90, senior", ["signal:90", "senior"]),
        ("words", {"choices": ("EB", "CH")}, "eb|ch", ["EB|CH"]),
    ],
)
def test_a_cell_reads_what_people_type(kind: str, more: dict[str, Any], typed: str, value: Any) -> None:
    assert read_typed(cell(kind, **more), typed) == value


@pytest.mark.parametrize(
    ("kind", "more", "typed", "said"),
    [
        ("whole", {"low": 1, "high": 25}, "26", "a whole number from 1 to 25"),
        ("whole", {"low": 1, "high": 25}, "", "it cannot be empty"),
        ("hour", {}, "25:00", "a time of day such as 10:00"),
        ("weekday", {}, "t", "a day of the week"),
        ("words", {"choices": ("signal", "senior")}, "senior:2", "signal:number, senior"),
        ("text", {}, " ", "is a text"),
    ],
)
def test_a_refusal_says_what_is_allowed_and_that_nothing_was_saved(
    kind: str, more: dict[str, Any], typed: str, said: str
) -> None:
    with pytest.raises(Refused) as caught:
        read_typed(cell(kind, **more), typed)
    assert said in caught.value.message
    assert caught.value.message.endswith("Nothing was saved.")


def test_a_value_reads_as_it_would_be_typed() -> None:
    shown = [typed_text(*pair) for pair in (("yes", True), ("weekday", 4), ("words", ["a", "b"]), ("whole", None))]
    assert shown == ["yes", "Fri", "a, b", ""]
