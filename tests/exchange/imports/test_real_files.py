"""What real exports become, twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from exchange_files import DATA, Import, Rows, options

from abm_tui.exchange.imports import importing
from abm_tui.store import Store
from abm_tui.store.undo import undo_redo

SP500: dict[str, Any] = {"kind": "accounts", "maps": ["Security=name", "CIK=record_id"]}


def test_the_sp500_has_500_companies_in_503_rows_today_and_tomorrow(bring: Import, rows: Rows) -> None:
    first = bring("sp500/constituents.csv", **SP500).as_json()
    assert [first[k] for k in ("rows", "created", "updated", "unchanged", "skipped", "rejected")] == [
        503,
        500,
        0,
        0,
        3,
        0,
    ]
    again = bring("sp500/constituents.csv", **SP500).as_json()
    assert [again[k] for k in ("rows", "created", "updated", "unchanged", "skipped", "rejected")] == [
        503,
        0,
        0,
        500,
        3,
        0,
    ]
    assert len(rows("account")) == 500
    assert rows("account", name="Brown–Forman")


def test_a_salesforce_org_comes_in_whole_and_only_once(bring: Import, rows: Rows) -> None:
    for created in (True, False):
        for name, number in (("Account", 22), ("Contact", 102), ("Opportunity", 50)):
            made = bring(f"sf-dcw/{name}.csv")
            assert made.counts == {
                "created": number if created else 0, "updated": 0, "unchanged": 0 if created else number,
                "skipped": 0, "rejected": 0,
            }  # fmt: skip
    people = rows("contact")
    assert (len(people), sum(p["account_id"] is not None for p in people)) == (102, 18)
    deals = rows("opportunity")
    assert sum(d["amount"] for d in deals) == Decimal("43603545.98")
    assert all(d["account_id"] for d in deals)
    assert {s: sum(d["status"] == s for d in deals) for s in ("won", "lost", "open")} == {
        "won": 12,
        "lost": 3,
        "open": 35,
    }


def test_nothing_private_of_a_person_is_kept(bring: Import, store: Store) -> None:
    bring("sf-dcw/Contact.csv")
    whole = store.path.read_bytes()
    for secret in (b"2000-12-08", b"DL2229373694", b"93505", b"5121799009", b"female"):
        assert secret not in whole


def test_people_who_came_before_their_account_are_linked_when_it_arrives(bring: Import, rows: Rows) -> None:
    bring("sf-dcw/Contact.csv")
    assert not any(p["account_id"] for p in rows("contact"))
    assert rows("contact", first_name="Ashley", last_name="Brock")[0]["account_text"] == "001Ec00000GGw3hIAD"
    made = bring("sf-dcw/Account.csv")
    assert made.as_json()["records"]["contacts"]["linked"] == 18
    assert sum(p["account_id"] is not None for p in rows("contact")) == 18
    assert bring("sf-dcw/Contact.csv").counts["unchanged"] == 102


def test_several_files_are_one_undo_step(store: Store, rows: Rows) -> None:
    files = [importing.from_path(str(DATA / "sf-dcw" / f"{n}.csv")) for n in ("Contact", "Account", "Opportunity")]
    plan, done = importing.run(store, files)
    assert [f.table.file for f in plan.files] == ["Contact.csv", "Account.csv", "Opportunity.csv"]
    assert sum(p["account_id"] is not None for p in rows("contact")) == 18
    assert done.label == "Imported 3 files: 174 created"
    assert undo_redo.turn(store, undo_redo.UNDO) is not None
    assert not any(rows(n) for n in ("account", "contact", "opportunity", "record", "source"))
    assert undo_redo.turn(store, undo_redo.REDO) is not None
    assert len(rows("contact")) == 102


def test_a_task_that_is_not_done_is_a_note_on_its_person(bring: Import, rows: Rows) -> None:
    for name in ("Account", "Contact"):
        bring(f"sf-dcw/{name}.csv")
    assert bring("sf-dcw/Task.csv").counts["created"] == 75
    notes = rows("activity")
    assert {n["type"] for n in notes} == {"note"}
    assert all(n["notes"] == "Open in the CRM." for n in notes)
    assert sum(n["contact_id"] is not None for n in notes) == 60
    assert bring("sf-dcw/Task.csv").counts["unchanged"] == 75


def test_a_file_of_1030_columns_imports(bring: Import) -> None:
    made = bring("csv-torture/frictionless/1030_columns.csv", kind="accounts", maps=["header 0=name"])
    assert made.counts["created"] + made.counts["skipped"] == len(made.rows) == 9


@pytest.mark.parametrize("name", ["extra-column", "missing-column"])
def test_a_ragged_row_is_rejected_with_its_number(bring: Import, name: str) -> None:
    made = bring(f"csv-torture/frictionless/{name}.csv", kind="accounts", maps=["string=name"])
    assert [r.row for r in made.rejects] == [2]
    assert made.counts["created"] == 1


def test_a_dry_run_writes_nothing(store: Store, rows: Rows) -> None:
    before = store.path.read_bytes()
    plan = importing.plan(store, [importing.from_path(str(DATA / "sf-dcw" / "Account.csv"))], options())
    assert plan.files[0].counts["created"] == 22
    assert store.path.read_bytes() == before
    assert not rows("account")


def test_people_of_an_open_crm_bring_their_55_companies_and_again_nothing_new(bring: Import, rows: Rows) -> None:
    first = bring("atomic-crm/contacts.csv").as_json()
    assert (first["created"], first["rejected"]) == (500, 0)
    assert first["records"]["accounts"]["created"] == 55
    assert len(rows("account")) == 55
    assert all(a["tier"] is None for a in rows("account"))
    assert all(p["account_id"] for p in rows("contact"))
    again = bring("atomic-crm/contacts.csv").as_json()
    assert [again[k] for k in ("created", "updated", "unchanged", "skipped")] == [0, 0, 500, 0]
    assert (len(rows("account")), len(rows("contact"))) == (55, 500)
