"""Logs kept by hand are activities, a line for each time, and make no people."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.headers import find_kind
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee


@pytest.fixture(autouse=True)
def dana(store: Store) -> None:
    """Dana of Globex."""
    globex = int(store.do(accounts.add_account, "Globex", domain="globex.com").value)
    store.do(committee.add_person, globex, first_name="Dana", last_name="Ruiz", email="dana@globex.com")


LOGS = (
    "Date,Who,What\n2025-11-03,Dana Ruiz,asked for price\n2025-11-04,Dana Ruiz,demo\n",
    "Datum;Kontakt;Art;Notiz\n03.11.2025;Dana Ruiz;Anruf;fragt nach Preis\n04.11.2025;Dana Ruiz;Termin;Demo\n",
    "Date,Company,Contact,Note\n2025-11-03,Globex,Dana Ruiz,price\n2025-11-04,Globex,Dana Ruiz,demo\n",
    "Company,Contact,Email,Date,Channel,Comment\n"
    "Globex,Dana Ruiz,dana@globex.com,2025-11-03,Phone,price\nGlobex,Dana Ruiz,dana@globex.com,2025-11-04,Fair,on\n",
    "Unternehmen;Kontakt;E-Mail;Datum;Art;Notiz\n"
    "Globex;Dana Ruiz;dana@globex.com;03.11.2025;Anruf;Preis\nGlobex;Dana Ruiz;dana@globex.com;04.11.2025;Termin;x\n",
    "Name,Company,Email,Phone,Date,Notes\n"
    "Dana Ruiz,Globex,dana@globex.com,030,2025-11-03,price\nDana Ruiz,Globex,dana@globex.com,030,2025-11-04,demo\n",
)


@pytest.mark.parametrize("text", LOGS)
def test_each_line_of_a_log_is_an_activity_of_its_day(bring: Import, rows: Rows, text: str) -> None:
    made = bring(text)
    assert (made.mapping.kind, made.counts["created"]) == ("activities", 2)
    assert [(a["contact_id"], str(a["at"])[:10]) for a in rows("activity")] == [(1, "2025-11-03"), (1, "2025-11-04")]
    assert all(a["notes"] or a["subject"] for a in rows("activity"))
    assert len(rows("contact")) == 1
    assert bring(text).counts["unchanged"] == 2


def test_its_words_for_calls_and_meetings_are_understood_and_another_is_a_note(bring: Import, rows: Rows) -> None:
    bring(LOGS[1])
    assert [a["type"] for a in rows("activity")] == ["call", "meeting"]
    made = bring(LOGS[3].replace("-03", "-01").replace("-04", "-02"))
    assert [a["type"] for a in rows("activity")] == ["call", "meeting", "call", "note"]
    assert [said for said in made.warnings if '"Fair"' in said]


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Name,Company,Email,Phone,Date,Notes", "contacts"),
        ("Company,Website,Industry,Date,Notes", "accounts"),
        ("Deal,Company,Amount,Date,Notes", "opportunities"),
    ],
)
def test_a_day_and_a_note_alone_make_no_log_of_a_list(headers: str, kind: str) -> None:
    assert find_kind(headers.split(",")) == kind
