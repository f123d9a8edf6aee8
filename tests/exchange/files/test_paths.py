"""File names as a person types them: several by blanks, in quotes where they hold blanks."""

from __future__ import annotations

from pathlib import Path

import pytest

from abm_tui.errors import Refused
from abm_tui.exchange.files.paths import complete, split_paths


def test_names_are_split_at_blanks_but_not_in_quotes(tmp_path: Path) -> None:
    spaced = tmp_path / "a b.csv"
    spaced.write_text("x")
    assert split_paths(f"x.csv '{spaced}' \"c d\"") == [Path("x.csv"), spaced, Path("c d")]
    assert split_paths(str(spaced)) == [spaced], "a file that is there needs no quotes"
    assert split_paths("  ") == []
    assert split_paths("~/x.csv") == [Path.home() / "x.csv"]
    with pytest.raises(Refused, match="quote"):
        split_paths('"a')


def test_tab_completes_as_far_as_it_is_certain(tmp_path: Path) -> None:
    for name in ("accounts.csv", "accounts-old.csv", "my people.csv", ".hidden"):
        (tmp_path / name).write_text("x")
    (tmp_path / "deep").mkdir()
    assert complete(f"{tmp_path}/ac") == (f"{tmp_path}/accounts", ["accounts-old.csv", "accounts.csv"])
    assert complete(f"{tmp_path}/d") == (f"{tmp_path}/deep/", ["deep/"])
    assert complete(f"x.csv {tmp_path}/my") == (f'x.csv "{tmp_path}/my people.csv"', ["my people.csv"])
    assert complete(f'"{tmp_path}/my') == (f'"{tmp_path}/my people.csv"', ["my people.csv"])
    assert ".hidden" not in complete(f"{tmp_path}/")[1]
    assert complete(f"{tmp_path}/.h")[1] == [".hidden"]
    assert complete(f"{tmp_path}/none") == (f"{tmp_path}/none", [])
    assert complete("/no/such/folder/x") == ("/no/such/folder/x", [])
