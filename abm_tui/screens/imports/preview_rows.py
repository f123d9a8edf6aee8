"""What becomes of every row of an import, as lines of a sheet: what needs a look first."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abm_tui.exchange.fields import in_words
from abm_tui.exchange.plan.import_plan import FieldChange, FilePlan, ImportPlan, Outcome, RowPlan
from abm_tui.exchange.plan.row_changes import value_text
from abm_tui.text import clean
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact

SIGNS = {"created": "✓", "updated": "=", "unchanged": "·", "skipped": "–", "rejected": "?"}
WORDS = {"created": "new", "updated": "update", "unchanged": "the same", "skipped": "left out", "rejected": "look"}
ORDER: tuple[Outcome, ...] = ("rejected", "updated", "created", "skipped", "unchanged")
SIGN, FILE, NUMBER, NAME, WHAT = "sign", "file", "number", "name", "what"
# What the command line says of its options, and how a screen says it.
_ON_SCREEN = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r" Map one with --.*$|; say --.*$| for --map\b| (Pass|Name one with) --.*$", ""),
        (r" Say which with --date-order .*$", " s d says which."),
        (r" Say which with --decimal .*$", " s m says which."),
        (
            r'The encoding was guessed: (\S+), in which a word reads "(.*)"\. If that is wrong, pass --encoding\.',
            r'The encoding \1 is a guess: "\2". s e says another.',
        ),
        (r"--header-row", "row"),
    )
)
_CHOICE, _NOTE = "choice", "note"


def sheet_of(id: str, *, files: bool = False) -> Sheet:
    """The sheet that shows the rows; with `files` also which file each comes from."""
    columns = [
        Column(SIGN, "", 10),
        Column(NUMBER, "Row", 6, align="right"),
        Column(NAME, "Name", 24, flex=1, min_width=12),
        Column(WHAT, "What", 30, flex=2, min_width=16),
    ]
    if files:
        columns.insert(1, Column(FILE, "File", 16, min_width=10, drop=1))
    return Sheet(columns, cursor_mode="row", id=id)


@dataclass(frozen=True)
class PreviewLine:
    """One line. `kind` is an outcome, `choice` for a field that changed on both sides, `note` for a warning."""

    kind: str
    row: RowPlan | None
    text: str
    file: int = 0
    change: FieldChange | None = None
    ours: str = ""
    theirs: str = ""

    @property
    def about(self) -> tuple[int, tuple[int, str]]:
        """Of a choice: the file, and (row, field) as Options has them."""
        assert self.row is not None
        assert self.change is not None
        return self.file, (self.row.number, self.change.field)


@dataclass
class PreviewSource:
    """The lines as the sheet asks for them. `chosen`: which choices were made; True = theirs."""

    lines: Sequence[PreviewLine]
    chosen: dict[tuple[int, tuple[int, str]], bool] = field(default_factory=dict)
    files: Sequence[str] = ()

    @property
    def row_count(self) -> int:
        return len(self.lines)

    def row_at(self, index: int) -> Row:
        line = self.lines[index]
        if line.kind == _NOTE:  # says something of the file: it has the whole line
            return Row(index, "text", f"   ! {line.text}", selectable=True)
        return Row(index)

    def index_of(self, key: Hashable) -> int | None:
        return key if isinstance(key, int) and 0 <= key < len(self.lines) else None

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def at(self, row_key: Hashable) -> PreviewLine | None:
        """The line of a key."""
        index = self.index_of(row_key)
        return self.lines[index] if index is not None else None

    def is_problem(self, row: Row) -> bool:
        """Whether somebody has to look at it: it stays out, or two sides changed it."""
        line = self.at(row.key)
        return line is not None and line.kind in {"rejected", _CHOICE}

    def text(self, line: PreviewLine) -> str:
        """What the line says, whole."""
        if line.kind != _CHOICE or line.change is None:
            return line.text
        made = self.chosen.get(line.about)
        ours, theirs = ("○", "●") if made else ("●", "○")
        asked = " (not chosen: ours stays)" if made is None else ""
        return f"{_field(line.change)}: {ours} ours {line.ours} {theirs} theirs {line.theirs}{asked}"

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.at(row_key)
        assert line is not None
        look = line.kind in {"rejected", _CHOICE, _NOTE}
        tone = "attention" if look else "dim" if line.kind in {"unchanged", "skipped"} else ""
        if column_key == SIGN:
            sign = {_NOTE: "! note", _CHOICE: "? choose"}.get(line.kind)
            return Cell(sign or f"{SIGNS[line.kind]} {WORDS[line.kind]}", tone)
        if column_key == NUMBER:
            return Cell(str(line.row.number) if line.row is not None else "", "dim")
        if column_key == FILE:
            return Cell(self.files[line.file], "dim")
        if column_key == NAME:
            return Cell(line.row.name if line.row is not None else "", tone)
        return Cell(self.text(line), tone)


def source_of(plan: ImportPlan, members: Sequence[MemberFact], *, notes: bool = False) -> PreviewSource:
    """All lines of a plan: with `notes` the warnings first, then rejects, choices, updates, new ones, the rest."""
    names = {m.id: m.name for m in members}
    found: dict[str, list[PreviewLine]] = {kind: [] for kind in (_NOTE, "rejected", _CHOICE, *ORDER)}
    for n, file in enumerate(plan.files):
        if notes:
            found[_NOTE] += [PreviewLine(_NOTE, None, text, n) for text in _warnings(file, len(plan.files))]
        for row in file.rows:
            for line in lines_of(row, n, names):
                found[line.kind].append(line)
    lines = [line for kind in found.values() for line in kind]
    return PreviewSource(lines, files=[file.table.file for file in plan.files])


def _warnings(file: FilePlan, files: int) -> Iterator[str]:
    for text in file.warnings:
        if "ours stands" not in text:  # said line by line, with the choice
            yield f"{file.table.file}: {on_screen(text)}" if files > 1 else on_screen(text)


def lines_of(row: RowPlan, file: int, names: Mapping[int, str]) -> Iterator[PreviewLine]:
    """What becomes of a row: a line for each choice, cell that is wrong, and field that changes; else one."""
    made: list[str] = []
    for change in row.all_changes:
        old, new = (value_text(change, value, names) for value in (change.old, change.new))
        if change.kept:
            yield PreviewLine(_CHOICE, row, "", file, change, old or "nothing", new or "nothing")
        elif row.outcome == "updated" or change not in row.changes:
            made.append(f"{_field(change)} {old}→{new or 'nothing'}")
    if row.outcome == "rejected":
        for reject in row.rejects:
            cell = f'{reject.column} "{clean(reject.value)}": ' if reject.column else ""
            yield PreviewLine("rejected", row, f"{cell}{on_screen(reject.reason)}", file)
        return
    for text in made:
        yield PreviewLine("updated", row, text, file)
    outcome = row.counts_as
    if outcome != "updated" and not (outcome == "unchanged" and row.all_changes):
        company = row.company
        also = f"with its company {company.name}" if company is not None and company.outcome == "created" else ""
        yield PreviewLine(outcome, row, row.reason or also, file)


def on_screen(text: str) -> str:
    """The sentence without the options that mend it on the command line: here a key or a step back does."""
    for pattern, said in _ON_SCREEN:
        text = pattern.sub(said, text)
    return text


def _field(change: FieldChange) -> str:
    return in_words(change.field)
