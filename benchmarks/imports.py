"""Large files: how long they take in, out again by undo, and how long a colleague who edits meanwhile has to wait."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.commands import run
from benchmarks.generate import NAMES, TODAY

if TYPE_CHECKING:
    from benchmarks.bench import Bench

_LONGEST_WAIT = 300  # ms
_ALONE = 5  # s the colleague edits with nobody else there


def importing(bench: Bench) -> None:
    """Into a new workspace: 10,000 accounts, their people, 100,000 activities; then all of it undone."""
    table = bench.table
    table.head("IMPORT from CSV, and a colleague who edits every 20 ms")
    accounts, activities = (1_000, 10_000) if bench.quick else (10_000, 100_000)
    path, dice = bench.folder / "import.db", random.Random(accounts)
    with table.attempt("import"):
        run(bench, "--db", str(path), "init", "--member", "ana:sales", "--member", "bo:marketing")
        with _colleague(bench, path, "the colleague alone: longest wait", None):
            time.sleep(_ALONE)
        files = _files(bench.folder, accounts, activities, dice)
        for what, file, budget in (
            (f"{accounts:,} accounts", files[0], 5),
            (f"{accounts:,} accounts again, unchanged", files[0], None),
            (f"{accounts:,} accounts, a tenth of them changed", files[1], None),
            (f"{2 * accounts:,} people", files[2], None),
            (f"{activities:,} activities", files[3], 20),
        ):
            _one(bench, path, what, None if bench.quick else budget, "import", str(file), "--kind", file.stem)
        _one(bench, path, f"undo of {activities:,} activities", None, "undo", "--skip-changed")
        _one(bench, path, f"redo of {activities:,} activities", None, "redo", "--skip-changed")


def _one(bench: Bench, path: Path, what: str, budget: float | None, *words: str) -> None:
    with _colleague(bench, path, f"{what}: longest wait", _LONGEST_WAIT):
        took = run(bench, "--db", str(path), "--as", "ana", "--today", TODAY.isoformat(), *words)
    bench.table.row(what, took, "s", budget)


@contextmanager
def _colleague(bench: Bench, path: Path, what: str, most: float | None) -> Iterator[None]:
    """Another process edits meanwhile; one row tells how long it waited."""
    root = Path(__file__).resolve().parent.parent
    command = [sys.executable, "-m", "benchmarks.beside", str(path)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={"PATH": "/usr/bin:/bin", **bench.env},
    ) as beside:
        assert beside.stdout is not None
        beside.stdout.readline()
        try:
            yield
        finally:
            waits, _ = beside.communicate("stop\n")
    bench.table.row(what, max(map(float, waits.split())), "ms", most)


def _files(folder: Path, accounts: int, activities: int, dice: random.Random) -> list[Path]:
    head = ["name", "domain", "industry", "employees", "country"]
    rows = _account_rows(accounts, dice)
    changed = [[*row[:3], str(int(row[3]) + 1), row[4]] if n % 10 == 0 else row for n, row in enumerate(rows)]
    return [
        _write(folder / "accounts.csv", head, rows),
        _write(folder / "changed" / "accounts.csv", head, changed),
        _write(folder / "contacts.csv", ["first name", "last name", "email", "account"], _person_rows(accounts)),
        _write(
            folder / "activities.csv",
            ["account", "contact", "type", "at", "subject"],
            _activity_rows(activities, accounts, dice),
        ),
    ]


def _write(file: Path, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    file.parent.mkdir(exist_ok=True)
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        writer.writerows(rows)
    return file


def _account_rows(count: int, dice: random.Random) -> list[list[str]]:
    return [
        [f"{dice.choice(NAMES)} {n}", f"company{n}.example", "banking", str(dice.randrange(10, 9_000)), "DE"]
        for n in range(count)
    ]


def _person_rows(accounts: int) -> list[list[str]]:
    """Two of every account."""
    return [["Ines", f"Marsh {n}", _email(n, accounts), f"company{n % accounts}.example"] for n in range(2 * accounts)]


def _email(person: int, accounts: int) -> str:
    return f"p{person}@company{person % accounts}.example"


def _activity_rows(count: int, accounts: int, dice: random.Random) -> list[list[str]]:
    """Of every kind; nine of ten name a person."""
    kinds = ("email_open", "web_visit", "content_download", "reply", "call", "meeting", "note")
    rows = []
    for n in range(count):
        person = dice.randrange(2 * accounts)
        at = f"{TODAY - timedelta(dice.randrange(300))} {dice.randrange(8, 18):02}:{dice.randrange(60):02}"
        who = _email(person, accounts) if n % 10 else ""
        rows.append([f"company{person % accounts}.example", who, dice.choice(kinds), at, f"Mail {n % 50}"])
    return rows
