"""Workspaces that tests begin with: each kind is made once in a run, by whoever needs it first, and copied after that.

A copy is the file byte by byte: the same ids, dates and steps. Only the clock times of its journal are those of the
first making.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from abm_tui import example
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.dialects import sqlite

_contents: dict[str, bytes] = {}
_folders: list[Path] = []


def keep_in(folder: Path) -> None:
    """Where the processes of this run share what they made."""
    folder.mkdir(exist_ok=True)
    _folders.append(folder)


def scratch() -> TemporaryDirectory[str]:
    """A folder for one example of many, where the run's temporary folders are."""
    return TemporaryDirectory(dir=_folders[-1])


def create(
    path: Path, members: Sequence[tuple[str, str]], *, preset: str = "two-person", who: str = "", today: date
) -> Store:
    """What `create_workspace` leaves, opened."""

    def make(made: Path) -> None:
        create_workspace(made, members, preset=preset, who=who, today=today).close()

    copy(f"{members} {preset} {who} {today}", path, make)
    return open_workspace(path, who or members[0][0], today)


def build_example(path: Path, today: date, *, who: str = "ana") -> Store:
    """What `example.build` leaves, opened as `who`."""
    copy(f"example of {today}", path, lambda made: example.build(made, today).close())
    return open_workspace(path, who, today)


def copy(kind: str, path: Path, make: Callable[[Path], object]) -> None:
    """Put a workspace of that kind at `path`; `make` makes the first one of the run."""
    if kind not in _contents:
        _contents[kind] = _shared(kind, make)
    sqlite.create_file(path)
    path.write_bytes(_contents[kind])


def grow(kind: str, path: Path, work: Callable[[], object]) -> None:
    """Do the work on the closed workspace at `path`; whoever wants the same of an equal one gets the file it left."""
    if kind not in _contents:
        _contents[kind] = _shared(kind, lambda made: (work(), shutil.copyfile(path, made)))
    path.write_bytes(_contents[kind])


def _shared(kind: str, make: Callable[[Path], object]) -> bytes:
    made = _folders[-1] / f"{hashlib.sha256(kind.encode()).hexdigest()}.db"
    with _alone(made.with_suffix(".lock")):
        if not made.exists():
            unfinished = made.with_suffix(".unfinished")
            make(unfinished)
            unfinished.rename(made)
    return made.read_bytes()


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; the lock ends with a process that dies."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
