"""`abm doctor`: the file is whole or not, and what stands against a rule is listed."""

from __future__ import annotations

import sqlite3 as engine
from pathlib import Path
from typing import Any

import pytest
from command_line import ROOT, Abm

from abm_tui.store.dialects import sqlite


def checks(abm: Abm) -> dict[str, dict[str, Any]]:
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
    with engine.connect(home / "abm.db") as behind:
        behind.execute("update account set name = 'Initech'")
    behind.close()
    answer = abm("doctor")
    assert answer.code == 1
    assert "The file is damaged: 1" in answer.out
    assert checks(abm)["file"]["ok"] is False


@pytest.fixture
def third(empty: Abm, home: Path, monkeypatch: pytest.MonkeyPatch) -> Abm:
    """As ana in a workspace that the third version made: Kim was marked engaged in June, five months ago."""
    connection = engine.connect(home / "abm.db")
    connection.executescript((ROOT / "tests" / "data" / "schema3.sql").read_text(encoding="utf-8"))
    connection.executescript(f"pragma application_id={sqlite.APPLICATION_ID}; pragma user_version=3;")
    connection.close()
    (home / "abm.db").chmod(0o600)
    monkeypatch.setenv("ABM_USER", "ana")
    return empty


def test_after_an_upgrade_what_stands_against_a_new_rule_is_said_once_and_not_changed(third: Abm) -> None:
    first = third("list")
    assert first.code == 0
    assert first.err == "1 old mark by hand, 1 play ended early: kept as before, abm doctor lists them.\n"
    assert third("list").err == ""
    assert checks(third)["hand_marks"]["found"] == ["Kim Roe, Globex: engaged by hand on Fri 6 Jun 2025"]
    assert len(checks(third)["early_success"]["found"]) == 1
    assert checks(third)["file"]["ok"] is True
