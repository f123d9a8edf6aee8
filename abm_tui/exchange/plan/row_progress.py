"""Going over all the rows of a file: says how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from abm_tui.exchange.imports.importing import Progress

T = TypeVar("T")
_TELL_EVERY = 500  # rows


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
