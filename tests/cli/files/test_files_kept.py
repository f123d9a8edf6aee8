"""No output of a command ever takes the place of the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Abm


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
def test_a_command_told_to_write_over_the_workspace_refuses(abm: Abm, home: Path, words: list[str], name: str) -> None:
    assert abm("add", "Globex").code == 0
    (home / "link.db").symlink_to(home / "abm.db")
    (home / "rows.csv").write_text("name,employees\nInitech,many\n", encoding="utf-8")
    content = (home / "abm.db").read_bytes()
    told = [str(home / name) if w == "{}" else str(home / w) if w.endswith(".csv") else w for w in words]
    ran = abm(*told)
    assert ran.code in {2, 5}, ran.out
    assert "is the workspace itself" in ran.err + ran.out or "is there already" in ran.err + ran.out
    assert (home / "abm.db").read_bytes() == content
    assert (home / "link.db").is_symlink()
