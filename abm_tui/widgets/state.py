"""What a sheet knows: its source, where its cursor stands, what is marked. By key, so that a reload keeps both."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from textual.app import RenderResult
from textual.geometry import Region

from abm_tui.widgets.grid import Column, Row, SheetSource, Slot, kept
from abm_tui.widgets.tones import Painted


class SheetState(Painted):
    """State and marks of a Sheet; movement is in cursor.py, drawing in sheet.py."""

    cursor_mode: str = "cell"
    show_header = True
    show_rule = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._source: SheetSource | None = None
        self._layouts: dict[str, tuple[Column, ...]] = {}
        self._modes: dict[str, str | None] = {}
        self._slots: dict[str, tuple[tuple[int, str], tuple[Slot, ...]]] = {}
        self._first: dict[str, int] = {}
        self._places: dict[Hashable, int] | None = None
        self._index = -1
        self._key: Hashable = None
        self._column = ""
        self._top = 0
        self._marked: dict[Hashable, None] = {}

    def render(self) -> RenderResult:
        """Lines are drawn by `render_line`."""
        return ""

    @property
    def header_height(self) -> int:
        """Lines above the first row."""
        return int(self.show_header) + int(self.show_rule)

    def refresh_changed(self) -> None:
        """Repaint every line that looks different from what is on the screen."""
        self._repaint(range(self.size.height))

    def _repaint(self, lines: Iterable[int]) -> None:
        """Repaint these lines; a Sheet leaves out those that look the same."""
        regions = [Region(0, y, self.size.width, 1) for y in lines]
        if regions:
            self.refresh(*regions)

    # ---- where it is

    @property
    def cursor_key(self) -> Any:
        """The key of the row under the cursor, or None."""
        return self._key

    @property
    def cursor_column(self) -> str:
        """The key of the column under the cursor (kept in row mode too)."""
        return self._column

    @property
    def cursor_index(self) -> int:
        """The index of the row under the cursor, or -1."""
        return self._index

    @property
    def top(self) -> int:
        """The index of the first row on the screen."""
        return self._top

    @property
    def body_height(self) -> int:
        """How many rows the screen shows."""
        return max(0, self.size.height - self.header_height)

    @property
    def row_count(self) -> int:
        """How many rows there are, headings included."""
        return self._source.row_count if self._source is not None else 0

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor."""
        return self._row(self._index) if 0 <= self._index < self.row_count else None

    def mode_of(self, row: Row) -> str:
        """ "cell" or "row": the cursor's shape on this row."""
        return self._modes.get(row.layout) or self.cursor_mode

    def index_of(self, key: Hashable) -> int | None:
        """The index of a row, or None. Reads the rows once per reload unless the source knows."""
        if self._source is None:
            return None
        own = getattr(self._source, "index_of", None)
        if own is not None:
            found = own(key)
            return found if isinstance(found, int) else None
        if 0 <= self._index < self.row_count and self._row(self._index).key == key:
            return self._index
        if self._places is None:
            self._places = {self._row(i).key: i for i in range(self.row_count)}
        return self._places.get(key)

    def columns_shown(self) -> list[Column]:
        """The columns of the cursor's row that the width leaves, scrolled away or not."""
        row = self.cursor_row
        layout = row.layout if row is not None else ""
        return kept(self._layouts.get(layout) or self._layouts.get("", ()), self.size.width or 10_000)

    # ---- what it says, for copying

    def texts(self, keys: Iterable[Hashable]) -> list[list[str]]:
        """The cells of these rows whole, those of columns that the width leaves no room for too."""
        indexes = (self.index_of(key) for key in keys)
        return [self._texts(self._row(index)) for index in indexes if index is not None]

    def all_texts(self) -> list[list[str]]:
        """The titles, where it has any, and the cells of every row."""
        titles = [column.title for column in self._layouts.get("", ())]
        rows = [self._texts(self._row(index)) for index in range(self.row_count)]
        return [titles, *rows] if self.header_height and any(titles) else rows

    def _texts(self, row: Row) -> list[str]:
        if row.kind != "row" or row.text:
            return [text for text in (row.text.strip(), row.note) if text]
        assert self._source is not None
        columns = self._layouts.get(row.layout) or self._layouts.get("", ())
        return [self._source.cell(row.key, column.key).text.strip() for column in columns]

    @property
    def cursor_text(self) -> str:
        """What stands in the cell under the cursor; "" where the cursor is a whole row."""
        row = self.cursor_row
        if row is None or row.kind != "row" or row.text or self._source is None or self.mode_of(row) == "row":
            return ""
        return self._source.cell(row.key, self._column).text.strip()

    def _row(self, index: int) -> Row:
        assert self._source is not None
        return self._source.row_at(index)

    def _lines_of(self, *indexes: int) -> list[int]:
        places = sorted({i - self._top for i in indexes if 0 <= i - self._top < self.body_height})
        return [self.header_height + place for place in places]

    def _repaint_cursor(self) -> None:
        self._repaint(self._lines_of(self._index))

    # ---- marks

    @property
    def marked(self) -> tuple[Any, ...]:
        """The keys of the marked rows, in the order they were marked."""
        return tuple(self._marked)

    def toggle_mark(self, key: Hashable = None) -> bool:
        """Mark a row (by default the cursor's), or take its mark away. True when it is marked now."""
        key = self._key if key is None else key
        if key is None:
            return False
        on = key not in self._marked
        if on:
            self._marked[key] = None
        else:
            del self._marked[key]
        self._repaint_rows({key})
        return on

    def mark_all(self, keys: Iterable[Hashable] | None = None) -> None:
        """Mark `keys`, or every row shown that takes the cursor."""
        if keys is None:
            rows = (self._row(i) for i in range(self.row_count))
            keys = [row.key for row in rows if row.kind == "row" and row.takes_cursor]
        self._marked.update(dict.fromkeys(keys))
        self.refresh_changed()

    def clear_marks(self) -> None:
        """Take every mark away."""
        self._marked.clear()
        self.refresh_changed()

    def _repaint_rows(self, keys: set[Hashable]) -> None:
        last = min(self.row_count, self._top + self.body_height)
        self._repaint(self._lines_of(*(i for i in range(self._top, last) if self._row(i).key in keys)))
