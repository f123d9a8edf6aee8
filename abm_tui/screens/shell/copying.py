"""Copying what a screen shows: a cell or rows to the clipboard, and all of it as plain text to select from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from abm_tui.screens.shell.clipboard import copy, copy_rows
from abm_tui.screens.shell.navigation import Going
from abm_tui.text import shorten
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

_GAP = re.compile(r"\s{2,}")
_FRAME = re.compile(r"[─│┌┐└┘├┤┬┴┼▐▌]")


class Copying(Going, inherit_bindings=False):
    """y copies the cell under the cursor, the marked rows, or the line; Y shows everything without frames."""

    def copied(self) -> str | list[list[str]]:
        """What y takes: the text of a cell, or rows of cells."""
        sheet = self._sheet()
        if sheet is None:
            return [_cells(line) for line in self._highlighted()]
        if sheet.marked:
            return sheet.texts(sheet.marked)
        return sheet.cursor_text or (sheet.texts([sheet.cursor_key]) if sheet.cursor_row is not None else [])

    def plain_rows(self) -> list[list[str]]:
        """What Y shows."""
        sheet = self._sheet()
        if sheet is not None:
            return sheet.all_texts()
        return [_cells(line) for lines in self._lists() for line in lines.lines]

    def _sheet(self) -> Sheet | None:
        return next((sheet for sheet in self.query(Sheet) if sheet.display and sheet.row_count), None)

    def _lists(self) -> Sequence[Lines]:
        return [lines for lines in self.query(Lines) if lines.display and lines.size.height > 1]

    def _highlighted(self) -> list[str]:
        return [lines.lines[lines.highlight] for lines in self._lists() if lines.highlight is not None]

    def act_copy(self) -> None:
        """Rows go as a spreadsheet takes them, a single cell or line as it is."""
        found = self.copied()
        rows = [row for row in found if any(row)] if not isinstance(found, str) else []
        folder = self.abm.store.path.parent
        if isinstance(found, str) and found:
            self.say(copy(self.app, folder, found, shorten(found, 30)))
        elif rows:
            self.say(copy_rows(self.app, folder, rows))
        else:
            self.say("Nothing to copy here.")

    def act_plain(self) -> None:
        """Everything the screen lists, for the mouse."""
        from abm_tui.screens.shell.plain_text_screen import PlainScreen

        rows = self.plain_rows()
        if any(any(row) for row in rows):
            self.app.push_screen(PlainScreen(rows, self.abm.settings.mouse))
        else:
            self.say("There is nothing to show here.")


def _cells(line: str) -> list[str]:
    """A painted line as cells: what stands apart is a cell of its own."""
    return _GAP.split(_FRAME.sub(" ", line).strip())
