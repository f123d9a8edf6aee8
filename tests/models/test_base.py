"""What every table shares."""

from __future__ import annotations

import pytest

from abm_tui.models.base import one_of
from abm_tui.models.tables import JOURNALED, OUTSIDE


@pytest.mark.parametrize("name", [*JOURNALED, *(name for name in OUTSIDE if name != "meta")])
def test_an_id_is_never_handed_to_another_row(name: str) -> None:
    """An old undo would hit the wrong row."""
    table = (JOURNALED | OUTSIDE)[name]
    assert table.dialect_options["sqlite"]["autoincrement"] is True
    assert [column.name for column in table.primary_key] == ["id"]


def test_a_check_allows_each_word_of_the_list_or_nothing() -> None:
    check = one_of("team", ("sales", "marketing"))
    assert str(check.sqltext) == "\"team\" IS NULL OR \"team\" IN ('sales', 'marketing')"
    assert check.name == "team_is_known"
