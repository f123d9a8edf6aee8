"""Why a cell cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence


class BadCell(ValueError):
    """The cell cannot be read as what its column holds: its row is rejected.

    `reason` is a clause for the report, `way` another one that says what helps, where it is not the cell's correction.
    """

    def __init__(self, reason: str, way: str = "") -> None:
        super().__init__(reason)
        self.reason, self.way = reason, way


class NotOurs(BadCell):
    """None of our words: the cell is left out where its column was guessed, else its row is rejected.

    Of a cell with several values: `words` are those that are not ours, `kept` is what the others say.
    """

    def __init__(self, reason: str, words: Sequence[str] = (), kept: str | None = None) -> None:
        super().__init__(reason)
        self.words, self.kept = tuple(words), kept


class Ambiguous(Exception):
    """The whole column can be read in two ways. `option` is what decides it.

    `contradicts`: it can be read in neither, for some cells are only one and some only the other.
    """

    def __init__(self, message: str, option: str, *, contradicts: bool = False) -> None:
        super().__init__(message)
        self.message, self.option, self.contradicts = message, option, contradicts
