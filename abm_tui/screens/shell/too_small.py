"""A window too small for any screen: below the least size one sentence stands in its place, and nothing can change."""

from __future__ import annotations

from abm_tui.widgets.lines import Lines

LEAST = (60, 20)  # columns, lines
_TEXT = f"abm needs {LEAST[0]}x{LEAST[1]} characters.\nMake the window larger;\nq goes back."


def too_small_lines() -> Lines:
    """The widget that says so; the style sheet shows it while the screen has the class `-too-small`."""
    return Lines([(f" {line}", "bold") for line in _TEXT.split("\n")], id="too-small")


def is_too_small(width: int, height: int) -> bool:
    """Whether a window of this size is."""
    return width < LEAST[0] or height < LEAST[1]


LEAVES = frozenset({"q", "escape", "ctrl+g", "ctrl+q"})
_COMMITS = frozenset({"enter", "ctrl+j", "tab", "shift+tab", "up", "down", "ctrl+s"})


def refusal(key: str, *, typing: bool) -> str:
    """Why a key does nothing in a window whose rows nobody sees; "" where it goes on.

    One goes back and out, and an open field takes letters; whatever would write waits for a larger window.
    """
    if key in LEAVES or (typing and key not in _COMMITS):
        return ""
    if typing:
        return "Nothing was saved, your text is kept: make the window larger first."
    return "Nothing was changed: make the window larger first."
