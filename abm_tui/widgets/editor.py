"""CellEditor: a cell of a sheet, edited in place. It lies over the cell and moves nothing beneath it."""

from __future__ import annotations

from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from abm_tui.glyphs import current
from abm_tui.widgets.lineinput import Echo, LineInput

ECHO_ROOM = 24
"""An editor with an echo is at least this wide, in cells, where the screen has them."""

_DIRECTIONS = {
    "enter": "enter",
    "ctrl+j": "enter",
    "tab": "tab",
    "shift+tab": "shift+tab",
    "down": "down",
    "up": "up",
}


class CellEditor(LineInput):
    """Mount it once on a screen; `open` it over a cell, `close` it when the value was taken.

    Until `close` it stays open with the text as typed, so a refused value is never lost.
    """

    DEFAULT_CSS = """
    CellEditor, CellEditor:focus {
        position: absolute; overlay: screen; display: none; width: 10; height: 1;
        border-left: inner $foreground; border-right: inner $foreground; border-top: none; border-bottom: none;
    }
    CellEditor.-plain, CellEditor.-plain:focus { border-left: ascii $foreground; border-right: ascii $foreground; }
    """

    class Committed(Message):
        """The person is done with the cell. `direction`: enter, tab, shift+tab, down or up."""

        def __init__(self, editor: CellEditor, value: str, direction: str) -> None:
            super().__init__()
            self.editor, self.value, self.direction = editor, value, direction

    class Cancelled(Message):
        """Esc or ctrl+g. The editor is still open: the screen closes it."""

        def __init__(self, editor: CellEditor, value: str) -> None:
            super().__init__()
            self.editor, self.value = editor, value

    _back_to: Widget | None = None

    @property
    def is_open(self) -> bool:
        """Whether a cell is being edited."""
        return bool(self.display)

    def open(
        self, region: Region, value: str, echo: Echo | None = None, *, limit: int | None = None, select: bool = True
    ) -> None:
        """Edit `value` over the cell at `region` (of the screen, as `Sheet.cell_region` gives it).

        `echo(text)` is shown at the right end while typing (`→ Fri 7 Nov`); it may return "". The focus comes here
        and goes back on `close`.
        """
        if not self.is_open:
            self._back_to = self.screen.focused
        self.set_class(current().ascii, "-plain")
        self._place(region, echo is not None)
        self.display = True
        self.load(value, select=select, limit=limit, echo=echo)
        self.focus(scroll_visible=False)

    def _place(self, region: Region, echoes: bool) -> None:
        screen = self.screen.size
        width = region.width + 2
        if echoes:
            width = max(width, ECHO_ROOM)
        width = max(3, min(width, screen.width))
        x = max(0, min(region.x - 1, screen.width - width))
        y = max(0, min(region.y, screen.height - 1))
        origin = self.parent.content_region.offset if isinstance(self.parent, Widget) else region.offset
        self.styles.width = width
        self.styles.offset = (x - origin.x, y - origin.y)

    def close(self) -> None:
        """Take the editor away and give the focus back."""
        if not self.is_open:
            return
        self.display = False
        back, self._back_to = self._back_to, None
        if back is not None and back.is_attached and self.screen.focused in {self, None}:
            back.focus(scroll_visible=False)

    def press(self, key: str) -> bool:
        """Enter, Tab, ⇧Tab, ↑, ↓ commit; Esc and ctrl+g cancel."""
        if key in _DIRECTIONS:
            self.post_message(self.Committed(self, self.value, _DIRECTIONS[key]))
            return True
        if key in {"escape", "ctrl+g"}:
            self.post_message(self.Cancelled(self, self.value))
            return True
        return False
