"""Bringing files in, step by step: read and asked about, columns, values, preview. Only the end writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError
from abm_tui.exchange.imports import import_draft
from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.exchange.imports.importing import from_path
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.plan.row_progress import Progress
from abm_tui.screens.actions.reading_questions import ReadingAnswers, ask_reading
from abm_tui.screens.shell.routes import Ended, FileColumns, FileWords, ImportPreview, ImportStep
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Store


def next_step(draft: ImportDraft, ready: int, ended: Ended) -> ImportStep:
    """What comes once the columns of the first `ready` files are said: the next columns, the values, the preview."""
    if ready < len(draft.files):
        return FileColumns(draft, ended, ready)
    return FileWords(draft, ended) if any(draft.words.values()) else ImportPreview(draft, ended)


def read_files(host: Host, paths: Sequence[Path], then: Callable[[list[FileDraft]], object]) -> None:
    """Read the files one by one beside the screen, and ask what they do not say; `then` gets them all."""
    _read(host, paths, [], Options(), then)


def _read(
    host: Host,
    paths: Sequence[Path],
    ready: list[FileDraft],
    options: Options,
    then: Callable[[list[FileDraft]], object],
) -> None:
    if len(ready) == len(paths):
        then(ready)
        return
    path = paths[len(ready)]

    def job(store: Store, progress: Progress) -> FileDraft:
        progress("reading", 0, 0)
        return import_draft.read_file(store, from_path(str(path)), options, path)

    def read(file: FileDraft) -> None:
        _read(host, paths, [*ready, file], Options(), then)

    def again(saying: ReadingAnswers) -> None:
        _read(host, paths, ready, replace(options, **saying), then)  # type: ignore[arg-type]

    def failed(error: AbmError) -> None:
        if not ask_reading(host, clean(path.name), error, again):
            host.say(error.message, "attention")

    host.work(f"Reading {clean(path.name)[:40]}", job, read, failed)
