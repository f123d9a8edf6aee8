"""The framework place: everything the team works by, section by section, each cell with its meaning and its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import FRAMEWORK
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.framework.criteria import CriterionLines
from abm_tui.screens.framework.editing import FrameworkEditing
from abm_tui.screens.framework.other_lines import PresetLines, WarningLines
from abm_tui.screens.framework.reading import FrameworkReading
from abm_tui.screens.framework.search import FrameworkSearch, place_text
from abm_tui.screens.framework.view import SECTIONS, FrameworkView
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.text import shorten
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.frame import TabsLine
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact


class FrameworkScreen(Place, inherit_bindings=False):
    """Tab goes from section to section; Enter edits a cell, or chooses a preset; c shows the versions."""

    FOCUS = FRAMEWORK
    TAB = "framework"

    def __init__(self) -> None:
        super().__init__()
        self.reading = FrameworkReading(self)
        self.view = FrameworkView(self, self.reading)
        self.editor = CellEditor()
        self.editing = FrameworkEditing(self, self.view, self.editor)
        self.criteria = CriterionLines(self, self.view, self.editing.effects)
        presets, warnings = PresetLines(self, self.view, self.editing.effects), WarningLines(self, self.view)
        self.view.others = [presets.keys, warnings.keys, self.criteria.keys, self.editing.members.keys]
        self.prompts.take_ahead = self._key_ahead
        self.use(
            SheetKeys(self.view.sheet).handlers(),
            self.editing.handlers(),
            FrameworkSearch(self, self.view).handlers(),
            AccountPicker(self).handlers(),
        )
        self.bind(
            {
                Do.NEXT_FIELD: Handler(lambda: self.view.step(1)),
                Do.PREVIOUS_FIELD: Handler(lambda: self.view.step(-1)),
                Do.LISTS: Handler(lambda: self.open(routes.Retier())),
                Do.ADD: Handler(self._add),
                Do.REMOVE: Handler(self._remove),
                Do.CHANGES: Handler(lambda: self.open(routes.Versions())),
                Do.COPY: Handler(self._copy),
                Do.BACK: Handler(self._back),
            }
        )

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.editor

    def body(self) -> Sequence[Widget]:
        return self.view.widgets()

    # data

    @property
    def is_live(self) -> bool:
        """Whether there is anything to show and to read: the screen stands, the workspace is open."""
        return self.is_attached and self.abm.is_open

    def load(self) -> None:
        first = not self.reading.kept
        self.reading.read_cells()
        if first:
            wanted = self.abm.presence.remembered("framework").get("section")
            self.view.section = wanted if wanted in SECTIONS else self.view.section
        self.view.show()

    def hear(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Everything here follows from few rows: read again, and set off what somebody else changed."""
        self.reading.forget({c.entity for c in changes})
        before = self.reading.kept
        self.reload()
        if not mine:
            self.view.flash(before)

    def keep_view(self) -> None:
        self.abm.presence.remember("framework", {"section": self.view.section})

    # the frame

    def heading(self) -> str:
        return f" FRAMEWORK › {SECTIONS[self.view.section][0].upper()}"

    def context(self) -> tuple[Any, Any]:
        return self.reading.context(self.view.section)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.view.resized()
        if self.reading.kept:
            self.call_after_refresh(self.view.show)
        self.call_after_refresh(self.editing.edit.follow)

    def on_tabs_line_tab_chosen(self, message: TabsLine.TabChosen) -> None:
        if self.view.tab_chosen(message.name):
            message.stop()
            message.prevent_default()  # no place has that name

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self.view.moved_to(message.row_key, message.column_key)

    def _key_ahead(self, key: str) -> None:
        if not self.editing.typed_ahead(key):
            self.press(key)

    # keys of the place

    def _add(self) -> None:
        if self.view.section == "icp":
            self.criteria.add()
        elif self.view.section == "members":
            self.editing.members.changes.add_member()
        else:
            self.say("a adds a criterion to the ICP, or a member. Tab goes from section to section.")

    def _remove(self) -> None:
        key, member = self.view.sheet.cursor_key, self.editing.members.member()
        if member is not None and member.left_on is None:
            self.editing.members.changes.leave(member)
        elif self.view.section == "icp" and isinstance(key, str) and key.startswith("icp."):
            self.criteria.remove(key)
        else:
            self.say("Only a criterion or a member is taken out. s c puts back what the preset says.")

    def _copy(self) -> None:
        """The text of the cell under the cursor, whole."""
        key, column = self.view.sheet.cursor_key, self.view.sheet.cursor_column
        text = place_text(self.view.source, key, column) if key is not None else ""
        self.say(copy(self.app, self.store.path.parent, text, shorten(text, 30)) if text else "Nothing to copy here.")

    def _back(self) -> None:
        """Where one came from: the framework is looked at in passing."""
        if not self.abm.go_back():
            self.open(routes.Targets())
