"""A meeting, call or e-mail with several people is an activity of each whom we have; the score counts people once."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.rules.score import score
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, logging
from abm_tui.store.queries.listing import listed

HEAD = "Record ID,Meeting name,Meeting start time,Meeting outcome,Associated Contact\n"
MET = HEAD + "1,Demo,2025-11-04 10:00,COMPLETED,{}\n"


@pytest.fixture
def people(store: Store) -> dict[str, int]:
    """Dana and Li of Globex, Bo of Initech."""
    globex = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    initech = int(store.do(accounts.add_account, "Initech", domain="initech.com").value)

    def add(account: int, first: str, last: str, email: str) -> int:
        return int(store.do(committee.add_person, account, first_name=first, last_name=last, email=email).value)

    return {
        "globex": globex,
        "initech": initech,
        "dana": add(globex, "Dana", "Ruiz", "dana@globex.com"),
        "li": add(globex, "Li", "Wei", "li@globex.com"),
        "bo": add(initech, "Bo", "Berg", "bo@initech.com"),
    }


def whose(rows: Rows) -> list[tuple[int, int]]:
    return [(a["contact_id"], a["account_id"]) for a in rows("activity")]


def test_each_attendee_has_met_us_and_the_score_counts_each_once(
    store: Store, bring: Import, rows: Rows, people: dict[str, int]
) -> None:
    made = bring(MET.format("dana@globex.com; Li Wei <li@globex.com>;nobody@else.com"))
    assert (made.counts["created"], made.records["activities"]["created"]) == (1, 2)
    assert whose(rows) == [(people["dana"], people["globex"]), (people["li"], people["globex"])]
    [globex] = store.read(listed, ids=[people["globex"]])
    assert score.value(globex.facts, store.today, store.framework) == 2  # two people responding


def test_people_of_two_companies_each_count_for_their_own(bring: Import, rows: Rows, people: dict[str, int]) -> None:
    bring(MET.format("Dana Ruiz;bo@initech.com"))
    assert whose(rows) == [(people["dana"], people["globex"]), (people["bo"], people["initech"])]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("head", [HEAD, HEAD.replace("Record ID", "Meeting notes")])
def test_the_same_file_again_changes_nothing(bring: Import, rows: Rows, head: str) -> None:
    text = MET.replace(HEAD, head).format("dana@globex.com;li@globex.com")
    bring(text)
    before = rows("activity")
    made = bring(text)
    assert (made.counts["unchanged"], made.records["activities"]["unchanged"]) == (1, 2)
    assert rows("activity") == before


@pytest.mark.usefixtures("people")
def test_another_order_is_no_news_and_a_later_attendee_is(bring: Import, rows: Rows) -> None:
    bring(MET.format("dana@globex.com;li@globex.com"))
    before = rows("activity")
    assert bring(MET.format("li@globex.com;dana@globex.com")).records["activities"]["created"] == 0
    assert rows("activity") == before
    bring(MET.format("bo@initech.com;li@globex.com;dana@globex.com"))
    assert len(rows("activity")) == 3
    bring(MET.replace("Demo", "Kick-off").format("dana@globex.com;li@globex.com;bo@initech.com"))
    assert [a["subject"] for a in rows("activity")] == ["Kick-off"] * 3


def test_a_row_for_each_attendee_of_one_record_is_read_alike(bring: Import, rows: Rows, people: dict[str, int]) -> None:
    text = MET.format("dana@globex.com") + "1,Demo,2025-11-04 10:00,COMPLETED,li@globex.com\n"
    bring(text)
    assert [who for who, _ in whose(rows)] == [people["dana"], people["li"]]
    assert bring(text).records["activities"] == {"created": 0, "updated": 0, "unchanged": 2}


def test_a_reply_is_one_persons(bring: Import, rows: Rows, people: dict[str, int]) -> None:
    bring("type,at,subject,contact\nreply,2025-11-04,Yes,dana@globex.com;li@globex.com\n")
    assert [who for who, _ in whose(rows)] == [people["dana"]]


@pytest.mark.usefixtures("people")
def test_a_meeting_to_come_is_one_touch_and_once_it_was_held_everybody_met(bring: Import, rows: Rows) -> None:
    both = "dana@globex.com;li@globex.com"
    bring(HEAD + f"1,Demo,2025-11-12 10:00,SCHEDULED,{both}\n")
    assert (len(rows("touch")), rows("activity")) == (1, [])
    bring(MET.format(both))
    assert len(rows("activity")) == 2


def test_what_was_logged_by_hand_with_each_of_them_is_recognised(
    store: Store, bring: Import, rows: Rows, people: dict[str, int]
) -> None:
    for who in ("li", "dana"):
        day = store.today.replace(day=4)
        store.do(logging.log_activity, people["globex"], "meeting", day=day, contact_id=people[who])
    bring(MET.format("dana@globex.com;li@globex.com"))
    assert len(rows("activity")) == 2
