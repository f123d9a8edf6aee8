"""Editing the framework's cells in place. What an edit does to the accounts is shown before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Refused
from abm_tui.rules.fit.criterion_line import read_question
from abm_tui.rules.framework_cells.cells import FrameworkCell as Kept
from abm_tui.rules.framework_cells.cells import read_value, value_text
from abm_tui.rules.framework_cells.typing import typed_text
from abm_tui.screens.actions.old_cell_edit import CellEdit
from abm_tui.screens.framework.preview import has_effects, lines_of, title_of
from abm_tui.screens.framework.values import cell_text, choices_of, is_question, picked, typing_hint
from abm_tui.screens.framework.view import FrameworkView
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from textual.geometry import Region

    from abm_tui.store import Done

LONG = 1_000  # characters of a text


class FrameworkEditing(CellEdit, FrameworkView, inherit_bindings=False):
    """A cell that is open is known by its name."""

    def __init__(self) -> None:
        super().__init__()
        self._direction = "enter"
        self.prompts.take_ahead = self._key_ahead

    # opening a cell

    def act_open(self) -> None:
        kept = self.here()
        if kept is None:
            self.open_other()
        elif choices_of(kept):
            self._open_list(kept)
        else:
            self._open_editor(kept)

    def act_edit(self) -> None:
        self.act_open()

    def open_other(self) -> None:
        """Enter where no cell of the framework stands."""
        self.say("Nothing to edit here. ← → go to a cell, Tab to the next section.")

    def _open_editor(self, kept: Kept, typed: str | None = None) -> None:
        region = self.sheet.cell_region(self.sheet.cursor_key, self.sheet.cursor_column)
        if region is None:
            return
        self.open_cell(kept.name, region, cell_text(kept), kept.value, limit=LONG)
        if typed is not None:
            self.editor.load(typed, select=False)
        if typing_hint(kept):
            self.say(typing_hint(kept))

    def _open_list(self, kept: Kept) -> None:
        options = [Option(key, label, "", partial(self._pick, kept, value)) for key, label, value in choices_of(kept)]
        region = self.sheet.cell_region(self.sheet.cursor_key, self.sheet.cursor_column)
        self.choose("", options, digits=True, under=region)

    # keys that set without opening

    def act_digit(self) -> None:
        kept = self.here()
        if kept is None:
            self.digit_other()
            return
        choices = choices_of(kept)
        found = next((c for c in choices if c[0] == self.key), None)
        if found is not None:
            self._pick(kept, found[2])
        elif choices:
            self.say("  ".join(f"{key} {label}" for key, label, _ in choices))
        elif kept.kind == "whole" and kept.high is not None and kept.high < 10:
            self._pick(kept, int(self.key))
        elif kept.kind in {"whole", "hour"}:
            self._open_editor(kept, self.key)
        else:
            self.say("Enter edits this text; digits set numbers and lists.")

    def digit_other(self) -> None:
        """A digit where no cell of the framework stands."""
        self.say("There is nothing to set here.")

    def act_forward(self) -> None:
        self._step(1)

    def act_backward(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        kept = self.here()
        if kept is None:
            self.step_other(step)
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
                self.say(f"{kept.title} is from {kept.low or 0:,} to {kept.high or 0:,}.")
            else:
                self._pick(kept, number)
        else:
            self.say("There are no steps here: Enter edits this cell.")

    def step_other(self, step: int) -> None:
        """Space or - where no cell of the framework stands."""
        del step
        self.say("There are no steps here.")

    def _pick(self, kept: Kept, value: object) -> None:
        """A value that was not typed: read, shown before it is saved, saved."""
        if self.editing is None:
            try:
                self.base = kept.value
                self._put({kept.name: picked(kept, value)}, kept.name, typed_text(kept.kind, value))
            except AbmError as error:
                self.refused(error)

    def act_clear_cell(self) -> None:
        """Back to what the preset says."""
        kept = self.here()
        if kept is None:
            self.clear_other()
        elif kept.section == "icp":
            self.say("A criterion is the team's own: Enter changes it, s x takes it out.")
        elif not kept.changed:
            self.say("It is what the preset says already.")
        else:
            self.base = kept.value
            self._put({kept.name: kept.default}, kept.name, value_text(kept, default=True))

    def clear_other(self) -> None:
        """`s c` where no cell of the framework stands."""
        self.say("There is nothing to put back here.")

    # CellEditing

    def cell_committed(self, value: str, direction: str) -> None:
        """Which way to go once it is saved: perhaps only after the preview."""
        self._direction = direction
        super().cell_committed(value, direction)

    def save_cell(self, cell: Hashable, text: str) -> bool:
        kept = self.kept.get(str(cell))
        if kept is None:
            self.close_cell("That line is gone meanwhile; what you typed was not saved.")
            return False
        name = kept.name
        if kept.section == "icp" and name.endswith((".test", ".ask")):
            # One cell for both: a question begins with a question mark.
            question = read_question(text)
            name = name.rpartition(".")[0] + (".test" if question is None else ".ask")
            text = text if question is None else question
        value = read_value(self.kept[name], text)
        if value == self.kept[name].value and name == kept.name:
            return True
        return self._put({name: value}, kept.name, text)

    def region_of(self, cell: Hashable) -> Region | None:
        return self.sheet.cell_region(*self._place_of(str(cell)))

    def reopen_cell(self, cell: Hashable) -> None:
        self.sheet.move_to(*self._place_of(str(cell)))
        self.act_open()

    def _place_of(self, name: str) -> tuple[Hashable, str]:
        """Where a cell stands in this section: its line and column."""
        for line in self.source.page.lines:
            for column, cell in line.cells.items():
                if cell == name:
                    return line.key, column
        return self.sheet.cursor_key, self.sheet.cursor_column

    def after_cell(self, cell: Hashable, direction: str) -> None:
        """Enter goes down and stops; Tab goes on to the next cell of the line, the arrows to the line's neighbour."""
        del cell
        key, column = self.sheet.cursor_key, self.sheet.cursor_column
        back = direction in {"up", "shift+tab"}
        moved = False
        if direction in {"tab", "shift+tab"}:
            moved = self.sheet.move_left() if back else self.sheet.move_right()
            if self.here() is None:
                moved = False  # no cell beside it: on to the next line
                self.sheet.move_to(key, column)
        if not moved:
            moved = self.sheet.move_up() if back else self.sheet.move_down()
        kept = self.here()
        if moved and direction != "enter" and kept is not None and not choices_of(kept):
            self._open_editor(kept)

    def say_value(self, field: str, value: Any) -> str:
        """A cell's value as people say it; `field` is the cell's name."""
        kept = self.kept.get(field)
        if kept is None:
            return super().say_value(field, value)
        return typed_text(kept.kind, value) or "nothing"

    # what it does, then the writing

    def _put(self, changes: Mapping[str, Any], cell: str, text: str) -> bool:
        """Save cells; first ask, where accounts would change. False while a question is open. Raises AbmError."""
        from abm_tui.store.commands import framework

        seen = self.base

        def write(base: Any) -> Done:
            return self.store.do(framework.set_cells, changes, base={cell: base})

        def save() -> bool:
            return self.write_over(seen, write, cell, text)

        return self.preview_then(changes, save)

    def preview_then(
        self,
        changes: Mapping[str, Any],
        save: Callable[[], bool],
        *,
        title: str = "",
        back: Callable[[], object] | None = None,
        **how: Any,
    ) -> bool:
        """Show what the changes do to the accounts, then `save`; at once where they do nothing to them.

        `back` is what Esc does then: by default it goes back to the cell that is open, the text kept. `how` goes to
        the preview: another preset, another way of counting, a criterion that is taken out.
        """
        from abm_tui.store.queries import framework

        if not how and all(self._is_words(name) for name in changes):
            return save()
        preview = self.store.read(framework.preview, changes, **how)
        if preview.refused:
            raise Refused("cap_too_low", preview.refused)
        if has_effects(preview):
            self._ask_before(title or title_of(preview), lines_of(preview, self.size.width), save, back)
            return False
        saved = save()
        if saved and preview.changes:
            self.say_ending(f"{preview.changes[0].said} · no account changes", "u undo")
        return saved

    def _is_words(self, name: str) -> bool:
        """A text that no rule reads: there is nothing to show before it is saved."""
        kept = self.kept.get(name)
        return kept is not None and kept.kind == "text" and not is_question(name)

    def _ask_before(
        self, title: str, lines: list[str], save: Callable[[], bool], back: Callable[[], object] | None
    ) -> None:
        cell, direction = self.editing, self._direction

        def go() -> None:
            try:
                saved = save()
            except AbmError as error:
                self.refused(error)
                return
            if saved and cell is not None:
                self.close_cell()
                self.after_cell(cell, direction)

        escape = "Esc back to the text, nothing saved" if cell is not None or back else "Esc leaves it as it is"
        options = [Option("", line, "", go) for line in lines]
        self.choose(title, options, hint=f"Enter saves · {escape}", cancelled=back or self._not_saved)

    def _not_saved(self) -> None:
        self.say("Not saved: the text is as you typed it." if self.editing is not None else "Nothing was changed.")

    def _key_ahead(self, key: str) -> None:
        """A key typed while the effect was shown goes where it was meant: into the cell, if it is open again."""
        if self.editing is None or not self.editor.is_open:
            self.press(key)
        elif len(key) == 1:
            self.editor.insert_text_at_cursor(key)
