"""`abm score` and `abm handoff`: S001's worked examples entered as activities, on any day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import workspaces
from command_line import Abm

HANDOFF_KEYS = [
    "account", "score", "band", "icp_match", "engaged", "consumed", "pains", "goals", "why_now", "intent", "missing",
    "next_step",
]  # fmt: skip
TODAY = date(2025, 11, 5)


def score(abm: Abm, name: str, day: date | str = TODAY) -> dict:
    return abm("--today", str(day), "score", name, "--format", "json").json


def said(abm: Abm, name: str, *lines: str) -> None:
    for line in lines:
        assert abm("log", name, line).code == 0, line


@pytest.fixture
def seeds(abm: Abm, home: Path) -> Abm:
    """TechCorp, HealthCorp and the account that tells the two ways of counting apart, entered as they happened."""
    workspaces.grow("the accounts of the score's examples", home / "abm.db", lambda: _enter(abm))
    return abm


def _enter(abm: Abm) -> None:
    for criterion in (("Size", "--test", "employees>=200"), ("Industry", "--test", "industry:health", "--must")):
        assert abm("framework", "criterion", "add", *criterion).code == 0
    abm("add", "TechCorp", "tier=1")
    abm("add", "HealthCorp", "tier=1", "industry=health", "employees=900")
    abm("add", "Third", "tier=1", "industry=health", "employees=900")
    for name, people in (("TechCorp", 2), ("HealthCorp", 4), ("Third", 2)):
        for person in ("Kim Lee", "Pat Day", "Sam Roe", "Lou Fox")[:people]:
            assert abm("contact", "add", name, person).code == 0
    said(abm, "TechCorp", "Kim Lee #opened re A", "Pat Day #opened re B", "Kim Lee #downloaded re Guide")
    said(
        abm, "HealthCorp", "Kim Lee #opened re A", "Pat Day #opened re B", "Sam Roe #opened re C",
        "Lou Fox #opened re D", "Kim Lee #downloaded re Guide", "Pat Day #downloaded re Case", "Sam Roe #attended",
    )  # fmt: skip
    said(
        abm, "Third", "Kim Lee #opened re A", "Pat Day #opened re B", "Kim Lee #downloaded re Guide",
        "Pat Day #downloaded re Case",
    )  # fmt: skip


def test_the_worked_examples_give_five_and_eight_and_the_third_six_s001(seeds: Abm) -> None:
    found = {name: score(seeds, name) for name in ("TechCorp", "HealthCorp", "Third")}
    assert [(one["score"], one["band"], one["icp_match"]) for one in found.values()] == [
        (5, "call", None),
        (8, "sales_ready", True),
        (6, "call", True),
    ]
    for one in found.values():
        assert sum(line["points"] for line in one["lines"]) == one["score"]


def test_fit_adds_one_gives_five_eight_and_seven_s001(seeds: Abm) -> None:
    assert seeds("framework", "preset", "fit-adds-one").code == 0
    found = {name: score(seeds, name) for name in ("TechCorp", "HealthCorp", "Third")}
    assert [(one["score"], one["band"]) for one in found.values()] == [
        (5, "call"),
        (8, "sales_ready"),
        (7, "sales_ready"),
    ]
    last = found["Third"]["lines"][-1]
    assert (last["signal"], last["points"], last["expires"]) == ("icp_match", 1, None)
    for one in found.values():
        assert sum(line["points"] for line in one["lines"]) == one["score"]


def test_the_same_activity_without_a_match_is_demand_gen_and_unknown_is_research_s004(seeds: Abm) -> None:
    seeds("set", "HealthCorp", "industry=retail")
    assert [score(seeds, "HealthCorp")[key] for key in ("score", "band", "icp_match")] == [8, "demand_gen", False]
    seeds("set", "HealthCorp", "industry=")
    assert [score(seeds, "HealthCorp")[key] for key in ("score", "band", "icp_match")] == [8, "research", None]
    assert "research it: Industry unknown" in seeds("score", "HealthCorp").out
    listed = seeds("list", "band:research", "--format", "json").json
    assert [(row["name"], row["band"]) for row in listed] == [("HealthCorp", "research")]


def test_the_day_after_its_window_ends_exactly_its_line_is_gone_s001(seeds: Abm) -> None:
    lines = score(seeds, "HealthCorp")["lines"]
    for day in {line["expires"] for line in lines}:
        last, after = (score(seeds, "HealthCorp", date.fromisoformat(day) + timedelta(n))["lines"] for n in (0, 1))
        gone = [line for line in last if line["expires"] == day]
        assert gone
        names = [(line["signal"], line["who"], line["subject"]) for line in after]
        assert names == [(line["signal"], line["who"], line["subject"]) for line in last if line not in gone]


def test_a_past_day_answers_what_it_answered_then_s001(abm: Abm) -> None:
    """What is logged later changes no earlier day's answer."""
    abm("--today", "2025-09-01", "add", "Acme", "tier=1")
    answers: dict[str, str] = {}
    for day, line in (
        ("2025-09-02", "Dana Ruiz #opened re A"),
        ("2025-09-20", "Dana Ruiz #pricing"),
        ("2025-10-15", "Raj Patel #downloaded re Guide"),
        ("2025-11-04", "Raj Patel #replied"),
    ):
        assert abm("--today", day, "log", "Acme", line).code == 0
        answers[day] = abm("--today", day, "score", "Acme", "--format", "json").out
    assert len({json.loads(text)["score"] for text in answers.values()}) > 1
    for day, text in answers.items():
        assert abm("--today", day, "score", "Acme", "--format", "json").out == text


