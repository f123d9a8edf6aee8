"""The terminal's own cursor: it stands, shown, on what is selected, for screen readers, magnifiers and tmux."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from abm_tui.widgets.frame import OneLine

SHOW = "\x1b[?25h"  # Textual hides it when it starts


@runtime_checkable
class Selecting(Protocol):
    """A widget that draws a cursor."""

    def cursor_at(self) -> Offset | None:
        """The cell of the screen inside its cursor; None where it shows none."""


def cell_of(screen: Screen[object]) -> Offset | None:
    """The caret of an open field, else the cell where the selection is; None where there is neither.

    Textual places a caret at the first key only: a field that has just opened would leave the cursor elsewhere.
    """
    focused = screen.focused
    if isinstance(focused, (Input, TextArea)):
        return focused.cursor_screen_offset
    if isinstance(focused, Selecting):
        place = focused.cursor_at()
        if place is not None:
            return place  # a list that lies over the others
    # A single line may show a second cursor, such as the column of the cell below: the rows go before it.
    shown = [w for w in screen.query(Widget) if isinstance(w, Selecting) and w.display and w.is_attached]
    for widget in sorted(shown, key=lambda w: isinstance(w, OneLine)):
        place = widget.cursor_at()
        if place is not None:
            return place
    return None
