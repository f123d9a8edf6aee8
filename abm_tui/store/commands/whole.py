"""A whole workspace brought into a new one: members, framework and all, with the ids they had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.errors import Fix, Refused
from abm_tui.models import tables
from abm_tui.store.commands.importing import PART, near
from abm_tui.store.dialects import sqlite
from abm_tui.store.tier_stage_moves import Moves
from abm_tui.store.unit import Unit
from abm_tui.store.values import Row

if TYPE_CHECKING:
    from abm_tui.store.undo.chunked_writes import Piece

_FIRST = ("member", "setting")  # a framework holds together, and so does who there is


def bring_all(u: Unit, rows: Mapping[str, Sequence[Row]]) -> int:
    """Put `rows` (table → rows with ids) in the place of what a new workspace holds; returns how many.

    Raises Refused where there are accounts already, and by every rule that holds for an edit: Tier 1's cap is that of
    the framework brought along.
    """
    for part in workspace_parts(rows):
        part(u)
    u.label = label(rows)
    return size(rows)


def size(rows: Mapping[str, Sequence[Row]]) -> int:
    """How many rows come in."""
    return sum(len(rows.get(name, ())) for name in tables.JOURNALED)


def label(rows: Mapping[str, Sequence[Row]]) -> str:
    """What the history calls it."""
    return f"A whole workspace brought in, {size(rows):,} rows"


def workspace_parts(rows: Mapping[str, Sequence[Row]]) -> list[Piece]:
    """The same in parts that each take a few hundredths of a second, in the order in which they have to be written."""
    moves = Moves()
    whose: list[str] = []

    def part(u: Unit, name: str, some: Sequence[Row], *, last: bool) -> None:
        u.share(moves, last=last)
        u.put_back()
        u.who = whose[0]  # whoever began it: members are others by now
        u.add_many(name, some)

    def begin(u: Unit) -> None:
        whose.append(u.who)
        _clear(u)
        for name in tables.JOURNALED:
            # Somebody who is here already may add rows in between: with ids that none of these has.
            sqlite.reserve(u.connection, name, max((row["id"] for row in rows.get(name, ())), default=0))
        for name in _FIRST:
            part(u, name, rows.get(name, ()), last=False)

    found = [
        (name, some[start : start + PART])
        for name, some in ((name, near(name, rows.get(name, ()))) for name in tables.JOURNALED if name not in _FIRST)
        for start in range(0, len(some), PART)
    ]
    adding = [partial(part, name=name, some=some, last=False) for name, some in found]
    return [begin, *adding, partial(part, name="account", some=(), last=True)]


def _clear(u: Unit) -> None:
    if u.find("account"):
        raise Refused(
            "not_empty",
            "A whole workspace can only be brought into a new one; this one has accounts. Nothing was changed.",
            Fix(command="abm --db NEW.db init"),
        )
    for name in reversed(list(tables.JOURNALED)):
        for row in u.find(name):
            u.delete(name, row["id"])
