"""Tasks among activities, no-shows, and what is said of options and columns that do not fit."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee


@pytest.fixture
def dana(store: Store) -> None:
    """Dana of Globex."""
    globex = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    store.do(committee.add_person, globex, first_name="Dana", last_name="Ruiz", email="dana@globex.com")


@pytest.mark.usefixtures("dana")
@pytest.mark.parametrize(("word", "was"), [("Task", "note"), ("To-do", "note"), ("Event", "meeting")])
def test_a_row_of_type_task_is_a_task_with_its_due_day(bring: Import, rows: Rows, word: str, was: str) -> None:
    text = (
        "Subject,Type,Due Date,Status,Company,Contact Email\n"
        f"Follow up,{word},2025-12-14,Not started,Globex,dana@globex.com\n"
        f"Old,{word},2025-10-14,Completed,Globex,dana@globex.com\n"
    )
    made = bring(text)
    assert (made.counts["created"], made.counts["rejected"], made.left_out) == (2, 0, {})
    assert [(t["text"], str(t["due"])) for t in rows("touch")] == [("Follow up", "2025-12-14")]
    assert [(a["type"], a["subject"], a["contact_id"]) for a in rows("activity")] == [(was, "Old", 1)]
    assert bring(text).counts["created"] == 0


@pytest.mark.usefixtures("dana")
def test_a_task_without_a_status_goes_by_its_day(bring: Import, rows: Rows) -> None:
    bring("Date,Type,Subject,Account\n2025-12-14,Task,Call Dana,Globex\n2025-10-14,Task,Old,Globex\n")
    assert ([t["text"] for t in rows("touch")], [a["type"] for a in rows("activity")]) == (["Call Dana"], ["note"])


def test_a_no_show_is_not_called_off(bring: Import, rows: Rows) -> None:
    head = "Record ID,Meeting name,Meeting start time,Meeting outcome\n"
    bring(head + "1,Demo,2025-11-03 10:00,No show\n2,Demo,2025-11-04 10:00,Canceled\n")
    assert [a["notes"] for a in rows("activity")] == ["No show.", "Called off in the CRM."]


def test_a_day_that_is_said_for_people_is_said_to_be_unused(bring: Import) -> None:
    made = bring("First Name,Last Name,Email\nDana,Ruiz,dana@globex.com\n", on="2025-11-03")
    assert [text for text in made.warnings if text.startswith("--on is not used: the rows are contacts")]


def test_the_column_that_is_proposed_is_called_alike_and_never_the_first_one(bring: Import) -> None:
    with pytest.raises(UsageError, match='Pass --map "Vorgangsname=name"'):
        bring("#,Vorgangsname,Foo\n1,Big,x\n", kind="opportunities")
    with pytest.raises(UsageError, match='Pass --map "COLUMN=name"'):
        bring("#,Foo,Bar\n1,Big,x\n", kind="opportunities")
