"""What an import would do, row by row, before anything is written; Enter does it, as one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange.plan.import_plan import OUTCOMES, ImportPlan
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.keymap.focuses import PREVIEW
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.screens.framework.preview import wrapped
from abm_tui.screens.imports.preview_rows import PreviewSource, on_screen, sheet_of, source_of
from abm_tui.screens.imports.rejects import write_rejects
from abm_tui.screens.imports.wizard import Bringing
from abm_tui.screens.shell.place import Place
from abm_tui.text import count
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store import Done, Store
    from abm_tui.store.change_fact import ChangeFact

_SAID = {
    "created": "new",
    "updated": "to update",
    "unchanged": "unchanged",
    "skipped": "skipped",
    "rejected": "rejected",
}
_ABOUT = 3  # lines


class PreviewScreen(SheetMoving, inherit_bindings=False):
    """Rejects and choices first. ← ours → theirs answers a choice; what nobody chose stays ours and is asked again."""

    FOCUS = PREVIEW

    def __init__(self, bringing: Bringing) -> None:
        super().__init__()
        self.bringing = bringing
        self.plan: ImportPlan | None = None
        self.source = PreviewSource([])

    def body(self) -> Sequence[Widget]:
        self.sheet = sheet_of("preview-sheet", files=len(self.bringing.draft.files) > 1)
        self.about = Lines(id="preview-about")
        self.about.styles.height = _ABOUT
        return [Rule(), self.sheet, Rule(), self.about]

    def heading(self) -> str:
        files = self.bringing.draft.files
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
        members = self.store.members

        def job(store: Store, progress: Progress) -> tuple[ImportPlan, PreviewSource]:
            plan = self.bringing.draft.plan(store, progress)
            return plan, source_of(plan, members, notes=True)

        self.work("Looking at every row", job, self._planned, self._failed)

    def _planned(self, made: tuple[ImportPlan, PreviewSource]) -> None:
        self.plan, self.source = made
        self.sheet.set_source(self.source)
        self.sheet.empty = "The file has no rows."
        self._show_about()
        self.show_frame()

    def _failed(self, error: AbmError) -> None:
        """Back to the step before, where it can be mended."""
        self.close()
        below = self.app.screen
        if isinstance(below, Place | SheetMoving):
            below.call_next(below.say, on_screen(error.message), "attention")

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """What others write meanwhile is found again when it is done: the rows are then decided anew."""

    # one line

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self._show_about()

    def _show_about(self) -> None:
        """The line under the cursor, whole."""
        line = self.source.at(self.sheet.cursor_key)
        name = line.row.name if line is not None and line.row is not None else ""
        text = ": ".join(part for part in (name, self.source.text(line) if line is not None else "") if part)
        lines = wrapped(text, self.size.width - 2)[:_ABOUT]
        self.about.set_lines([f" {part}" for part in lines])

    def _choose(self, theirs: bool) -> None:
        line = self.source.at(self.sheet.cursor_key)
        if line is None or line.kind != "choice":
            self.say("← and → choose where a field changed here and in the file. n finds the next one.")
            return
        self.source.chosen[line.about] = theirs
        self.sheet.refresh_changed()
        self._show_about()
        self.show_frame()

    def act_left(self) -> None:
        self._choose(theirs=False)

    def act_right(self) -> None:
        self._choose(theirs=True)

    def act_next_field(self) -> None:
        self.sheet.move_down()

    def act_previous_field(self) -> None:
        self.sheet.move_up()

    def act_next(self) -> None:
        if not self.sheet.move_to_next(self.source.is_problem):
            self.say("No row needs a look.")

    def why_not_write_rejects(self) -> str:
        return "" if self.plan is not None and self.plan.rejected else "No row is rejected."

    def act_write_rejects(self) -> None:
        assert self.plan is not None
        self.say(write_rejects(self.plan, self.bringing.draft))

    # the end

    def act_open(self) -> None:
        """Do it. A choice made since the plan was made needs a new one."""
        if self.plan is None:
            self.load()
            return
        draft, first = self.bringing.draft, None if self.source.chosen else self.plan
        for n, file in enumerate(draft.files):
            made = {about: theirs for (at, about), theirs in self.source.chosen.items() if at == n}
            file.say(
                theirs=frozenset(about for about, theirs in made.items() if theirs),
                ours=frozenset(about for about, theirs in made.items() if not theirs),
            )

        def job(store: Store, progress: Progress) -> tuple[ImportPlan, Done]:
            return draft.run(store, first, progress)

        self.work("Importing", job, self._done)

    def _done(self, made: tuple[ImportPlan, Done]) -> None:
        below = self.bringing.below
        self.bringing.leave()
        below.call_next(below.imported, *made, self.bringing.draft)

    def act_back(self) -> None:
        self.close()
