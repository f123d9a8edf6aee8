"""CellEditor: a cell of a sheet, edited in place. It lies over the cell and moves nothing beneath it."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual.geometry import Region

from abm_tui.glyphs import current
from abm_tui.widgets.lineinput import Echo, LineInput
from abm_tui.widgets.overlay import PARKED_CSS, Overlay

ECHO_ROOM = 24
"""An editor with an echo is at least this wide, in cells, where the screen has them."""
GROWS_BY, GROWS_TO = 8, 56
"""An editor whose text is longer than its cell grows by so many cells at a time, up to so many."""

_DIRECTIONS = {
    "enter": "enter",
    "ctrl+j": "enter",
    "tab": "tab",
    "shift+tab": "shift+tab",
    "down": "down",
    "up": "up",
}


def _nothing(*_: object) -> None:
    """Until the editor is opened nobody hears of it."""


class CellEditor(LineInput, Overlay):
    """Mount it once on a screen; `open` it over a cell, `close` it when the value was taken.

    Until `close` it stays open with the text as typed, so a refused value is never lost.
    """

    DEFAULT_CSS = f"""
    CellEditor, CellEditor:focus {{
        {PARKED_CSS} width: 10; border-top: none; border-bottom: none;
        border-left: inner $foreground; border-right: inner $foreground;
    }}
    CellEditor.-plain, CellEditor.-plain:focus {{ border-left: ascii $foreground; border-right: ascii $foreground; }}
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.can_focus = False
        self._cell, self._width = Region(), 0
        self._committed: Callable[[str, str], object] = _nothing
        self._cancelled: Callable[[], object] = _nothing

    def open(
        self,
        region: Region,
        value: str,
        echo: Echo | None = None,
        *,
        committed: Callable[[str, str], object],
        cancelled: Callable[[], object],
        limit: int | None = None,
        select: bool = True,
    ) -> None:
        """Edit `value` over the cell at `region` (of the screen, as `Sheet.cell_region` gives it).

        `echo(text)` is shown at the right end while typing (`→ Fri 7 Nov`); it may return "". The focus comes here
        and goes back on `close`.

        `committed` gets the value and where the person goes on to: enter, tab, shift+tab, down or up. `cancelled` is
        called for Esc and ctrl+g. The editor is still open then: whoever opened it closes it.
        """
        self._committed, self._cancelled = committed, cancelled
        self.set_class(current().ascii, "-plain")
        self.load(value, select=select, limit=limit, echo=echo)
        self._cell, self._width = region, 0
        self._place()

    def move(self, region: Region | None) -> None:
        """The cell stands elsewhere now, or nowhere (None); the text stays, whole on the screen."""
        if self.is_open:
            self._cell, self._width = region or self._cell, 0
            self._place()

    def changed(self) -> None:
        """A text longer than the cell gets room over its neighbours, as in a spreadsheet."""
        super().changed()
        if cell_len(self.value) + 3 > self._width:
            self._place()

    def _place(self) -> None:
        region, screen = self._cell, self.screen.size
        text = -(-(cell_len(self.value) + 3) // GROWS_BY) * GROWS_BY
        width = max(region.width + 2, ECHO_ROOM if self.echo is not None else 0)
        if cell_len(self.value) + 3 > width:
            width = min(text, max(width, GROWS_TO))
        width = max(3, min(width, screen.width))
        if width == self._width:
            return
        self._width = width
        x = max(0, min(region.x - 1, screen.width - width))
        y = max(0, min(region.y, screen.height - 1))
        self.lift(x, y, width, 1)

    def press(self, key: str) -> bool:
        """Enter, Tab, ⇧Tab, ↑, ↓ commit; Esc and ctrl+g cancel."""
        if key in _DIRECTIONS:
            self._committed(self.value, _DIRECTIONS[key])
            return True
        if key in {"escape", "ctrl+g"}:
            self._cancelled()
            return True
        return False
