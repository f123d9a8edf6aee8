"""`abm report playbook`: the document somebody new reads first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import workspaces
from command_line import Abm

from abm_tui.store import Store

LONGEST = 250  # lines


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = workspaces.build_example(tmp_path_factory.mktemp("playbook") / "example.db", date(2025, 11, 7))
    yield made
    made.close()


@pytest.fixture
def told(empty: Abm, example: Store) -> str:
    return empty("--db", example.path, "--as", "ana", "--today", "2025-11-07", "report", "playbook").out


def test_the_new_hire_can_say_scope_good_and_progress_from_it_s000(told: str) -> None:
    assert told.startswith("# Playbook\n")
    assert len(told.splitlines()) <= LONGEST
    assert "Tier 1: 14 · Tier 2: 0 · Tier 3: 0 · Watchlist: 6" in told
    assert "| Quillmark Insurance | Consideration | 120k GBP | ana, bo |" in told
    assert "## What good looks like for a Tier 1 account by Wed 31 Dec 2025" in told
    assert "- reach: Tier 1 with an engaged person: **" in told
    assert "- A dispute is decided by **Ruth Adeyemi, managing director**" in told


def test_the_example_agreed_on_all_but_one_line_of_governance(told: str) -> None:
    assert "- **Cost**: two people two days a week each, 900 EUR a month" in told
    assert told.count("abm framework set governance.") == 1
    assert "`abm framework set governance.underperformance=…`" in told


def test_its_numbers_as_json_name_the_accounts_behind_them(empty: Abm, example: Store) -> None:
    found = empty(
        "--db", example.path, "--as", "ana", "--today", "2025-11-07", "report", "playbook", "--format", "json"
    ).json
    assert list(found) == [
        "as_of", "framework", "numbers", "progress", "tiers", "stages", "governance", "not_agreed",
    ]  # fmt: skip
    assert found["as_of"] == "2025-11-07"
    assert list(found["framework"]) == ["preset", "scoring", "version"]
    assert {tuple(number) for number in found["numbers"].values()} == {("value", "n", "unit", "ids")}
    assert all(len(number["ids"]) == number["value"] for number in found["numbers"].values())
    assert set(found["progress"]) <= set(found["numbers"])
    assert found["not_agreed"] == ["underperformance"]


def test_a_new_workspace_has_a_playbook_that_says_what_is_missing(abm: Abm, home: Path) -> None:
    del home
    text = abm("report", "playbook").out
    assert "The programme has not begun" in text
    assert "abm framework set governance.decision_owner=…" in text
    abm("framework", "set", "governance.decision_owner=Dana")
    assert "- A dispute is decided by **Dana**" in abm("report", "playbook").out
    assert abm("report", "playbook", "--format", "csv").code == 2
