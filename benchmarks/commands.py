"""What is measured in the shell: how fast commands answer, the example."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generate import TODAY
from benchmarks.table import NotThere

if TYPE_CHECKING:
    from benchmarks.bench import Bench


def run(bench: Bench, *words: str) -> float:
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
            table.row(f"abm {what}", statistics.median(run(bench, *named, *words) for _ in range(3)) * 1e3, "ms")


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
