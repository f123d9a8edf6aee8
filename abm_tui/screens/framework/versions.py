"""The framework's history: what it was after each step that changed it. Enter goes back to a version, exactly."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui import when
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import VERSIONS
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.framework.preview import has_effects, lines_of
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import count
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.framework import Version

NUMBER, DAY, WHO, WHAT, CELLS = "number", "day", "who", "what", "cells"
_COLUMNS = (
    Column(NUMBER, "No.", 4, "right", frozen=True),
    Column(DAY, "When", 11),
    Column(WHO, "Who", 8),
    Column(WHAT, "What", 40, flex=1, min_width=20),
    Column(CELLS, "Cells", 5, "right"),
)


@dataclass
class _Source:
    versions: Sequence[Version]
    now: int
    today: date

    @property
    def row_count(self) -> int:
        return len(self.versions)

    def row_at(self, index: int) -> Row:
        return Row(self.versions[index].number)

    def gutter(self, row_key: Hashable) -> str:
        return " ●" if row_key == self.now else ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        one = self.of(row_key)
        assert one is not None
        same = f" = version {one.same_as}" if one.same_as != one.number else ""
        text = {
            NUMBER: str(one.number),
            DAY: when.say_past(one.day, self.today) if one.day else "",
            WHO: one.who,
            WHAT: f"{one.label}{same}",
            CELLS: str(len(one.changes)) if one.changes else "",
        }[column_key]
        return Cell(text)

    def of(self, row_key: Hashable) -> Version | None:
        return next((one for one in self.versions if one.number == row_key), None)


class VersionsScreen(Place, inherit_bindings=False):
    """A line a version, newest first; the one in force is marked."""

    FOCUS = VERSIONS

    def __init__(self) -> None:
        super().__init__()
        self.source: _Source | None = None
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="versions-sheet")
        self.about = Lines(id="versions-about")
        self.about.styles.height = 3
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())
        self.bind({Do.OPEN: Handler(self._go_back, self._no_way_back)})

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule(), self.about]

    def load(self) -> None:
        from abm_tui.store.queries import framework

        found = self.read(framework.versions)
        self.source = _Source(found[::-1], found[-1].same_as if found else 0, self.today)
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        self._show_cells()

    def version(self) -> Version | None:
        """The version under the cursor."""
        return self.source.of(self.sheet.cursor_key) if self.source is not None else None

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self._show_cells()

    def _show_cells(self) -> None:
        """The cells that the version changed, two by two as they fit."""
        one = self.version()
        said = [change.said for change in one.changes] if one is not None else []
        more = f" · {len(said) - 3} more" if len(said) > 3 else ""
        lines = [f" {text}" for text in said[:3]] or [" Nothing changed on it yet" if one and not one.number else ""]
        self.about.set_lines([*lines[:-1], lines[-1] + more])

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.entity == "setting" for c in changes):
            self.reload()

    def _no_way_back(self) -> str:
        one = self.version()
        if one is None or self.source is None:
            return "There is one version only."
        return "This is the framework as it is now." if one.same_as == self.source.now else ""

    def _go_back(self) -> None:
        """Go back to the version under the cursor; what that does to the accounts is shown first."""
        from abm_tui.store.commands import framework
        from abm_tui.store.queries import framework as read

        one = self.version()
        assert one is not None
        assert self.source is not None
        seen = self.source.now
        preview = self.read(read.preview, version=one.number)

        def go() -> None:
            self.run(framework.revert_to, one.number, base=seen)

        if preview.refused:
            self.say(preview.refused, "attention")
        elif not has_effects(preview):
            go()
        else:
            options = [Option("", line, "", go) for line in lines_of(preview, self.size.width)]
            self.choose(
                f"Back to version {one.number} would mean:", options, hint="Enter goes back · Esc leaves it as it is"
            )

    def heading(self) -> str:
        return " FRAMEWORK › VERSIONS"

    def context(self) -> tuple[Any, Any]:
        if self.source is None:
            return "", ""
        left = f" {count(len(self.source.versions), 'version')} · ● in force"
        return left, "going back is a step like any other: u undoes it"
