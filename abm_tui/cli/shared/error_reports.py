"""Reports of errors nobody foresaw: kept in a file only their owner may read, never shown."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import datetime
from pathlib import Path

from abm_tui import __version__, config


def write_report(error: BaseException) -> Path | None:
    """Write what happened to a file; returns its path, or None where none can be written."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    try:
        folder = config.data_folder() / "reports"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"{stamp}-{os.getpid()}.txt"
        handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"abm {__version__} · Python {sys.version.split()[0]} · {sys.platform}\n")
            # The command's words, without what was written in them.
            file.write(f"command: {' '.join(a for a in sys.argv[1:3] if not a.startswith('-'))}\n\n")
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        return None
    return path
