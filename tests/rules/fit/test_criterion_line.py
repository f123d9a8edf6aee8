"""A criterion typed in one line, and the live count of what it says."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.rules.fit.criterion_line import answers_text, read_criterion, read_question


@pytest.mark.parametrize(
    ("typed", "name", "family", "test", "ask"),
    [
        ("Size: employees>=200", "Size", "firmographic", "employees>=200", ""),
        ("tech:sap", "tech:sap", "technographic", "tech:sap", ""),
        ("-Trigger:merger", "-Trigger:merger", "situational", "-Trigger:merger", ""),
        ("Board: ? is there a new one", "Board", "situational", "", "is there a new one"),
        ("? new board member", "new board member", "situational", "", "new board member"),
        ("", "", "firmographic", "", ""),
    ],
)
def test_a_line_gives_name_family_and_either_a_filter_or_a_question(typed, name, family, test, ask):
    assert read_criterion(typed) == {"name": name, "family": family, "test": test, "ask": ask}


def test_only_what_begins_with_a_question_mark_is_a_question():
    assert read_question(" ?is it so ") == "is it so"
    assert read_question("employees>=200") is None


def test_the_count_says_yes_no_and_what_is_not_known(make):
    accounts = [make.account(employees=n) for n in (300, 100, None)]
    assert answers_text("employees>=200", accounts, make.today) == "yes to 1 of 3 target accounts, no to 1, 1 unknown"
    assert answers_text("employees>=200", accounts[:2], make.today) == "yes to 1 of 2 target accounts, no to 1"


def test_what_is_no_filter_over_the_company_is_refused(make):
    with pytest.raises(Refused):
        answers_text("nosuchfield:1", [], make.today)
