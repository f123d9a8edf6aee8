"""A deal's move in words."""

from __future__ import annotations

from datetime import datetime

import pytest
from plain_facts import TODAY

from abm_tui.rules.review.deal_moves import DealMove, move_text


@pytest.mark.parametrize(
    ("field", "old", "new", "said"),
    [
        ("close_date", "2025-11-28", "2025-12-12", "28 Nov → 12 Dec"),
        ("amount", "60000.00", 80_000, "60k → 80k"),
        ("stage", "", "Proposal", "nothing → Proposal"),
        ("close_date", None, "2025-12-12", "nothing → 12 Dec"),
    ],
)
def test_a_move_is_said_from_where_it_stood_to_where_it_stands(field, old, new, said):
    assert move_text(DealMove(1, 2, field, old, new, datetime(2025, 11, 4)), TODAY) == said
