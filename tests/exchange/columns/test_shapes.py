"""Files of calls, meetings, e-mails, notes and tasks: the file says what its rows are, and whether it happened."""

from __future__ import annotations

from typing import Any

import pytest
from exchange_files import Import, Rows

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, logging

# Each: the file, its vendor, and of the first activity what it must say.
FILES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "hubspot calls": (
        "Record ID,Call title,Call notes,Call outcome,Call direction,Activity date,Activity assigned to,"
        "Associated Contact,Associated Company\n"
        "1,Pricing,Wants a quote,Connected,OUTBOUND,2025-11-03 10:00,ana,Dana Ruiz (dana@globex.com),Globex\n",
        "hubspot",
        {"type": "call", "outcome": "answered", "subject": "Pricing", "by": 1, "notes": "Wants a quote"},
    ),
    "hubspot meetings": (
        "Record ID,Meeting name,Meeting start time,Meeting end time,Meeting outcome,Associated Contact IDs,"
        "Associated Contact\n1,Kick-off,2025-11-03 10:00,2025-11-03 11:00,COMPLETED,501,dana@globex.com\n",
        "hubspot",
        {"type": "meeting", "subject": "Kick-off"},
    ),
    "hubspot e-mails out": (
        "Record ID,Email subject,Email body,Email send status,Email direction,Activity date,Email to address\n"
        "1,Our offer,Dear Dana,SENT,EMAIL,2025-11-03 10:00,dana@globex.com\n",
        "hubspot",
        {"type": "email_sent", "subject": "Our offer"},
    ),
    "hubspot e-mails in": (
        "Record ID,Email subject,Email send status,Email direction,Activity date,Email from address,Email to address\n"
        "1,Re: Our offer,SENT,INCOMING_EMAIL,2025-11-03 10:00,dana@globex.com,ana@us.example\n",
        "hubspot",
        {"type": "reply", "subject": "Re: Our offer"},
    ),
    "hubspot notes": (
        "Record ID,Note body,Activity date,Associated Contact,Associated Company\n"
        "1,Budget is frozen,2025-11-03 10:00,dana@globex.com,Globex\n",
        "hubspot",
        {"type": "note", "notes": "Budget is frozen"},
    ),
    "hubspot tasks": (
        "Record ID,Task title,Task notes,Task status,Task type,Due date,Associated Contact\n"
        "1,Call back,,COMPLETED,CALL,2025-11-03 10:00,dana@globex.com\n",
        "hubspot",
        {"type": "call", "subject": "Call back"},
    ),
    "salesforce events": (
        "Id,WhoId,WhatId,Subject,Location,IsAllDayEvent,ActivityDateTime,DurationInMinutes,StartDateTime,EndDateTime,"
        "Type,Description\n00U1,0031U00000abcDE,,Kick-off,Berlin,,2025-11-03T10:00:00,60,2025-11-03T10:00:00,"
        "2025-11-03T11:00:00,Other,Went well\n",
        "salesforce",
        {"type": "meeting", "subject": "Kick-off", "notes": "Went well"},
    ),
    "zoho calls": (
        "Record Id,Subject,Call Type,Call Start Time,Call Duration,Call Owner,Contact Name,Related To,Call Result,"
        "Outgoing Call Status\n"
        "zcrm_1,Pricing,Outbound,2025-11-03 10:00:00,05:00,bo,Dana Ruiz,Globex,Requested more info,Completed\n",
        "zoho",
        {"type": "call", "outcome": "answered", "by": 2},
    ),
    "zoho calls missed": (
        "Record Id,Subject,Call Type,Call Start Time,Call Owner,Contact Name,Related To,Call Status\n"
        "zcrm_1,Pricing,Inbound,2025-11-03 10:00:00,bo,Dana Ruiz,Globex,Missed\n",
        "zoho",
        {"type": "call", "outcome": "no_answer"},
    ),
    "zoho meetings": (
        "Record Id,Title,From,To,Host,Participants,Contact Name,Related To,Created Time\n"
        "zcrm_1,Kick-off,2025-11-03 10:00:00,2025-11-03 11:00:00,ana,,Dana Ruiz,Globex,2025-11-01 09:00:00\n",
        "zoho",
        {"type": "meeting", "subject": "Kick-off", "by": 1},
    ),
    "dynamics phone calls": (
        "(Do Not Modify) Phone Call,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Due,Recipient,Subject,"
        "Regarding,Activity Status\n{1},x=,2025-11-01,2025-11-03 10:00,Dana Ruiz,Pricing,Globex,Completed\n",
        "dynamics",
        {"type": "call", "subject": "Pricing"},
    ),
    "dynamics appointments": (
        "(Do Not Modify) Appointment,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Subject,Regarding,"
        "Start Time,Required Attendees,Activity Status\n"
        "{1},x=,2025-11-01,Kick-off,Globex,2025-11-03 10:00,Dana Ruiz;Ana,Completed\n",
        "dynamics",
        {"type": "meeting", "subject": "Kick-off"},
    ),
    "dynamics e-mails": (
        "(Do Not Modify) Email,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Subject,Regarding,To,"
        "Date Sent,Status Reason\n{1},x=,2025-11-01,Our offer,Globex,Dana Ruiz,2025-11-03 10:00,Sent\n",
        "dynamics",
        {"type": "email_sent", "subject": "Our offer"},
    ),
}


