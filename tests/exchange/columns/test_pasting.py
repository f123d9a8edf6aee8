"""Rows from the clipboard, and rows that stayed out."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange_files import Import, Rows, options

from abm_tui.errors import Refused, UsageError
from abm_tui.exchange.columns.pasting import paste_fields, paste_kind, paste_table
from abm_tui.exchange.exports import rejects
from abm_tui.exchange.imports import importing
from abm_tui.exchange.imports.import_draft import ImportDraft, read_paste
from abm_tui.exchange.plan.import_plan import ImportPlan, Input, Options
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.undo import undo_redo

SHEET = (
    "Company\tTier\tOwner\tIndustry\tNotes\nAcme Ltd\t1\tana\tfintech\tmet at SaaStr\nInitech Inc\tA\tana\tfintech\t\n"
)


def plan_paste(store: Store, text: str) -> ImportPlan:
    """What would become of pasted rows."""
    return ImportDraft(store, [read_paste(store, text)]).plan()


def test_a_sheet_from_excel_lands_as_accounts(store: Store, rows: Rows) -> None:
    plan = plan_paste(store, SHEET)
    assert plan.files[0].mapping.as_json() == {
        "Company": "name", "Tier": "tier", "Owner": "owner_sales", "Industry": "industry", "Notes": "notes",
    }  # fmt: skip
    assert plan.files[0].left_out == {("Tier", "A"): 1}
    importing.apply(store, plan)
    assert [(a["name"], a["tier"], a["owner_sales"]) for a in rows("account")] == [
        ("Acme Ltd", "1", 1),
        ("Initech Inc", None, 1),
    ]
    assert plan_paste(store, SHEET).files[0].counts["unchanged"] == 2
    assert undo_redo.turn(store, undo_redo.UNDO) is not None
    assert not rows("account")


def test_cells_without_a_header_say_what_they_are(store: Store) -> None:
    text = "Acme Ltd\tacme.com\t1\nGlobex\tglobex.com\t2\n"
    table = paste_table(text)
    assert (table.header_row, paste_kind(table)) == (0, "accounts")
    assert paste_fields(table, "accounts") == {"Column 1": "name", "Column 2": "domain", "Column 3": "tier"}
    assert plan_paste(store, text).files[0].counts["created"] == 2


def test_rows_with_addresses_are_people(store: Store) -> None:
    text = "Dana Ruiz\tdana@acme.com\nBo Li\tbo@acme.com\n"
    plan = plan_paste(store, text)
    assert plan.files[0].mapping.kind == "contacts"
    assert [row.name for row in plan.files[0].rows] == ["Dana Ruiz", "Bo Li"]


def test_people_with_roles_are_people(store: Store) -> None:
    plan = plan_paste(store, "Account\tRole\tName\tTitle\nAcme\tEB\tDana Ruiz\tCFO\nAcme\tChampion\tRaj Patel\tOps\n")
    assert plan.files[0].mapping.kind == "contacts"
    assert [row.name for row in plan.files[0].rows] == ["Dana Ruiz", "Raj Patel"]


def test_headers_that_do_not_say_what_is_pasted_are_asked_about(store: Store) -> None:
    text = "Contact\tAccount\tDate\nDana Ruiz\tAcme\t2026-11-20\n"
    with pytest.raises(UsageError, match="the headers do not say whether the rows are activities or accounts") as asked:
        read_paste(store, text)
    assert asked.value.code == "which_kind"
    assert read_paste(store, text, "activities").kind == "activities"


def test_the_preview_may_change_what_a_column_becomes(store: Store) -> None:
    file = read_paste(store, SHEET)
    file.set_field(1, None)
    file.set_field(3, "segment")
    mapping = ImportDraft(store, [file]).plan().files[0].mapping.as_json()
    assert mapping["Tier"] is None
    assert mapping["Industry"] == "segment"


def test_an_empty_clipboard_is_refused_with_a_sentence() -> None:
    with pytest.raises(Refused, match="empty"):
        paste_table(" \n\n")


def test_one_cell_is_one_account(store: Store) -> None:
    assert plan_paste(store, "Acme Ltd").files[0].counts["created"] == 1


def test_rejected_rows_can_be_corrected_and_imported(store: Store, bring: Import, rows: Rows, tmp_path: Path) -> None:
    made = bring("name;stage_since;acv\nAcme;31.31.2025;1.234,50\nGlobex;01.02.2025;5;extra\nGood;01.02.2025;7\n")
    assert made.counts == {"created": 1, "updated": 0, "unchanged": 0, "skipped": 0, "rejected": 2}
    written = rejects.write_reject_files(str(tmp_path / "rejects.csv"), [made])
    text = written[0].read_text(encoding="utf-8")
    assert text.splitlines()[0] == "name;stage_since;acv;reason"
    assert "row 2" in text
    assert "4 cells" in text
    corrected = text.replace("31.31.2025", "30.01.2025").replace('"5;extra"', "5")
    plan, _ = importing.run(store, [Input("rejects.csv", corrected.encode())], options())
    assert plan.files[0].counts["created"] == 2
    assert {a["name"]: str(a["acv"]) for a in rows("account")} == {"Good": "7", "Acme": "1234.5", "Globex": "5"}


def test_no_rejects_no_file(bring: Import, tmp_path: Path) -> None:
    assert rejects.write_reject_files(str(tmp_path / "r.csv"), [bring("name,city\nAcme,Ulm\n")]) == []
    assert not list(tmp_path.glob("r.csv"))


def test_a_pasted_stage_goes_through_the_gate_like_any_other_and_a_new_account_stands_where_it_is_said_s001(
    store: Store, rows: Rows
) -> None:
    store.do(accounts.add_account, "Acme", tier="2")
    pasted = plan_paste(store, "name\tstage\tindustry\nAcme\tinterest\tretail\nGlobex\tdecision\t\n")
    assert [w for w in pasted.files[0].warnings if "kept the stage" in w] == [
        "1 account kept the stage: Acme (no signal from them in 90 d, nobody senior known). "
        "s g moves them on, with a reason."
    ]
    importing.apply(store, pasted)
    found = {a["name"]: (a["stage"], a["industry"]) for a in rows("account")}
    assert found == {"Acme": ("awareness", "retail"), "Globex": ("decision", "")}
    back = plan_paste(store, "name\tstage\nGlobex\tinterest\n")
    assert "Globex (back takes a reason)" in back.files[0].warnings[-1]
    store.do(accounts.add_account, "Hooli", tier="2")
    crm = Input("crm.csv", text="name,stage\nHooli,interest\n")
    importing.apply(store, importing.plan(store, [crm], Options("accounts")))
    assert rows("account")[2]["stage"] == "interest", "what a CRM's file says is taken as it is"
    assert [(m["old"], m["new"]) for m in rows("move") if m["what"] == "stage"] == [
        ("", "awareness"),
        ("", "decision"),
        ("", "awareness"),
        ("awareness", "interest"),
    ]
