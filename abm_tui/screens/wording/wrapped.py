"""Text broken between words, for places narrower than it is."""

from __future__ import annotations

from rich.cells import cell_len

_LEAST = 20  # cells that a line may always take


def wrapped(text: str, width: int, *, indent: int = 2) -> list[str]:
    """`text` in lines of at most `width` cells where its words allow it; further lines are set in by `indent`."""
    lines = list[str]()
    line = ""
    for word in text.split():
        room = width if not lines else width - indent
        if line and cell_len(line) + 1 + cell_len(word) > max(_LEAST, room):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    first, *further = [*lines, line]
    return [first, *(" " * indent + each for each in further)]
