"""File names as a person types them: several by blanks, in quotes where they hold blanks, ~ for the home folder."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from abm_tui.errors import Refused

_SHOWN = 200  # names of a folder that are looked through for a completion


def split_paths(text: str) -> list[Path]:
    """The files meant by `text`; one name with blanks that is there needs no quotes. Raises Refused."""
    text = text.strip()
    if not text:
        return []
    if _there(Path(text).expanduser()):
        return [Path(text).expanduser()]
    try:
        return [Path(part).expanduser() for part in shlex.split(text)]
    except ValueError:
        raise Refused("bad_quote", "A quote is not closed. Names with blanks go in quotes.") from None


def complete(text: str) -> tuple[str, list[str]]:
    """`text` with its last name completed as far as it is certain, and the names that fit it.

    Folders end with a slash. Hidden files are offered only to who typed their dot.
    """
    before, quote, last = _last(text)
    folder, slash, begun = last.rpartition("/")
    where = Path(folder + slash).expanduser() if folder or slash else Path()
    try:
        names = sorted(_named(entry) for entry in os.scandir(where) if entry.name.isprintable())
    except (OSError, ValueError):
        return text, []
    fits = [n for n in names if n.casefold().startswith(begun.casefold()) and (begun or not n.startswith("."))][:_SHOWN]
    if not fits:
        return text, []
    whole = _common(fits)
    if len(whole) < len(begun) or not whole.startswith(begun):
        whole = fits[0] if len(fits) == 1 else begun
    done = f"{folder}{slash}{whole}"
    if not quote and any(c in done for c in " '\"\\"):
        quote = '"'
    end = quote if quote and len(fits) == 1 and not whole.endswith("/") else ""
    return f"{before}{quote}{done}{end}", fits


def _common(names: list[str]) -> str:
    """What all the names begin with."""
    first, last = min(names), max(names)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same]


def _last(text: str) -> tuple[str, str, str]:
    """What stands before the last name, the quote that it begins with, and the name so far."""
    quote, start = "", 0
    for at, char in enumerate(text):
        if quote:
            if char == quote:
                quote = ""
        elif char in "\"'":
            quote, start = char, at
        elif char == " ":
            start = at + 1
    name = text[start:]
    if name[:1] in {'"', "'"}:
        return text[:start], name[0], name[1:].removesuffix(name[0])
    return text[:start], "", name


def _named(entry: os.DirEntry[str]) -> str:
    try:
        return entry.name + ("/" if entry.is_dir() else "")
    except OSError:
        return entry.name


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
