"""Bringing files in, step by step: read and asked about, columns, values, preview. Only the end writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError, Refused
from abm_tui.exchange.imports import import_draft, reading_options
from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.exchange.imports.importing import from_path
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.exchange.plan.word_mapping import Word
from abm_tui.text import clean
from abm_tui.when import NoSuchDay, parse_day
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from collections.abc import Callable

    from abm_tui.screens.actions.old_deal_stages import DealStageActions
    from abm_tui.screens.imports.screen import ImportScreen
    from abm_tui.screens.shell.place import Place
    from abm_tui.store import Store

KINDS = (
    ("a", "accounts", "a company a row"),
    ("p", "contacts", "a person a row"),
    ("h", "activities", "what happened: calls, e-mails, meetings, tasks"),
    ("d", "opportunities", "a deal a row"),
)
KEYS = {"dmy": "d", "mdy": "m", "ymd": "y", ".": "p", ",": "c"}  # of the orders of days, and of decimal marks
_SHEETS = "abcefghijklmnoprstuvwxyz"
Saying = dict[str, str]


@dataclass
class Bringing:
    """One import on its way. `below` is the screen that it began on, and that hears how it ended."""

    below: DealStageActions
    draft: ImportDraft
    words: dict[int, list[Word]] = field(default_factory=dict)

    def next_columns(self, done: int) -> None:
        """The columns of the next file, once those of `done` files are said; then the values, then the preview."""
        from abm_tui.screens.imports.file_columns_step import FileColumnsScreen
        from abm_tui.screens.imports.preview_step import PreviewScreen
        from abm_tui.screens.imports.values_step import WordsScreen

        if done < len(self.draft.files):
            self.below.app.push_screen(FileColumnsScreen(self, done))
        elif any(self.words.values()):
            self.below.app.push_screen(WordsScreen(self))
        else:
            self.below.app.push_screen(PreviewScreen(self))

    def leave(self) -> None:
        """Back to where it began."""
        app = self.below.app
        while app.screen is not self.below and len(app.screen_stack) > 1:
            app.pop_screen()


def bring(below: ImportScreen, paths: Sequence[Path]) -> None:
    """Read the files one by one, ask what they do not say, and show the columns of the first."""
    _read(below, list(paths), [], Options())


def _read(below: ImportScreen, paths: list[Path], ready: list[FileDraft], said: Options) -> None:
    if len(ready) == len(paths):
        Bringing(below, ImportDraft(below.store, ready)).next_columns(0)
        return
    path = paths[len(ready)]

    def job(store: Store, progress: Progress) -> FileDraft:
        progress("reading", 0, 0)
        return import_draft.read_file(store, from_path(str(path)), said, path)

    def then(file: FileDraft) -> None:
        _read(below, paths, [*ready, file], Options())

    def again(saying: Saying) -> None:
        _read(below, paths, ready, replace(said, **saying))  # type: ignore[arg-type]

    def failed(error: AbmError) -> None:
        if not ask_reading(below, clean(path.name), error, again):
            below.say(error.message, "attention")

    below.work(f"Reading {clean(path.name)[:40]}", job, then, failed)


def ask_reading(
    screen: Place, file: str, error: AbmError, again: Callable[[Saying], object], draft: FileDraft | None = None
) -> bool:
    """Ask what a file does not say, and go on with the answer; False when the error is nothing to ask about.

    With the `draft` each answer shows how something of the file reads by it.
    """
    answers: Sequence[tuple[str, str, str, str]]  # key, value, what it is called, what the file says then
    if error.code == "which_day":
        _ask_day(screen, file, error.data["what"], again)
        return True
    if error.code == "which_kind":
        title, name = f"{file}: what are its rows?", "kind"
        for cells in error.data.get("begins", ()):
            title += f" It begins: {reading_options.listed(cells)}"
        answers = [(key, kind, kind, said) for key, kind, said in KINDS]
    elif error.code == "which_sheet":
        title, name = f"{file} has several sheets with rows. Which one?", "sheet"
        sheets = error.data["sheets"]
        answers = [(_letter(n), sheet, clean(sheet), sheets[sheet]) for n, sheet in enumerate(sheets)]
    elif error.code == "ambiguous_column" and draft is not None:
        title, column = error.message.partition(" Say which")[0].rstrip("."), error.data["column"]
        days = error.data["option"] == "--date-order"
        name = "date_order" if days else "decimal"
        found = (reading_options.orders if days else reading_options.marks)(draft.table, draft.mapping, column)
        answers = [(KEYS[way.value], way.value, way.name, way.said) for way in found if way.value != "ymd"]
    else:
        return False
    options = [Option(key, label, said, partial(again, {name: value})) for key, value, label, said in answers]
    screen.choose(title, options, hint="↑ ↓ or a letter · Enter · Esc")
    return True


def _ask_day(screen: Place, file: str, what: str, again: Callable[[Saying], object]) -> None:
    def done(text: str) -> None:
        try:
            day = parse_day(text, screen.store.today, past=True)
        except NoSuchDay as error:
            raise Refused("bad_day", error.message) from None
        screen.call_next(again, {"on": day.isoformat()})

    screen.ask(f"{file}: the day {what}", done, hint="no column says it · today · mon · 3 nov · Enter · Esc")


def _letter(n: int) -> str:
    return _SHEETS[n] if n < len(_SHEETS) else ""
