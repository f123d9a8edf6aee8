"""Editing one cell in place: the typed text stays until it is on disk, and nobody's edit is overwritten silently."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events
from textual.geometry import Region

from abm_tui.errors import AbmError, Conflict
from abm_tui.screens.shell.place import Place
from abm_tui.when import mid_day
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.lineinput import Echo

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from abm_tui.store import Done


class CellEdit(Place, inherit_bindings=False):
    """Needs `save_cell`, `reopen_cell`, `after_cell`, `region_of`. `editing` names the open cell, None for none."""

    def __init__(self) -> None:
        super().__init__()
        self.editing: Hashable = None
        self.base: Any = None  # what the cell held when it was opened
        self._kept_text = ""

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield CellEditor()

    @property
    def editor(self) -> CellEditor:
        return self.query_one(CellEditor)

    def save_cell(self, cell: Hashable, text: str) -> bool:
        """Write what was typed. False: a question is open about it. Raises AbmError, and the cell stays open."""
        raise NotImplementedError

    def reopen_cell(self, cell: Hashable) -> None:
        """Open the cell again, with what it holds now."""
        raise NotImplementedError

    def after_cell(self, cell: Hashable, direction: str) -> None:
        """The cell was saved and closed; `direction` is enter, tab, shift+tab, up or down."""
        raise NotImplementedError

    def open_cell(
        self, cell: Hashable, region: Region, text: str, base: Any, *, echo: Echo | None = None, limit: int = 200
    ) -> None:
        """Edit `text` over `region`; `base` is what the cell holds on disk."""
        self.editing, self.base, self._kept_text = cell, base, text
        self.editor.open(region, text, echo, committed=self.cell_committed, cancelled=self.cell_cancelled, limit=limit)

    def region_of(self, cell: Hashable) -> Region | None:
        """Where a cell stands on the screen now."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """The open cell goes with its column."""
        super().on_resize(event)
        if self.editing is not None:
            self.call_after_refresh(self._follow_cell)

    def _follow_cell(self) -> None:
        if self.editing is not None:
            self.editor.move(self.region_of(self.editing))

    def close_cell(self, said: str = "") -> None:
        """Close without saving."""
        self.editor.close()
        self.editing = None
        if said:
            self.say(said)

    def cell_committed(self, value: str, direction: str) -> None:
        cell = self.editing
        if cell is None:
            return
        try:
            ok = value == self._kept_text or self.save_cell(cell, value)
        except AbmError as error:
            self.say(f"{error.message} Esc keeps {self._kept_text[:40] or 'it empty'}.", "attention")
            return
        if ok:
            self.close_cell()
            self.after_cell(cell, direction)

    def cell_cancelled(self) -> None:
        self.close_cell("Nothing was changed.")

    def old_write(self, write: Callable[[Any], Done]) -> bool:
        """Run `write(base)`. False when somebody changed the cell meanwhile: then both values are offered."""
        return self.write_over(self.base, write, self.editing, self.editor.value)

    def write_over(self, seen: Any, write: Callable[[Any], Done], cell: Hashable, text: str) -> bool:
        """As `write`, for a value picked from a list: `seen` is what stood there, `text` how the new value is said."""
        try:
            self.after(write(seen))
        except Conflict as conflict:
            self.close_cell()
            self._offer_both(conflict, write, cell, text)
            return False
        return True

    def say_value(self, field: str, value: Any) -> str:
        """A stored value as people say it."""
        del field
        return mid_day(value) if isinstance(value, date) else "nothing" if value in {None, ""} else str(value)

    def _offer_both(self, conflict: Conflict, write: Callable[[Any], Done], cell: Hashable, text: str) -> None:
        clash = conflict.clashes[0]
        who = clash.who or "somebody"

        def mine() -> None:
            try:
                self.after(write(clash.current))
            except Conflict as again:
                self._offer_both(again, write, cell, text)
            except AbmError as error:
                self.refused(error)

        def edit() -> None:
            self.reopen_cell(cell)
            self.editor.load(text)

        theirs = self.say_value(clash.field, clash.current)
        self.reload()
        self.choose(
            f"{who} set {clash.field.replace('_', ' ')} to {theirs}, you typed {text}:",
            [
                Option("t", f"keep {who}'s", theirs),
                Option("m", "take mine", text, mine),
                Option("e", "edit", "", edit),
            ],
            hint="↑ ↓ pick, Enter · Esc keeps theirs",
        )
