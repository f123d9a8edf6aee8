"""The rows of what is in the way: three drawers and what was put off, as a Sheet reads them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

from abm_tui import when
from abm_tui.models.blocker_kinds import WRITTEN
from abm_tui.models.derived import Derived, Raised
from abm_tui.models.facts import BlockerFact
from abm_tui.rules.blockers.programme import ProgrammeDrawer
from abm_tui.widgets.grid import Cell, Column, Row

TEXT, AGE, OWNER, KEY = "text", "age", "owner", "key"
COLUMNS = (
    Column(TEXT, "What", 46, flex=1, frozen=True, min_width=20),
    Column(AGE, "Since", 8),
    Column(OWNER, "Whose", 6, drop=1),
    Column(KEY, "Mend", 5),
)


@dataclass(frozen=True)
class BlockerRow:
    """A row: what a rule or a person raised, or what was put off to a day."""

    text: str
    raised: Raised | None = None
    put_off: BlockerFact | None = None


@dataclass
class BlockersSource:
    """The rows with their lines; `names` are those of the members."""

    rows: Sequence[Row]
    lines: dict[Hashable, BlockerRow]
    names: dict[int, str]
    today: date
    row_count: int = field(init=False)

    def __post_init__(self) -> None:
        self.row_count = len(self.rows)

    def row_at(self, index: int) -> Row:
        return self.rows[index]

    def gutter(self, row_key: Hashable) -> str:
        raised = self.lines[row_key].raised
        return "  ! " if raised is not None and raised.drawer == "way" else ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.lines[row_key]
        raised, off = line.raised, line.put_off
        if column_key == TEXT:
            return Cell(line.text, "dim" if off is not None else "")
        if column_key == OWNER:
            owner = raised.owner if raised is not None else off.owner if off is not None else None
            return Cell(self.names.get(owner or 0, ""))
        if column_key == AGE:
            if off is not None and off.snoozed_until is not None:
                return Cell(f"→ {when.say_day(off.snoozed_until, self.today)}", "dim")
            return Cell(f"{raised.age_days} d" if raised is not None and raised.drawer != "programme" else "")
        if raised is None or raised.code == WRITTEN:
            return Cell("Enter")
        return Cell(raised.fix_key)


def source_of(
    derived: Derived, blockers: Sequence[BlockerFact], programme: ProgrammeDrawer, names: dict[int, str], today: date
) -> BlockersSource:
    """In the way, set-up, put off, and what one line says for all accounts; each gravest first."""
    off = [b for b in blockers if b.resolved_on is None and b.snoozed_until is not None and b.snoozed_until > today]

    def of(drawer: str, lines: Sequence[Raised]) -> list[tuple[Hashable, BlockerRow]]:
        return [((r.code, r.ref, r.drawer), BlockerRow(r.text, r)) for r in lines if r.drawer == drawer]

    groups: list[tuple[str, str, list[tuple[Hashable, BlockerRow]]]] = [
        ("IN THE WAY", "", of("way", derived.raised)),
        ("SET-UP", "the account's checklist", of("setup", derived.raised)),
        ("PUT OFF", "Enter brings it back", [(("off", b.id), BlockerRow(put_off_text(b), None, b)) for b in off]),
        ("PROGRAMME", "one line for all accounts, Enter shows them", of("programme", programme.lines)),
    ]
    rows: list[Row] = []
    lines: dict[Hashable, BlockerRow] = {}
    for title, note, found in groups:
        if found:
            rows.append(Row(title, "heading", text=f" {title} {len(found)}", note=note))
            rows += [Row(key) for key, _ in found]
            lines.update(found)
    return BlockersSource(rows, lines, names, today)


def put_off_text(blocker: BlockerFact) -> str:
    """What was put off, in words."""
    return blocker.text or blocker.code.replace("_", " ")
