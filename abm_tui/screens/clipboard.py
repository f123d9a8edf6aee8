"""Copying: to the terminal's clipboard, which may not take it, and to a file, which always does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.app import App

FILE = "clip.txt"


def copy(app: App[Any], folder: Path, text: str, what: str) -> str:
    """Send `text` by OSC 52 and write it to clip.txt in `folder`; returns the sentence that says so."""
    app.copy_to_clipboard(text)
    path = folder / FILE
    try:
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        return f"Sent {what} to your terminal's clipboard; {path} cannot be written: {error.strerror}."
    return f"Sent {what} to your terminal's clipboard, and to {path}"
