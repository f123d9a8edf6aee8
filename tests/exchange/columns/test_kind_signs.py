"""Calls of telephone systems, recorded and booked meetings, and lists of people with totals of their e-mails."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.headers import find_kind
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee


@pytest.fixture(autouse=True)
def people(store: Store) -> None:
    """Dana and Li of Globex, Raj of Initech."""
    globex = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    initech = int(store.do(accounts.add_account, "Initech", domain="initech.com").value)
    store.do(committee.add_person, globex, first_name="Dana", last_name="Ruiz", email="dana@globex.com")
    store.do(committee.add_person, globex, first_name="Li", last_name="Wei", email="li@globex.com")
    store.do(committee.add_person, initech, first_name="Raj", last_name="Patel", email="raj@initech.com")


def brought(rows: Rows) -> list[tuple[str, int, str]]:
    return [(a["type"], a["contact_id"], str(a["at"])[:16]) for a in rows("activity")]


DIALPAD = (
    "call_id,date_started,date_connected,date_ended,direction,category,name,email,external_number,talk_duration,"
    "contact_name,contact_email,disposition,notes\n"
    "1,2025-11-03 10:00:00.123,2025-11-03 10:00:05,2025-11-03 10:05:00,outbound,outgoing,Ana Kovac,ana@us.com,+49301,"
    "5.0,Dana Ruiz,dana@globex.com,Connected,good\n"
    "2,2025-11-04 10:00:00.123,,2025-11-04 10:00:30,outbound,unanswered,Ana Kovac,ana@us.com,+49302,0,Raj Patel,"
    "raj@initech.com,No answer,\n"
)
AIRCALL = (
    "line,date (TZ offset incl.),number timezone,date (UTC),datetime (UTC),year,direction,from,to,answered,"
    "missed_call_reason,user,duration (total),duration (in call),via,tags,contact name,company,comments\n"
    "Sales,2025-11-03 11:00:00 +0100,Europe/Berlin,2025-11-03,2025-11-03 10:00:00,2025,outbound,+4930,+49301,Yes,,Ana,"
    "120,100,,,Dana Ruiz,Globex,good talk\n"
    "Sales,2025-11-04 11:00:00 +0100,Europe/Berlin,2025-11-04,2025-11-04 10:00:00,2025,outbound,+49302,+4930,No,"
    "no_available_agent,Ana,20,0,,,Raj Patel,Initech,\n"
)


@pytest.mark.parametrize("text", [DIALPAD, AIRCALL])
def test_a_telephone_systems_log_is_calls_with_their_people(bring: Import, rows: Rows, text: str) -> None:
    made = bring(text)
    assert (made.mapping.shape, made.counts["created"]) == ("dialled", 2)
    assert brought(rows) == [("call", 1, "2025-11-03 10:00"), ("call", 3, "2025-11-04 10:00")]
    assert len(rows("contact")) == 3
    assert bring(text).counts["unchanged"] == 2


def test_a_recorded_call_has_all_who_were_in_it(bring: Import, rows: Rows) -> None:
    bring(
        "Call ID,Call title,Call URL,Started,Duration,Direction,Host,Internal participants,External participants,"
        "Account,Outcome\n"
        "1,Globex demo,https://x.example/1,2025-11-03 10:00,32m,Conference,Ana,Ana,"
        '"Dana Ruiz <dana@globex.com>, Li Wei <li@globex.com>",Globex,\n'
    )
    assert brought(rows) == [("call", 1, "2025-11-03 10:00"), ("call", 2, "2025-11-03 10:00")]


def test_booked_meetings_took_place_or_not(bring: Import, rows: Rows) -> None:
    bring(
        "Meeting Id,Meeting Type,Guest Email,Guest Name,Guest Company,Assignee,Booker,Scheduled At,Start Time,End Time,"
        "Status,Canceled\n"
        "m1,Demo,dana@globex.com,Dana Ruiz,Globex,ana@us.com,,2025-11-01 10:00,2025-11-03 10:00,,Completed,false\n"
        "m2,Demo,raj@initech.com,Raj Patel,Initech,ana@us.com,,2025-11-01 10:00,2025-11-03 11:00,,No Show,false\n"
        "m3,Demo,li@globex.com,Li Wei,Globex,ana@us.com,,2025-11-01 10:00,2025-11-03 12:00,,Canceled,true\n"
    )
    assert {(a["type"], a["contact_id"], a["notes"]) for a in rows("activity")} == {
        ("meeting", 1, ""),
        ("note", 3, "No show."),
        ("note", 2, "Called off in the CRM."),
    }


@pytest.mark.parametrize(
    "headers",
    [
        "id,first_name,last_name,email,company_name,last_email_sequence_sent,open_count,click_count,reply_count",
        "Email,First name,Last name,Company,Last contacted,Last replied,Sent,Opened,Clicked,Replied,Interest level",
        "Email,First Name,Last Name,Company Name,Email Open Count,Email Reply Count,Email Click Count,Last Contacted",
    ],
)
def test_people_with_the_totals_of_their_e_mails_are_people(headers: str) -> None:
    assert find_kind(headers.split(",")) == "contacts"
