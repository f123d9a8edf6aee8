"""A file of ours put in the place of an older one: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from abm_tui.errors import Refused


def put(path: Path, pieces: Iterable[str], became: str = "") -> None:
    """Write a file that only its owner may read. Raises Refused, which ends with what `became` of the work."""
    target = path.resolve()  # behind a link
    beside = target.with_name(f"{target.name}.part")
    special = path.exists() and not path.is_file()  # a pipe takes no other file in its place
    try:
        handle = os.open(path if special else beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        if not special:
            os.replace(beside, target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refused("unwritable_file", f"{path} cannot be written: {error.strerror}.{became}") from None
