"""What is said by hand of a column: `--map "THEIRS=ours*FACTOR"`."""

from __future__ import annotations

import pytest

from abm_tui.errors import UsageError
from abm_tui.exchange.columns.headers import map_headers
from abm_tui.exchange.columns.map_option import read_map


def test_a_mapping_by_hand_may_multiply_and_may_keep_a_column_out() -> None:
    mapping = map_headers(
        ["revenue", "notes"], "accounts", "", [read_map("revenue=annual_revenue*1000000"), read_map("notes=-")]
    )
    assert (mapping.columns[0].field, mapping.columns[0].factor) == ("annual_revenue", 1_000_000)
    assert mapping.columns[1].field is None


@pytest.mark.parametrize("wrong", ["name", "=name", "x=annual_revenue*many"])
def test_a_mapping_that_says_nothing_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError):
        read_map(wrong)
