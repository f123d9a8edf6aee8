"""User text inside Markdown: shown as it is, whatever it holds."""

from __future__ import annotations

import re

from abm_tui.text import fenced

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s|$)")


def inline(text: str) -> str:
    """`text` as one line: no emphasis, link, tag or table cell can start or end in it."""
    line = _SPECIAL.sub(r"\\\1", " ".join(fenced(text).split()))
    return _AT_START.sub(lambda found: f"{found[1]}{_escaped(found[2])}", line)


def block(text: str) -> str:
    """`text` with its line ends; each line as `inline` would have it."""
    return "\n".join(inline(line) for line in text.split("\n"))


def _escaped(mark: str) -> str:
    return "\\" + mark if len(mark) == 1 else mark[:-1] + "\\" + mark[-1]
