"""Cells in which a workspace like Notion names a page beside its address: `Globex (https://www.notion.so/Globex-1a2b)`."""

from __future__ import annotations

import re

_PAGE = re.compile(r"\s*\(https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)")


def pages(text: str) -> list[str]:
    """The names of the pages; of any other text just that."""
    if "(http" not in text:
        return [text]
    found = [part.strip(" ,;\n") for part in _PAGE.split(text)]
    return [part for part in found if part] or [text]
