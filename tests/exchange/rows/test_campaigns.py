"""Members of campaigns: being in one is what we did, an answer is theirs, and the campaign has its name."""

from __future__ import annotations

from collections import Counter

import pytest
from exchange_files import DATA, Import, Rows, options

from abm_tui.exchange.imports import importing
from abm_tui.store import Store

PEOPLE = "Id,FirstName,LastName,AccountId,Email,MailingCity\n0031U00000abcDE,Dana,Ruiz,001,dana@globex.com,Berlin\n"
CAMPAIGNS = "Id,Name,Type,NumberSent,BudgetedCost\n701A,Summit 2025,Conference,10,0\n701B,Price list,Web,5,0\n"
HEAD = "Id,CampaignId,LeadId,ContactId,Status,HasResponded,CreatedDate,FirstRespondedDate\n"


def member(campaign: str, status: str, responded: str = "", on: str = "", key: str = "00v1") -> str:
    return HEAD + f"{key},{campaign},,0031U00000abcDE,{status},{responded},2025-10-01T10:00:00.000+0000,{on}\n"


def said(rows: Rows) -> list[tuple[str, str, str]]:
    return [(a["type"], a["campaign"], str(a["at"])[:10]) for a in rows("activity")]


@pytest.mark.parametrize(
    ("campaign", "status", "expected"),
    [
        ("701A", "Sent", ["event_invite"]),
        ("701A", "Registered", ["form"]),
        ("701A", "Attended", ["event_attended"]),
        ("701A", "Responded", ["event_attended"]),
        ("701A", "No Show", []),
        ("701A", "Planned", []),
        ("701B", "Sent", ["email_sent"]),
        ("701B", "Responded", ["form"]),
        ("701B", "Opened", ["email_open"]),
    ],
)
def test_what_a_status_becomes_depends_on_the_kind_of_campaign(
    bring: Import, rows: Rows, campaign: str, status: str, expected: list[str]
) -> None:
    bring(PEOPLE)
    bring(CAMPAIGNS)
    made = bring(member(campaign, status))
    assert made.mapping.shape == "members"
    assert [kind for kind, _, _ in said(rows)] == expected
    assert made.counts["created" if expected else "skipped"] == 1
    assert bring(member(campaign, status)).counts["created"] == 0


def test_a_member_who_answers_later_adds_the_answer_on_its_day(bring: Import, rows: Rows) -> None:
    bring(PEOPLE)
    bring(CAMPAIGNS)
    bring(member("701B", "Sent"))
    bring(member("701B", "Responded", "1", "2025-10-20"))
    assert said(rows) == [("email_sent", "Price list", "2025-10-01"), ("form", "Price list", "2025-10-20")]


def test_a_status_that_nobody_knows_is_asked_about_once(bring: Import, rows: Rows) -> None:
    bring(PEOPLE)
    made = bring(member("701B", "Hot"))
    [reject] = made.rejects
    assert (reject.column, reject.value) == ("Status", "Hot")
    assert '--value "response:Hot=' in reject.reason
    assert bring(member("701B", "Hot"), values=["response:Hot=responded"]).counts["created"] == 1
    assert bring(member("701B", "Hot", key="00v2")).counts["created"] == 1
    assert Counter(kind for kind, _, _ in said(rows)) == {"form": 2}


def test_a_status_of_their_own_that_counts_as_a_response_is_one(bring: Import, rows: Rows) -> None:
    bring(PEOPLE)
    bring(member("701B", "Hot", "1", "2025-10-20"))
    assert [kind for kind, _, _ in said(rows)] == ["form"]


def test_members_before_their_campaign_have_its_key_until_they_come_again(bring: Import, rows: Rows) -> None:
    bring(PEOPLE)
    bring(member("701B", "Sent"))
    assert rows("activity")[0]["campaign"] == "701B"
    assert bring(CAMPAIGNS).counts["created"] == 2
    assert bring(member("701B", "Sent")).counts["updated"] == 1
    assert rows("activity")[0]["campaign"] == "Price list"


def test_campaigns_come_once_and_a_new_name_updates(bring: Import) -> None:
    assert bring(CAMPAIGNS).counts["created"] == 2
    assert bring(CAMPAIGNS).counts["unchanged"] == 2
    made = bring(CAMPAIGNS.replace("Price list", "Prices"))
    assert (made.counts["updated"], made.counts["unchanged"]) == (1, 1)
    assert bring(CAMPAIGNS + "701B,Again,Web,1,0\n").counts["skipped"] == 1
    assert [r.column for r in bring(CAMPAIGNS + "701C,,Web,1,0\n").rejects] == ["Name"]


def test_a_report_of_campaigns_goes_by_their_names(bring: Import, rows: Rows) -> None:
    bring("Campaign Name,Type,Status,Budgeted Cost\nSummit,Trade Show,Planned,1\n")
    bring("Campaign Name,Member Status,Email,Date\nSummit,Sent,dana@globex.com,2025-10-20\n")
    assert said(rows) == [("event_invite", "Summit", "2025-10-20")]


def test_a_report_of_members_has_its_words_too(bring: Import, rows: Rows) -> None:
    made = bring(
        "Campaign Name,Member Type,Member Status,First Name,Last Name,Company,Email,Member First Responded Date\n"
        "Summit webinar,Contact,Attended,Dana,Ruiz,Globex,dana@globex.com,10/13/2025\n"
        "Summit webinar,Lead,Sent,Raj,Patel,Initech,raj@initech.com,\n",
        on="2025-10-01",
    )
    assert (made.mapping.vendor, made.counts["created"]) == ("salesforce", 2)
    assert said(rows) == [
        ("event_attended", "Summit webinar", "2025-10-13"),
        ("email_sent", "Summit webinar", "2025-10-01"),
    ]
    assert [a["account_text"] for a in rows("activity")] == ["Globex", "Initech"]


def test_a_real_orgs_68_members_of_8_campaigns_were_sent_something_and_did_nothing(store: Store, rows: Rows) -> None:
    names = ("CampaignMember", "Contact", "Campaign", "Account")
    files = [importing.from_path(str(DATA / "sf-dcw" / f"{n}.csv")) for n in names]
    plan, _ = importing.run(store, files)
    counts = {file.table.file: file.counts for file in plan.files}
    assert (counts["Campaign.csv"]["created"], counts["CampaignMember.csv"]["created"]) == (8, 68)
    sent = rows("activity")
    assert {a["type"] for a in sent} == {"email_sent", "event_invite", "ad"}
    assert len({a["campaign"] for a in sent}) == 7  # two campaigns have one name
    assert sum(a["contact_id"] is not None for a in sent) == 34
    again, _ = importing.run(store, files, options())
    assert all(file.counts["created"] == file.counts["updated"] == 0 for file in again.files)
