"""Whom an activity is about: columns of several people under any vendor's names, and a word where one is not taken."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee


@pytest.fixture(autouse=True)
def people(store: Store) -> None:
    """Dana and Li of Globex."""
    globex = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    store.do(committee.add_person, globex, first_name="Dana", last_name="Ruiz", email="dana@globex.com")
    store.do(committee.add_person, globex, first_name="Li", last_name="Wei", email="li@globex.com")


def whose(rows: Rows) -> list[tuple[int | None, int | None]]:
    return [(a["contact_id"], a["account_id"]) for a in rows("activity")]


@pytest.mark.parametrize("header", ["Attendees", "Participants", "Associated Contacts", "External participants"])
@pytest.mark.parametrize(
    "cell",
    [
        "dana@globex.com; Li Wei <li@globex.com>; Tom Ford",
        "Dana Ruiz <dana@globex.com>, Li Wei <li@globex.com>",
        "Dana Ruiz, Li Wei and Bo",
        "Dana Ruiz and Li Wei",
        "Ruiz, Dana; Wei, Li",
        "Dana Ruiz\nLi Wei",
    ],
)
def test_a_column_of_several_people_names_each_of_them(bring: Import, rows: Rows, header: str, cell: str) -> None:
    text = f'Date,Type,Subject,Account,{header}\n2025-11-03,Meeting,Demo,Globex,"{cell}"\n'
    bring(text)
    assert whose(rows) == [(1, 1), (2, 1)]
    assert bring(text).records["activities"] == {"created": 0, "updated": 0, "unchanged": 2}


def test_the_associated_company_is_the_account_whoever_wrote_the_file(bring: Import, rows: Rows) -> None:
    bring("Subject,Activity Type,Activity date,Associated Company,Notes\nDemo,Meeting,2025-11-03,Globex,ok\n")
    assert whose(rows) == [(None, 1)]


@pytest.mark.parametrize("cell", ["dana@globex.com", "Dana Ruiz", "Li Wei and Tom"])
def test_a_column_of_people_that_is_not_taken_is_said(bring: Import, rows: Rows, cell: str) -> None:
    made = bring(f"Date,Type,Subject,Account,Foo\n2025-11-03,Meeting,Demo,Globex,{cell}\n")
    assert whose(rows) == [(None, 1)]
    [said] = [text for text in made.warnings if "without anybody" in text]
    assert 'left out: "Foo". --map "Foo=contact" takes it.' in said


def test_columns_that_name_nobody_of_ours_are_no_news(bring: Import) -> None:
    made = bring("Date,Type,Subject,Account,Room\n2025-11-03,Meeting,Demo,Globex,Blue\n2025-11-04,Call,A,Globex,Red\n")
    assert not [text for text in made.warnings if "without anybody" in text]