@pytest.fixture
def globex(store: Store, bring: Import) -> int:
    """Globex with Dana, whom HubSpot and Salesforce know by keys."""
    account = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    store.do(committee.add_person, account, first_name="Dana", last_name="Ruiz", email="dana@globex.com")
    bring("Id,FirstName,LastName,Email,MailingCity,OwnerId\n0031U00000abcDE,Dana,Ruiz,dana@globex.com,Berlin,005\n")
    return account


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.usefixtures("globex")
def test_a_file_says_what_its_rows_are_and_the_same_again_changes_nothing(bring: Import, rows: Rows, name: str) -> None:
    text, vendor, expected = FILES[name]
    made = bring(text)
    assert (made.mapping.kind, made.mapping.vendor, made.counts["created"]) == ("activities", vendor, 1), made.rejects
    [activity] = rows("activity")
    assert {field: activity[field] for field in expected} == expected
    assert str(activity["at"]) == "2025-11-03 10:00:00"
    [dana] = rows("contact")
    assert (activity["contact_id"], activity["account_id"]) == (dana["id"], dana["account_id"])
    again = bring(text)
    assert (again.counts["unchanged"], len(rows("activity"))) == (1, 1)


HEAD = "Record ID,Meeting name,Meeting start time,Meeting outcome,Associated Contact\n"


@pytest.mark.usefixtures("globex")
def test_a_meeting_to_come_is_a_touch_and_once_it_was_held_a_meeting(bring: Import, rows: Rows) -> None:
    bring(HEAD + "1,Demo,2025-11-12 10:00,SCHEDULED,dana@globex.com\n")
    assert [(t["text"], str(t["due"])) for t in rows("touch")] == [("Demo", "2025-11-12")]
    bring(HEAD + "1,Demo,2025-11-04 10:00,COMPLETED,dana@globex.com\n")
    assert [t["status"] for t in rows("touch")] == ["done"]
    assert [a["type"] for a in rows("activity")] == ["meeting"]


@pytest.mark.usefixtures("globex")
def test_a_meeting_to_come_of_a_file_without_a_status_is_a_touch_too(bring: Import, rows: Rows) -> None:
    bring(
        "Id,WhoId,Subject,IsAllDayEvent,StartDateTime,EndDateTime,WhatId\n00U1,0031U00000abcDE,Demo,,2025-11-12T10:00,,\n"
    )
    assert [t["text"] for t in rows("touch")] == ["Demo"]
    assert rows("activity") == []


