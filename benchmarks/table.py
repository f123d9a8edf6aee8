"""The table that `make bench` prints: what was measured, the budget, whether it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.driver import Gone

_WIDTHS = (64, 12, 12)


class BenchTable:
    """Prints a row as soon as it is known. What could not be measured is said, never left out."""

    def __init__(self) -> None:
        self.over = self.missing = 0

    def head(self, title: str) -> None:
        print(f"\n{title}\n{'-' * (sum(_WIDTHS) + 10)}", flush=True)

    def row(self, what: str, value: float, unit: str, most: float | None = None) -> None:
        """One row; `most` is the budget in the same unit, None where there is none."""
        budget = verdict = ""
        if most is not None:
            budget = f"≤ {_number(most)} {unit}"
            verdict = "ok" if value <= most else "OVER"
            self.over += value > most
        print(
            f"{what:<{_WIDTHS[0]}}{_number(value) + ' ' + unit:>{_WIDTHS[1]}}  {budget:>{_WIDTHS[2]}}  {verdict}",
            flush=True,
        )

    def not_measured(self, what: str, why: str) -> None:
        self.missing += 1
        print(f"{what:<{_WIDTHS[0]}}not measured: {why}", flush=True)

    @contextmanager
    def attempt(self, what: str) -> Iterator[None]:
        """Rows inside that cannot be measured become one row that says so."""
        try:
            yield
        except (Gone, NotThere) as error:
            self.not_measured(what, str(error).splitlines()[0])


class NotThere(Exception):
    """What is to be measured does not exist in this version."""


def _number(value: float) -> str:
    if value >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
