"""Who registered, who came, who filled in a form: each row an activity of its person."""

from __future__ import annotations

from collections import Counter

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.store import Store

ZOOM = (
    "Attendee Report\n"
    "Report Generated:,10/30/2025 12:00 PM\n"
    "Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered\n"
    "Pricing in 2026,812 3456 7890,10/29/2025 3:00 PM,61,3\n"
    "Attendee Details\n"
    "Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Approval Status,Join Time,"
    "Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n"
    "Yes,Dana Ruiz,Dana,Ruiz,dana@globex.com,10/20/2025 9:10 AM,approved,10/29/2025 2:58 PM,10/29/2025 4:00 PM,62,,\n"
    "Yes,Dana Ruiz,Dana,Ruiz,dana@globex.com,10/20/2025 9:10 AM,approved,10/29/2025 4:01 PM,10/29/2025 4:02 PM,1,,\n"
    "No,Raj Patel,Raj,Patel,raj@globex.com,10/21/2025 9:10 AM,approved,--,--,--,,DE\n"
)


def kinds(rows: Rows) -> Counter[str]:
    return Counter(row["type"] for row in rows("activity"))


def test_a_webinars_report_tells_who_registered_and_who_came(bring: Import, rows: Rows) -> None:
    made = bring(ZOOM)
    assert (made.mapping.shape, made.table.header_row) == ("attendance", 6)
    assert (made.counts["created"], made.counts["skipped"]) == (2, 1), made.rejects
    assert kinds(rows) == {"form": 2, "event_attended": 1}
    [came] = rows("activity", type="event_attended")
    assert (came["subject"], str(came["at"])) == ("Pricing in 2026", "2025-10-29 14:58:00")
    assert bring(ZOOM).counts["created"] == 0


def test_an_event_is_not_called_like_the_column_beside_its_name(bring: Import, rows: Rows) -> None:
    head = "Attended,Last Name,First Name,Email Address,Join Time,Time in Session\n"
    came = 'Yes,Ruiz,Dana,dana@globex.com,"10/29/2025 3:01 PM",57\n'
    bring(f"GoToWebinar Report\n\nWebinar Name,Webinar ID\nABM Basics,123-456-789\n\nAttendee Details\n{head}{came}")
    assert {a["subject"] for a in rows("activity")} == {"ABM Basics"}
    bring(f"Webinar Name,Pricing\nWebinar ID,123-456-789\n\n{head}{came}")
    assert {a["subject"] for a in rows("activity")} == {"ABM Basics", "Pricing"}


def test_another_services_words_and_a_column_for_the_event(bring: Import, rows: Rows) -> None:
    text = (
        "Attended,Interest Rating,Last Name,First Name,Email Address,Registration Date/Time,Webinar Name\n"
        'Yes,80,Ruiz,Dana,dana@globex.com,"Oct 20, 2025 09:10 AM",Pricing\n'
        'No,,Patel,Raj,raj@globex.com,"Oct 21, 2025 10:00 AM",Pricing\n'
    )
    with pytest.raises(UsageError, match="--on DATE, the day it took place"):
        bring(text)
    made = bring(text, on="2025-10-29")
    assert made.counts["created"] == 2
    assert kinds(rows) == {"form": 2, "event_attended": 1}


def test_who_registered_for_what_is_to_come_did_so_by_now(bring: Import, rows: Rows) -> None:
    bring("Email,Name,Registered,Attended,Event Name,Event Date\ndana@globex.com,Dana Ruiz,Yes,,Summit,2025-12-01\n")
    assert [(a["type"], str(a["at"])[:10]) for a in rows("activity")] == [("form", "2025-11-05")]


def test_a_box_offices_list_is_one_of_visitors_though_it_has_orders(bring: Import, rows: Rows) -> None:
    bring(
        "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee Status,Company,Event Name,"
        "Event Date\n"
        "1,2025-10-01,Dana,Ruiz,dana@globex.com,1,Full,Checked In,Globex,Summit,2025-10-29\n"
        "2,2025-10-02,Raj,Patel,raj@globex.com,1,Full,Attending,Globex,Summit,2025-10-29\n"
    )
    assert kinds(rows) == {"form": 2, "event_attended": 1}


FORMS = (
    "Conversion Date,Conversion Page,Form Name,First Name,Last Name,Email,Company Name,Message\n"
    "2025-11-03 10:15,https://us.example/demo,Request a demo,Dana,Ruiz,dana@globex.com,Globex,We need a quote\n"
    "2025-11-04 11:00,https://us.example/guide,Guide,Kim,Lee,kim@initech.com,Initech,\n"
)


@pytest.mark.parametrize("twice", [False, True])
def test_a_form_is_a_form_with_its_page_and_what_they_wrote(bring: Import, rows: Rows, twice: bool) -> None:
    if twice:
        bring(FORMS)
    made = bring(FORMS)
    assert made.counts["unchanged" if twice else "created"] == 2
    assert (made.mapping.shape, made.mapping.vendor) == ("forms", "hubspot")
    one = rows("activity", subject="Request a demo")[0]
    assert (one["type"], one["asset"], one["account_text"]) == ("form", "https://us.example/demo", "Globex")
    assert one["notes"] == "Dana Ruiz <dana@globex.com>\nWe need a quote"


def test_a_form_that_somebody_sends_twice_counts_twice_and_the_same_file_not(bring: Import, rows: Rows) -> None:
    text = "Submitted At,Email,Comment\n2025-11-03 10:15,dana@globex.com,a\n2025-11-03 10:15,dana@globex.com,b\n"
    bring(text)
    assert bring(text).counts["unchanged"] == 2
    assert len(rows("activity")) == 2


def test_a_form_without_a_name_is_called_like_its_file(store: Store, rows: Rows) -> None:
    text = b"Submitted At,Email,Name\n2025-11-03,dana@globex.com,Dana Ruiz\n"
    importing.run(store, [Input("demo-form-submissions-2025-11-04.csv", text)], Options())
    importing.run(store, [Input("demo-form-submissions-2025-11-05.csv", text)], Options())
    assert [a["subject"] for a in rows("activity")] == ["demo-form-submissions"]
    importing.run(store, [Input("x.csv", text)], Options(campaign="Demo"))
    assert len(rows("activity")) == 1
