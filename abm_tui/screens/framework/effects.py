"""Before an edit of the framework is saved: what it does to the accounts, as a list that asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Refused
from abm_tui.screens.framework.preview import has_effects, lines_of, title_of
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.screens.actions.cell_edit import CellEdit
    from abm_tui.screens.framework.reading import FrameworkReading
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Done

Follow = Callable[["Done"], object]
Save = Callable[[Follow], bool]
"""Writes, and does what it is given once that is written. False when it was refused, or a question is open about it."""


class EffectsQuestion:
    """Asks before an edit that changes accounts; `edit` is the cell that may be open meanwhile."""

    def __init__(self, host: Host, reading: FrameworkReading, edit: CellEdit) -> None:
        self._host, self._reading, self._edit = host, reading, edit

    def save_after(
        self,
        changes: Mapping[str, Any],
        save: Save,
        *,
        title: str = "",
        back: Callable[[], object] | None = None,
        **options: Any,
    ) -> bool:
        """Show what the changes do to the accounts, then `save`; at once where they do nothing to them.

        `back` is what Esc does then: by default it goes back to the cell that is open, the text kept. `options` go to
        the preview: another preset, another way of counting, a criterion that is taken out. False while a question
        is open, and when nothing was saved. Raises AbmError.
        """
        from abm_tui.store.queries import framework

        if not options and all(self._reading.no_rule_reads(name) for name in changes):
            return save(_nothing)
        preview = self._host.read(framework.preview, changes, **options)
        if preview.refused:
            raise Refused("cap_too_low", preview.refused)
        if has_effects(preview):
            lines = lines_of(preview, self._host.size.width)
            self._ask(title or title_of(preview), lines, save, back)
            return False

        def say_so(_: Done) -> None:
            if preview.changes:
                self._host.say_ending(f"{preview.changes[0].said} · no account changes", "u undo")

        return save(say_so)

    def _ask(self, title: str, lines: Sequence[str], save: Save, back: Callable[[], object] | None) -> None:
        cell = self._edit.cell

        def go() -> None:
            try:
                saved = save(_nothing)
            except AbmError as error:
                self._host.refused(error)
                return
            if saved and cell is not None:
                self._edit.finish(cell)

        escape = "Esc back to the text, nothing saved" if cell is not None or back else "Esc leaves it as it is"
        options = [Option("", line, "", go) for line in lines]
        self._host.choose(title, options, hint=f"Enter saves · {escape}", cancelled=back or self._not_saved)

    def _not_saved(self) -> None:
        is_open = self._edit.cell is not None
        self._host.say("Not saved: the text is as you typed it." if is_open else "Nothing was changed.")


def _nothing(_: Done) -> None:
    """Nothing follows: what was written is said by itself."""
