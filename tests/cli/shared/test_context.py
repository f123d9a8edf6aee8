"""A pause that is over ends also for a team that only uses commands, and a look at another day changes nothing."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from command_line import Abm

from abm_tui.store import open_workspace
from abm_tui.store.commands import accounts, reviews

WEDNESDAY = date(2025, 11, 5)
# No file takes a byte more, as on a disk that is full.
NO_WRITING = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
from abm_tui.cli.app import app
app(sys.argv[1:])
"""


@pytest.fixture
def file(abm: Abm, home: Path) -> Path:
    """Globex in Tier 1, paused in a review until Wednesday 5 November 2025."""
    store = open_workspace(home / "abm.db", "ana", WEDNESDAY)
    one = store.do(accounts.add_account, "Globex", tier="1").value
    review = store.do(reviews.open_review, WEDNESDAY, [reviews.AgendaLine(one, "talk", "", 0)]).value
    entry = store.do(lambda u: u.find("entry", review_id=review)[0]["id"]).value
    store.do(reviews.decide, entry, "pause", until=WEDNESDAY)
    store.close()
    return home / "abm.db"


@pytest.fixture
def calendar(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No day is pinned: the calendar's holds, and Wednesday is over."""
    del file
    monkeypatch.delenv("ABM_TODAY")


def tier(abm: Abm) -> object:
    [row] = abm("list", "--today", "2025-11-05", "--format", "json").json
    return row["tier"]


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "Globex"),
        ("history", "Globex"),
        ("member", "list"),
        ("agenda",),
        ("import", "more.csv", "--kind", "accounts", "--dry-run"),
        ("export", "accounts"),
    ],
    ids=" ".join,
)
def test_a_command_that_only_reads_under_a_pinned_day_writes_nothing(
    abm: Abm, file: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(file.parent)
    Path("more.csv").write_text("name\nHooli\n", encoding="utf-8")
    before = file.read_bytes()
    answer = abm(*words)
    assert (answer.code, answer.err) == (0, "")
    monkeypatch.delenv("ABM_TODAY")
    assert abm(*words, "--today", "2026-02-02").code == 0
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [("list",), ("show", "Globex"), ("member", "list")], ids=" ".join)
@pytest.mark.usefixtures("calendar")
def test_on_the_calendars_day_a_command_that_reads_brings_it_back_and_says_so_beside_its_data(
    abm: Abm, file: Path, words: tuple[str, ...]
) -> None:
    answer = abm(*words)
    assert (answer.code, answer.err) == (0, "Globex: back from the pause.\n")
    assert "back from the pause" not in answer.out
    assert tier(abm) == 1
    assert abm(*words).err == ""


def test_a_command_that_writes_brings_it_back_under_a_pinned_day_too(abm: Abm, file: Path) -> None:
    added = abm("add", "Hooli")
    assert (added.code, added.err) == (0, "Globex: back from the pause.\n")
    rows = {row["name"]: row["tier"] for row in abm("list", "--format", "json").json}
    assert rows["Globex"] == 1


def test_it_is_no_step_of_anybodys_undo_and_history_says_that_nobody_did_it(abm: Abm, file: Path) -> None:
    assert abm("set", "Globex", "notes=they moved").code == 0
    undone = abm("undo")
    assert undone.code == 0
    assert "Undone: Globex: notes" in undone.out or "Undone: Notes" in undone.out
    assert tier(abm) == 1
    changes = abm("history", "Globex", "--format", "json").json["changes"]
    assert {c["who"] for c in changes if c["field"] == "paused_until" and c["new"] is None} == {"abm"}
    assert abm("undo", "--as", "bo").code == 1


@pytest.mark.usefixtures("calendar")
def test_a_busy_file_neither_fails_nor_holds_up_a_command_that_reads(abm: Abm, file: Path) -> None:
    busy = open_workspace(file, "bo", WEDNESDAY)
    with busy._write_engine.begin():
        answer = abm("list")
        assert (answer.code, answer.err) == (0, "")
        assert "Globex" in answer.out
    busy.close()
    assert abm("list").err == "Globex: back from the pause.\n"


@pytest.mark.usefixtures("calendar")
def test_a_file_that_cannot_be_written_is_read_as_ever(file: Path) -> None:
    before = file.read_bytes()
    answer = subprocess.run(
        [sys.executable, "-c", NO_WRITING, "--as", "ana", "list"], capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Globex" in answer.stdout
    assert file.read_bytes() == before
