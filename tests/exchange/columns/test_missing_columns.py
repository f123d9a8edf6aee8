"""A column that a kind of record lives by is not left out in silence, whoever wrote the file."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows


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


def test_a_company_only_beside_the_first_of_its_people_is_said(bring: Import, rows: Rows) -> None:
    text = "Company,Contact,Email\nGlobex,Dana Ruiz,dana@globex.example\n,Raj Patel,raj@globex.example\n"
    made = bring(text)
    assert any('"Company" is blank in 1 row below a company' in said for said in made.warnings)
    assert len(rows("contact")) == 2
    whole = bring("Company,Contact,Email\nGlobex,Dana Ruiz,dana@globex.example\n")
    assert not any("below a company" in said for said in whole.warnings)


def test_nobody_is_called_by_a_question_mark(bring: Import, rows: Rows) -> None:
    bring("Account,Role,Name,Title\nGlobex,EB,Dana Ruiz,CFO\nGlobex,Tech,?,\n")
    assert [row["last_name"] for row in rows("contact")] == ["Ruiz"]
