"""Bringing files in, step by step: read and asked about, columns, values, preview. Only the end writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError
from abm_tui.exchange.imports import import_draft
from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.exchange.imports.importing import from_path
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.exchange.plan.word_mapping import Word
from abm_tui.screens.actions.reading_questions import Saying, ask_reading
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.screens.imports.screen import ImportScreen
    from abm_tui.screens.shell.place import Place
    from abm_tui.store import Store


@dataclass
class Bringing:
    """One import on its way. `below` is the screen that it began on, and that hears how it ended."""

    below: Place
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
