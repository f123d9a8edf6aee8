"""Every number a screen shows can be had by a command; the JSON keys are fixed, because scripts build on them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import workspaces
from command_line import Abm

LIST_KEYS = [
    "id", "name", "domain", "tier", "confirmed", "stage", "stage_days", "fit", "icp_match", "score", "score_change",
    "band", "owner_sales", "owner_marketing", "coverage", "activated", "next_step", "next_due", "next_owner",
    "amount_open", "close_date", "blockers", "flags",
]  # fmt: skip


@pytest.fixture
def three(abm: Abm, home: Path) -> Abm:
    """Globex in Tier 1 with a deal and a late step, Initech on the watchlist, Hooli in the pool."""
    workspaces.grow("reading: three", home / "abm.db", lambda: _three(abm))
    return abm


def _three(abm: Abm) -> None:
    why = ("--reason", "known from the fair")
    abm("add", "Globex", "tier=1", "stage=interest", "industry=energy", "domain=globex.example", *why)
    abm("add", "Initech", "tier=watchlist", "industry=software")
    abm("add", "Hooli", "industry=software")
    abm("deal", "add", "Globex", "Big one", "amount=60000.50", "currency=USD", "close_date=2025-12-19")
    abm("--today", "2025-11-01", "log", "Globex", "call Ines by mon")


def test_list_has_exactly_the_promised_keys(three: Abm) -> None:
    rows = three("list", "--all", "--format", "json").json
    assert [list(row) for row in rows] == [LIST_KEYS] * 3


def test_list_says_each_value_as_promised(three: Abm) -> None:
    globex, initech, hooli = sorted(three("list", "--all", "--format", "json").json, key=lambda row: row["id"])
    assert globex["tier"] == 1
    assert initech["tier"] == "watchlist"
    assert hooli["tier"] is None
    assert (globex["stage"], globex["stage_days"]) == ("interest", 0)
    assert (globex["fit"], globex["icp_match"], globex["band"]) == (None, None, "nurture")
    assert globex["coverage"] == {"filled": 0, "needed": 8}
    assert globex["amount_open"] == {"USD": 60000.5}
    assert globex["close_date"] == "2025-12-19"
    assert (globex["owner_sales"], globex["owner_marketing"]) == ("ana", "bo")
    assert (globex["next_step"], globex["next_due"], globex["next_owner"]) == ("call Ines", "2025-11-03", "ana")
    assert globex["confirmed"] is False
    assert "overdue" in globex["flags"]
    assert (hooli["owner_sales"], hooli["next_step"], hooli["amount_open"]) == (None, None, {})


def test_list_shows_targets_the_pool_or_both(three: Abm) -> None:
    def names(*words: str) -> list[str]:
        return [row["name"] for row in three("list", *words, "--format", "json").json]

    assert set(names()) == {"Globex", "Initech"}
    assert names("--pool") == ["Hooli"]
    assert len(names("--all")) == 3
    assert three("list", "--pool", "--all").code == 2


def test_list_takes_the_filter_of_the_screen(three: Abm) -> None:
    def names(*words: str) -> list[str]:
        return [row["name"] for row in three("list", *words, "--format", "json").json]

    assert names("tier:1") == ["Globex"]
    assert names("overdue", "owner:ana") == ["Globex"]
    assert names("industry:software", "--all", "--sort", "name") == ["Hooli", "Initech"]
    assert names("changed:ana", "deal>50k") == ["Globex"]
    assert names("tier:2") == []


def test_a_filter_that_means_nothing_lists_nothing(three: Abm) -> None:
    answer = three("list", "tier:1", "ownr:ana", "--format", "json")
    assert answer.code == 2
    assert answer.json["fix"]["command"] == "abm list 'tier:1 owner:ana'"
    band = three("list", "band:cal1", "--format", "json")
    assert band.code == 2
    assert band.json["fix"]["command"] == "abm list band:call"


def test_a_word_next_to_a_flag_is_looked_for_and_said(three: Abm) -> None:
    answer = three("list", "overdu")
    assert answer.code == 0
    assert "Did you mean overdue?" in answer.err


def test_list_sorts_by_any_field_with_nothing_last(three: Abm) -> None:
    def names(sort: str) -> list[str]:
        return [row["name"] for row in three("list", "--all", "--sort", sort, "--format", "json").json]

    assert names("name") == ["Globex", "Hooli", "Initech"]
    assert names("-name") == ["Initech", "Hooli", "Globex"]
    assert names("tier") == ["Globex", "Initech", "Hooli"]
    assert names("close_date")[0] == names("-close_date")[0] == "Globex"
    assert names("industry")[0] == "Globex"
    assert three("list", "--sort", "colour").code == 2


def test_list_shows_the_columns_asked_for(three: Abm) -> None:
    rows = three("list", "--columns", "name,industry,tags", "--format", "json").json
    assert rows[0] == {"name": "Globex", "industry": "energy", "tags": []}
    assert three("list", "--columns", "name").out.splitlines()[0] == "name"
    assert three("list", "--columns", "nme").code == 2


def test_list_as_csv_and_markdown(three: Abm) -> None:
    rows = list(csv.DictReader(io.StringIO(three("list", "--format", "csv").out)))
    assert list(rows[0]) == LIST_KEYS
    assert rows[0]["coverage"] == "0 of 8"
    table = three("list", "--format", "md", "--columns", "name,tier").out.splitlines()
    assert table == ["| name | tier |", "|---|---|", "| Globex | 1 |", "| Initech | watchlist |"]


def test_an_empty_list_says_what_to_do_on_stderr_only(abm: Abm) -> None:
    answer = abm("list")
    assert "abm import" in answer.err
    assert "abm" not in answer.out


def test_techcorp_of_the_seed_scores_5(abm: Abm) -> None:
    """S001: 2 opens + 1 download + 2 people = 5."""
    abm("add", "TechCorp", "tier=1")
    abm("contact", "add", "TechCorp", "Kim Lee")
    abm("contact", "add", "TechCorp", "Pat Day")
    for line in ("Kim Lee #opened re First", "Kim Lee #opened re Second", "Pat Day #downloaded re Guide"):
        assert abm("log", "TechCorp", line).code == 0
    found = abm("score", "TechCorp", "--format", "json").json
    assert found["score"] == 5
    assert sum(line["points"] for line in found["lines"]) == 5


def test_healthcorp_of_the_seed_scores_8(abm: Abm) -> None:
    """S001: 4 opens (3 count) + 2 downloads + webinar + 4 people (2 count) = 8."""
    abm("add", "HealthCorp", "tier=1")
    for name in ("Kim Lee", "Pat Day", "Sam Roe", "Lou Fox"):
        abm("contact", "add", "HealthCorp", name)
    for line in (
        'Kim Lee #opened re A', 'Pat Day #opened re B', 'Sam Roe #opened re C', 'Lou Fox #opened re D',
        'Kim Lee #downloaded re Guide', 'Pat Day #downloaded re Case', "Kim Lee #attended",
    ):  # fmt: skip
        assert abm("log", "HealthCorp", line).code == 0
    found = abm("score", "HealthCorp", "--format", "json").json
    assert found["score"] == 8
    assert any(line["cut_by_cap"] and line["points"] == 0 for line in found["lines"])


def test_score_has_exactly_the_promised_keys(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    abm("log", "Globex", "Kim Lee #pricing")
    found = abm("score", "Globex", "--format", "json").json
    assert list(found) == ["account", "score", "band", "icp_match", "fit", "lines", "cheapest_next"]
    assert found["account"] == "Globex"
    assert list(found["fit"]) == ["share", "known", "unknown", "criteria"]
    line = found["lines"][0]
    assert list(line) == ["at", "signal", "who", "subject", "words", "points", "cut_by_cap", "expires"]
    assert line["at"] == "2025-11-05"
    text = abm("score", "Globex").out
    assert "Globex: score 1" in text
    assert "until 2026-02-03" in text
    assert "to 2:" in text


def test_a_score_can_be_asked_for_an_earlier_day(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    abm("log", "Globex", "Kim Lee #pricing")
    assert abm("--today", "2025-11-04", "score", "Globex", "--format", "json").json["score"] == 0


def test_agenda_has_exactly_the_promised_keys(three: Abm) -> None:
    three("log", "Globex", "!legal wants a DPA")
    found = three("agenda", "--format", "json").json
    assert list(found) == ["review_day", "since", "data_age", "accounts"]
    assert (found["review_day"], found["since"]) == ("2025-11-07", None)
    (globex,) = found["accounts"]
    assert list(globex) == [
        "account", "group", "why", "score", "score_change", "promise", "since", "blockers", "overdue",
    ]  # fmt: skip
    assert globex["account"] == "Globex"
    assert globex["group"] in {"talk", "on_track"}
    assert [list(line) for line in globex["blockers"]] == [["code", "text", "age_days", "fix"]]
    assert globex["blockers"][0]["code"] == "written"
    assert list(globex["blockers"][0]["fix"]) == ["key", "command"]
    assert globex["overdue"][0]["text"] == "call Ines"
    assert globex["overdue"][0]["days_late"] == 2
    assert [list(line) for line in globex["since"]][-1] == ["at", "by", "who", "what", "words"]
    assert [line["what"] for line in globex["since"]][-1] == "Added Globex"


def test_agenda_reads_as_two_groups(three: Abm) -> None:
    text = three("agenda").out
    assert text.startswith("Review Fri 7 Nov 2025 · the first review\n")
    assert text.index("TALK") < text.index("ON TRACK")
    assert "Globex" in text


def test_history_has_exactly_the_promised_keys(three: Abm) -> None:
    changes = three("history", "--format", "json").json["changes"]
    assert {tuple(change) for change in changes} == {
        ("id", "at", "who", "entity", "entity_id", "field", "old", "new", "group")
    }
    assert [c["id"] for c in changes] == sorted((c["id"] for c in changes), reverse=True)
    three("set", "Hooli", "industry=search")
    (newest,) = three("history", "Hooli", "--limit", "1", "--format", "json").json["changes"]
    assert (newest["field"], newest["old"], newest["new"], newest["who"]) == ("industry", "software", "search", "ana")


def test_history_of_an_account_is_only_its_own(three: Abm) -> None:
    text = three("history", "Initech").out
    assert "Initech" in text
    assert "Globex" not in text


def test_history_before_a_day_leaves_the_future_out(three: Abm) -> None:
    assert three("--today", "2025-10-31", "history").out == "Nothing was changed yet.\n"


def test_show_is_a_page_in_three_formats(three: Abm) -> None:
    three("contact", "add", "Globex", "Dana Ruiz", "title=CFO", "roles=EB")
    three("set", "Globex", "why_now=Their contract ends in May")
    shown = three("show", "Globex", "--format", "json").json
    assert [*shown][: len(LIST_KEYS)] == LIST_KEYS
    assert shown["deals"][0]["amount"] == 60000.5
    text = three("show", "Globex").out
    plan = three("show", "Globex", "--format", "md").out
    for told in ("Dana Ruiz, CFO", "call Ines", "Their contract ends in May", "Big one"):
        assert told in text
        assert told in plan
    assert plan.startswith("# Globex\n")
    assert "## Buying committee" in plan
    assert three("show", "Globex", "--format", "csv").code == 2


def test_without_a_review_there_are_no_minutes(abm: Abm) -> None:
    answer = abm("report", "review")
    assert answer.code == 1
    assert "No review was held yet" in answer.err


def test_a_pipe_gets_whole_json(three: Abm) -> None:
    assert json.loads(three("list", "--format=json").out)


def test_history_tells_an_undo_that_found_nothing_left_to_take_back(three: Abm) -> None:
    three("set", "Hooli", "city=Ulm")
    three("--as", "bo", "set", "Hooli", "city=Bonn")
    undone = three("undo", "--skip-changed")
    assert (undone.code, "left as changed since: 1 cell" in undone.out) == (0, True)
    answer = three("history", "Hooli", "--limit", "1")
    assert answer.code == 0
    assert "nothing was left to change" in answer.out


def test_a_word_with_a_minus_excludes_and_is_no_option(three: Abm) -> None:
    every = {row["name"] for row in three("list", "--format", "json").json}
    tier1 = {row["name"] for row in three("list", "tier:1", "--format", "json").json}
    assert tier1
    assert {row["name"] for row in three("list", "-tier:1", "--format", "json").json} == every - tier1
    assert three("list", "-blocked").code == 0
    assert three("list", "-x").code == 2


LINE = "Lea Stone replied: we sign next week if DPA is ok #replied"
SAID = '"we sign next week if DPA is ok"'


def test_what_was_said_is_in_each_answer_that_names_the_event(abm: Abm) -> None:
    """Typed once, whole in JSON, and from where it begins wherever people read it."""
    abm("add", "Globex", "tier=1", "owner_sales=ana")
    assert abm("log", "Globex", LINE).code == 0
    for command in (("show", "Globex"), ("score", "Globex"), ("handoff", "Globex"), ("agenda",)):
        assert SAID in abm(*command).out, command
    assert SAID in abm("show", "Globex", "--format", "md").out
    (event,) = abm("show", "Globex", "--format", "json").json["activities"]
    assert list(event) == ["id", "at", "by", "who", "type", "outcome", "subject", "words"]
    assert (event["by"], event["who"], event["words"]) == ("them", "Lea Stone", LINE)
    assert LINE in [line["words"] for line in abm("score", "Globex", "--format", "json").json["lines"]]
    (account,) = abm("agenda", "--format", "json").json["accounts"]
    assert LINE in [line["words"] for line in account["since"]]
    assert "somebody" not in abm("agenda").out + abm("show", "Globex").out
