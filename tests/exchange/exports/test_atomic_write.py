"""A file of ours put in the place of an older one: whole, or not at all."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from abm_tui.errors import Refused
from abm_tui.exchange.exports.atomic_write import put


def test_the_file_is_its_owners_alone_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    put(path, ["a,b\n", "1,ü\n"])
    assert path.read_text(encoding="utf-8") == "a,b\n1,ü\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_behind_a_link_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    put(link, ["new"])
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_what_stops_half_way_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")

    def pieces() -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(Refused, match=r"cannot be written: No space left on device\. Nothing went out\.") as refused:
        put(path, pieces(), " Nothing went out.")
    assert refused.value.code == "unwritable_file"
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
