"""How a sheet's cursor moves."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from textual.message import Message

from abm_tui.widgets.grid import Row
from abm_tui.widgets.state import SheetState


class SheetCursor(SheetState):
    """Movement of a Sheet. Every move repaints the two rows concerned, or scrolls by whole lines.

    A move that changes the place posts `CursorMoved` and returns True.
    """

    class CursorMoved(Message, namespace="sheet"):
        """The cursor stands on another row or column. `row_key` is None when there is no row."""

        def __init__(self, sheet: SheetCursor, row_key: Hashable, column_key: str) -> None:
            super().__init__()
            self.sheet, self.row_key, self.column_key = sheet, row_key, column_key

    # ---- moving

    def move_down(self, count: int = 1) -> bool:
        """The next row that takes the cursor, `count` times."""
        return self._step(count, 1)

    def move_up(self, count: int = 1) -> bool:
        """The previous one."""
        return self._step(count, -1)

    def move_left(self) -> bool:
        """The column to the left."""
        return self._sideways(-1)

    def move_right(self) -> bool:
        """The column to the right; a sheet too wide for the screen scrolls to it."""
        return self._sideways(1)

    def page_down(self) -> bool:
        """A screenful down: the rows move by a screen less one line and the cursor keeps its height."""
        return self._page(1)

    def page_up(self) -> bool:
        """A screenful up."""
        return self._page(-1)

    def home(self) -> bool:
        """The first row."""
        return self._go(self._seek(0, 1), top=0)

    def end(self) -> bool:
        """The last row."""
        return self._go(self._seek(self.row_count - 1, -1))

    def row_start(self) -> bool:
        """The first column."""
        return self.move_to(self._key, self.columns_shown()[0].key) if self.columns_shown() else False

    def row_end(self) -> bool:
        """The last column."""
        return self.move_to(self._key, self.columns_shown()[-1].key) if self.columns_shown() else False

    def move_to(self, key: Hashable, column: str | None = None) -> bool:
        """The row `key`, and the column if given. False when there is no such row or nothing moved."""
        index = self.index_of(key)
        if index is None or not self._row(index).takes_cursor:
            return False
        return self._go(index, column=column)

    def move_to_next(self, wanted: Callable[[Row], bool], *, back: bool = False, wrap: bool = True) -> bool:
        """The next (or previous) row for which `wanted` is true; from the other end again when `wrap`."""
        count = self.row_count
        step = -1 if back else 1
        for n in range(1, count + 1):
            at = self._index + n * step
            if not wrap and not 0 <= at < count:
                return False
            row = self._row(at % count)
            if row.takes_cursor and wanted(row):
                return self._go(at % count)
        return False

    def scroll_rows(self, count: int) -> None:
        """Show other rows, `count` lines further down; the cursor follows when it would leave the screen."""
        self._top = max(0, min(self._top + count, self.row_count - self.body_height))
        last = self._top + self.body_height - 1
        at = max(self._top, min(self._index, last))
        if at != self._index and self._index >= 0:
            place = self._seek(at, 1 if at == self._top else -1)
            if self._top <= place <= last:
                self._stand(place)
                self._say_moved()
        self.refresh_changed()

    def _step(self, count: int, step: int) -> bool:
        at = self._index
        for _ in range(count):
            further = self._seek(at + step, step, stay=True)
            if further < 0:
                break
            at = further
        if at == self._index and step < 0 and self._top > 0:
            # Nothing above takes the cursor, but a heading may stand there: show it.
            self.scroll_rows(-1)
        return self._go(at)

    def _page(self, step: int) -> bool:
        page = max(1, self.body_height - 1)
        count = self.row_count
        if not count:
            return False
        aim = max(0, min(count - 1, self._index + step * page))
        place = self._seek(aim, step, stay=True)
        if place < 0:
            place = self._seek(aim, -step)
        return self._go(place, top=self._top + step * page)

    def _sideways(self, step: int) -> bool:
        row = self.cursor_row
        keys = [column.key for column in self.columns_shown()]
        if row is None or not keys or row.kind != "row":
            return False
        at = keys.index(self._column) if self._column in keys else 0
        return self._go(self._index, column=keys[max(0, min(len(keys) - 1, at + step))])

    def _seek(self, start: int, step: int, *, stay: bool = False) -> int:
        """The first index from `start` on that takes the cursor; else the other way round, or -1 with `stay`."""
        at = start
        while 0 <= at < self.row_count:
            if self._row(at).takes_cursor:
                return at
            at += step
        return -1 if stay else self._seek(start - step, -step, stay=True)

    def _go(self, index: int, *, column: str | None = None, top: int | None = None) -> bool:
        if index < 0 or index >= self.row_count:
            return False
        before = (self._index, self._column, self._top)
        self._stand(index)
        if column is not None:
            self._column = column
        self._keep_column()
        if top is not None:
            self._top = top
        self._keep_in_view()
        moved = before[:2] != (self._index, self._column)
        if before[2] != self._top or before[1] != self._column:
            self.refresh_changed()
        elif moved:
            self._repaint(self._lines_of(before[0], self._index))
        if moved:
            self._say_moved()
        return moved

    def _stand(self, index: int) -> None:
        self._index = index
        self._key = self._row(index).key if index >= 0 else None

    def _settle(self, key: Hashable, index: int) -> None:
        """Put the cursor on `key`, or near `index` when it is gone."""
        found = self.index_of(key) if key is not None else None
        if found is None:
            found = min(max(0, index), self.row_count - 1)
        self._stand(self._seek(found, 1) if self.row_count else -1)
        self._keep_column()
        self._keep_in_view()

    def _keep_column(self) -> None:
        keys = [column.key for column in self.columns_shown()]
        if keys and self._column not in keys:
            self._column = keys[0]

    def _keep_in_view(self) -> None:
        height = self.body_height
        if height <= 0:
            return
        top = self._top
        if self._index >= 0:
            top = max(min(top, self._index), self._index - height + 1)
            # Headings right above the first row come into view with it.
            if top == self._index and self._seek(0, 1) == self._index and self._index < height:
                top = 0
        self._top = max(0, min(top, self.row_count - height))

    def _say_moved(self) -> None:
        self.post_message(self.CursorMoved(self, self._key, self._column))
