"""The command line as a person uses it: words in, an exit code, data and sentences out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import workspaces
from command_line import ROOT, TODAY, Abm, Answer
from team import MEMBERS
from typer.main import get_command
from typer.testing import CliRunner

_commands = cache(get_command)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home on Wednesday 5 November 2025, with a workspace path in it and nobody named."""
    for name in ("ABM_USER", "ABM_GLYPHS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("ABM_DB", str(tmp_path / "abm.db"))
    monkeypatch.setenv("ABM_TODAY", TODAY)
    return tmp_path


@pytest.fixture
def empty(home: Path, monkeypatch: pytest.MonkeyPatch) -> Abm:
    """Runs `abm …` in this process; no workspace is there yet."""
    del home
    # A process puts its commands together once; a thousand of them in one process need not do it a thousand times.
    monkeypatch.setattr("typer.testing._get_command", _commands)

    def run(*words: object, input: str | bytes | None = None) -> Answer:
        from abm_tui.cli.app import app

        result = CliRunner().invoke(app, [str(word) for word in words], input=input)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def abm(empty: Abm, home: Path, monkeypatch: pytest.MonkeyPatch) -> Abm:
    """The same with the workspace that `abm init` makes of ana (sales) and bo (marketing), as ana."""
    workspaces.create(home / "abm.db", MEMBERS, today=date.fromisoformat(TODAY)).close()
    monkeypatch.setenv("ABM_USER", "ana")
    return empty


@pytest.fixture
def process(home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs `abm …` as a process of its own."""
    del home

    def run(*words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "abm_tui", *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=60,
            check=False,
            **more,
        )

    return run
