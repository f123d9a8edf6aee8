"""What somebody wrote into a form, booked in a calendar or gave back at the door."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.answers import answers_in, asks

pytestmark = pytest.mark.quick

GOOGLE = (
    "Timestamp,Email Address,Your name,Company,How can we help?,Budget\n"
    '11/3/2025 10:11:12,dana@globex.com,Dana Ruiz,Globex,"price, please",10k\n'
    "10/24/2025 10:11:12,raj@initech.com,Raj Patel,Initech,,\n"
)
CALENDLY = (
    "User Name,Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Canceled,"
    "Cancellation reason,Question 1,Response 1\n"
    "Ana,Dana Ruiz,dana@globex.com,30 min demo,2025-10-10 02:00 pm,2025-10-10 02:30 pm,false,,Which company?,Globex\n"
    "Ana,Raj Patel,raj@initech.com,30 min demo,2025-10-11 02:00 pm,2025-10-11 02:30 pm,true,sick,,\n"
)
BOX_OFFICE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee Status,Company,Event Name,"
    "Event Start Date\n"
    "1,2025-10-01,Dana,Ruiz,dana@globex.com,1,Full,Checked In,Globex,Summit,2025-10-29\n"
    "2,2025-10-02,Raj,Patel,raj@globex.com,1,Full,Not Attending,Globex,Summit,2025-10-29\n"
)


def test_a_forms_questions_and_what_was_written_to_them_are_its_note(bring: Import, rows: Rows) -> None:
    assert bring(GOOGLE).counts["created"] == 2
    written = {row["at"].day: row["notes"] for row in rows("activity", type="form")}
    assert written[3].endswith("How can we help? price, please\nBudget: 10k")
    assert "Budget" not in written[24]
    assert bring(GOOGLE).counts["created"] == 0


def test_a_booking_is_a_meeting_of_its_guest_and_one_that_was_called_off_is_none(bring: Import, rows: Rows) -> None:
    bring("First Name,Last Name,Email,Company\nDana,Ruiz,dana@globex.com,Globex\nRaj,Patel,raj@initech.com,Initech\n")
    made = bring(CALENDLY)
    assert made.counts["created"] == 2, made.rejects
    [held] = rows("activity", type="meeting")
    [dana] = rows("contact", last_name="Ruiz")
    assert (held["contact_id"], held["subject"], held["at"].hour) == (dana["id"], "30 min demo", 14)
    assert held["notes"] == "Which company?\nGlobex"
    [off] = rows("activity", type="note")
    assert off["notes"] == "Called off in the CRM. sick"
    assert bring(CALENDLY).counts["created"] == 0


def test_who_gave_the_ticket_back_is_not_registered(bring: Import, rows: Rows) -> None:
    made = bring(BOX_OFFICE)
    assert (made.counts["created"], made.counts["skipped"]) == (1, 1)
    assert {(row["type"], row["at"].day) for row in rows("activity")} == {("form", 1), ("event_attended", 29)}


def test_a_log_of_events_with_a_timestamp_is_no_form() -> None:
    from abm_tui.exchange.columns.shapes import find_shape

    assert find_shape(["Timestamp", "Email", "Message"]).name == "forms"
    for header in ("Activity Type", "Event", "Type", "Opens", "Subject"):
        assert find_shape(["Timestamp", "Email", header]).name != "forms"


def test_what_a_tool_keeps_beside_the_answers_is_none() -> None:
    for header in ("#", "Response ID", "utm_source", "gclid", "Column 7", "IP Address", "Page URL", "Tags"):
        assert not asks(header, "forms")
    assert asks("Which id do you need?", "forms")
    assert not asks("Which id do you need?", "calls")


@given(st.text(), st.text())
def test_any_cell_is_an_answer_or_nothing(cell: str, header: str) -> None:
    said = answers_in(cell, header)
    assert said is None or str(said.joined(said)).count("\n") >= 1


def test_a_topic_that_surges_is_outside_intent_of_its_company(bring: Import, rows: Rows) -> None:
    bring("Company,Website\nGlobex Corporation,globex.com\n")
    text = (
        "Company Name,Domain,Size,Industry,Topic,Composite Score,Metro Area,Date Stamp\n"
        "Globex,globex.com,Medium (200 - 499),Software,CRM,82,Berlin,2025-10-12\n"
        "Globex,globex.com,Medium (200 - 499),Software,ABM,60,Berlin,2025-10-12\n"
        "Globex,globex.com,Medium (200 - 499),Software,ERP,44,Berlin,2025-10-12\n"
    )
    made = bring(text)
    assert (made.counts["created"], made.counts["skipped"]) == (2, 1), made.rejects
    [account] = rows("account")
    found = {(row["type"], row["topic"], row["account_id"]) for row in rows("activity")}
    assert found == {("intent_surge", topic, account["id"]) for topic in ("CRM", "ABM")}
    assert bring(text).counts["created"] == 0


def test_the_time_from_and_to_is_when_they_came(bring: Import, rows: Rows) -> None:
    bring(
        "Attended,Last Name,First Name,Email Address,Registration Date/Time,Join Time - Leave Time (Time in Session),"
        "Webinar Name\n"
        "Yes,Ruiz,Dana,dana@globex.com,10/13/2025 09:12 AM,"
        "10/29/2025 03:01 PM - 10/29/2025 03:58 PM (57 minutes),Pricing\n"
        "No,Patel,Raj,raj@initech.com,10/14/2025 09:12 AM,,Pricing\n"
    )
    [came] = rows("activity", type="event_attended")
    assert str(came["at"]) == "2025-10-29 15:01:00"
    assert len(rows("activity", type="form")) == 2
