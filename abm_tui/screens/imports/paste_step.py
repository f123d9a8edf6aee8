"""A paste as a sheet: the columns and what they become, then every row with what becomes of it. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.exchange.plan import word_mapping
from abm_tui.exchange.plan.import_plan import OUTCOMES
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import PASTE
from abm_tui.screens.actions.reading_questions import ReadingAnswers, ask_reading
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.imports.columns_step import ColumnsStep
from abm_tui.screens.imports.paste_rows import SIGN, PasteSource, pasted
from abm_tui.screens.imports.preview_rows import WORDS, on_screen
from abm_tui.screens.imports.values_step import numbered
from abm_tui.screens.imports.wizard import next_step
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.text import count, fit
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import GUTTER
from abm_tui.widgets.grid import Column as SheetColumn
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.exchange.columns.headers import FileColumn
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.exchange.plan.word_mapping import Word
    from abm_tui.screens.shell.routes import Ended
    from abm_tui.store import Store
    from abm_tui.store.change_fact import ChangeFact

_SIGN = 14  # cells
_LINE = 2  # lines that the one under the cursor may take


def _short(error: AbmError) -> str:
    """Why nothing can come in yet, short enough for a line."""
    if error.code != "ambiguous_column":
        return on_screen(error.message)
    key = "d" if error.data["option"] == "--date-order" else "m"
    return f'"{fit(error.data["column"], 24).rstrip()}" reads two ways: s {key} says which.'


class PasteScreen(ColumnsStep, inherit_bindings=False):
    """← → goes to a column, ↑ ↓ says what it becomes, n finds what has to be looked at, Space says an unknown word.

    Enter goes on to the preview, and there brings the rows in as one step.
    """

    FOCUS = PASTE
    LABEL = GUTTER + _SIGN + 1

    def __init__(self, file: FileDraft, ended: Ended) -> None:
        super().__init__(file)
        self._ended = ended
        self.plan: ImportPlan | None = None
        self.problem = ""
        self.source = PasteSource()
        self.sheet = Sheet(show_header=False, id="paste-sheet")
        self.line = Lines(id="paste-about")
        self.line.styles.height = _LINE
        self.use(SheetKeys(self.sheet).paging())
        self.bind(
            {
                Do.NEXT: Handler(self._next),
                Do.FORWARD: Handler(self._pick_word, self._no_word),
                Do.OPEN: Handler(self._go_on),
                Do.BACK: Handler(lambda: self.close("Nothing was pasted.")),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.mapping_lines, Rule(), self.sheet, Rule(), self.line]

    def heading(self) -> str:
        table = self.file.table
        return f" PASTE {count(len(table.rows), 'row')} × {count(len(table.headers), 'column')} from the clipboard"

    def context(self) -> tuple[Any, Any]:
        if self.plan is None:
            return f" {self.problem}", ""
        counts = Counter(row.plan.counts_as for row in self.source.rows if row.plan is not None)
        said = " · ".join(f"{counts[outcome]:,} {WORDS[outcome]}" for outcome in OUTCOMES if counts[outcome])
        unknown = sum(len(words) for words in self.source.unknown.values())
        return f" → {self.file.kind}", said + (f" · {count(unknown, 'word')} nobody knows" if unknown else "")

    def load(self) -> None:
        """Plan again with the columns as they are mapped now, beside the screen: a paste may be long."""
        if self.background.runs:
            return

        def job(store: Store, progress: Progress) -> tuple[ImportPlan, list[Word]]:
            return ImportDraft(store, [self.file]).plan(store, progress), self.file.check(store)

        self.work("Looking at every row", job, self._planned, self._failed)

    def _planned(self, made: tuple[ImportPlan, list[Word]]) -> None:
        (self.plan, words), self.problem = made, ""
        self._show(words)
        warnings = self.plan.files[0].warnings
        if warnings:
            self.say(on_screen(warnings[0]), "attention")

    def _failed(self, error: AbmError) -> None:
        self.plan, self.problem = None, _short(error)
        self._show([])

        def again(saying: ReadingAnswers) -> None:
            self.file.say(**saying)
            self.reload()

        if not ask_reading(self, self.file.table.file, error, again, self.file):
            self.say(self.problem, "attention")

    def _show(self, words: Sequence[Word]) -> None:
        names = {m.id: m.name for m in self.members}
        self.source = pasted(self.file, self.plan.files[0] if self.plan else None, words, names)
        self.widths.clear()
        key = self.sheet.cursor_key
        self.sheet.set_source(self.source)
        self.sheet.empty = self.problem or "No rows."
        self.sheet.move_to(key)
        self.moved()
        self.show_frame()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """What others write meanwhile is found again when it is done: the rows are then decided anew."""

    def texts(self, column: FileColumn, most: int) -> list[str]:
        return [self.source.cell(n, str(column.at)).text for n in range(min(most, self.source.row_count))]

    def moved(self) -> None:
        """The columns that fit, each over its cells; the cursor stands in the one that ↑ ↓ are for."""
        self.show_mapping()
        columns = [SheetColumn(str(column.at), column.header, width) for column, width in self.window()]
        self.sheet.set_columns([SheetColumn(SIGN, "", _SIGN), *columns])
        self.sheet.move_to(self.sheet.cursor_key, str(self.at))
        self._show_line()

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        """A click into another column goes there."""
        message.stop()
        if message.column_key not in {SIGN, str(self.at)} and message.column_key == self.sheet.cursor_column:
            self.go_to(int(message.column_key))
        else:
            self._show_line()

    def _show_line(self) -> None:
        row = self.source.at(self.sheet.cursor_key)
        text = self.source.about(row, self.file.mapping.columns[self.at]) if row is not None else ""
        self.line.set_lines([f" {part}" for part in wrapped(text, self.size.width - 2)[:_LINE]])

    def remapped(self) -> None:
        self.reload()

    # the rows

    def _next(self) -> None:
        """The next row that has to be looked at, and in it the cell."""
        here, rows = self.source.at(self.sheet.cursor_key), self.source.rows
        later = [at for at in self.source.problems(here) if at > self.at] if here is not None else []
        if not later and not self.sheet.move_to_next(lambda row: bool(self.source.problems(rows[int(str(row.key))]))):
            later = self.source.problems(here) if here is not None else []
            self.say("This is the only one." if later else "Every row is fine.")
        else:
            self.say("")
            later = later or self.source.problems(rows[int(str(self.sheet.cursor_key))])
        if later:
            self.go_to(later[0])

    # words

    def _word(self) -> Word | None:
        row = self.source.at(self.sheet.cursor_key)
        return self.source.word(row, self.file.mapping.columns[self.at]) if row is not None else None

    def _no_word(self) -> str:
        return "" if self._word() else "Space is for a word that nobody knows, with ▾ in its cell: n finds the next."

    def _pick_word(self) -> None:
        """What the word becomes: all of ours as a list."""
        word = self._word()
        assert word is not None

        def become(ours: str) -> None:
            self.file.set_word(word, ours)
            self.reload()

        known = word_mapping.choices(self.file.kind, word.field, self.members)
        region = self.sheet.cell_region(self.sheet.cursor_key, str(self.at))
        self.choose("", numbered(known, become), digits=True, under=region)

    # going on

    def _go_on(self) -> None:
        """To the preview; rows that need a look stay out there, and are named."""
        if self.plan is None:
            self.say(self.problem, "attention")
            return
        self.open(next_step(ImportDraft(self.store, [self.file]), 1, self._ended))
