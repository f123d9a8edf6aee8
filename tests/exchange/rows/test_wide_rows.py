"""One row a recipient of an e-mail: what happened to each becomes activities, once, and never more than it says."""

from __future__ import annotations

from collections import Counter

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, logging
from abm_tui.store.queries.listing import listed

HUBSPOT = (
    "Recipient,Email Name,Campaign,Sent,Delivered,Opened,Clicked,Replied,Bounced,Unsubscribed\n"
    "dana@globex.com,Spring launch,Spring,2025-10-20 09:00,2025-10-20 09:01,2025-10-21 08:00,,,,\n"
    "raj@globex.com,Spring launch,Spring,2025-10-20 09:00,2025-10-20 09:01,,,,,\n"
)


@pytest.fixture
def globex(store: Store) -> int:
    """Globex with Dana and Raj."""
    account = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    for name in ("Dana", "Raj"):
        store.do(committee.add_person, account, first_name=name, last_name="Ruiz", email=f"{name.lower()}@globex.com")
    return account


def kinds(rows: Rows) -> dict[str, int]:
    return dict(Counter(row["type"] for row in rows("activity")))


@pytest.mark.usefixtures("globex")
def test_what_went_out_is_by_us_and_an_open_is_from_them_named_after_the_email(bring: Import, rows: Rows) -> None:
    made = bring(HUBSPOT)
    assert (made.mapping.kind, made.mapping.shape) == ("activities", "recipients")
    assert (made.counts["created"], made.records["activities"]["created"]) == (2, 3)
    assert kinds(rows) == {"email_sent": 2, "email_open": 1}
    [opened] = rows("activity", type="email_open")
    assert (opened["subject"], opened["campaign"], str(opened["at"])) == (
        "Spring launch",
        "Spring",
        "2025-10-21 08:00:00",
    )
    assert opened["contact_id"] == rows("contact", first_name="Dana")[0]["id"]
    assert {a["account_id"] for a in rows("activity")} == {rows("account")[0]["id"]}
    assert {(a["team"], a["by"]) for a in rows("activity", type="email_sent")} == {("marketing", None)}


@pytest.mark.usefixtures("globex")
def test_the_same_file_again_is_nothing_new_and_a_later_export_brings_only_the_new_opens(
    bring: Import, rows: Rows
) -> None:
    bring(HUBSPOT)
    again = bring(HUBSPOT)
    assert again.counts == {"created": 0, "updated": 0, "unchanged": 2, "skipped": 0, "rejected": 0}
    later = bring(
        HUBSPOT.replace("09:01,,,,,", "09:01,2025-10-27 10:00,,,,").replace("2025-10-21 08:00", "2025-10-29 17:00")
    )
    assert (later.counts["created"], later.counts["unchanged"]) == (1, 1)
    assert kinds(rows) == {"email_sent": 2, "email_open": 2}
    # The last time it was opened may move; the signal stays on the day it came.
    assert sorted(str(a["at"])[:10] for a in rows("activity", type="email_open")) == ["2025-10-21", "2025-10-27"]


@pytest.mark.usefixtures("globex")
def test_a_click_is_an_open_and_a_visit_and_a_reply_a_reply(bring: Import, rows: Rows) -> None:
    bring("Email,Email Name,Date,Opened,Clicked,Replied\ndana@globex.com,Spring,2025-10-20,No,2,1\n")
    assert kinds(rows) == {"email_sent": 1, "email_open": 1, "web_visit": 1, "reply": 1}


@pytest.mark.usefixtures("globex")
def test_a_bounce_is_no_touch_but_marks_the_address_and_only_once(store: Store, bring: Import, rows: Rows) -> None:
    text = "Email,Email Name,Sent,Bounced\ndana@globex.com,Spring,2025-10-20,Yes\nnobody@else.com,Spring,2025-10-20,1\n"
    made = bring(text)
    assert (made.counts["created"], made.counts["skipped"]) == (1, 1)
    assert [(a["type"], a["subject"]) for a in rows("activity")] == [("note", "E-mail bounced: Spring")]
    [dana] = rows("contact", first_name="Dana")
    assert dana["email_bounced"]
    store.do(committee.set_person, dana["id"], base={"email_bounced": True}, email_bounced=False)
    assert bring(text).counts["updated"] == 0
    assert not rows("contact", first_name="Dana")[0]["email_bounced"]


def test_a_bounce_from_before_somebody_checked_the_address_says_nothing_of_it(
    store: Store, globex: int, bring: Import, rows: Rows
) -> None:
    del globex
    [dana] = rows("contact", first_name="Dana")
    store.do(committee.set_person, dana["id"], base={"email_verified_at": None}, email_verified_at=store.today)
    bring("Email,Email Name,Sent,Bounced\ndana@globex.com,Spring,2025-10-20,Yes\n")
    assert not rows("contact", first_name="Dana")[0]["email_bounced"]


@pytest.mark.usefixtures("globex")
def test_who_was_not_sent_anything_is_passed_over(bring: Import, rows: Rows) -> None:
    made = bring("Email,Email Name,Sent,Opened,Date\ndana@globex.com,Spring,No,,2025-10-20\n")
    assert made.counts["skipped"] == 1
    assert rows("activity") == []


@pytest.mark.usefixtures("globex")
def test_an_unsubscribe_is_a_note(bring: Import, rows: Rows) -> None:
    bring("Email,Email Name,Sent,Unsubscribed\ndana@globex.com,Spring,2025-10-20,true\n")
    assert [a["subject"] for a in rows("activity", type="note")] == ["Unsubscribed: Spring"]


