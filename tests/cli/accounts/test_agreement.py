"""Tiers, agreement, disputes, re-tiering and the working order from the command line (S000, S001, S002)."""

from __future__ import annotations

from pathlib import Path

import pytest
import workspaces
from command_line import Abm


@pytest.fixture
def globex(abm: Abm, home: Path) -> Abm:
    """Globex in Tier 1, where sales says yes and marketing no."""
    workspaces.grow("tiers: globex", home / "abm.db", lambda: _globex(abm))
    return abm


def _globex(abm: Abm) -> None:
    assert abm("add", "Globex", "tier=1", "acv=60k").code == 0
    assert abm("agree", "Globex", "no", "--team", "marketing", "--reason", "too small").code == 0


def test_a_dispute_shows_its_three_arguments_and_who_decides_s000(globex: Abm) -> None:
    told = globex("dispute", "Globex")
    assert told.code == 0
    assert "the teams disagree, 1 of 3 speak for it, 2 unknown" in told.out
    assert "Pipeline: 60k a year expected (for it)" in told.out
    assert "Executive sponsor: nobody is named (unknown)" in told.out
    assert "marketing: too small" in told.out
    assert "Nobody is named yet to decide" in told.out
    data = globex("dispute", "Globex", "--format", "json").json
    assert [a["code"] for a in data["arguments"]] == ["icp_match", "potential", "exec_sponsor"]
    assert (data["disputed"], data["decision_owner"], data["decided"]) == (True, None, [])


def test_a_dispute_without_a_decision_owner_says_what_names_one_s000(globex: Abm) -> None:
    refused = globex("dispute", "Globex", "yes", "--reason", "strategic", "--format", "json")
    assert refused.code == 1
    assert refused.json["error"] == "no_decision_owner"
    assert refused.json["fix"]["key"] == "g f"
    assert globex("dispute", "Globex", "yes", "--reason", "strategic", "--by", "Cleo").code == 0


def test_the_one_decision_owner_decides_with_a_reason_and_undo_brings_both_answers_back_s000(globex: Abm) -> None:
    assert globex("framework", "set", "governance.decision_owner.text=Cleo, CEO").code == 0
    assert globex("dispute", "Globex", "no").code == 1
    other = globex("dispute", "Globex", "no", "--by", "ana", "--reason", "x", "--format", "json")
    assert (other.code, other.json["error"]) == (1, "not_decision_owner")
    decided = globex("dispute", "Globex", "no", "--reason", "we cannot serve them", "--format", "json")
    assert decided.json["done"] == "Cleo, CEO decided no on Globex"
    data = globex("dispute", "Globex", "--format", "json").json
    assert (data["agrees_sales"], data["agrees_marketing"], data["disputed"]) == ("no", "no", False)
    assert data["decided"] == [
        {"on": "2025-11-05", "by": "Cleo, CEO", "answer": "no", "reason": "we cannot serve them"}
    ]
    changes = globex("history", "Globex", "--format", "json").json["changes"]
    assert any(c["field"] == "agrees_sales" and "yes" in str(c["old"]) for c in changes)
    assert globex("undo").code == 0
    data = globex("dispute", "Globex", "--format", "json").json
    assert (data["agrees_sales"], data["agrees_marketing"], data["decided"]) == ("yes", "no", [])


def test_nothing_is_decided_where_the_teams_agree_s000(abm: Abm) -> None:
    abm("add", "Acme", "tier=1")
    refused = abm("dispute", "Acme", "yes", "--reason", "x", "--format", "json")
    assert (refused.code, refused.json["error"]) == (1, "no_dispute")
    assert "do not disagree" in abm("dispute", "Acme").out


def test_both_teams_answer_at_once_and_reasons_are_kept_s000(abm: Abm) -> None:
    abm("add", "Acme", "tier=1")
    assert abm("agree", "Acme", "yes", "--team", "both", "--reason", "asked us").code == 0
    data = abm("dispute", "Acme", "--format", "json").json
    assert data["reasons"] == "sales: asked us; marketing: asked us"
    assert abm("undo").code == 0
    data = abm("dispute", "Acme", "--format", "json").json
    assert (data["agrees_sales"], data["agrees_marketing"], data["reasons"]) == ("yes", None, None)


