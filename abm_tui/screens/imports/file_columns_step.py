"""The columns of one file of an import, with examples of what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange.fields import in_words
from abm_tui.exchange.imports.reading_options import SEPARATOR_NAMES
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import source_name
from abm_tui.screens.actions.reading_questions import ReadingAnswers, ask_reading
from abm_tui.screens.imports.columns_step import ColumnsStep
from abm_tui.screens.imports.file_options import remembered_text
from abm_tui.screens.imports.preview_rows import on_screen
from abm_tui.screens.imports.wizard import next_step
from abm_tui.screens.shell.handlers import Handler
from abm_tui.text import clean, count
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
    from abm_tui.exchange.plan.word_mapping import Word
    from abm_tui.screens.shell.routes import Ended
    from abm_tui.store import Store
    from abm_tui.store.change_fact import ChangeFact


class FileColumnsScreen(ColumnsStep, inherit_bindings=False):
    """`n` is the file's place among those of the import, counted from 0."""

    def __init__(self, draft: ImportDraft, ended: Ended, n: int) -> None:
        super().__init__(draft.files[n])
        self.draft, self._ended, self.n = draft, ended, n
        self.cells = Lines(id="columns-cells")
        self.cells.styles.height = "1fr"
        self.line = Lines(id="columns-about")
        self.line.styles.height = 1
        self.bind(
            {
                Do.PAGE_UP: Handler(lambda: self._page(-1)),
                Do.PAGE_DOWN: Handler(lambda: self._page(1)),
                Do.FIRST: Handler(lambda: self.go_to(0)),
                Do.LAST: Handler(lambda: self.go_to(len(self.file.table.headers) - 1)),
                Do.NEXT: Handler(self._next),
                Do.OPEN: Handler(self._go_on),
                Do.BACK: Handler(self._back),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.mapping_lines, Rule(), self.cells, Rule(), self.line]

    def heading(self) -> str:
        table, files = self.file.table, len(self.draft.files)
        which = f"{self.n + 1} of {files}: " if files > 1 else ""
        rows = count(len(table.rows), "row")
        return f" COLUMNS {which}{clean(table.file)} · {rows} × {count(len(table.headers), 'column')}"

    def context(self) -> tuple[Any, Any]:
        table, mapping = self.file.table, self.file.mapping
        how = SEPARATOR_NAMES.get(table.separator, table.separator)
        before = "as last time · " if self.file.before else ""
        how = table.encoding if self.file.is_workbook else f"{table.encoding}, {how}"
        left = f" {source_name(mapping.vendor)} · {mapping.kind} · {how}"
        taken = sum(1 for column in mapping.columns if self.file.becomes(column))
        return left, f"{before}{taken} of {len(mapping.columns)} come in"

    def load(self) -> None:
        self.moved()
        self._say_problem()

    def _say_problem(self) -> None:
        """What matters most: a problem, else what the reading was unsure of, else what was remembered."""
        file = self.file
        problem = file.problem or file.remark or on_screen(next(iter(file.table.warnings), ""))
        self.say(problem or (remembered_text(file.before) if file.before else ""), "attention" if problem else "")

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """The file stays as it is, whoever writes what."""

    def moved(self) -> None:
        self.show_mapping()
        self.cells.set_lines(self.examples(max(1, self.cells.size.height or self.size.height)))
        self.line.set_lines([(f" {self._column_text()}", "dim")])

    def _column_text(self) -> str:
        column = self.file.mapping.columns[self.at]
        place = f"{self.at + 1} of {len(self.file.mapping.columns)}"
        if column.field:
            times = f", times {column.factor}" if column.factor != 1 else ""
            said = f'"{column.header}" becomes {in_words(column.field)}{times}'
        elif column.private:
            said = f'"{column.header}" is private: left out unless you say what it becomes'
        elif becomes := self.file.becomes(column):
            said = f'"{column.header}" comes in with the company: {becomes}'
        else:
            said = f'"{column.header}" is left out: ↓ or e says what it becomes'
        return f"{place} · {said}"

    def read_anew(self, file: FileDraft) -> None:
        super().read_anew(file)
        self.draft.files[self.n] = file

    def remapped(self) -> None:
        super().remapped()
        self._say_problem()

    def _page(self, step: int) -> None:
        self.cells.scroll_lines(step * max(1, self.cells.size.height))

    def _next(self) -> None:
        """The next column that is left out."""
        columns = self.file.mapping.columns
        later = [*columns[self.at + 1 :], *columns[: self.at]]
        found = next((column.at for column in later if not self.file.becomes(column)), None)
        if found is None:
            self.say("Every column comes in.")
        else:
            self.go_to(found)

    def _go_on(self) -> None:
        """Look at what stands in the columns, and go on."""
        if self.file.problem:
            self.say(self.file.problem, "attention")
            return

        def job(store: Store, progress: Progress) -> list[Word]:
            progress("reading", 0, 0)
            return self.file.check(store)

        def then(words: list[Word]) -> None:
            self.draft.words[self.n] = words
            self.open(next_step(self.draft, self.n + 1, self._ended))

        def again(saying: ReadingAnswers) -> None:
            self.file.say(**saying)
            self._go_on()

        def failed(error: AbmError) -> None:
            if not ask_reading(self, clean(self.file.table.file), error, again, self.file):
                self.say(error.message, "attention")

        self.work("Looking at the values", job, then, failed)

    def _back(self) -> None:
        self.close("" if self.n else "Nothing was imported.")