@pytest.mark.parametrize("word", ["CANCELED", "NO_SHOW", "Rescheduled"])
@pytest.mark.usefixtures("globex")
def test_a_meeting_that_fell_through_is_a_note_and_its_touch_is_dropped(bring: Import, rows: Rows, word: str) -> None:
    bring(HEAD + "1,Demo,2025-11-12 10:00,SCHEDULED,dana@globex.com\n")
    text = HEAD + f"1,Demo,2025-11-12 10:00,{word},dana@globex.com\n"
    bring(text)
    assert [t["status"] for t in rows("touch")] == ["dropped"]
    [note] = rows("activity")
    said = "No show." if word == "NO_SHOW" else "Called off in the CRM."
    assert (note["type"], note["notes"], str(note["at"])[:10]) == ("note", said, "2025-11-05")
    assert bring(text).counts["unchanged"] == 1


@pytest.mark.usefixtures("globex")
def test_an_email_that_bounced_is_a_note_and_its_address_is_bad(bring: Import, rows: Rows) -> None:
    bring(FILES["hubspot e-mails out"][0].replace("SENT", "BOUNCED"))
    assert [(a["type"], a["notes"]) for a in rows("activity")] == [("note", "Bounced. Dear Dana")]
    assert rows("contact")[0]["email_bounced"]


@pytest.mark.usefixtures("globex")
def test_an_outcome_of_their_own_is_left_out_and_can_be_said(bring: Import, rows: Rows) -> None:
    text = FILES["hubspot calls"][0].replace("Connected", "Hot lead")
    made = bring(text)
    assert any('Call outcome: "Hot lead" left out' in warning for warning in made.warnings)
    assert rows("activity")[0]["outcome"] == ""
    bring(text, values=["outcome:Hot lead=answered"])
    assert rows("activity")[0]["outcome"] == "answered"


@pytest.mark.parametrize(("day", "known"), [(2, True), (3, True), (4, True), (5, False), (1, False)])
def test_a_call_that_somebody_logged_by_hand_a_day_off_is_recognised(
    store: Store, globex: int, bring: Import, rows: Rows, day: int, known: bool
) -> None:
    [dana] = rows("contact")
    store.do(
        logging.log_activity,
        globex,
        "call",
        day=store.today.replace(day=day),
        contact_id=dana["id"],
        subject="Told her the price",
    )
    made = bring(FILES["hubspot calls"][0])
    assert made.counts["updated" if known else "created"] == 1
    assert len(rows("activity")) == (1 if known else 2)
    if known:
        [call] = rows("activity")
        # What was written by hand stays; what it left open is filled.
        assert (call["subject"], call["at"].day, call["outcome"], call["notes"]) == (
            "Told her the price",
            day,
            "answered",
            "Wants a quote",
        )
    assert bring(FILES["hubspot calls"][0]).counts["unchanged"] == 1


def test_of_two_meetings_on_following_days_the_right_one_is_recognised(
    store: Store, globex: int, bring: Import, rows: Rows
) -> None:
    [dana] = rows("contact")
    store.do(logging.log_activity, globex, "meeting", day=store.today.replace(day=4), contact_id=dana["id"])
    bring(
        HEAD
        + "1,Kick-off,2025-11-03 10:00,COMPLETED,dana@globex.com\n2,Demo,2025-11-04 10:00,COMPLETED,dana@globex.com\n"
    )
    assert sorted((a["at"].day, a["subject"]) for a in rows("activity")) == [(3, "Kick-off"), (4, "Demo")]


def test_a_call_of_somebody_else_or_another_kind_is_not_taken_for_it(
    store: Store, globex: int, bring: Import, rows: Rows
) -> None:
    store.do(logging.log_activity, globex, "call", day=store.today.replace(day=3))
    store.do(
        logging.log_activity, globex, "meeting", day=store.today.replace(day=3), contact_id=rows("contact")[0]["id"]
    )
    assert bring(FILES["hubspot calls"][0]).counts["created"] == 1


@pytest.mark.usefixtures("globex")
def test_an_activity_whose_day_moved_in_the_crm_is_the_same_one(bring: Import, rows: Rows) -> None:
    bring(FILES["hubspot calls"][0])
    assert bring(FILES["hubspot calls"][0].replace("2025-11-03", "2025-03-03")).counts["updated"] == 1
    assert len(rows("activity")) == 1
