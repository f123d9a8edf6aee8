"""Going over all the rows of a file: says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[str, int, int], object]  # what is done, how much of it, of how much
T = TypeVar("T")
_TELL_EVERY = 500  # rows


def nothing(what: str, done: int, of: int) -> None:
    """Nobody looks on."""
    del what, done, of


class Steps:
    """Counts the rows that are gone over, and says so now and then."""

    def __init__(self, progress: Progress, of: int = 0) -> None:
        self.progress, self.of, self.done = progress, of, 0

    def over(self, rows: Iterable[T]) -> Iterator[T]:
        for row in rows:
            if self.done % _TELL_EVERY == 0:
                self.progress("reading", self.done, self.of)
            self.done += 1
            yield row
