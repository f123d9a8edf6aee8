"""Our values as cells."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from abm_tui.exchange.values.texts import as_text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (date(2025, 11, 5), "2025-11-05"),
        (datetime(2025, 11, 5, 9, 30), "2025-11-05T09:30:00"),
        (Decimal("1200.50"), "1200.5"),
        (Decimal("1E+3"), "1000"),
        (7, "7"),
    ],
)
def test_a_cell_is_plain(value: Any, cell: str) -> None:
    assert as_text(value) == cell


def test_an_id_among_members_is_a_name_and_an_unknown_one_nothing() -> None:
    assert as_text(1, {1: "ana"}) == "ana"
    assert as_text(9, {1: "ana"}) == ""
