"""Editing the framework's cells in place. What an edit does to the accounts is shown before it is saved."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError
from abm_tui.keymap.action_ids import Do
from abm_tui.rules.fit.criterion_line import read_question
from abm_tui.rules.framework_cells.cells import FrameworkCell as Kept
from abm_tui.rules.framework_cells.cells import read_value, value_text
from abm_tui.rules.framework_cells.typing import typed_text
from abm_tui.screens.actions.cell_edit import CellEdit, any_value_text
from abm_tui.screens.framework.effects import EffectsQuestion, Follow
from abm_tui.screens.framework.members import MemberLines
from abm_tui.screens.framework.values import cell_text, choices_of, picked, typing_hint
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from textual.geometry import Region

    from abm_tui.screens.framework.view import FrameworkView
    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.shell.writer import Written
    from abm_tui.widgets.editor import CellEditor

LONG = 1_000  # characters of a text


class FrameworkEditing:
    """The cells of the place: one of the framework is known by its name, one of a member as (member id, column)."""

    def __init__(self, host: Host, view: FrameworkView, editor: CellEditor) -> None:
        self._host, self._view = host, view
        self.edit = CellEdit(host, editor, self)
        self.effects = EffectsQuestion(host, view.reading, self.edit)
        self.members = MemberLines(host, view, self.edit)

    def handlers(self) -> Handlers:
        return {
            Do.OPEN: Handler(self.open),
            Do.EDIT: Handler(self.open),
            Do.DIGIT: KeyHandler(self.digit),
            Do.FORWARD: Handler(lambda: self.step(1)),
            Do.BACKWARD: Handler(lambda: self.step(-1)),
            Do.CLEAR_CELL: Handler(self.clear),
        }

    # opening a cell

    def open(self) -> None:
        """Edit the cell under the cursor; on another line, what Enter does there."""
        kept, other = self._view.here(), self._view.other()
        if kept is not None and choices_of(kept):
            self._open_list(kept)
        elif kept is not None:
            self._open_editor(kept)
        elif other is not None:
            other.open()
        else:
            self._host.say("Nothing to edit here. ← → go to a cell, Tab to the next section.")

    def _open_editor(self, kept: Kept, typed: str | None = None) -> None:
        region = self._view.sheet.cell_region(self._view.sheet.cursor_key, self._view.sheet.cursor_column)
        if region is None:
            return
        self.edit.open(kept.name, region, cell_text(kept), kept.value, limit=LONG)
        if typed is not None:
            self.edit.editor.load(typed, select=False)
        if typing_hint(kept):
            self._host.say(typing_hint(kept))

    def _open_list(self, kept: Kept) -> None:
        options = [Option(key, label, "", partial(self._pick, kept, value)) for key, label, value in choices_of(kept)]
        region = self._view.sheet.cell_region(self._view.sheet.cursor_key, self._view.sheet.cursor_column)
        self._host.choose("", options, digits=True, under=region)

    def typed_ahead(self, key: str) -> bool:
        """A key typed while the effect was shown goes into the cell, if it is open again; else False."""
        if self.edit.cell is None or not self.edit.editor.is_open:
            return False
        if len(key) == 1:
            self.edit.editor.insert_text_at_cursor(key)
        return True

    # keys that set without opening

    def digit(self, key: str) -> None:
        """The entry of a list by its number; in a number it begins a new one."""
        kept, other = self._view.here(), self._view.other()
        if kept is None:
            if other is None or not other.digit(key):
                self._host.say("There is nothing to set here.")
            return
        choices = choices_of(kept)
        found = next((c for c in choices if c[0] == key), None)
        if found is not None:
            self._pick(kept, found[2])
        elif choices:
            self._host.say("  ".join(f"{key} {label}" for key, label, _ in choices))
        elif kept.kind == "whole" and kept.high is not None and kept.high < 10:
            self._pick(kept, int(key))
        elif kept.kind in {"whole", "hour"}:
            self._open_editor(kept, key)
        else:
            self._host.say("Enter edits this text; digits set numbers and lists.")

    def step(self, step: int) -> None:
        """One more or one less; the list's next entry or the one before."""
        kept, other = self._view.here(), self._view.other()
        if kept is None:
            if other is None or not other.step(step):
                self._host.say("There are no steps here.")
            return
        values = [value for _, _, value in choices_of(kept)]
        if values:
            at = values.index(kept.value) if kept.value in values else -step
            if kept.kind == "yes":
                self._pick(kept, not kept.value)
            elif 0 <= at + step < len(values):
                self._pick(kept, values[at + step])
        elif kept.kind == "whole":
            number = (kept.value or 0) + step
            if number < (kept.low or 0) or (kept.high is not None and number > kept.high):
                self._host.say(f"{kept.title} is from {kept.low or 0:,} to {kept.high or 0:,}.")
            else:
                self._pick(kept, number)
        else:
            self._host.say("There are no steps here: Enter edits this cell.")

    def clear(self) -> None:
        """Back to what the preset says."""
        kept, other = self._view.here(), self._view.other()
        if kept is None:
            if other is None or not other.clear():
                self._host.say("There is nothing to put back here.")
        elif kept.section == "icp":
            self._host.say("A criterion is the team's own: Enter changes it, s x takes it out.")
        elif not kept.changed:
            self._host.say("It is what the preset says already.")
        else:
            self._put({kept.name: kept.default}, kept.name, value_text(kept, default=True), kept.value)

    def _pick(self, kept: Kept, value: object) -> None:
        """A value that was not typed: read, shown before it is saved, saved."""
        if self.edit.cell is None:
            try:
                self._put({kept.name: picked(kept, value)}, kept.name, typed_text(kept.kind, value), kept.value)
            except AbmError as error:
                self._host.refused(error)

    # the cells, as their editing asks for them

    def save(self, cell: Hashable, text: str) -> bool:
        if isinstance(cell, tuple):
            return self.members.save(cell, text)
        cells = self._view.reading.kept
        kept = cells.get(str(cell))
        if kept is None:
            self.edit.close("That line is gone meanwhile; what you typed was not saved.")
            return False
        name = kept.name
        if kept.section == "icp" and name.endswith((".test", ".ask")):
            # One cell for both: a question begins with a question mark.
            question = read_question(text)
            name = name.rpartition(".")[0] + (".test" if question is None else ".ask")
            text = text if question is None else question
        value = read_value(cells[name], text)
        if value == cells[name].value and name == kept.name:
            return True
        return self._put({name: value}, kept.name, text, self.edit.base)

    def region_of(self, cell: Hashable) -> Region | None:
        return self._view.sheet.cell_region(*self._place_of(cell))

    def reopen(self, cell: Hashable) -> None:
        self._view.sheet.move_to(*self._place_of(cell))
        self.open()

    def _place_of(self, cell: Hashable) -> tuple[Hashable, str]:
        """Where a cell stands in this section: its line and column."""
        if isinstance(cell, tuple):
            return self.members.place_of(cell)
        for line in self._view.source.page.lines:
            for column, name in line.cells.items():
                if name == cell:
                    return line.key, column
        return self._view.sheet.cursor_key, self._view.sheet.cursor_column

    def after(self, cell: Hashable, direction: str) -> None:
        """Enter goes down and stops; Tab goes on to the next cell of the line, the arrows to the line's neighbour."""
        del cell
        sheet = self._view.sheet
        key, column = sheet.cursor_key, sheet.cursor_column
        back = direction in {"up", "shift+tab"}
        moved = False
        if direction in {"tab", "shift+tab"}:
            moved = sheet.move_left() if back else sheet.move_right()
            if self._view.here() is None:
                moved = False  # no cell beside it: on to the next line
                sheet.move_to(key, column)
        if not moved:
            moved = sheet.move_up() if back else sheet.move_down()
        kept = self._view.here()
        if moved and direction != "enter" and kept is not None and not choices_of(kept):
            self._open_editor(kept)

    def value_text(self, field: str, value: Any) -> str:
        """A cell's value as people say it; `field` is the cell's name."""
        kept = self._view.reading.kept.get(field)
        return any_value_text(value) if kept is None else typed_text(kept.kind, value) or "nothing"

    # the writing

    def _put(self, changes: Mapping[str, Any], cell: str, text: str, seen: Any) -> bool:
        """Save cells; first ask, where accounts would change. False while a question is open. Raises AbmError.

        `seen` is what the cell held when it was opened, `text` the new value as it is said.
        """
        from abm_tui.store.commands import framework

        def write(base: Any) -> Written:
            return self._host.write(framework.set_cells, changes, base={cell: base})

        def save(then: Follow) -> bool:
            return self.edit.write_over(seen, write, cell, text, then)

        return self.effects.save_after(changes, save)
