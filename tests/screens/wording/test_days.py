"""A day that is typed, and how it reads meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.errors import Refused
from abm_tui.screens.wording.days import day_echo, typed_day

pytestmark = pytest.mark.quick

TODAY = date(2025, 11, 5)  # a Wednesday


def test_a_day_is_read_from_today_on_and_reads_back() -> None:
    assert typed_day("fri", TODAY) == date(2025, 11, 7)
    assert day_echo("fri", TODAY) == "→ Fri 7 Nov"


def test_what_is_no_day_is_refused_and_reads_as_nothing_while_it_is_typed() -> None:
    assert day_echo("fr1", TODAY) == day_echo("  ", TODAY) == ""
    with pytest.raises(Refused):
        typed_day("fr1", TODAY)
