"""What somebody logged by hand is recognised in a file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from abm_tui.exchange.rows.logged_by_hand import ByHand

ANA = 7


def row(row_id: int, day: int, kind: str = "call", **more: Any) -> dict[str, Any]:
    return {"id": row_id, "type": kind, "at": datetime(2025, 11, day, 9), "source": "", "subject": "", **more}


@pytest.mark.parametrize(("day", "found"), [(3, None), (4, 1), (5, 1), (6, 1), (7, None)])
def test_a_call_is_the_same_a_day_before_or_after(day: int, found: int | None) -> None:
    ours = ByHand()
    ours.add(row(1, 5), ANA)
    assert ours.find(ANA, row(0, day), ()) == found


def test_two_emails_of_two_names_are_two() -> None:
    ours = ByHand()
    ours.add(row(1, 5, "email_sent", subject="Benchmarks"), ANA)
    assert ours.find(ANA, row(0, 5, "email_sent", subject="Terms"), ()) is None
    assert ours.find(ANA, row(0, 5, "email_sent", subject="benchmarks"), ()) == 1


def test_what_a_file_brought_was_not_logged_by_hand() -> None:
    ours = ByHand()
    ours.add(row(1, 5, source="hubspot"), ANA)
    assert ours.find(ANA, row(0, 5), ()) is None


def test_the_files_row_of_the_same_day_has_the_better_right() -> None:
    ours = ByHand()
    ours.add(row(1, 5), ANA)
    ours.claim([(ANA, "call", datetime(2025, 11, 5).date())])
    assert ours.find(ANA, row(0, 6), ()) is None
    assert ours.find(ANA, row(0, 5), ()) == 1


def test_what_was_written_by_hand_stays_and_blanks_are_filled() -> None:
    ours = ByHand()
    ours.add(row(1, 5, subject="Mine"), ANA)
    assert not ours.keeps(1, "subject")
    ours.find(ANA, row(0, 5), ())
    assert ours.keeps(1, "subject")
    assert not ours.keeps(1, "outcome")
