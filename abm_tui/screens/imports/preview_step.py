"""What an import would do, row by row, before anything is written; Enter does it, as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange.plan.import_plan import OUTCOMES, ImportPlan
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import PREVIEW
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.imports.preview_rows import PreviewSource, on_screen, sheet_of, source_of
from abm_tui.screens.imports.rejects import write_rejects
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.text import count
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import ImportDraft
    from abm_tui.screens.shell.routes import Ended
    from abm_tui.store import Done, Store
    from abm_tui.store.change_fact import ChangeFact

_SAID = {
    "created": "new",
    "updated": "to update",
    "unchanged": "unchanged",
    "skipped": "skipped",
    "rejected": "rejected",
}
_LINE = 3  # lines that the one under the cursor may take


class PreviewScreen(Place, inherit_bindings=False):
    """Rejects and choices first. ← ours → theirs answers a choice; what nobody chose stays ours and is asked again."""

    FOCUS = PREVIEW

    def __init__(self, draft: ImportDraft, ended: Ended) -> None:
        super().__init__()
        self.draft, self._ended = draft, ended
        self.plan: ImportPlan | None = None
        self.source = PreviewSource([])
        self.sheet = sheet_of("preview-sheet", files=len(draft.files) > 1)
        self.line = Lines(id="preview-about")
        self.line.styles.height = _LINE
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(
            {
                Do.LEFT: Handler(lambda: self._choose(theirs=False)),
                Do.RIGHT: Handler(lambda: self._choose(theirs=True)),
                Do.NEXT_FIELD: Handler(self.sheet.move_down),
                Do.PREVIOUS_FIELD: Handler(self.sheet.move_up),
                Do.NEXT: Handler(self._next),
                Do.WRITE_REJECTS: Handler(self._write_rejects, self._no_rejects),
                Do.OPEN: Handler(self._import),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet, Rule(), self.line]

    def heading(self) -> str:
        files = self.draft.files
        return (
            f" PREVIEW {files[0].table.file if len(files) == 1 else count(len(files), 'file')}: nothing is written yet"
        )

    def context(self) -> tuple[Any, Any]:
        if self.plan is None:
            return "", ""
        totals = {outcome: sum(f.counts[outcome] for f in self.plan.files) for outcome in OUTCOMES}
        said = " · ".join(f"{n:,} {_SAID[outcome]}" for outcome, n in totals.items() if n) or "no rows"
        open_ = sum(line.kind == "choice" and line.about not in self.source.chosen for line in self.source.lines)
        return f" {said}", f"{count(open_, 'choice')} open" if open_ else ""

    def load(self) -> None:
        if self.plan is not None or self.background.runs:
            return
        members = self.members

        def job(store: Store, progress: Progress) -> tuple[ImportPlan, PreviewSource]:
            plan = self.draft.plan(store, progress)
            return plan, source_of(plan, members, notes=True)

        self.work("Looking at every row", job, self._planned, self._failed)

    def _planned(self, made: tuple[ImportPlan, PreviewSource]) -> None:
        self.plan, self.source = made
        self.sheet.set_source(self.source)
        self.sheet.empty = "The file has no rows."
        self._show_line()
        self.show_frame()

    def _failed(self, error: AbmError) -> None:
        """Back to the step before, where it can be mended."""
        self.close(on_screen(error.message), "attention")

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """What others write meanwhile is found again when it is done: the rows are then decided anew."""

    # one line

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self._show_line()

    def _show_line(self) -> None:
        """The line under the cursor, whole."""
        line = self.source.at(self.sheet.cursor_key)
        name = line.row.name if line is not None and line.row is not None else ""
        text = ": ".join(part for part in (name, self.source.text(line) if line is not None else "") if part)
        lines = wrapped(text, self.size.width - 2)[:_LINE]
        self.line.set_lines([f" {part}" for part in lines])

    def _choose(self, theirs: bool) -> None:
        line = self.source.at(self.sheet.cursor_key)
        if line is None or line.kind != "choice":
            self.say("← and → choose where a field changed here and in the file. n finds the next one.")
            return
        self.source.chosen[line.about] = theirs
        self.sheet.refresh_changed()
        self._show_line()
        self.show_frame()

    def _next(self) -> None:
        if not self.sheet.move_to_next(self.source.is_problem):
            self.say("No row needs a look.")

    def _no_rejects(self) -> str:
        return "" if self.plan is not None and self.plan.rejected else "No row is rejected."

    def _write_rejects(self) -> None:
        assert self.plan is not None
        self.say(write_rejects(self.plan, [file.path for file in self.draft.files]))

    # the end

    def _import(self) -> None:
        """Do it. A choice made since the plan was made needs a new one."""
        if self.plan is None:
            self.load()
            return
        if self.abm.writer:
            # Nothing passes what waits, from whatever page.
            self.say("Edits of yours still wait for the file and go first. Enter once they are saved.", "attention")
            return
        draft, first = self.draft, None if self.source.chosen else self.plan
        for n, file in enumerate(draft.files):
            made = {about: theirs for (at, about), theirs in self.source.chosen.items() if at == n}
            file.say(
                theirs=frozenset(about for about, theirs in made.items() if theirs),
                ours=frozenset(about for about, theirs in made.items() if not theirs),
            )

        def job(store: Store, progress: Progress) -> tuple[ImportPlan, Done]:
            return draft.run(store, first, progress)

        def then(made: tuple[ImportPlan, Done]) -> None:
            self._ended(*made)

        self.work("Importing", job, then)
