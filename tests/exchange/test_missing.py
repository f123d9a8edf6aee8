"""A column that a kind of record lives by is not left out in silence, whoever wrote the file."""

from __future__ import annotations

import pytest

from tests.exchange.conftest import Import


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "Record ID,First Name,Last Name,Lifecycle Stage,Reachable At\n1,Dana,Ruiz,Lead,dana@globex.com\n",
            'e-mail address of the people; left out: "Reachable At". --map "Reachable At=email" takes it.',
        ),
        (
            "Record ID,Deal Name,Deal Stage,Pipeline,Worth,Close Date\n1,Big,Open,Sales,\"€12,000.00\",2027-01-31\n",
            'amount of the deals; left out: "Worth". --map "Worth=amount" takes it.',
        ),
        (
            "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Ready By\n1,Big,Open,Sales,12000,2027-01-31\n",
            'day the deals close; left out: "Ready By". --map "Ready By=close_date" takes it.',
        ),
    ],
)  # fmt: skip
def test_what_the_records_live_by_is_not_left_out_in_silence(bring: Import, text: str, sentence: str) -> None:
    assert any(sentence in warning for warning in bring(text).warnings)


def test_columns_that_hold_nothing_of_the_kind_are_no_news(bring: Import) -> None:
    made = bring("Record ID,First Name,Last Name,Lifecycle Stage,City\n1,Dana,Ruiz,Lead,Berlin\n")
    assert not any("No column was taken" in warning for warning in made.warnings)
    made = bring("Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Score\n2,Big,Open,Sales,1,2027-01-31,7\n")
    assert not any("No column was taken" in warning for warning in made.warnings)
    told = bring("Record ID,First Name,Lifecycle Stage,Alt\n1,Dana,Lead,d@x.com\n", maps=["Alt=-"], kind="contacts")
    assert not any("No column was taken" in warning for warning in told.warnings)