def test_a_window_longer_than_any_default_is_read_as_far_back_as_it_goes_s001(abm: Abm) -> None:
    abm("--today", "2025-05-01", "add", "Acme", "tier=1")
    abm("--today", "2025-05-02", "log", "Acme", "#pricing")
    assert score(abm, "Acme")["score"] == 0
    assert abm("framework", "set", "signals.pricing_visit.window_days=200").code == 0
    assert score(abm, "Acme")["score"] == 1


def test_score_in_text_says_what_to_do_and_what_mends_each_fit_signal_s001(seeds: Abm) -> None:
    seeds("log", "HealthCorp", "#intent re soc2")
    text = seeds("score", "HealthCorp").out
    assert text.startswith(
        "HealthCorp: score 8  3 opens · 2 downloads · event · 2 people\n  sales-ready: open a deal\n"
    )
    assert "call them, or open a deal? abm handoff 2" in text
    assert "Fit signals: 1 of 5" in text
    assert "champion identified: nobody fills the role  (abm contact add 2 NAME roles=CH)" in text
    assert "cut off by the cap" in text
    assert "Outside intent, no points" in text


def test_what_the_score_names_as_the_fix_is_a_command_that_works_s001(seeds: Abm) -> None:
    assert seeds("contact", "add", "2", "Lena Berg", "roles=CH").code == 0
    assert seeds("set", "2", "budget_authority=Lena Berg").code == 0
    assert seeds("set", "2", "timeframe=2026-01-15").code == 0
    assert seeds("log", "2", "Lena Berg #call answered").code == 0
    text = seeds("score", "2").out
    assert "Fit signals: 5 of 5" in text
    assert "champion identified: Lena Berg" in text


def test_handoff_has_exactly_the_promised_keys_s001(seeds: Abm) -> None:
    seeds("set", "HealthCorp", "pains=two outages", "why_now=new CTO")
    seeds("contact", "set", "HealthCorp", "Kim Lee", "title=CFO", "roles=EB")
    seeds("log", "HealthCorp", "#intent re soc2")
    found = seeds("handoff", "HealthCorp", "--format", "json").json
    assert list(found) == HANDOFF_KEYS
    assert [found[key] for key in ("account", "score", "band", "icp_match")] == ["HealthCorp", 8, "sales_ready", True]
    assert [list(one) for one in found["engaged"]] == [["name", "title", "role", "last", "at"]] * 4
    assert [list(one) for one in found["consumed"]] == [["at", "type", "subject", "who", "words"]] * 7
    assert (found["pains"], found["goals"], found["why_now"]) == ("two outages", None, "new CTO")
    assert [list(one) for one in found["intent"]] == [["at", "topic"]]
    assert found["missing"] == ["the next step"]
    assert found["next_step"] is None
    seeds("log", "HealthCorp", "call Kim by fri")
    step = seeds("handoff", "HealthCorp", "--format", "json").json
    assert step["missing"] == []
    assert list(step["next_step"]) == ["text", "due", "owner"]
    assert (step["next_step"]["due"], step["next_step"]["owner"]) == ("2025-11-07", "ana")


def test_handoff_reads_as_text_and_as_a_page_of_markdown_s001(seeds: Abm) -> None:
    seeds("set", "HealthCorp", "pains=# no *title*")
    text = seeds("handoff", "HealthCorp").out
    assert text.startswith("Hand-off: HealthCorp\nscore 8 · ICP 100 % · sales-ready: open a deal\n")
    assert "WHO ENGAGED\n  Kim Lee · " in text
    page = seeds("handoff", "HealthCorp", "--format", "md").out
    assert page.startswith("# Hand-off: HealthCorp\n")
    assert "\n## Who engaged\n" in page
    assert "- \\# no \\*title\\*" in page


def test_handoff_of_nobody_is_refused_like_every_account_s001(seeds: Abm) -> None:
    assert seeds("handoff", "Nobody").code == 1


def test_the_flag_handoff_goes_once_sales_has_called_s001(seeds: Abm) -> None:
    def due() -> list[str]:
        return [row["name"] for row in seeds("list", "handoff", "--format", "json").json]

    assert due() == ["HealthCorp", "Third"]
    seeds("log", "HealthCorp", "Kim Lee #call answered")
    assert due() == ["Third"]
    seeds("deal", "add", "Third", "Pilot")
    assert due() == []
