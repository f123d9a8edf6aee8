"""y copies what stands under the cursor, Y shows all of a screen as plain text to select from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.clipboard import copy, copy_rows
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.routes import PlainText
from abm_tui.text import shorten
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import PlaceHost

_GAP = re.compile(r"\s{2,}")
_FRAME = re.compile(r"[─│┌┐└┘├┤┬┴┼▐▌]")


class CopyKeys:
    """Copies from a place: by default the cell, the marked rows or the line of whatever it shows."""

    def __init__(self, place: PlaceHost) -> None:
        self._place = place

    def handlers(self) -> Handlers:
        return {Do.COPY: Handler(self.copy), Do.PLAIN: Handler(self.plain)}

    def copy(self) -> None:
        """Rows go as a spreadsheet takes them, a single cell or line as it is."""
        place = self._place
        found = place.copied()
        rows = [row for row in found if any(row)] if not isinstance(found, str) else []
        folder = place.store.path.parent
        if isinstance(found, str) and found:
            place.say(copy(place.app, folder, found, shorten(found, 30)))
        elif rows:
            place.say(copy_rows(place.app, folder, rows))
        else:
            place.say("Nothing to copy here.")

    def plain(self) -> None:
        """Everything the screen lists, for the mouse."""
        rows = self._place.plain_rows()
        if any(any(row) for row in rows):
            self._place.open(PlainText(rows))
        else:
            self._place.say("There is nothing to show here.")

    # what a place shows

    def under_cursor(self) -> str | list[list[str]]:
        """The text of the cell under the cursor, or rows of cells."""
        sheet = self._sheet()
        if sheet is None:
            return [_cells(line) for line in self._highlighted()]
        if sheet.marked:
            return sheet.texts(sheet.marked)
        return sheet.cursor_text or (sheet.texts([sheet.cursor_key]) if sheet.cursor_row is not None else [])

    def everything(self) -> list[list[str]]:
        """All rows on show, as cells."""
        sheet = self._sheet()
        if sheet is not None:
            return sheet.all_texts()
        return [_cells(line) for lines in self._lists() for line in lines.lines]

    def _sheet(self) -> Sheet | None:
        return next((sheet for sheet in self._place.query(Sheet) if sheet.display and sheet.row_count), None)

    def _lists(self) -> Sequence[Lines]:
        return [lines for lines in self._place.query(Lines) if lines.display and lines.size.height > 1]

    def _highlighted(self) -> list[str]:
        return [lines.lines[lines.highlight] for lines in self._lists() if lines.highlight is not None]


def _cells(line: str) -> list[str]:
    """A painted line as cells: what stands apart is a cell of its own."""
    return _GAP.split(_FRAME.sub(" ", line).strip())
