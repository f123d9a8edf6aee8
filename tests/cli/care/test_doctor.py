"""`abm doctor`: the file is whole or not, and what stands against a rule is listed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from command_line import Abm


def checks(abm: Abm) -> dict[str, dict[str, object]]:
    return {one["check"]: one for one in abm("doctor", "--format", "json").json["checks"]}


def test_a_whole_file_with_nothing_against_a_rule_is_said_to_be_so(abm: Abm) -> None:
    answer = abm("doctor")
    assert answer.code == 0
    assert "The file is whole, and the journal adds up to its rows: yes" in answer.out
    assert all(one["ok"] and one["found"] == [] and one["fix"] is None for one in checks(abm).values())


def test_an_old_mark_is_listed_and_is_no_damage(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    abm("--today", "2025-06-01", "contact", "add", "Globex", "Dana Ruiz", "status=engaged")
    found = checks(abm)["hand_marks"]
    assert (found["ok"], found["found"]) == (True, ["Dana Ruiz, Globex: engaged by hand on Sun 1 Jun 2025"])
    assert abm("doctor").code == 0


@pytest.mark.damages
def test_an_edit_behind_the_journal_is_damage(abm: Abm, home: Path) -> None:
    abm("add", "Globex")
    with sqlite3.connect(home / "abm.db") as behind:
        behind.execute("update account set name = 'Initech'")
    behind.close()
    answer = abm("doctor")
    assert answer.code == 1
    assert "The file is damaged: 1" in answer.out
    assert checks(abm)["file"]["ok"] is False
