"""Prints how fast abm is beside its budget, measured from outside through a pseudo-terminal.

    python -m benchmarks [--quick] [--only WORD]

Absolute times drift from machine to machine; the ratios to *hello*, measured in the same run, hold. No test asserts a
time: this table is for people, on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import commands, imports, measures
from benchmarks.bench import Bench
from benchmarks.generate import SIZES
from benchmarks.table import BenchTable

MEASURES: dict[str, Callable[[Bench], None]] = {
    "start": measures.start,
    "screens": measures.screens,
    "keys": measures.keys,
    "edit": measures.edit,
    "filter": measures.filtering,
    "review": measures.review,
    "idle": measures.idle,
    "colleague": measures.colleague,
    "commands": commands.start,
    "import": imports.importing,
    "example": commands.example,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure abm from outside.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, no 10,000 accounts")
    parser.add_argument("--only", choices=sorted(MEASURES), help="one group of rows")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="abm-bench-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        quick = asked.quick
        bench = Bench(Path(folder), BenchTable(), 3 if quick else 7, 8 if quick else 30, quick, _environment(home))
        _about(bench)
        for name, measure in MEASURES.items():
            if asked.only in (None, name):
                measure(bench)
        print(f"\n{bench.table.over} over budget, {bench.table.missing} not measured.")


def _environment(home: Path) -> dict[str, str]:
    """A home with nothing in it: no settings of whoever measures."""
    return {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "LC_ALL": "C.UTF-8"}


def _about(bench: Bench) -> None:
    import textual

    load = os.getloadavg()[0]
    print(f"Python {platform.python_version()}, Textual {textual.__version__}, {os.cpu_count()} CPUs, load {load:.1f}")
    for size in SIZES.values():
        if not bench.quick or size.accounts < 10_000:
            print(f"  {size}")
    if load > 0.5:
        print("  The machine is busy: times are too long.")
    print("  painted = the first paint is whole; settled = the last byte, with what follows once the cursor rests")


if __name__ == "__main__":
    main()
