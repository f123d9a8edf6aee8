"""The rows of a paste under their columns: what becomes of each at its left, and in its cells what changes or asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abm_tui.exchange.fields import in_words, readers
from abm_tui.exchange.plan.row_changes import value_text
from abm_tui.exchange.values.cell_parts import fold_value, split_values
from abm_tui.exchange.values.readers import SEVERAL
from abm_tui.screens.imports.preview_rows import ORDER, SIGNS, WORDS, lines_of
from abm_tui.text import clean
from abm_tui.widgets.grid import Cell, Row

if TYPE_CHECKING:
    from abm_tui.exchange.columns.headers import FileColumn
    from abm_tui.exchange.imports.import_draft import FileDraft
    from abm_tui.exchange.plan.import_plan import FieldChange, FilePlan, RowPlan
    from abm_tui.exchange.plan.word_mapping import Word

SIGN = "sign"
HIDDEN = "···"  # what nobody asked for is not shown to whoever looks over the shoulder either


@dataclass(frozen=True)
class PastedRow:
    """One row: its cells, what becomes of it (None while nobody can tell), and what stands at its left."""

    number: int
    cells: tuple[str, ...]
    plan: RowPlan | None = None
    label: str = ""


@dataclass
class PasteSource:
    """The rows as the sheet asks for them: what needs a look first, and the first of each sort says how many."""

    rows: Sequence[PastedRow] = ()
    columns: Sequence[FileColumn] = ()
    kind: str = "accounts"
    unknown: Mapping[int, Mapping[str, Word]] = field(default_factory=dict)  # column → folded word that nobody knows
    names: Mapping[int, str] = field(default_factory=dict)

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return Row(index)

    def index_of(self, key: Hashable) -> int | None:
        return key if isinstance(key, int) and 0 <= key < len(self.rows) else None

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def at(self, row_key: Hashable) -> PastedRow | None:
        """The row of a key."""
        index = self.index_of(row_key)
        return self.rows[index] if index is not None else None

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        row = self.at(row_key)
        assert row is not None
        outcome = row.plan.outcome if row.plan is not None else ""
        tone = "dim" if outcome in {"unchanged", "skipped"} else ""
        if column_key == SIGN:
            return Cell(row.label, "attention" if outcome == "rejected" else tone or "good" if outcome else "")
        column = self.columns[int(column_key)]
        text = clean(row.cells[column.at]) if column.at < len(row.cells) else ""
        if column.field is None:
            return Cell(HIDDEN if column.private and text else text, "dim")
        change = self._change(row, column)
        if change is not None:
            old, new = (value_text(change, value, self.names) for value in (change.old, change.new))
            if change.kept:
                return Cell(f"{old} or {text}?", "attention")
            return Cell(f"{old}→{new or 'nothing'}" if old else new, "bold")
        if self.word(row, column) is not None:
            return Cell(f"{text} ▾", "attention")
        return Cell(text, "attention" if self._is_wrong(row, column) else tone)

    def _change(self, row: PastedRow, column: FileColumn) -> FieldChange | None:
        """What the cell changes of a record that we have: of several columns of one field the first that says it."""
        if row.plan is None or row.plan.outcome == "created":
            return None
        found = next((change for change in row.plan.changes if change.field == column.field), None)
        saying = (c.at for c in self.columns if c.field == column.field and row.cells[c.at].strip())
        return found if found is not None and next(saying, column.at) == column.at else None

    def word(self, row: PastedRow, column: FileColumn) -> Word | None:
        """The word in the cell that nobody knows, if there is one."""
        unknown = self.unknown.get(column.at)
        if not unknown or column.at >= len(row.cells):
            return None
        text = row.cells[column.at]
        several = readers(self.kind).get(column.field or "") in SEVERAL
        return next(
            (unknown[w] for w in map(fold_value, split_values(text) if several else (text,)) if w in unknown), None
        )

    @staticmethod
    def _is_wrong(row: PastedRow, column: FileColumn) -> bool:
        return row.plan is not None and any(reject.column == column.header for reject in row.plan.rejects)

    def problems(self, row: PastedRow) -> list[int]:
        """The columns that have to be looked at, none where the row is fine."""
        found = []
        for column in self.columns:
            change = self._change(row, column)
            if self._is_wrong(row, column) or (change is not None and change.kept) or self.word(row, column):
                found.append(column.at)
        if not found and row.plan is not None and row.plan.outcome == "rejected":
            found = [next((c.at for c in self.columns if c.field), 0)]
        return found

    def _unknown(self, word: Word) -> str:
        if readers(self.kind).get(word.field) == "member":
            return f'nobody here is called "{word.theirs}"'
        return f'"{word.theirs}" is no {in_words(word.field)} of ours'

    def about(self, row: PastedRow, column: FileColumn) -> str:
        """The row in words: why it stays out, what changes, which word nobody knows, and what helps."""
        word = self.word(row, column)
        said = [f"{self._unknown(word)}: Space says what it becomes"] if word else []
        if row.plan is not None:
            said += [line.text for line in lines_of(row.plan, 0, self.names) if line.text]
            kept = [field_text(change) for change in row.plan.changes if change.kept]
            said += [f"{', '.join(kept)} changed here too: the next page asks which one stays"] if kept else []
        name = row.plan.name if row.plan is not None else ""
        return ": ".join(part for part in (name, " · ".join(dict.fromkeys(said))) if part)


def field_text(about: FileColumn | FieldChange) -> str:
    """The field of a column or a change, in words."""
    return in_words(about.field or "")


def pasted(file: FileDraft, plan: FilePlan | None, words: Sequence[Word], names: Mapping[int, str]) -> PasteSource:
    """The rows of a paste; without a plan as they stand."""
    columns = file.mapping.columns
    cells = {row.number: row.cells for row in file.table.rows}
    if plan is None:
        return PasteSource([PastedRow(n, found) for n, found in cells.items()], columns, file.kind, {}, names)
    told = [row for row in plan.rows if row.outcome != "skipped" or row.reason not in ("", "blank")]
    counted = Counter(row.counts_as for row in told)
    rows: list[PastedRow] = []
    for outcome in ORDER:
        label = f"{SIGNS[outcome]} {counted[outcome]:,} {WORDS[outcome]}"
        for row in told:
            if row.counts_as == outcome:
                rows.append(PastedRow(row.number, cells.get(row.number, ()), row, label))
                label = SIGNS[outcome]
    at = {column.header: column.at for column in columns}
    unknown: dict[int, dict[str, Word]] = {}
    for word in words:
        if not word.known and word.header in at:
            unknown.setdefault(at[word.header], {})[fold_value(word.theirs)] = word
    return PasteSource(rows, columns, file.kind, unknown, names)
