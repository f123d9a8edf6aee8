"""Plain `abm` and `abm demo` in a real terminal: the screen comes, and the shell gets its terminal back."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest
from command_line import ROOT, Abm

from abm_tui.cli.start.screen import addresses_cells

pytestmark = pytest.mark.journey


def spawn(*words: str, term: str = "xterm-256color") -> pexpect.spawn[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": term, "LANG": "C.UTF-8"}
    return pexpect.spawn(
        sys.executable,
        ["-m", "abm_tui", *words],
        cwd=str(ROOT),
        env=environ,  # type: ignore[arg-type]
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=30,
    )


def test_where_several_share_a_workspace_it_asks_who_sits_here(abm: Abm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABM_USER")
    terminal = spawn()
    terminal.expect("Who are you\\? 1 ana  2 bo")
    terminal.sendline("7")
    terminal.expect("> ")
    terminal.sendline("bo")
    terminal.expect("abm --as bo")
    terminal.expect("No accounts")
    terminal.send("qq")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0


def test_nobody_named_is_exit_2(abm: Abm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABM_USER")
    terminal = spawn()
    terminal.expect("> ")
    terminal.sendline("")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 2


def test_the_demo_shows_its_accounts_and_leaves_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABM_TODAY")
    (home / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    terminal = spawn("demo")
    terminal.expect("TODAY")
    terminal.expect("u takes it back")
    terminal.send("qqq")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    assert list((home / "tmp").iterdir()) == []
    assert not (home / "abm.db").exists()


def test_a_demo_that_is_kept_is_opened_again_as_it_was(home: Path) -> None:
    for _ in range(2):
        terminal = spawn("demo", "--keep", str(home / "kept.db"))
        terminal.expect("u takes it back")
        terminal.send("qqq")
        terminal.expect(pexpect.EOF)
        terminal.close()
        assert terminal.exitstatus == 0
    assert (home / "kept.db").exists()


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_cannot_place_the_cursor_is_named_with_the_commands_that_work_there(
    home: Path, term: str
) -> None:
    terminal = spawn("demo", term=term)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 2
    text = terminal.before or ""
    assert f"TERM is {term}" in text
    assert "abm today --plain" in text
    assert "abm log" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("term", "can"), [("xterm-256color", True), ("vt100", True), ("nobody-knows-it", True), ("dumb", False)]
)
def test_what_a_terminal_can_is_read_from_its_name(term: str, can: bool) -> None:
    assert addresses_cells(term) is can
