"""The rows that stayed out, corrected, come in by themselves: as what was said of the file they come from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.exports import rejects
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input, Options
from abm_tui.store import Store
from tests.exchange.files.test_workbook import made as workbook

HOME_MADE = (
    "Firm;Wo;Zahl;Phase;Seit\nGlobex;Ulm;5;Kunde;3/4/25\nInitech;Bonn;viel;Kunde;5/4/25\nHooli;Kiel;7;Kunde;6/4/25;x\n"
)
SAID = {
    "kind": "accounts",
    "maps": ["Firm=name", "Wo=city", "Zahl=annual_revenue*1000000", "Phase=stage", "Seit=stage_since"],
    "values": ["stage:Kunde=expansion"],
    "date_order": "dmy",
}


def corrected(made: FilePlan, **wrong: str) -> str:
    text = rejects.as_csv(made)
    for old, new in wrong.items():
        assert old in text
        text = text.replace(old, new)
    return text


def test_of_a_home_made_file_the_corrected_rows_need_no_telling_again(bring: Import, rows: Rows) -> None:
    made = bring(HOME_MADE, **SAID)
    assert (made.counts["created"], made.counts["rejected"]) == (1, 2)
    text = corrected(made, viel="6").replace('"6/4/25;x"', "6/4/25")
    again = bring(text)
    assert (again.counts["created"], again.counts["rejected"]) == (2, 0)
    assert [(r["name"], r["city"], r["annual_revenue"], r["stage"], r["stage_since"]) for r in rows("account")] == [
        ("Globex", "Ulm", 5_000_000, "expansion", date(2025, 4, 3)),
        ("Initech", "Bonn", 6_000_000, "expansion", date(2025, 4, 5)),
        ("Hooli", "Kiel", 7_000_000, "expansion", date(2025, 4, 6)),
    ]
    assert bring(text).counts["unchanged"] == 2
    original = bring(HOME_MADE)
    assert (original.counts["unchanged"], original.counts["rejected"], len(rows("account"))) == (1, 2, 3)


def test_a_file_with_a_column_called_reason_is_known_again_too(bring: Import, rows: Rows) -> None:
    text = "Firm;Wo;reason\nGlobex;Ulm;new\nInitech;Bonn;new;x\n"
    made = bring(text, kind="accounts", maps=["Firm=name", "Wo=city", "reason=notes"])
    again = bring(corrected(made).replace('"new;x"', "new"))
    assert again.counts["created"] == 1
    assert [(r["name"], r["notes"]) for r in rows("account")] == [("Globex", "new"), ("Initech", "new")]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Record ID,Company name,Lifecycle Stage,Annual Revenue\n1,Globex,lead,5\n2,Initech,lead,viel\n", "viel", "6"),
        ("Id,AccountId,FirstName,LastName,Email\n1,7,Raj,Patel,r@x.com\n2,7,Ana,Kovac,ana@\n", "ana@", "ana@x.com"),
        ("Deal Name,Account Name,Amount,Stage\nPilot,Acme,5,New\nMore,Acme,viel,New\n", "viel", "6"),
        ("type,at,subject,contact\ncall,2026-01-02,A,a@x.com\ncall,soon,B,b@x.com\n", "soon", "2026-01-03"),
        ("Globex,globex.com,5\nInitech,initech.com,viel\n", "viel", "6"),
    ],
)
def test_of_any_file_the_corrected_rows_are_those_that_were_missing(
    bring: Import, text: str, wrong: str, right: str
) -> None:
    columns = ["Column 1=name", "Column 2=domain", "Column 3=employees"]
    said = {"kind": "accounts", "maps": columns} if text.startswith("Globex") else {}
    made = bring(text, **said)
    assert (made.counts["created"], made.counts["rejected"]) == (1, 1)
    fixed = corrected(made, **{wrong: right})
    assert bring(fixed).counts["created"] == 1
    assert bring(fixed).counts["unchanged"] == 1
    assert bring(text).counts == {**made.counts, "created": 0, "unchanged": 1}


def test_the_numbers_of_a_workbook_are_themselves_again_in_the_rejected_rows(store: Store, rows: Rows) -> None:
    head = ["Opportunity Name", "Amount", "Close Date"]
    data = workbook(One=[head, ["Pilot", 1.234, "soon"], ["More", 20.5, date(2026, 1, 2)]])
    plan, _ = importing.run(store, [Input("x.xlsx", data)], Options())
    text = rejects.as_csv(plan.files[0])
    assert "1.2340" in text
    importing.run(store, [Input("rejects.csv", text.replace("soon", "2026-01-03").encode())], Options())
    assert [r["amount"] for r in rows("opportunity")] == [Decimal("20.5"), Decimal("1.23")]
