"""Import: bring files in, see what came in and when, and what waits for an account. `g i`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import IMPORT
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.deal_stages import DealStageActions
from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.actions.stages import StageActions
from abm_tui.screens.imports.file_prompt import FilePrompt
from abm_tui.screens.imports.rejects import write_rejects
from abm_tui.screens.imports.rows import COLUMNS, Brings, ImportSource, Waits
from abm_tui.screens.imports.wizard import next_step, read_files
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import count, unix_lines
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.store import Done
    from abm_tui.store.change_fact import ChangeFact

Paths = Sequence[Path | None]
"""Where the files of an import lie, None for a paste."""


class ImportScreen(Place, inherit_bindings=False):
    """A line to bring a file in, the newest file of each source, what has no account, what may be there twice."""

    FOCUS = IMPORT
    TAB = "import"

    def __init__(self) -> None:
        super().__init__()
        self.source = ImportSource()
        self.last: tuple[ImportPlan, Paths] | None = None  # the import whose rejects w writes
        self.sheet = Sheet(COLUMNS, cursor_mode="row", show_header=False, id="import-sheet")
        self.files = FilePrompt(self, self._read)
        self.pasting = Pasting(self, lambda: None, partial(self._came_in, [None]))
        stages = StageActions(self, QuickAddActions(self, self.pasting))
        self.deal_stages = DealStageActions(self, stages)
        self.offers.append(stages.offer)
        self.pasted = self._paste
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind(
            {
                Do.OPEN: Handler(self._open),
                Do.ADD: Handler(self.files.ask_new),
                Do.WRITE_REJECTS: Handler(self._write_rejects, self._no_rejects),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet, Rule()]

    def heading(self) -> str:
        return " IMPORT"

    def context(self) -> tuple[Any, Any]:
        old = sum(brings.is_old for brings in self.source.sources)
        age = f"{count(old, 'source')} older than {count(self.source.stale_days, 'day')}" if old else ""
        return " CSV, TSV, Excel or pasted rows; nothing is written before you saw it", age

    def load(self) -> None:
        from abm_tui.store.queries import sources

        brought, waiting = self.read(sources.brought), self.read(sources.waiting)
        self.source = ImportSource(brought, waiting, self.today, self.framework.blocking.stale_days)
        self.sheet.set_source(self.source, self.sheet.cursor_key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del changes, mine
        if not self.background.runs:
            self.reload()

    def _open(self) -> None:
        under = self.source.at(self.sheet.cursor_key)
        if isinstance(under, Waits):
            self.open(routes.Unlinked(under.kind))
        elif isinstance(under, Brings):
            self.files.ask_again(under.newest.file)
        elif under == "duplicates":
            self.open(routes.Duplicates())
        else:
            self.files.ask_new()

    # bringing in

    def _read(self, paths: list[Path]) -> None:
        def then(files: list[FileDraft]) -> None:
            self.open(next_step(ImportDraft(self.store, files), 0, partial(self._ended, paths)))

        read_files(self, paths, then)

    def _ended(self, paths: Paths, plan: ImportPlan, done: Done) -> None:
        self.come_back()
        self.call_next(self._came_in, paths, plan, done)

    def _paste(self, text: str) -> None:
        """Rows from a spreadsheet."""
        if self.background.runs:
            return
        name = unix_lines(text).strip()
        if "\n" not in name and "\t" not in name:
            self.files.ask(name)  # a file's name, dropped onto the terminal
        else:
            self.pasting.preview_rows(text)

    def _came_in(self, paths: Paths, plan: ImportPlan, done: Done) -> None:
        """It is done: what happened, and how to take it back."""
        self.last = (plan, paths) if plan.rejected else None
        self.files.remember(plan, paths)
        self.after(done)
        if plan.rejected:
            self.say_ending(
                f"{done.label}, {count(plan.rejected, 'row')} rejected",
                f"w writes them to a file{' · u undo' if done.group else ''}",
            )
        self.deal_stages.ask_stages(done)

    def _no_rejects(self) -> str:
        return "" if self.last is not None else "No import since you came here had a row that was rejected."

    def _write_rejects(self) -> None:
        assert self.last is not None
        try:
            self.say(write_rejects(*self.last))
        except AbmError as error:
            self.say(error.message.removesuffix(" Nothing was imported."), "attention")
