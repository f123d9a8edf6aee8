"""`abm framework` as scripts and people use it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import workspaces
from command_line import ROOT, Abm

CAP = "signals.pricing_visit.cap"


@pytest.fixture
def busy(abm: Abm, home: Path) -> Abm:
    """Globex one pricing visit below the next band; Initech quiet; three closed deals."""
    workspaces.grow("framework: busy", home / "abm.db", lambda: _busy(abm))
    return abm


def _busy(abm: Abm) -> None:
    for name in ("Globex", "Initech"):
        abm("add", name, "tier=1", "employees=400", "industry=banking")
    for kind in ("#pricing", "#pricing", "#downloaded Whitepaper", "#attended Fair"):
        assert abm("log", "Globex", kind).code == 0
    for name, status in (("Won Ltd", "won"), ("Lost Ltd", "lost")):
        abm("add", name, "employees=20" if status == "lost" else "employees=900", "country=Germany")
        abm("deal", "add", name, f"{name} pilot", "amount=60k")
        assert abm("deal", status, f"{name} pilot", "--reason", "price").code == 0
    assert abm("framework", "set", "signals.people.cap=0").code == 0


def shown(abm: Abm) -> dict[str, dict[str, object]]:
    return {cell["name"]: cell for cell in abm("framework", "show", "--format", "json").json["cells"]}


def test_show_has_exactly_the_promised_keys(abm: Abm) -> None:
    found = abm("framework", "show", "--format", "json").json
    assert list(found) == ["preset", "scoring", "version", "cells"]
    assert (found["preset"], found["scoring"], found["version"]) == ("two-person", "points", 0)
    assert {tuple(cell) for cell in found["cells"]} == {("name", "value", "default", "changed")}
    cells = {cell["name"]: cell for cell in found["cells"]}
    assert cells["tiers.1.cap"] == {"name": "tiers.1.cap", "value": 20, "default": 20, "changed": False}
    assert cells["review.weekday"]["value"] == 4
    assert cells["stages.awareness.gate"]["value"] == ["signal:90", "senior"]
    assert cells["tiers.1.acv_to"]["value"] is None


def test_show_of_a_section_in_text_and_markdown(abm: Abm) -> None:
    abm("framework", "set", "quiet_days=21")
    text = abm("framework", "show", "numbers").out
    assert text.startswith("two-person, points, version 1\n")
    assert "* quiet_days" in text
    assert "21   (preset: 14)" in text
    table = abm("framework", "show", "numbers", "--format", "md").out
    assert "| `quiet_days` | 21 | 14 | ours: two weekly reviews" in table
    assert "tiers.1.cap" not in text + table
    assert "none yet" in abm("framework", "show", "icp").out
    answer = abm("framework", "show", "nonsense")
    assert (answer.code, "icp, tiers, stages" in answer.err) == (2, True)


def test_the_pricing_cap_previews_who_changes_band_and_revert_leaves_everything_as_it_was(busy: Abm) -> None:
    before = busy("framework", "show", "--format", "json").out, busy("list", "--format", "json").out
    found = busy("framework", "preview", f"{CAP}=2", "--format", "json").json
    assert list(found) == ["changes", "accounts", "effects", "room", "own_deals", "refused"]
    assert found["changes"] == [{"name": CAP, "old": 1, "new": 2}]
    assert [(e["account"], e["old"], e["new"]) for e in found["effects"]["band"]] == [("Globex", "nurture", "call")]
    assert "Band changes on 1 account: Globex nurture → call" in busy("framework", "preview", f"{CAP}=2").out
    assert (busy("framework", "show", "--format", "json").out, busy("list", "--format", "json").out) == before
    assert busy("framework", "set", f"{CAP}=2").out == "Pricing or demo page visited: cap 1 → 2.\n"
    assert busy("list", "--format", "json").out != before[1]
    assert busy("framework", "revert").out == "Framework: back to version 1.\n"
    assert (busy("framework", "show", "--format", "json").out, busy("list", "--format", "json").out) == before


def test_undo_after_a_set_is_as_exact_as_revert(busy: Abm) -> None:
    before = busy("framework", "show", "--format", "json").out
    busy("framework", "set", f"{CAP}=2", "governance.cost=two days a week")
    assert busy("undo").code == 0
    assert busy("framework", "show", "--format", "json").out == before


def test_several_cells_are_one_step_with_one_sentence(abm: Abm) -> None:
    answer = abm("framework", "set", "quiet_days=21", "tiers.1.cap=22", "governance.decision_owner=Dana")
    assert answer.out == "Numbers: quiet after 14 → 21 · Tier 1: cap 20 → 22 and 1 more.\n"
    assert abm("framework", "set", "quiet_days=21").out == "Nothing changed: it is so already.\n"
    assert abm("framework", "reset", "quiet_days", "tiers.1.cap").code == 0
    cells = shown(abm)
    assert (cells["quiet_days"]["changed"], cells["governance.decision_owner.text"]["value"]) == (False, "Dana")


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("set", "tiers.1.cap=99"), 1, "bad_framework"),
        (("set", "quiet_days=soon"), 1, "bad_value"),
        (("set", "nope=1"), 1, "no_such_cell"),
        (("set", "quiet_days"), 2, "no_pair"),
        (("set", "quiet_days=1", "quiet_days=2"), 2, "said_twice"),
        (("set", "preset=growth"), 1, "not_a_cell"),
        (("reset", "icp.size.test"), 1, "no_default"),
        (("preset", "huge"), 2, "unknown_preset"),
        (("preview",), 2, "nothing_said"),
        (("preview", "--version", "9"), 1, "no_such_version"),
        (("preview", "--preset", "growth", "--version", "0"), 2, "usage"),
        (("revert",), 1, "first_version"),
        (("revert", "9"), 1, "no_such_version"),
        (("criterion", "add", "Size"), 1, "bad_criterion"),
        (("criterion", "remove", "size"), 1, "no_such_criterion"),
        (("criterion", "move", "size", "sideways"), 2, "usage"),
    ],
)
def test_a_refusal_is_a_sentence_a_code_and_what_mends_it(
    abm: Abm, words: tuple[str, ...], code: int, error: str
) -> None:
    answer = abm("framework", *words, "--format", "json")
    assert (answer.code, list(answer.json), answer.json["error"]) == (code, ["error", "message", "fix"], error)
    told = abm("framework", *words)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("abm: ")


def test_presets_are_listed_previewed_and_chosen(busy: Abm) -> None:
    listed = busy("framework", "preset").out
    assert "* two-person" in listed
    assert "* points" in listed
    assert "  fit-adds-one" in listed
    found = busy("framework", "preview", "--preset", "growth", "--format", "json").json
    assert found["room"] == "Tier 1: 2 of 20 (never above 25) → 2 of 25"
    assert busy("framework", "preset", "growth").out == "Framework: preset two-person → growth.\n"
    assert busy("framework", "preset", "fit-adds-one").out == "Framework: scoring points → fit-adds-one.\n"
    assert shown(busy)["tiers.1.cap"]["value"] == 25
    found = busy("framework", "preset", "--format", "json").json
    assert (found["preset"], found["scoring"], [p["name"] for p in found["presets"] if p["chosen"]]) == (
        "growth",
        "fit-adds-one",
        ["growth"],
    )
    assert busy("framework", "revert", "1").code == 0
    assert shown(busy)["tiers.1.cap"]["value"] == 20


def test_criteria_come_and_go_and_are_held_against_own_deals_s003(busy: Abm) -> None:
    answer = busy(
        "framework", "criterion", "add", "Big enough", "--test", "employees>=200", "--weight", "3", "--must",
        "--format", "json",
    )  # fmt: skip
    assert (answer.code, answer.json["code"]) == (0, "big_enough")
    busy("framework", "criterion", "add", "In Germany", "--test", "country:germany")
    assert busy("framework", "criterion", "move", "in_germany", "up").code == 0
    text = busy("framework", "show", "icp").out
    assert text.index("icp.in_germany.test") < text.index("icp.big_enough.test")
    found = busy("framework", "preview", "icp.big_enough.test=employees>=1000", "--format", "json").json
    assert found["own_deals"] == {
        "before": {"wins": 1, "wins_yes": 1, "losses": 1, "losses_yes": 0},
        "after": {"wins": 1, "wins_yes": 0, "losses": 1, "losses_yes": 0},
    }
    assert busy("framework", "criterion", "remove", "big_enough").out == "ICP: removed Big enough.\n"
    assert "big_enough" not in busy("framework", "show", "icp").out


def test_versions_say_when_who_and_what(abm: Abm) -> None:
    abm("framework", "set", "quiet_days=21")
    abm("--as", "bo", "framework", "set", "quiet_days=30")
    abm("framework", "revert", "0")
    found = abm("framework", "versions", "--format", "json").json
    assert list(found) == ["version", "versions"]
    assert (found["version"], [v["who"] for v in found["versions"]]) == (0, ["ana", "ana", "bo", "ana"])
    assert [v["same_as"] for v in found["versions"]] == [0, 1, 2, 0]
    assert found["versions"][2]["changes"] == [{"name": "quiet_days", "old": 21, "new": 30}]
    text = abm("framework", "versions").out.splitlines()
    assert "(as version 0)" in text[0]
    assert text[-1].startswith("*   0")


def test_history_names_the_cell_with_its_value_before_and_after(abm: Abm) -> None:
    abm("framework", "set", "quiet_days=21")
    abm("framework", "set", "quiet_days=30")
    abm("framework", "reset", "quiet_days")
    told = abm("history", "--limit", "3").out.splitlines()
    assert [line.split("framework  ")[1] for line in told] == [
        "quiet_days: 30 → the preset's",
        "quiet_days: 21 → 30",
        "quiet_days: the preset's → 21",
    ]


def test_hostile_text_in_a_cell_is_only_text(abm: Abm) -> None:
    abm("framework", "set", "governance.cost=[/] \x1b]52;c;aGk=\x07 |x| 株式会社")
    for form in ("text", "md", "json"):
        answer = abm("framework", "show", "governance", "--format", form)
        assert answer.code == 0
        assert "\x1b" not in answer.out
    assert "株式会社" in abm("framework", "show", "governance").out


def test_processes_that_change_different_cells_at_once_all_hold(abm: Abm) -> None:
    cells = {"quiet_days": 21, CAP: 2, "capacity": 9, "governance.cost.text": "two days"}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "abm_tui", "--as", who, "framework", "set", f"{name}={value}"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
        )
        for who, (name, value) in zip(("ana", "bo", "ana", "bo"), cells.items(), strict=True)
    ]
    assert [one.wait(60) for one in running] == [0, 0, 0, 0]
    known = shown(abm)
    assert {name: known[name]["value"] for name in cells} == cells
    assert len(abm("framework", "versions", "--format", "json").json["versions"]) == 5
