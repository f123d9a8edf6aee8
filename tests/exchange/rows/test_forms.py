"""Forms and guest lists of more tools, and deals that name their person."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.headers import find_kind

LINKEDIN = (
    "Submitted At (UTC),Campaign Name,Campaign ID,Lead Gen Form Name,Lead Gen Form ID,Creative ID,First Name,Last Name,"
    "Email Address,Company Name,Job Title,LinkedIn Profile,Country/Region,Test Lead\n"
    "2025-11-03 10:00:00,Q4,123,Cost sheet,456,789,Dana,Ruiz,dana@globex.com,Globex,CFO,,Germany,false\n"
    "2025-11-03 11:00:00,Q4,123,Cost sheet,456,789,Test,Lead,test@linkedin.com,LinkedIn,,,,true\n"
)
UNBOUNCE = (
    "date_submitted,time_submitted,first_name,last_name,email,company,job_title,page_uid,variant,ip_address,page_url,"
    "page_name,utm_source\n"
    "2025-11-03,10:00 AM,Dana,Ruiz,dana@globex.com,Globex,CFO,p1,a,1.2.3.4,http://us.example/demo,Cost sheet,google\n"
)
FACEBOOK = (
    "id\tcreated_time\tad_id\tad_name\tadset_id\tadset_name\tcampaign_id\tcampaign_name\tform_id\tform_name\t"
    "is_organic\tplatform\tfull_name\temail\tcompany_name\tjob_title\tphone_number\tlead_status\n"
    "l:1\t2025-11-03T10:00:00\tag:1\tAd\tas:1\tSet\tc:1\tQ4\tf:1\tCost sheet\tfalse\tfb\tDana Ruiz\tdana@globex.com\t"
    "Globex\tCFO\tp:+49\tCREATED\n"
    "l:2\t2025-11-03T10:00:00\tag:1\tAd\tas:1\tSet\tc:1\tQ4\tf:1\tCost sheet\tfalse\tfb\t"
    "<test lead: dummy data for full_name>\ttest@fb.com\t<test lead: dummy data for company_name>\t\t\tCREATED\n"
)


@pytest.mark.parametrize("text", [LINKEDIN, UNBOUNCE, FACEBOOK])
def test_a_form_of_an_advertisement_has_its_moment_and_its_name(bring: Import, rows: Rows, text: str) -> None:
    made = bring(text)
    assert (made.mapping.shape, made.counts["created"], made.counts["rejected"]) == ("forms", 1, 0)
    [one] = rows("activity")
    assert (one["type"], one["subject"], str(one["at"])) == ("form", "Cost sheet", "2025-11-03 10:00:00")
    assert "Job Title: CFO" in one["notes"] or "job_title: CFO" in one["notes"]
    assert not [word for word in ("ag:1", "as:1", "false", "1.2.3.4", "google") if word in one["notes"]]
    assert rows("contact") == []
    assert bring(text).counts["created"] == 0


def test_a_trial_lead_is_skipped_and_said(bring: Import) -> None:
    for text in (LINKEDIN, FACEBOOK):
        made = bring(text)
        assert made.counts["skipped"] == 1
        assert "1 row skipped: a trial lead." in made.warnings


def test_a_survey_is_a_form_and_its_second_line_of_headers_no_answer(bring: Import, rows: Rows) -> None:
    made = bring(
        "Respondent ID,Collector ID,Date Created,Date Modified,IP Address,Email Address,First Name,Last Name,"
        "How likely is it?,What is your company?\n"
        ",,,,,,,,Response,Open-Ended Response\n"
        "118,44,11/03/2025 10:00:00 AM,11/03/2025 10:05:00 AM,1.2.3.4,dana@globex.com,Dana,Ruiz,9,Globex\n"
        "119,44,10/31/2025 10:00:00 AM,10/31/2025 10:05:00 AM,1.2.3.5,raj@initech.com,Raj,Patel,3,Initech\n"
    )
    assert (made.counts["created"], made.counts["skipped"], made.counts["rejected"]) == (2, 1, 0)
    assert [a["type"] for a in rows("activity")] == ["form", "form"]
    assert "How likely is it? 9" in rows("activity")[0]["notes"]


def test_who_declined_an_invitation_neither_registered_nor_came(bring: Import, rows: Rows) -> None:
    made = bring(
        "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,ticket_name\n"
        "g1,Dana Ruiz,Dana,Ruiz,dana@globex.com,,2025-10-01T10:00:00.000Z,approved,2025-11-03T18:03:00.000Z,Standard\n"
        "g2,Raj Patel,Raj,Patel,raj@initech.com,,2025-10-02T10:00:00.000Z,declined,,Standard\n"
        "g3,Li Wei,Li,Wei,li@umbrella.com,,2025-10-03T10:00:00.000Z,approved,,Standard\n"
    )
    assert (made.counts["created"], made.counts["skipped"], made.counts["rejected"]) == (2, 1, 0)
    assert [a["type"] for a in rows("activity")] == ["form", "event_attended", "form"]


def test_a_deal_that_names_its_person_is_a_deal(bring: Import, rows: Rows) -> None:
    made = bring(
        "Lead ID,Lead,Status,Step,Amount,Probability,Estimated closing date,Created at,Closed at,User,First name,"
        "Last name,Company,Email,Phone\n"
        "1,Big deal,todo,Demo,5000,50,31/12/2025,15/10/2025,,ana,Dana,Ruiz,Globex,dana@globex.com,030\n"
        "2,Small one,won,Closing,500,100,31/10/2025,01/10/2025,31/10/2025,ana,Raj,Patel,Initech,raj@initech.com,\n"
    )
    assert (made.mapping.kind, made.counts["created"]) == ("opportunities", 2)
    assert [(d["name"], d["amount"], d["stage"], d["status"]) for d in rows("opportunity")] == [
        ("Big deal", 5000, "Demo", "open"),
        ("Small one", 500, "Closing", "won"),
    ]
    assert str(rows("opportunity")[0]["close_date"]) == "2025-12-31"


def test_a_lead_without_a_sum_stays_a_person() -> None:
    assert find_kind(["Lead Name", "Company", "Email", "Status", "Stage"]) != "opportunities"
