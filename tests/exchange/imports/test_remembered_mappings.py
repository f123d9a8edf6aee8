"""What was said by hand for a source's file is remembered for its next one; what is said now wins."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError

FIRST = "Firm;Umsatz;Phase;Seit\nGlobex;5;Kunde;3/4/25\n"
SECOND = "Firm;Umsatz;Phase;Seit\nInitech;7;Kunde;5/4/25\n"
SAID = {
    "kind": "accounts",
    "maps": ["Firm=name", "Umsatz=annual_revenue*1000000", "Phase=stage", "Seit=stage_since"],
    "values": ["stage:Kunde=expansion"],
    "date_order": "dmy",
}


def test_the_next_file_of_the_source_needs_no_telling_again(bring: Import, rows: Rows) -> None:
    with pytest.raises(UsageError):
        bring(SECOND)
    bring(FIRST, **SAID)
    made = bring(SECOND)
    [initech] = rows("account", name="Initech")
    assert (initech["annual_revenue"], initech["stage"]) == (7_000_000, "expansion")
    assert initech["stage_since"].isoformat() == "2025-04-05"
    [remark] = [w for w in made.warnings if w.startswith("As last time")]
    assert '--map "Umsatz=annual_revenue*1000000"' in remark
    assert '--value "stage:Kunde=expansion"' in remark


def test_what_is_said_now_wins_and_is_remembered_in_its_turn(bring: Import, rows: Rows) -> None:
    bring(FIRST, **SAID)
    bring(SECOND, maps=["Umsatz=acv"], values=["stage:Kunde=decision"])
    [initech] = rows("account", name="Initech")
    assert (initech["acv"], initech["annual_revenue"], initech["stage"]) == (7, None, "decision")
    bring(SECOND.replace("Initech", "Umbrella"))
    assert rows("account", name="Umbrella")[0]["stage"] == "decision"


def test_fresh_leaves_it_aside(bring: Import) -> None:
    bring(FIRST, **SAID)
    with pytest.raises(UsageError):
        bring(SECOND, fresh=True)


def test_another_source_is_not_touched_by_it(bring: Import, rows: Rows) -> None:
    bring(FIRST, **SAID)
    made = bring("Company;Phase\nUmbrella;Kunde\n", kind="accounts", maps=["Phase=stage"])
    assert made.counts["rejected"] == 1  # "Kunde" is no stage of ours there
    assert rows("account", name="Umbrella") == []
    assert not any(w.startswith("As last time") for w in made.warnings)


def test_a_column_that_is_gone_is_no_reason_to_refuse_the_vendors_next_file(bring: Import, rows: Rows) -> None:
    head = "Record ID,Company name,Lifecycle Stage,Company Domain Name,Our tier\n"
    bring(head + "1,Globex,lead,globex.com,A\n", maps=["Our tier=tier"], values=["tier:A=3"])
    assert rows("account")[0]["tier"] == "3"
    made = bring("Record ID,Company name,Lifecycle Stage,Company Domain Name\n2,Initech,lead,initech.com\n")
    assert made.counts["created"] == 1
