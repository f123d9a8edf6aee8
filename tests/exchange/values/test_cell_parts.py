"""A cell with several values, taken apart; and a value as it is compared."""

from __future__ import annotations

import pytest

from abm_tui.exchange.values.cell_parts import fold_value, split_values


@pytest.mark.parametrize(
    ("cell", "values"),
    [("a, b", ["a", "b"]), ("a, b; c", ["a, b", "c"]), ("'=a;b", ["=a", "b"]), (" ; ,", [","]), ("", [])],
)
def test_a_semicolon_parts_values_else_a_comma_does(cell: str, values: list[str]) -> None:
    assert split_values(cell) == values


def test_case_and_doubled_blanks_make_no_other_value() -> None:
    assert fold_value("  Closed   WON ") == fold_value("closed won") == "closed won"