def test_without_a_day_the_file_is_asked_about_and_nothing_is_written(store: Store, rows: Rows) -> None:
    text = "Email Address,Campaign Name,Opens,Clicks\ndana@globex.com,Spring,3,0\n"
    with pytest.raises(UsageError) as asked:
        importing.run(store, [Input("opens.csv", text.encode())], Options())
    assert asked.value.code == "which_day"
    assert "--on DATE" in asked.value.message
    assert rows("activity") == []


@pytest.mark.usefixtures("globex")
def test_the_day_that_was_said_is_of_new_signals_only(bring: Import, rows: Rows) -> None:
    text = "Email Address,Campaign Name,Opens,Clicks\ndana@globex.com,Spring,3,0\nraj@globex.com,Spring,0,0\n"
    bring(text, on="2025-10-20")
    again = bring(text, on="27 oct")
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)
    bring(text.replace("Spring,0", "Spring,1"), on="2025-10-28")
    assert sorted(str(a["at"])[:10] for a in rows("activity", type="email_open")) == ["2025-10-20", "2025-10-28"]
    with pytest.raises(UsageError):
        bring(text, on="never")


@pytest.mark.usefixtures("globex")
def test_a_file_that_does_not_name_its_email_is_called_like_the_file_without_its_stamp(
    store: Store, rows: Rows
) -> None:
    text = b"Email,Sent,Opened\ndana@globex.com,2025-10-20,Yes\n"
    for day in ("2025-10-21", "2025-10-28"):
        plan, _ = importing.run(store, [Input(f"Spring launch - {day}.csv", text)], Options())
    assert plan.files[0].counts["unchanged"] == 1
    assert any('called "Spring launch"' in warning for warning in plan.files[0].warnings)
    assert {a["subject"] for a in rows("activity")} == {"Spring launch"}


def test_somebody_unknown_at_a_company_we_have_counts_for_the_company_and_is_linked_on_arrival(
    globex: int, bring: Import, rows: Rows
) -> None:
    bring("Email,First Name,Last Name,Email Name,Sent,Opened\nkim@globex.com,Kim,Lee,Spring,2025-10-20,2025-10-21\n")
    [opened] = rows("activity", type="email_open")
    assert (opened["account_id"], opened["contact_id"], opened["notes"]) == (globex, None, "Kim Lee <kim@globex.com>")
    made = bring("Record ID,First Name,Last Name,Email,Contact owner\n9,Kim,Lee,kim@globex.com,\n")
    assert any("2 activities that named somebody" in warning for warning in made.warnings)
    assert {a["contact_id"] for a in rows("activity")} == {rows("contact", first_name="Kim")[0]["id"]}


def test_somebody_unknown_of_a_company_unknown_is_kept_and_linked_when_both_arrive(bring: Import, rows: Rows) -> None:
    bring(
        "Email,Email Name,Sent,Opened\nkim@initech.com,Spring,2025-10-20,2025-10-21\nlee@gmail.com,Spring,2025-10-20,\n"
    )
    assert {a["account_id"] for a in rows("activity")} == {None}
    bring("Company,Website,Industry\nInitech,initech.com,Software\n")
    assert len(rows("activity", account_id=rows("account")[0]["id"])) == 2


@pytest.mark.usefixtures("globex")
def test_a_wrong_cell_rejects_the_whole_row_with_its_column(bring: Import, rows: Rows) -> None:
    made = bring("Email,Email Name,Sent,Opened\ndana@globex.com,Spring,2025-10-20,perhaps\n")
    [reject] = made.rejects
    assert (reject.row, reject.column, reject.value) == (2, "Opened", "perhaps")
    assert "neither yes nor no" in reject.reason
    assert rows("activity") == []


@pytest.mark.usefixtures("globex")
def test_an_apollo_people_export_stays_one_of_people(bring: Import) -> None:
    made = bring(
        "First Name,Last Name,Title,Company,Email,Email Sent,Email Open,Email Bounced,Replied,Apollo Contact Id\n"
        "Dana,Ruiz,CFO,Globex,dana@globex.com,true,true,false,false,a1\n"
    )
    assert made.mapping.kind == "contacts"


def test_an_open_that_a_counter_told_of_gets_its_emails_name_and_is_not_doubled(
    store: Store, globex: int, bring: Import, rows: Rows
) -> None:
    [dana] = rows("contact", first_name="Dana")
    fields = {"subject": "e-mail no. 4", "source": "from counter", "contact_id": dana["id"]}
    store.do(logging.log_activity, globex, "email_open", day=store.today.replace(month=10, day=21), **fields)
    bring(HUBSPOT)
    [opened] = rows("activity", type="email_open")
    assert opened["subject"] == "Spring launch"


def test_two_emails_opened_are_two_points_and_one_that_was_only_sent_none(
    store: Store, globex: int, bring: Import
) -> None:
    store.do(accounts.set_tier, globex, "1")
    head = "Email,Email Name,Sent,Opened\n"

    def score() -> int:
        derived = next(row.derived for row in store.read(listed) if row.account.id == globex)
        return derived.score.value if derived else -1

    bring(head + "dana@globex.com,Autumn,2025-10-20,\nraj@globex.com,Autumn,2025-10-20,\n")
    assert score() == 0
    bring(head + "dana@globex.com,Spring,2025-10-20,7\ndana@globex.com,Summer,2025-10-21,1\n")
    assert score() == 3  # two opens, one person
