"""A cell of the framework at the keyboard: its list, its text, and what to say while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from abm_tui.rules.fit.criterion_line import ASKED
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework_cells.cells import FrameworkCell as Kept
from abm_tui.rules.framework_cells.cells import read_value, value_text
from abm_tui.rules.framework_cells.typing import typed_text
from abm_tui.rules.stages.gates import condition_text

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def choices_of(kept: Kept) -> Sequence[tuple[str, str, Any]]:
    """(key, label, value) of each entry of the cell's list; empty where it is typed."""
    if kept.kind == "yes":
        return (("1", "yes", True), ("0", "no", False))
    if kept.kind == "weekday":
        return tuple((str(n), name, n - 1) for n, name in enumerate(WEEK, 1))
    if kept.kind == "choice":
        return tuple((str(n), word or "any occurrence", word) for n, word in enumerate(kept.choices, 1))
    return ()


def is_question(name: str) -> bool:
    """Whether the cell is a criterion's question."""
    return name.startswith("icp.") and name.endswith(".ask")


def cell_text(kept: Kept) -> str:
    """The cell's value as it is shown and typed."""
    text = value_text(kept)
    return ASKED + text if text and is_question(kept.name) else text


def picked(kept: Kept, value: object) -> Any:
    """A value from a list or a step, looked at as if it had been typed. Raises Refused."""
    return read_value(kept, typed_text(kept.kind, value))


def typing_hint(kept: Kept) -> str:
    """What the status line says while the cell is open; "" where that is plain."""
    if kept.kind == "filter" or is_question(kept.name):
        return "A filter such as employees>=200 industry:bank, or a question behind ?"
    if kept.kind == "words" and kept.choices:
        return f"With commas between: {', '.join(kept.choices)}"
    return "With commas between" if kept.kind == "words" else ""


def condition_texts(kept: Kept, fw: Framework) -> str:
    """What a gate or a stage's needs ask for, as people say it; "" for any other cell."""
    if kept.name.endswith(".gate"):
        return "; ".join(condition_text(condition) for condition in kept.value)
    if kept.name.endswith(".needs"):
        return "; ".join(_need(word, fw) for word in kept.value)
    return ""


def _need(word: str, fw: Framework) -> str:
    name, _, number = word.partition(":")
    return f"{number} departments" if number else " or ".join(fw.role[code].name for code in name.split("|"))


def limits_text(kept: Kept) -> str:
    """What may stand in the cell, in words."""
    if kept.kind == "whole" and kept.high is not None:
        return f"{kept.low or 0:,} to {kept.high:,}" + (" or nothing" if kept.blank else "")
    if kept.kind == "words" and kept.choices:
        return ", ".join(kept.choices)
    if kept.kind == "choice":
        return ", ".join(label for _, label, _ in choices_of(kept))
    return {"yes": "yes or no", "hour": "a time of day", "weekday": "a day of the week"}.get(kept.kind, "")
