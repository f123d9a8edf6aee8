"""What the team agreed on and decided: the tables that keep it."""

from __future__ import annotations

from abm_tui.models.agreed import MOVED, Dispute, Move
from abm_tui.models.tables import JOURNALED


def test_moves_are_kept_of_stage_and_tier_alone() -> None:
    (check,) = [c for c in JOURNALED["move"].constraints if c.name == "what_is_known"]
    assert MOVED == ("stage", "tier")
    assert "IN ('stage', 'tier')" in str(getattr(check, "sqltext", ""))


def test_a_cell_of_the_framework_is_kept_once() -> None:
    assert JOURNALED["setting"].c.name.unique


def test_two_records_that_are_apart_refer_to_no_row_that_could_be_gone() -> None:
    assert {key.parent.name for key in JOURNALED["apart"].foreign_keys} == {"by"}
    assert not JOURNALED["apart"].c.one.unique


def test_a_move_and_a_dispute_begin_without_a_reason() -> None:
    assert (Move(account_id=1, what="tier").reason, Dispute(account_id=1).reason) == ("", "")
