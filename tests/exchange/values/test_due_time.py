"""A day and its clock in two columns, as Pipedrive writes them."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

HEAD = "Activity - ID,Activity - Type,Activity - Due date,Activity - Due time,Activity - Subject,Activity - Done\n"


@pytest.mark.parametrize(
    ("day", "clock", "at"),
    [
        ("2025-01-02", "14:30", "2025-01-02 14:30:00"),
        ("2025-01-02", "2:30 PM", "2025-01-02 14:30:00"),
        ("2025-01-02", "", "2025-01-02 12:00:00"),
        ("2025-01-02", "later", "2025-01-02 12:00:00"),
        ("2025-01-02 09:00", "14:30", "2025-01-02 09:00:00"),
    ],
)
def test_the_clock_of_a_day_is_its_own_column(bring: Import, rows: Rows, day: str, clock: str, at: str) -> None:
    text = HEAD + f"7,Call,{day},{clock},Intro,Done\n"
    assert bring(text).counts["created"] == 1
    assert [str(row["at"]) for row in rows("activity")] == [at]
    assert bring(text).counts["unchanged"] == 1
