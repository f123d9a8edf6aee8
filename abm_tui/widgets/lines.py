"""Lines: a column of styled lines that repaints only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from abm_tui.widgets.differ import changed
from abm_tui.widgets.frame import cursor_in, cut
from abm_tui.widgets.rowpaint import edged
from abm_tui.widgets.tones import Line, Painted, Piece, pieces_of


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the blanks at the end: those need no ellipsis."""
    left = list(pieces)
    while left and not left[-1][0].strip():
        left.pop()
    return [*left[:-1], (left[-1][0].rstrip(), left[-1][1])] if left else []


class Lines(Painted):
    """Lines of (text, tone) pieces, plain strings or rich Text (whose span styles are tone names).

    `highlight` is the index of the line drawn as the cursor, or None. Longer lines are cut at the width, with an
    ellipsis. The height is the caller's: by CSS, or `fit_height`.
    """

    class Clicked(Message):
        """A click on line `index`; `twice` for a double click."""

        def __init__(self, lines: Lines, index: int, twice: bool) -> None:
            super().__init__()
            self.lines, self.index, self.twice = lines, index, twice

    def __init__(self, lines: Sequence[Line] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[list[Piece]] = [pieces_of(line) for line in lines]
        self._highlight: int | None = None
        self._top = 0
        self._drawn: dict[int, Strip] = {}

    def render(self) -> RenderResult:
        """Lines are drawn by `render_line`."""
        return ""

    @property
    def lines(self) -> list[str]:
        """The lines as text, for copying."""
        return ["".join(text for text, _ in pieces) for pieces in self._lines]

    def set_lines(self, lines: Sequence[Line], highlight: int | None = None, *, fit_height: bool = False) -> None:
        """Show other lines; only the lines that differ are repainted. `fit_height` grows or shrinks the widget."""
        self._lines = [pieces_of(line) for line in lines]
        self._highlight = highlight
        if fit_height and self.size.height != len(lines):
            self.styles.height = len(lines)
        if highlight is not None:
            self._show(highlight)
        self._top = max(0, min(self._top, len(self._lines) - self.size.height))
        self._repaint()

    @property
    def highlight(self) -> int | None:
        """The highlighted line."""
        return self._highlight

    @highlight.setter
    def highlight(self, index: int | None) -> None:
        self._highlight = index
        if index is not None:
            self._show(index)
        self._repaint()

    @property
    def top(self) -> int:
        """The first line shown."""
        return self._top

    def cursor_at(self) -> Offset | None:
        """The highlighted line, else the first one on show that was drawn with the sign of the cursor in it."""
        origin = self.content_region.offset
        if self._highlight is not None:
            y = self._highlight - self._top
            return origin + Offset(1, y) if 0 <= y < self.size.height else None
        for y, pieces in enumerate(self._lines[self._top : self._top + self.size.height]):
            x = cursor_in(pieces)
            if x is not None:
                return origin + Offset(x, y)
        return None

    def scroll_lines(self, count: int) -> None:
        """Scroll by whole lines, downwards when positive; stops at both ends."""
        self._top = max(0, min(self._top + count, len(self._lines) - self.size.height))
        self._repaint()

    def _show(self, index: int) -> None:
        height = self.size.height
        if height > 0:
            self._top = max(0, min(max(min(self._top, index), index - height + 1), len(self._lines) - height))

    def _build(self, y: int) -> Strip:
        index, width = self._top + y, self.size.width
        pieces = self._lines[index] if index < len(self._lines) else []
        if index == self._highlight:
            pieces = edged("".join(text for text, _ in pieces), width)
        elif pieces and sum(cell_len(text) for text, _ in pieces) > width:
            pieces = cut(_trimmed(pieces), width)
        return self.strip(pieces, width)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        strip = self._drawn[y] = self._build(y)
        return strip

    def _repaint(self) -> None:
        if not self.is_mounted or not self.size:
            return
        regions = [changed(self._drawn.get(y), self._build(y), y) for y in range(self.size.height)]
        stale = [region for region in regions if region is not None]
        if stale:
            self.refresh(*stale)

    def on_resize(self) -> None:
        """Draw anew at another size; the highlight stays in view."""
        self._drawn.clear()
        if self._highlight is not None:
            self._show(self._highlight)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        place = event.get_content_offset(self)
        if place is not None and self._top + place.y < len(self._lines):
            event.stop()
            self.post_message(self.Clicked(self, self._top + place.y, event.chain == 2))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls three lines."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """As for the other direction."""
        event.stop()
        self.scroll_lines(-3)
