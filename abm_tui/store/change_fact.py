"""A change as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ITSELF = "abm"  # who did what no person did


@dataclass(frozen=True, slots=True)
class ChangeFact:
    """One line of the journal. `old` and `new` are JSON; a whole row for add and del, one cell for set.

    `who` is "" where no person did it: a pause that was over ended by itself.
    The op "step" changes nothing: an undo or redo that found nothing left to change, kept so that the next one goes on.
    """

    id: int
    group: str
    at: str
    on: date | None
    who: str
    op: str
    entity: str
    entity_id: int
    account_id: int | None
    field: str
    old: str | None
    new: str | None
    undoes: str
    redo: bool
    label: str

    @property
    def author(self) -> str:
        """Who did it, as people read it: `abm` where it was no person but the calendar."""
        return self.who or ITSELF
