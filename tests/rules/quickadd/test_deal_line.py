"""A deal in one line: name, amount, close date, stage."""

from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Refused
from abm_tui.rules.quickadd.deal_line import read_deal

TODAY = date(2025, 11, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pilot 60k 19 dec qualify", ("Pilot", Decimal(60_000), "", date(2025, 12, 19), "Qualify")),
        ("Rollout 2 €1.2M 2026-03-01 Sent", ("Rollout 2", Decimal(1_200_000), "EUR", date(2026, 3, 1), "Sent")),
        ("Renewal, 12,500 USD, 3/12", ("Renewal", Decimal(12_500), "USD", date(2025, 12, 3), "")),
        ("Pilot 2", ("Pilot 2", None, "", None, "")),
        ("Expansion +30", ("Expansion", None, "", date(2025, 12, 5), "")),
    ],
)  # fmt: skip
def test_a_deal_is_read_from_one_line(text: str, expected: tuple[object, ...]) -> None:
    deal = read_deal(text, TODAY)
    assert (deal.name, deal.amount, deal.currency, deal.close_date, deal.stage) == expected


@pytest.mark.parametrize("text", ["", "  ", "60k", "19 dec"])
def test_a_deal_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="needs a name"):
        read_deal(text, TODAY)


@given(st.text(max_size=200))
def test_a_deal_line_is_read_or_refused_never_more(text: str) -> None:
    with contextlib.suppress(Refused):
        assert read_deal(text, TODAY).name
