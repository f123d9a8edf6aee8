"""User text inside Markdown: shown as it is, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from abm_tui.text import fenced

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s|$)")


def inline(text: str) -> str:
    """`text` as one line: no emphasis, link, tag or table cell can start or end in it."""
    line = _SPECIAL.sub(r"\\\1", " ".join(fenced(text).split()))
    return _AT_START.sub(lambda found: f"{found[1]}{_escaped(found[2])}", line)


def code(text: str) -> str:
    """`text` as it is typed, in one line, also inside a table."""
    bare = " ".join(fenced(text).split()).replace("`", "'").replace("|", "\\|")
    return f"`{bare}`" if bare else ""


def block(text: str) -> str:
    """`text` with its line ends; each line as `inline` would have it."""
    return "\n".join(inline(line) for line in text.split("\n"))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, typed: Collection[int] = ()) -> list[str]:
    """The lines of a table; a cell as `inline` has it, those of the columns `typed` as `code` has them."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = (code(cell) if n in typed else inline(cell) for n, cell in enumerate(row))
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _escaped(mark: str) -> str:
    return "\\" + mark if len(mark) == 1 else mark[:-1] + "\\" + mark[-1]
