"""Import: bring files in, see what came in and when, and what waits for an account. `g i`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.errors import AbmError, Refused
from abm_tui.exchange.files.paths import complete, split_paths
from abm_tui.keymap.focuses import IMPORT
from abm_tui.screens.actions.old_deal_stages import DealStageActions
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.imports.rejects import write_rejects
from abm_tui.screens.imports.rows import COLUMNS, Brings, ImportSource, Waits
from abm_tui.screens.imports.wizard import bring
from abm_tui.screens.shell import routes
from abm_tui.text import clean, count, unix_lines
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import ImportDraft
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.store import Done
    from abm_tui.store.change_fact import ChangeFact

_PATHS = 50  # files whose folder is remembered
_OFFERED = 8  # names that stand under the question


class ImportScreen(SheetMoving, DealStageActions, inherit_bindings=False):
    """A line to bring a file in, the newest file of each source, what has no account, what may be there twice."""

    FOCUS = IMPORT
    TAB = "import"

    def __init__(self) -> None:
        super().__init__()
        self.source = ImportSource()
        self.last: tuple[ImportPlan, ImportDraft] | None = None  # the import whose rejects w writes

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(COLUMNS, cursor_mode="row", show_header=False, id="import-sheet")
        return [Rule(), self.sheet, Rule()]

    def heading(self) -> str:
        return " IMPORT"

    def context(self) -> tuple[Any, Any]:
        old = sum(brings.is_old for brings in self.source.sources)
        said = f"{count(old, 'source')} older than {count(self.source.stale_days, 'day')}" if old else ""
        return " CSV, TSV, Excel or pasted rows; nothing is written before you saw it", said

    def load(self) -> None:
        from abm_tui.store.queries import sources

        brought, waiting = self.store.read(sources.brought), self.store.read(sources.waiting)
        self.source = ImportSource(brought, waiting, self.store.today, self.store.framework.blocking.stale_days)
        self.sheet.set_source(self.source, self.sheet.cursor_key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del changes, mine
        if not self.background.runs:
            self.reload()

    # what Enter does

    def act_open(self) -> None:
        under = self.source.at(self.sheet.cursor_key)
        if isinstance(under, Waits):
            from abm_tui.screens.imports.unlinked_screen import UnlinkedScreen

            self.app.push_screen(UnlinkedScreen(under.kind))
        elif isinstance(under, Brings):
            self._offer(under.newest.file)
        elif under == "duplicates":
            self.open(routes.Duplicates())
        else:
            self.act_add()

    def _offer(self, name: str) -> None:
        """Ask for the file of a source again, where it was last time."""
        path = self._paths().get(name, "")
        if path and Path(path).exists():
            self._ask(f'"{path}"' if " " in path else path)
        else:
            self._ask(str(Path(path).parent) + "/" if path and Path(path).parent.is_dir() else "")

    def act_add(self) -> None:
        paths = list(self._paths().values())
        folder = str(Path(paths[-1]).parent) + "/" if paths and Path(paths[-1]).parent.is_dir() else ""
        self._ask(folder if " " not in folder else "")

    def _ask(self, value: str) -> None:
        def completed(key: str) -> None:
            del key
            prompt = self.status.prompt
            text, fits = complete(prompt.value)
            prompt.load(text, select=False, limit=4_000)
            self.status.show_below([self._offered(fits)])

        self.ask(
            "File",
            self._bring,
            value=value,
            limit=4_000,
            keys=("tab",),
            on_key=completed,
            hint="Tab completes · several with blanks between them · Enter · Esc",
        )

    @staticmethod
    def _offered(fits: Sequence[str]) -> Line:
        if not fits:
            return (" No file begins so.", "attention")
        more = f"  and {len(fits) - _OFFERED} more" if len(fits) > _OFFERED else ""
        return (" " + "  ".join(clean(name) for name in fits[:_OFFERED]) + more, "dim")

    def _bring(self, text: str) -> bool:
        paths = split_paths(text)
        if not paths:
            self.say("Type the name of a file, or Esc.")
            return False
        for path in paths:
            self._check(path)
        self.call_next(partial(bring, self, paths))
        return True

    @staticmethod
    def _check(path: Path) -> None:
        """Raises Refused at once for what a look at the name tells; the text of the question stays."""
        name = clean(path.name)
        try:
            if path.is_dir():
                raise Refused("unreadable_file", "That is a directory: go on typing, Tab completes.")
            if not path.exists():
                raise Refused("unreadable_file", f"There is no file {name}.")
        except (OSError, ValueError):
            raise Refused("unreadable_file", f"{name} cannot be a file's name.") from None

    def on_paste(self, event: events.Paste) -> None:
        """Rows from a spreadsheet; into a question it is text."""
        if self.typing or self.background.runs:
            return
        event.stop()
        text = unix_lines(event.text).strip()
        if "\n" not in text and "\t" not in text:
            self._ask(text)  # a file's name, dropped onto the terminal
        else:
            Pasting(self, lambda: None).preview_rows(event.text)

    # what an import says at its end

    def imported(self, plan: ImportPlan, done: Done, draft: ImportDraft) -> None:
        """It is done: what happened, and how to take it back."""
        self.last = (plan, draft) if plan.rejected else None
        self._remember(draft)
        self.after(done)
        if plan.rejected:
            self.say_ending(
                f"{done.label}, {count(plan.rejected, 'row')} rejected",
                f"w writes them to a file{' · u undo' if done.group else ''}",
            )
        self.ask_about_stages(done)

    def why_not_write_rejects(self) -> str:
        return "" if self.last is not None else "No import since you came here had a row that was rejected."

    def act_write_rejects(self) -> None:
        assert self.last is not None
        try:
            self.say(write_rejects(*self.last))
        except AbmError as error:
            self.say(error.message.removesuffix(" Nothing was imported."), "attention")

    def _paths(self) -> dict[str, str]:
        """File name → where it was, the newest last."""
        kept = self.abm.presence.remembered("import").get("paths")
        return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}

    def _remember(self, draft: ImportDraft) -> None:
        paths = self._paths()
        for file in draft.files:
            if file.path is not None:
                name = file.table.file[:200]
                paths.pop(name, None)
                paths[name] = str(file.path.absolute())
        self.abm.presence.remember("import", {"paths": dict(list(paths.items())[-_PATHS:])})
