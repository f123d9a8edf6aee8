"""The disk fails at one call or is full: what was told is there, the rest is whole, and the work goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import telling

from abm_tui.store import Store

ROOT = Path(__file__).resolve().parents[2]
# The first edits make some 5 fdatasync, 7 pwrite64 and 1 or 2 ftruncate each: every step of a commit fails once.
FAULTS = [
    *[("fdatasync", "EIO", n) for n in range(1, 11)],
    *[("pwrite64", "ENOSPC", n) for n in range(1, 9)],
    *[("ftruncate", "EIO", n) for n in range(1, 4)],
]


@pytest.mark.reliability
@pytest.mark.needs_strace
@pytest.mark.parametrize(("call", "error", "when"), FAULTS)
def test_a_disk_that_fails_once_loses_nothing_that_was_told(store: Store, call: str, error: str, when: int) -> None:
    store.close()
    ran = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-o", os.devnull,
         "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}",
         sys.executable, telling.__file__, str(store.path)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(telling.__file__).parent}"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    lines = [line.split() for line in ran.stdout.splitlines()]
    told = {name for word, name, *_ in lines if word == "told"}
    failed = {name: code for _, name, *codes in lines for code in codes}
    assert len(told) + len(failed) == telling.EDITS
    assert len(failed) <= 1
    assert set(failed.values()) <= {"disk_error", "disk_full"}
    with sqlite3.connect(store.path) as connection:
        there = {name for (name,) in connection.execute("select name from account")}
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert told <= there
    # A failed sync after the last step leaves an edit that was not told, and nothing claims that it is not there.
    assert {failed[name] for name in there - told} <= {"disk_error"}
