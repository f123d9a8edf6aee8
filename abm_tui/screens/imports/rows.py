"""The lines of the Import place."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from abm_tui.exchange.fields import WORDS
from abm_tui.models.words import source_name
from abm_tui.text import count
from abm_tui.widgets.grid import Cell, Column, Row

if TYPE_CHECKING:
    from abm_tui.store.queries.sources import Brought

COLUMNS = (
    Column("what", "", 26, min_width=18),
    Column("file", "", 24, flex=1, min_width=12),
    Column("rows", "", 12, align="right", drop=1),
    Column("age", "", 12, align="right"),
)


@dataclass(frozen=True)
class Brings:
    """A source: its newest file, how many days ago it came in, and whether that is too long."""

    newest: Brought
    days: int
    is_old: bool


@dataclass(frozen=True)
class Waits:
    """Records of a kind that have no account."""

    kind: str
    number: int


@dataclass
class ImportSource:
    """The lines as the sheet asks for them."""

    brought: Sequence[Brought] = ()
    waiting: Mapping[str, int] = field(default_factory=dict)
    today: date = date.min
    stale_days: int = 0

    def __post_init__(self) -> None:
        ages = [(one, max(0, (self.today - one.at.date()).days)) for one in self.brought]
        self.sources = [Brings(one, days, days > self.stale_days) for one, days in ages]
        self._lines: list[Row] = [Row("file"), Row("r1", "text")]
        self._things: dict[Hashable, Brings | Waits | str] = {"file": "file", "duplicates": "duplicates"}
        self._lines.append(Row("h1", "heading", text=" CAME IN", note="the newest file of each source"))
        for one in self.sources:
            self._add(f"{one.newest.vendor} {one.newest.kind}", one)
        if not self.sources:
            self._lines.append(Row("t1", "text", text="  Nothing yet. Enter asks for a file; rows can be pasted, too."))
        self._lines += [Row("r2", "text"), Row("h2", "heading", text=" TO LOOK AT")]
        for kind, number in self.waiting.items():
            self._add(f"waits {kind}", Waits(kind, number))
        self._lines.append(Row("duplicates"))

    def _add(self, key: str, thing: Brings | Waits) -> None:
        self._lines.append(Row(key))
        self._things[key] = thing

    @property
    def row_count(self) -> int:
        return len(self._lines)

    def row_at(self, index: int) -> Row:
        return self._lines[index]

    def gutter(self, row_key: Hashable) -> str:
        thing = self.at(row_key)
        return "  !" if isinstance(thing, Brings) and thing.is_old else ""

    def at(self, row_key: Hashable) -> Brings | Waits | str | None:
        """What a line is about."""
        return self._things.get(row_key)

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        thing = self.at(row_key)
        if isinstance(thing, Brings):
            return self._of_source(thing, column_key)
        if isinstance(thing, Waits):
            said = {"what": f"{thing.number:,} {WORDS[thing.kind][thing.number != 1]}", "file": "without an account"}
            return Cell(said.get(column_key, ""), "" if column_key == "what" else "dim")
        said = {
            "file": {"what": "Bring in a file", "file": "Enter, and its name"},
            "duplicates": {"what": "Possible duplicates", "file": "g d, from anywhere"},
        }[str(thing)]
        return Cell(said.get(column_key, ""), "" if column_key == "what" else "dim")

    @staticmethod
    def _of_source(one: Brings, column_key: str) -> Cell:
        newest = one.newest
        if column_key == "what":
            vendor = source_name(newest.vendor)
            return Cell(f"{vendor[:1].upper()}{vendor[1:]}, {WORDS.get(newest.kind, ('', newest.kind))[1]}")
        if column_key == "file":
            return Cell(newest.file, "dim")
        if column_key == "rows":
            return Cell(count(newest.rows, "row"), "dim")
        age = f"{one.days} d" if one.days else "today"
        return Cell(f"! {age}" if one.is_old else age, "attention" if one.is_old else "dim")
