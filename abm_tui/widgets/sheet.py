"""Sheet: the grid under every grid.

It draws only the lines on the screen, asks its source for those alone, and repaints only the lines that differ from
what is already there: a cursor move sends two lines to the terminal, whatever the number of rows. It scrolls by whole
lines from an integer, so nothing can be animated. It handles no command keys: a screen decides what a key means and
calls `move_down`, `toggle_mark` and the rest (see cursor.py and state.py for those).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from abm_tui.widgets.cursor import SheetCursor
from abm_tui.widgets.differ import changed
from abm_tui.widgets.grid import Cell, Column, Row, SheetSource, Slot, arrange
from abm_tui.widgets.rowpaint import gutter_cells, paint_cells, paint_text, paint_titles

__all__ = ["Cell", "Column", "Row", "Sheet", "SheetSource", "Slot"]

FLASH_SECONDS = 0.6


class Sheet(SheetCursor, can_focus=True):
    """A virtual grid. Give it columns, then a source; post-construction settings repaint by themselves.

    `show_header` and `show_rule` draw one line each above the rows. `empty` is the sentence shown without rows.
    """

    DEFAULT_CSS = """
    Sheet { height: 1fr; width: 1fr; }
    """

    class Chosen(Message):
        """A double click on a row: the same as Enter."""

        def __init__(self, sheet: Sheet, row_key: Hashable, column_key: str) -> None:
            super().__init__()
            self.sheet, self.row_key, self.column_key = sheet, row_key, column_key

    class HeaderClicked(Message):
        """A click on a column's title."""

        def __init__(self, sheet: Sheet, column_key: str) -> None:
            super().__init__()
            self.sheet, self.column_key = sheet, column_key

    def __init__(
        self,
        columns: Sequence[Column] = (),
        *,
        cursor_mode: str = "cell",
        show_header: bool = True,
        show_rule: bool = False,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`cursor_mode` is "cell" or "row" and may be overridden for one layout by `set_columns`."""
        super().__init__(id=id, classes=classes)
        self.cursor_mode = cursor_mode
        self.show_header, self.show_rule = show_header, show_rule
        self.empty = empty
        self._order: tuple[str, bool] | None = None
        self._show_cursor = True
        self._flashed: set[Hashable] = set()
        self._drawn: dict[int, Strip] = {}
        self._ready: dict[int, Strip] = {}
        if columns:
            self.set_columns(columns)

    # ---- what it shows

    def set_columns(self, columns: Sequence[Column], layout: str = "", cursor_mode: str | None = None) -> None:
        """The columns of one layout ("" is the one whose titles the header shows)."""
        self._layouts[layout] = tuple(columns)
        self._modes[layout] = cursor_mode
        self._slots.clear()
        self._keep_column()
        self.refresh_changed()

    def set_source(self, source: SheetSource, cursor_key: Hashable = None) -> None:
        """Show another source from its top, the cursor on `cursor_key` or on the first row that takes it."""
        self._source = source
        self._places = None
        self._index, self._key, self._top = -1, None, 0
        self._settle(cursor_key, 0)
        self.refresh_changed()

    def reload(self, keep_cursor: bool = True) -> None:
        """Read the rows again. The cursor stays on its key, at the same height of the screen; a key that is gone
        leaves it at the same index. Marks stay too, also those of rows no longer shown."""
        self._places = None
        before, height = self._key, self._index - self._top
        if keep_cursor:
            self._settle(before, self._index)
            self._top = self._index - height
        else:
            self._index, self._top = -1, 0
            self._settle(None, 0)
        self._keep_in_view()
        self.refresh_changed()
        if self._key != before:
            self._say_moved()

    def refresh_rows(self, keys: Iterable[Hashable]) -> None:
        """Repaint the visible rows among `keys`, if they look different now."""
        wanted = set(keys)
        self._repaint(y for y, row in self._visible() if row.key in wanted)

    @property
    def order(self) -> tuple[str, bool] | None:
        """(column key, descending) for the arrow in the header, or None."""
        return self._order

    @order.setter
    def order(self, order: tuple[str, bool] | None) -> None:
        self._order = order
        self.refresh_changed()

    @property
    def show_cursor(self) -> bool:
        """Whether the cursor is drawn; a screen with several panes switches it off in the others."""
        return self._show_cursor

    @show_cursor.setter
    def show_cursor(self, show: bool) -> None:
        self._show_cursor = show
        self._repaint_cursor()

    def flash(self, *keys: Hashable) -> None:
        """Set rows off once, for half a second: somebody else changed them. Two repaints of those lines, no more."""
        self._flashed.update(keys)
        self.refresh_rows(keys)
        self.set_timer(FLASH_SECONDS, lambda: self._end_flash(keys))

    def _end_flash(self, keys: tuple[Hashable, ...]) -> None:
        self._flashed.difference_update(keys)
        self.refresh_rows(keys)

    # ---- where things are

    def slots_of(self, row: Row) -> tuple[Slot, ...]:
        """The columns of a row's layout at the present width, with the cursor's column among them."""
        return self._slots_for(row.layout)

    def _slots_for(self, layout: str) -> tuple[Slot, ...]:
        width = self.size.width
        known = self._slots.get(layout)
        if known is not None and known[0] == (width, self._column):
            return known[1]
        columns = self._layouts.get(layout) or self._layouts.get("", ())
        slots, self._first[layout] = arrange(columns, width, self._column, self._first.get(layout, 0))
        self._slots[layout] = ((width, self._column), slots)
        return slots

    def cell_region(self, row_key: Hashable, column_key: str) -> Region | None:
        """The cell's region on the screen, without the edges of the cursor; None when it is not visible."""
        for y, row in self._visible():
            if row.key == row_key:
                for slot in self.slots_of(row):
                    if slot.column.key == column_key:
                        origin = self.content_region
                        return Region(origin.x + slot.x, origin.y + y, slot.width, 1)
        return None

    def cursor_at(self) -> Offset | None:
        """The first cell inside the cursor, by the cell or by the row as it is drawn."""
        row = self.cursor_row
        if row is None or not self._show_cursor:
            return None
        cell = self.cell_region(row.key, self.cursor_column) if self.mode_of(row) == "cell" else None
        if cell is not None:
            return cell.offset
        y = self.header_height + self._index - self._top
        return self.content_region.offset + Offset(1, y) if y < self.size.height else None

    def _visible(self) -> Iterable[tuple[int, Row]]:
        if self._source is None:
            return
        last = min(self._source.row_count, self._top + self.body_height)
        for index in range(self._top, last):
            yield self.header_height + index - self._top, self._source.row_at(index)

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        """One line, from what is known now. Textual asks only for lines it was told to repaint."""
        strip = self._ready.pop(y, None) or self._build(y)
        self._drawn[y] = strip
        return strip

    def _build(self, y: int) -> Strip:
        width = self.size.width
        if self.show_header and y == 0:
            return self.strip(paint_titles(self._slots_for(""), self._order), width)
        if y < self.header_height:
            return self.strip([("─" * width, "dim")], width)
        index = self._top + y - self.header_height
        source = self._source
        if source is None or index >= source.row_count:
            show_empty = self.empty and y == self.header_height and (source is None or not source.row_count)
            return self.strip([(f" {self.empty}" if show_empty else "", "")], width)
        row = source.row_at(index)
        here = index == self._index and self._show_cursor
        if row.kind != "row":
            return self.strip(paint_text(row, width, here), width)
        cursor = None
        if here:
            cursor = self._column if self.mode_of(row) == "cell" else "*"
        pieces = paint_cells(
            self.slots_of(row),
            lambda column: source.cell(row.key, column),
            gutter_cells(source.gutter(row.key), row.key in self._marked),
            width,
            tone="flash" if row.key in self._flashed else "",
            cursor=cursor,
        )
        return self.strip(pieces, width)

    def _repaint(self, lines: Iterable[int]) -> None:
        if not self.is_mounted or not self.size:
            return
        regions: list[Region] = []
        for y in lines:
            strip = self._build(y)
            region = changed(self._drawn.get(y), strip, y)
            if region is None:
                self._ready.pop(y, None)
            else:
                self._ready[y] = strip
                regions.append(region)
        if regions:
            self.refresh(*regions)

    def notify_style_update(self) -> None:
        """Forget lines prepared in the old colours."""
        self._ready = {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """Another size: columns come and go, the cursor stays in view."""
        self._drawn.clear()
        self._ready.clear()
        self._keep_column()
        self._keep_in_view()
        self.refresh()

    # ---- mouse

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second one on the same place chooses; a click on a title says which."""
        event.stop()
        place = event.get_content_offset(self)
        if place is None or self._source is None:
            return
        if self.show_header and place.y == 0:
            column = self._column_at(self._slots_for(""), place.x)
            if column is not None:
                self.post_message(self.HeaderClicked(self, column))
            return
        row = next((row for y, row in self._visible() if y == place.y), None)
        if row is None or not row.takes_cursor:
            return
        self.move_to(row.key, self._column_at(self.slots_of(row), place.x) if row.kind == "row" else None)
        if event.chain == 2:
            self.post_message(self.Chosen(self, row.key, self._column))

    @staticmethod
    def _column_at(slots: Sequence[Slot], x: int) -> str | None:
        return next((s.column.key for s in slots if s.x - 1 <= x < s.x + s.width), None)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the rows under the cursor's feet, three lines a notch."""
        event.stop()
        self.scroll_rows(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """As for the other direction."""
        event.stop()
        self.scroll_rows(-3)
