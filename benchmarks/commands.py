"""What is measured in the shell: how fast commands answer, imports, the example."""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import NAMES, TODAY
from benchmarks.table import NotThere

if TYPE_CHECKING:
    from benchmarks.run import Bench


def _run(bench: Bench, *words: str) -> float:
    """Seconds one command took. Raises NotThere with what it said when it failed."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "abm_tui", *words],
        env={"PATH": "/usr/bin:/bin", **bench.env},
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parent.parent,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise NotThere(f"abm {' '.join(words[:1])} ended with {done.returncode}: {said[-1] if said else ''}")
    return time.perf_counter() - begun


def _on(bench: Bench, accounts: int) -> list[str]:
    return ["--db", str(bench.workspace(accounts)), "--as", "ana", "--today", TODAY.isoformat()]


def start(bench: Bench) -> None:
    """How long a command takes from Enter to the prompt."""
    table = bench.table
    table.head("COMMANDS")
    asked = (
        ("--help", ["--help"], 0),
        ("list, 1,000 accounts", ["list"], 1_000),
        ("show, 1,000 accounts", ["show", "1"], 1_000),
        ("agenda, 1,000 accounts", ["agenda"], 1_000),
    )
    for what, words, accounts in asked:
        with table.attempt(f"abm {what}"):
            named = _on(bench, accounts) if accounts else []
            table.row(f"abm {what}", statistics.median(_run(bench, *named, *words) for _ in range(3)) * 1e3, "ms")


def importing(bench: Bench) -> None:
    """Into a new workspace: 10,000 accounts, then 100,000 activities of theirs."""
    table = bench.table
    table.head("IMPORT from CSV")
    accounts, activities = (1_000, 10_000) if bench.quick else (10_000, 100_000)
    path = bench.folder / "import.db"
    named = ["--db", str(path), "--as", "ana", "--today", TODAY.isoformat()]
    dice = random.Random(accounts)
    with table.attempt("import"):
        _run(bench, "--db", str(path), "init", "--member", "ana:sales", "--member", "bo:marketing")
        file = bench.folder / "accounts.csv"
        _write(file, ["name", "domain", "industry", "employees", "country"], _account_rows(accounts, dice))
        table.row(f"{accounts:,} accounts", _run(bench, *named, "import", str(file)), "s", None if bench.quick else 5)
        table.row(f"{accounts:,} accounts again, unchanged", _run(bench, *named, "import", str(file)), "s")
        file = bench.folder / "activities.csv"
        _write(file, ["account", "type", "at", "subject"], _activity_rows(activities, accounts, dice))
        took = _run(bench, *named, "import", str(file), "--kind", "activities")
        table.row(f"{activities:,} activities", took, "s", None if bench.quick else 20)


def _write(file: Path, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        writer.writerows(rows)


def _account_rows(count: int, dice: random.Random) -> list[list[str]]:
    return [
        [f"{dice.choice(NAMES)} {n}", f"company{n}.example", "banking", str(dice.randrange(10, 9_000)), "DE"]
        for n in range(count)
    ]


def _activity_rows(count: int, accounts: int, dice: random.Random) -> list[list[str]]:
    kinds = ("email_open", "web_visit", "content_download", "reply")
    return [
        [
            f"company{dice.randrange(accounts)}.example",
            dice.choice(kinds),
            f"{TODAY - timedelta(dice.randrange(300))} {dice.randrange(8, 18):02}:{dice.randrange(60):02}",
            f"Mail {n % 50}",
        ]
        for n in range(count)
    ]


def example(bench: Bench) -> None:
    """Making the example workspace, as `abm demo` does before it opens."""
    table = bench.table
    table.head("EXAMPLE")
    code = "import sys; from abm_tui.example import build; build(sys.argv[1]).close()"
    with table.attempt("the example workspace"):
        times = []
        for n in range(3):
            begun = time.perf_counter()
            made = subprocess.run(
                [sys.executable, "-c", code, str(bench.folder / f"example{n}.db")],
                env={"PATH": "/usr/bin:/bin", **bench.env},
                check=False,
                cwd=Path(__file__).resolve().parent.parent,
            )
            if made.returncode:
                raise NotThere("the example cannot be built")
            times.append(time.perf_counter() - begun)
        table.row("the example workspace is made, Python's start included", statistics.median(times), "s", 3)