def test_retier_lists_who_is_due_and_keeps_for_another_quarter_s000(
    globex: Abm, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "next due 4 Feb" in globex("retier").out
    monkeypatch.setenv("ABM_TODAY", "2026-02-04")
    told = globex("retier")
    assert "1 due" in told.out
    assert "TO LOOK AT 1" in told.out
    assert "yes/no" in told.out
    assert globex("list", "retier", "--columns", "name", "--format", "json").json == [{"name": "Globex"}]
    data = globex("retier", "--format", "json").json
    assert data["tier1"] == {"count": 1, "cap": 20, "ceiling": 25}
    assert data["alignment"] == {"agreed": 0, "of": 1}
    assert (data["accounts"][0]["group"], data["accounts"][0]["due"]) == ("due", "2026-02-04")
    assert globex("retier", "--keep", "Globex").code == 0
    assert globex("retier", "--format", "json").json["next_due"] == "2026-05-06"
    assert globex("list", "retier", "--format", "json").json == []


def test_a_trigger_that_fires_suggests_tier_2_or_tier_1_where_that_is_off_s000(abm: Abm) -> None:
    abm("add", "Initech", "tier=watchlist", "trigger=new executive")
    assert abm("retier", "--format", "json").json["accounts"] == []
    assert abm("set", "Initech", "triggered_on=today").code == 0
    assert abm("retier", "--format", "json").json["accounts"][0]["suggested"] == 1
    assert abm("framework", "preset", "growth").code == 0
    found = abm("retier", "--format", "json").json["accounts"][0]
    assert (found["suggested"], found["why"]) == (2, "new executive, today")
    assert abm("set", "Initech", "tier=2").code == 0
    assert abm("retier", "--format", "json").json["accounts"] == []


def test_what_fires_is_no_day_to_come_s000(abm: Abm) -> None:
    abm("add", "Initech", "tier=watchlist")
    refused = abm("set", "Initech", "triggered_on=tomorrow", "--format", "json")
    assert (refused.code, refused.json["error"]) == (1, "not_yet")


def test_a_tier_that_is_off_says_when_it_is_suggested_s001(abm: Abm) -> None:
    abm("add", "Acme")
    told = abm("set", "Acme", "tier=2")
    assert told.code == 0
    assert "Tier 2 is off here: it is suggested after the first Tier 1 win, then for up to 50." in told.err
    abm("add", "Globex", "tier=1")
    assert abm("deal", "add", "Globex", "Pilot", "amount=60k").code == 0
    assert abm("deal", "won", "Pilot", "--reason", "fit").code == 0
    assert "Tier 3 is off here: nobody works it." in abm("set", "Acme", "tier=3").err
    assert "off here" not in abm("set", "Acme", "tier=2").err


def test_show_prints_the_reasons_of_the_working_order_and_their_sum_s000(globex: Abm) -> None:
    told = globex("show", "Globex").out
    data = globex("show", "Globex", "--format", "json").json["working_order"]
    assert f"working order {data['weight']}" in told
    assert data["weight"] == sum(r["weight"] for r in data["reasons"])
    assert {"code": "tier", "text": "Tier 1", "weight": 20} in data["reasons"]


def test_an_import_of_24_leaves_20_and_names_4_in_its_warnings_also_in_json_s002(abm: Abm, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,tier\n" + "".join(f"Company {n:02},1\n" for n in range(1, 25)))
    made = abm("import", file, "--format", "json")
    assert made.code == 0
    (warning,) = [w for w in made.json[0]["warnings"] if "came in without that tier" in w]
    assert "Company 21, Company 22, Company 23, Company 24" in warning
    assert len(abm("list", "tier:1", "--format", "json").json) == 20
    assert len(abm("list", "--pool", "--format", "json").json) == 4


@pytest.mark.parametrize(("preset", "cap"), [("growth", 25), ("enterprise", 100)])
def test_in_larger_presets_no_reason_goes_above_s001_s002(abm: Abm, tmp_path: Path, preset: str, cap: int) -> None:
    abm("framework", "preset", preset)
    file = tmp_path / "list.csv"
    file.write_text("name,tier\n" + "".join(f"Company {n:03},1\n" for n in range(cap)))
    abm("import", file)
    refused = abm("add", "One more", "tier=1", "--reason", "the board asked", "--format", "json")
    assert (refused.code, refused.json["error"]) == (1, "tier_ceiling")
    assert abm("list", "name:more", "--all", "--format", "json").json == []
