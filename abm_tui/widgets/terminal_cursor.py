"""The terminal's own cursor: it stands, shown, on what is selected, for screen readers, magnifiers and tmux."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

SHOW = "\x1b[?25h"  # Textual hides it when it starts


@runtime_checkable
class Selecting(Protocol):
    """A widget that draws a cursor."""

    def cursor_at(self) -> Offset | None:
        """The cell of the screen inside its cursor; None where it shows none."""


def cell_of(screen: Screen[object]) -> Offset | None:
    """The cell of the screen where the selection is. None in an open field, whose caret Textual places itself."""
    if isinstance(screen.focused, (Input, TextArea)):
        return None
    for widget in screen.query(Widget):
        if isinstance(widget, Selecting) and widget.display and widget.is_attached:
            place = widget.cursor_at()
            if place is not None:
                return place
    return None
