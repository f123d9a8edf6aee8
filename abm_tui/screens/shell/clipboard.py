"""Copying: to the terminal's clipboard, which may not take it, and to a file, which always does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from textual.app import App

from abm_tui.exchange.values.formulas import guard
from abm_tui.text import clean, count

FILE = "clip.txt"
ROWS = "clip.tsv"


def copy_rows(app: App[Any], folder: Path, rows: Sequence[Sequence[str]]) -> str:
    """Rows as a spreadsheet takes them, by OSC 52 and in clip.tsv; returns the sentence that says so."""
    text = "".join("\t".join(guard(clean(cell)) for cell in row) + "\n" for row in rows)
    sent = copy(app, folder, text, count(len(rows), "row"), ROWS)
    return f"{sent.partition(', and to')[0]}. Not there? Y shows them to select." if ", and to" in sent else sent


def copy(app: App[Any], folder: Path, text: str, what: str, name: str = FILE) -> str:
    """Send `text` by OSC 52 and write it to a file in `folder`; returns the sentence that says so."""
    app.copy_to_clipboard(text)
    path = folder / name
    try:
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        return f"Sent {what} to your terminal's clipboard; {path} cannot be written: {error.strerror}."
    return f"Sent {what} to your terminal's clipboard, and to {path}"
