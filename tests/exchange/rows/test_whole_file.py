"""What a file of activities leaves to be said of all its rows at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from exchange_files import Import

from abm_tui.errors import UsageError
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.rows.whole_file import day_of_file, stem

TODAY = date(2025, 11, 5)


def test_the_day_that_was_said_is_taken_at_noon() -> None:
    assert day_of_file(Options(on="2025-11-03"), TODAY) == datetime(2025, 11, 3, 12)
    assert day_of_file(Options(), TODAY) is None


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(UsageError, match="--on") as refused:
        day_of_file(Options(on="sometime"), TODAY)
    assert refused.value.code == "bad_day"


@pytest.mark.parametrize("file", ["Autumn letter.csv", "Autumn letter (2).csv", "Autumn letter_2025-11-05.csv"])
def test_next_weeks_export_of_an_e_mail_is_called_the_same(file: str) -> None:
    assert stem(file) == "Autumn letter"


def test_a_name_of_nothing_but_a_stamp_stays() -> None:
    assert stem("20251105.csv") == "20251105"


def test_a_day_said_for_companies_is_not_used_and_that_is_said(bring: Import) -> None:
    made = bring("Company name,City\nAcme,Ulm\n", kind="accounts", on="today")
    assert any(said.startswith("--on is not used: the rows are accounts") for said in made.warnings)
