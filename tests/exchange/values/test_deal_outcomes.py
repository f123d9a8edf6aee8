"""Whether a deal was won or lost, in the words of its source."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.values.deal_outcomes import ending, looks_over

pytestmark = pytest.mark.quick

WON = [
    "Won", "Closed Won", "closedwon", "Closed Won (Sales Pipeline)", "6 - Closed Won", "Stage 5: Closed Won",
    "Deal won", "Won (Expansion)", "Closed - Win", "Cierre ganado", "Ganado", "Negocio ganado", "Gewonnen",
    "Abgeschlossen und gewonnen", "Auftrag gewonnen", "Fermé - gagné", "Affaire gagnée", "Fechado ganho",
]  # fmt: skip
LOST = [
    "Lost", "Closed Lost", "closedlost", "Closed-Lost to Competition", "Closed Lost (Sales Pipeline)", "Closed (Lost)",
    "Closed Lost - No Budget", "Closed Lost: competitor won", "Lost – Price", "Lost to competitor", "Cierre perdido",
    "Cerrado y perdido", "Verloren", "Verloren an Wettbewerb", "Abgeschlossen und verloren", "Perdu", "Fermé perdu",
]  # fmt: skip
UNSURE = ["Won back", "Lost contact", "Won/Lost", "Closed Won or Lost", "Almost won", "Close to won", "Closed, not won"]
ZOHO = "Record Id,Account Name,Deal Name,Amount,Stage,Closing Date,Created Time\n"
PIPEDRIVE = "Deal - ID,Deal - Title,Deal - Value,Deal - Stage,Deal - Status\n"


def zoho(*stages: str) -> str:
    return ZOHO + "".join(f"zcrm_{n},,D{n},100,{s},,2025-01-01 10:00:00\n" for n, s in enumerate(stages))


@pytest.mark.parametrize(("text", "ended"), [*((t, "won") for t in WON), *((t, "lost") for t in LOST)])
def test_an_end_is_read_by_its_words(text: str, ended: str) -> None:
    assert ending(text) == ended


@pytest.mark.parametrize("text", UNSURE)
def test_what_only_looks_like_an_end_is_none_but_is_seen(text: str) -> None:
    assert (ending(text), looks_over(text)) == ("", True)


@pytest.mark.parametrize(
    "text", ["", "Closing", "Close plan", "Proposal", "Negotiation/Review", "Cierre", "Angebot", "12"]
)
def test_a_stage_on_the_way_does_not_look_like_an_end(text: str) -> None:
    assert (ending(text), looks_over(text)) == ("", False)


def test_deals_come_in_as_won_and_lost_by_their_stage(bring: Import, rows: Rows) -> None:
    made = bring(zoho("Closed-Lost to Competition", "Closed Won (Sales)", "Qualification"))
    assert [d["status"] for d in rows("opportunity")] == ["lost", "won", "open"]
    assert not any("--value" in w for w in made.warnings)


def test_an_open_deal_whose_stage_looks_closed_is_named_until_it_is_said_what_it_is(bring: Import, rows: Rows) -> None:
    text = zoho("Won back", "Dead", "Dead", "Closing")
    (said,) = (w for w in bring(text).warnings if "--value" in w)
    assert said.startswith('3 deals are open though the stage looks closed: "Won back", "Dead".')
    assert {d["status"] for d in rows("opportunity")} == {"open"}
    for values in (["status:Dead=lost", "status:won back=open"], []):  # and it is remembered
        made = bring(text, values=values)
        assert not any("looks closed" in w for w in made.warnings)
        assert [(d["status"], d["stage"]) for d in rows("opportunity")] == [
            ("open", "Won back"), ("lost", "Dead"), ("lost", "Dead"), ("open", "Closing"),
        ]  # fmt: skip


def test_a_deal_whose_end_was_not_understood_before_ends_with_the_next_file(bring: Import, rows: Rows) -> None:
    bring(zoho("Negotiation"))
    assert bring(zoho("Closed Lost - No Budget")).counts["updated"] == 1
    assert rows("opportunity")[0]["status"] == "lost"


def test_an_unknown_status_is_not_taken_for_open_without_a_word(bring: Import, rows: Rows) -> None:
    text = PIPEDRIVE + "1,A,100,Proposal,Frozen\n2,B,100,Closed Won,Frozen\n3,C,100,Proposal,Perdido\n"
    made = bring(text)
    assert [d["status"] for d in rows("opportunity")] == ["open", "won", "lost"]
    (said,) = (w for w in made.warnings if "taken for open" in w)
    assert said.startswith("1 deal is")
    assert '--value "status:Frozen=lost"' in said
    bring(text, values=["status:Frozen=lost"])
    assert [d["status"] for d in rows("opportunity")] == ["lost", "lost", "lost"]


def test_an_unknown_status_leaves_a_known_deal_as_it_is(bring: Import, rows: Rows) -> None:
    bring(PIPEDRIVE + "1,A,100,Proposal,Won\n")
    bring(PIPEDRIVE + "1,A,100,Proposal,Frozen\n")
    assert rows("opportunity")[0]["status"] == "won"


def test_a_deal_deleted_in_the_crm_does_not_come_and_one_of_ours_stands_and_is_counted(
    bring: Import, rows: Rows
) -> None:
    bring(PIPEDRIVE + "1,A,100,Proposal,Open\n")
    made = bring(PIPEDRIVE + "1,A,100,Proposal,Deleted\n2,B,100,Proposal,Deleted\n")
    assert [(r.outcome, r.reason) for r in made.rows] == [("skipped", "deleted in the CRM")] * 2
    assert "2 rows deleted in the CRM: skipped; what we have of them stays." in made.warnings
    assert [(d["name"], d["status"]) for d in rows("opportunity")] == [("A", "open")]


CLOSED = "Opportunity Name,Account Name,Amount,Stage,Close Date,"


def closed(header: str, *cells: str) -> str:
    rows = [f"Deal {n},Acme,100,Closed,2026-03-01,{cell}\n" for n, cell in enumerate(cells)]
    return f"{CLOSED}{header}\n{''.join(rows)}"


@pytest.mark.parametrize(
    ("header", "cells", "ends"),
    [
        ("Probability (%)", ("0", "100", "50", ""), ["lost", "won", "open", "open"]),
        ("Probability", ("0%", "100%", "1%", "likely"), ["lost", "won", "open", "open"]),
        ("Deal probability", ("0.0", "1.0", "0.25"), ["lost", "won", "open"]),
        ("Forecast Category", ("Omitted", "Closed", "Pipeline", ""), ["lost", "won", "open", "open"]),
        ("IsWon", ("0", "1"), ["open", "won"]),
    ],
)
def test_a_deal_that_is_only_closed_was_won_or_lost_by_its_probability(
    bring: Import, rows: Rows, header: str, cells: tuple[str, ...], ends: list[str]
) -> None:
    made = bring(closed(header, *cells))
    assert [d["status"] for d in rows("opportunity")] == ends
    assert ("open" in ends) == any("open though the stage looks closed" in w for w in made.warnings)


def test_a_deal_on_its_way_stays_open_whatever_its_probability(bring: Import, rows: Rows) -> None:
    bring(
        f"{CLOSED}Probability,Forecast Category\nA,Acme,1,Proposal,2026-03-01,100,Commit\nB,Acme,1,New,2026-03-01,0,\n"
    )
    assert [d["status"] for d in rows("opportunity")] == ["open", "open"]


def test_probability_and_forecast_that_contradict_each_other_decide_nothing(bring: Import, rows: Rows) -> None:
    bring(f"{CLOSED}Probability,Forecast Category\nA,Acme,1,Closed,2026-03-01,100,Omitted\n")
    assert [d["status"] for d in rows("opportunity")] == ["open"]


def test_a_deal_that_the_crm_only_calls_closed_is_named_as_taken_for_lost(bring: Import, rows: Rows) -> None:
    text = "Deal Name,Deal Stage,Pipeline,Amount,Is Deal Closed?,Deal probability\n"
    made = bring(f"{text}A,Done,Sales,1,true,1.0\nB,Done,Sales,1,true,0.5\nC,New,Sales,1,false,0.2\n")
    assert [d["status"] for d in rows("opportunity")] == ["won", "lost", "open"]
    (said,) = (w for w in made.warnings if "taken for lost" in w)
    assert said.startswith('1 deal is closed, and nothing says whether won; taken for lost: "Done".')
