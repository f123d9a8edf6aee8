"""A task that is still to be done in the CRM is a touch with its day, a late one a note; one that is done happened."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

ACCOUNTS = "Id,Name,BillingCity,NumberOfEmployees\n0011U00000abcDE,Globex,Berlin,1200\n"
PEOPLE = "Id,FirstName,LastName,AccountId,Email\n0031U00000abcDE,Dana,Ruiz,0011U00000abcDE,dana@globex.com\n"
HEAD = "Id,Subject,WhoId,WhatId,ActivityDate,Status,TaskSubtype\n"


@pytest.fixture
def globex(bring: Import) -> None:
    bring(ACCOUNTS)
    bring(PEOPLE)


def task(
    day: str, status: str = "Not Started", subject: str = "Send the cost sheet", what: str = "0011U00000abcDE"
) -> str:
    return HEAD + f"00T1,{subject},0031U00000abcDE,{what},{day},{status},Call\n"


@pytest.mark.usefixtures("globex")
def test_a_task_due_from_today_on_is_an_open_touch_on_its_person(bring: Import, rows: Rows) -> None:
    made = bring(task("2025-11-05"))
    assert made.counts["created"] == 1
    [touch] = rows("touch")
    assert (touch["text"], touch["due"].isoformat(), touch["status"]) == ("Send the cost sheet", "2025-11-05", "open")
    assert touch["contact_id"] == rows("contact")[0]["id"]
    assert rows("activity") == []
    assert any("1 task still to be done" in warning for warning in made.warnings)


@pytest.mark.usefixtures("globex")
def test_the_same_task_again_changes_nothing_and_another_day_moves_it(bring: Import, rows: Rows) -> None:
    bring(task("2025-11-10"))
    assert bring(task("2025-11-10")).counts["unchanged"] == 1
    assert bring(task("2025-11-12")).counts["updated"] == 1
    assert [t["due"].isoformat() for t in rows("touch")] == ["2025-11-12"]


@pytest.mark.usefixtures("globex")
def test_a_task_that_was_late_already_is_a_note(bring: Import, rows: Rows) -> None:
    bring(task("2025-11-04"))
    assert rows("touch") == []
    assert [a["type"] for a in rows("activity")] == ["note"]


@pytest.mark.usefixtures("globex")
def test_once_it_is_done_there_the_touch_is_done_here_and_the_call_happened(bring: Import, rows: Rows) -> None:
    bring(task("2025-11-10"))
    bring(task("2025-11-05", "Completed"))
    [touch] = rows("touch")
    assert (touch["status"], touch["done_on"].isoformat()) == ("done", "2025-11-05")
    assert [a["type"] for a in rows("activity")] == ["call"]
    again = bring(task("2025-11-05", "Completed"))
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)


def test_a_task_of_an_account_we_do_not_have_waits_as_a_note(bring: Import, rows: Rows) -> None:
    bring(task("2025-11-10", what="001-none"))
    assert rows("touch") == []
    assert [a["type"] for a in rows("activity")] == ["note"]


def test_a_task_keeps_the_kind_that_the_crm_gives_it(bring: Import, rows: Rows) -> None:
    bring("Id,Name,BillingCity,NumberOfEmployees\n0011U00000abcDE,Globex,Berlin,1200\n")
    bring(
        "Id,Subject,WhoId,WhatId,ActivityDate,Status,TaskSubtype\n"
        "00T1,Pricing question,,0011U00000abcDE,2025-11-10,Not Started,Call\n"
    )
    [touch] = rows("touch")
    assert (touch["text"], touch["channel"]) == ("Pricing question", "phone")


@pytest.mark.usefixtures("globex")
def test_a_meeting_to_come_is_an_open_touch_though_nobody_gave_it_a_subject(bring: Import, rows: Rows) -> None:
    made = bring("Account,First Name,Last Name,Type,Date\nGlobex,Dana,Ruiz,meeting,2025-11-20\n", kind="activities")
    assert made.counts["created"] == 1
    [touch] = rows("touch")
    assert (touch["text"], touch["due"].isoformat(), touch["channel"]) == ("Meet Dana Ruiz", "2025-11-20", "meeting")
    assert touch["contact_id"] == rows("contact")[0]["id"]
    assert rows("activity") == []
