"""Editing one cell in place: the typed text stays until it is taken, and nobody's edit is overwritten silently."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.errors import AbmError, Conflict
from abm_tui.when import mid_day
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from textual.geometry import Region

    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.shell.writer import Written
    from abm_tui.store import Done
    from abm_tui.widgets.editor import CellEditor
    from abm_tui.widgets.lineinput import Echo

Write = Callable[[Any], "Written"]
"""Writes a value with `host.write`; it gets what stood there when the field was opened, the base of the edit."""


class EditableCells(Protocol):
    """The cells of a place, as their editing asks for them. A cell is whatever the place knows it by."""

    def save(self, cell: Hashable, text: str) -> bool:
        """Write what was typed. False: a question is open about it. Raises AbmError, and the cell stays open."""

    def reopen(self, cell: Hashable) -> None:
        """Open the cell again, with what it holds now."""

    def after(self, cell: Hashable, direction: str) -> None:
        """The cell was saved and closed; `direction` is enter, tab, shift+tab, up or down."""

    def region_of(self, cell: Hashable) -> Region | None:
        """Where a cell stands on the screen now."""

    def value_text(self, field: str, value: Any) -> str:
        """A stored value as people say it; `any_value_text` is what most fields need."""


def any_value_text(value: Any) -> str:
    """A stored value as people say it, where its field has no words of its own."""
    return mid_day(value) if isinstance(value, date) else "nothing" if value in {None, ""} else str(value)


class CellEdit:
    """The one cell that can be open on a screen, which mounts `editor` and calls `follow` when it has another size."""

    def __init__(self, host: Host, editor: CellEditor, cells: EditableCells) -> None:
        self.editor = editor
        self.cell: Hashable = None  # the one that is open
        self.base: Any = None  # what it held when it was opened
        self._host, self._cells = host, cells
        self._kept_text = ""
        self._direction = "enter"  # where the person goes on to once the cell is saved

    def open(
        self, cell: Hashable, region: Region, text: str, base: Any, *, echo: Echo | None = None, limit: int = 200
    ) -> None:
        """Edit `text` over `region`; `base` is what the cell holds on disk."""
        self.cell, self.base, self._kept_text = cell, base, text
        self.editor.open(region, text, echo, committed=self.commit, cancelled=self.cancel, limit=limit)

    def close(self, sentence: str = "") -> None:
        """Close without saving."""
        self.editor.close()
        self.cell = None
        if sentence:
            self._host.say(sentence)

    def follow(self) -> None:
        """The open cell goes with its column."""
        if self.cell is not None:
            self.editor.move(self._cells.region_of(self.cell))

    def commit(self, text: str, direction: str) -> None:
        """Save what was typed and close; a refusal is said and the cell stays open with its text."""
        cell, self._direction = self.cell, direction
        if cell is None:
            return
        try:
            saved = text == self._kept_text or self._cells.save(cell, text)
        except AbmError as error:
            self._host.say(f"{error.message} Esc keeps {self._kept_text[:40] or 'it empty'}.", "attention")
            return
        if saved:
            self.finish(cell)

    def finish(self, cell: Hashable) -> None:
        """The cell is saved, perhaps only after a question: close it and go on."""
        self.close()
        self._cells.after(cell, self._direction)

    def cancel(self) -> None:
        """Esc."""
        self.close("Nothing was changed.")

    def write(self, write: Write) -> bool:
        """Write the open cell. False when somebody changed it meanwhile: then both values are offered.

        Raises any other AbmError. A write that waits for a busy file is taken: the cell closes.
        """
        return self.write_over(self.base, write, self.cell, self.editor.value)

    def write_over(
        self, seen: Any, write: Write, cell: Hashable, text: str, then: Callable[[Done], object] | None = None
    ) -> bool:
        """As `write`, for a value picked from a list: `seen` is what stood there, `text` how the new value is said.

        `then` follows what was written, unless somebody's value stood in the way.
        """
        try:
            written = write(seen)
            if then is not None:
                written.then(then)
        except Conflict as conflict:
            self.close()
            self._offer_both(conflict, write, cell, text)
            return False
        return True

    def _offer_both(self, conflict: Conflict, write: Write, cell: Hashable, text: str) -> None:
        clash = conflict.clashes[0]
        who = clash.who or "somebody"

        def mine() -> None:
            try:
                write(clash.current)
            except Conflict as again:
                self._offer_both(again, write, cell, text)
            except AbmError as error:
                self._host.refused(error)

        def edit() -> None:
            self._cells.reopen(cell)
            self.editor.load(text)

        theirs = self._cells.value_text(clash.field, clash.current)
        self._host.reload()
        self._host.choose(
            f"{who} set {clash.field.replace('_', ' ')} to {theirs}, you typed {text}:",
            [
                Option("t", f"keep {who}'s", theirs),
                Option("m", "take mine", text, mine),
                Option("e", "edit", "", edit),
            ],
            hint="↑ ↓ pick, Enter · Esc keeps theirs",
        )
