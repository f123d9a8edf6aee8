"""LinkedIn's Connections.csv: each connection is one touch on its day, and engages nobody."""

from __future__ import annotations

from datetime import date, datetime

from exchange_files import Import, Rows

from abm_tui.models.words import BY_US
from abm_tui.store import Store
from abm_tui.store.undo import undo_redo

TOP = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
RAJ = "Raj,Patel,https://www.linkedin.com/in/raj,,Globex,CFO,{}\n"
ANA = "Ana,Kovac,https://www.linkedin.com/in/ana,ana@initech.example,Initech,CTO,02 Jan 2026\n"


def test_each_connection_is_a_touch_of_its_person_on_its_day_once(bring: Import, rows: Rows) -> None:
    text = TOP + HEAD + RAJ.format("13 Mar 2021") + ANA
    made = bring(text)
    assert made.counts["created"] == 2
    assert "2 rows: connected on LinkedIn: written down as what we did; it engages nobody." in made.warnings
    people = {r["id"]: r["first_name"] for r in rows("contact")}
    assert [(people[a["contact_id"]], a["type"], a["at"], a["subject"], a["by"]) for a in rows("activity")] == [
        ("Raj", "linkedin", datetime(2021, 3, 13, 12), "connected", None),
        ("Ana", "linkedin", datetime(2026, 1, 2, 12), "connected", None),
    ]
    assert "linkedin" in BY_US
    bring("name\nGlobex\nInitech\n", kind="accounts")
    assert [a["account_id"] for a in rows("activity")] == [p["account_id"] for p in rows("contact")] == [1, 2]
    assert bring(text).counts["unchanged"] == 2
    assert len(rows("activity")) == 2


def test_a_colleagues_connection_with_the_same_person_is_another_touch_and_each_file_again_nothing(
    bring: Import, rows: Rows
) -> None:
    mine, theirs = HEAD + RAJ.format("13 Mar 2021"), HEAD + RAJ.format("05 May 2024")
    bring(mine)
    assert bring(theirs).counts["updated"] == 1
    assert bring(mine).counts["unchanged"] == bring(theirs).counts["unchanged"] == 1
    assert [a["at"].date() for a in rows("activity")] == [date(2021, 3, 13), date(2024, 5, 5)]


def test_one_undo_takes_people_and_connections_back(store: Store, bring: Import, rows: Rows) -> None:
    bring(HEAD + ANA)
    undo_redo.turn(store, undo_redo.UNDO)
    assert not rows("activity")
    bring(HEAD + ANA)
    assert len(rows("activity")) == 1
