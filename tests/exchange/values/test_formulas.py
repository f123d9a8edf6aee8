"""Cells that a spreadsheet would run: made harmless on the way out, themselves again on the way in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.formulas import guard, unguard
from abm_tui.text import clean


@pytest.mark.parametrize(
    "payload", ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", " =1", "＝1", "'=1", "''=1", "-", '=HYPERLINK("x")']
)
def test_formulas_are_disarmed_and_come_back_as_they_were(payload: str) -> None:
    assert guard(payload).startswith("'")
    assert unguard(guard(payload)) == payload


@pytest.mark.parametrize("plain", ["-5", "+4930123", "1,234.50", "Acme", "'tis", ""])
def test_numbers_and_words_are_left_alone(plain: str) -> None:
    assert guard(plain) == plain


@given(st.text() | st.from_regex(r"'*\s*[=+\-@＝]?.*"))
def test_guarding_is_undone_by_unguarding(text: str) -> None:
    stored = clean(text, multiline=True)
    assert unguard(guard(stored)) == stored or guard(stored) == stored
