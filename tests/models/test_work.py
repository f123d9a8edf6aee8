"""What we do: plays, touches, reviews, and the tables that keep them."""

from __future__ import annotations

import pytest

from abm_tui.models.tables import JOURNALED, OUTSIDE
from abm_tui.models.work import Review, Run, Touch


def test_what_begins_is_open_or_running() -> None:
    assert (Touch(account_id=1).status, Run(account_id=1, play_id=1).status, Review().status) == (
        "open",
        "running",
        "open",
    )


def test_a_touch_outside_a_play_has_no_place_in_a_run() -> None:
    assert (Touch(account_id=1).run_id, Touch(account_id=1).position) == (None, 0)


@pytest.mark.parametrize("name", ["draft", "view_state"])
def test_one_person_has_one_of_each_name(name: str) -> None:
    (index,) = [one for one in OUTSIDE[name].indexes if one.unique]
    assert [column.name for column in index.columns] == ["who", "name"]


def test_a_change_keeps_the_place_of_what_it_changed_not_a_link_to_it() -> None:
    """The journal outlives its rows."""
    assert not OUTSIDE["change"].foreign_keys
    assert {"play_id", "account_id"} <= {key.parent.name for key in JOURNALED["run"].foreign_keys}
