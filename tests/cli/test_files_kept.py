"""No output of a command ever takes the place of the workspace."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize(
    "words",
    [
        ["export", "accounts", "-o", "{}"],
        ["import", "rows.csv", "--kind", "accounts", "--rejects", "{}"],
        ["backup", "{}"],
    ],
    ids=["export", "rejects", "backup"],
)
@pytest.mark.parametrize("name", ["abm.db", "link.db", "./abm.db"])
def test_a_command_told_to_write_over_the_workspace_refuses(
    process: Run, home: Path, words: list[str], name: str
) -> None:
    made = process("--as", "ana", "init", "--member", "ana:sales", "--member", "bo:marketing")
    assert made.returncode == 0, made.stderr
    process("--as", "ana", "add", "Globex")
    (home / "link.db").symlink_to(home / "abm.db")
    (home / "rows.csv").write_text("name,employees\nInitech,many\n", encoding="utf-8")
    content = (home / "abm.db").read_bytes()
    told = [str(home / name) if w == "{}" else str(home / w) if w.endswith(".csv") else w for w in words]
    ran = process("--as", "ana", *told)
    assert ran.returncode in {2, 5}, ran.stdout
    assert b"is the workspace itself" in ran.stderr + ran.stdout or b"is there already" in ran.stderr + ran.stdout
    assert (home / "abm.db").read_bytes() == content
    assert (home / "link.db").is_symlink()
