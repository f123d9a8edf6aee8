"""u takes a step back, U does it again; a long one runs beside the screen, which shows how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Conflict
from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import PlaceHost
    from abm_tui.store import Done, Store
    from abm_tui.store.undo.undo_redo import Progress, Turn


class UndoKeys:
    """The steps of a person, taken back and done again from a place."""

    def __init__(self, place: PlaceHost) -> None:
        self._place = place

    def handlers(self) -> Handlers:
        return {Do.UNDO: Handler(self.undo), Do.REDO: Handler(self.redo)}

    def undo(self) -> None:
        """Take back the newest step, an import only once that was asked; of edits that wait the newest is dropped."""
        writer = self._place.abm.writer
        if writer:
            left = writer.drop()
            self._place.say(f"Dropped: it was not saved yet{f', {left} more wait' if left else ''}.")
            return
        from abm_tui.store.undo import asking_first, undo_redo

        take_back = partial(self.turn, undo_redo.UNDO, "Nothing to undo: you changed nothing yet.")
        question = asking_first.question(self._place.store, undo_redo.UNDO)
        if question:
            self._place.menu(question, {"enter": ("does it", take_back)}, other_keys_act=True)
        else:
            take_back()

    def redo(self) -> None:
        """Do again what was just taken back."""
        from abm_tui.store.undo import undo_redo

        self.turn(undo_redo.REDO, "Nothing to do again.")

    def turn(self, which: Turn, nothing: str, **options: Any) -> None:
        """Take back, or do again, what `which` says; `nothing` is said where there is none. See TurnOptions."""
        from abm_tui.store.undo import undo_redo

        def work(store: Store, progress: Progress | None = None) -> Done | None:
            return undo_redo.turn(store, which, undo_redo.TurnOptions(**options), progress)

        place = self._place
        failed = partial(self._not_turned, partial(self.turn, which, nothing, **options))
        turned = partial(self._turned, nothing)
        try:
            if undo_redo.is_long(place.store, which):
                verb, word = (
                    ("Undoing", "undone") if which.word == undo_redo.UNDO.word else ("Doing again", "done again")
                )
                place.work(verb, work, turned, failed, nothing=word)
                return
            done = work(place.store)
        except AbmError as error:
            failed(error)
        else:
            turned(done)

    def _not_turned(self, again: Callable[..., object], error: AbmError) -> None:
        if isinstance(error, Conflict):
            self._offer_partial(again, error)
        else:
            self._place.refused(error, again)

    def _turned(self, nothing: str, done: Done | None) -> None:
        place = self._place
        if done is None:
            place.say(nothing)
            return
        from abm_tui.store.undo.undo_redo import turn_text

        place.abm.wrote(done)
        place.hear(done.changes, mine=True)
        place.say_ending(turn_text(done), "U again" if done.label.startswith("Undone") else "u undo")
        place.undone(done)

    def _offer_partial(self, again: Callable[..., object], conflict: Conflict) -> None:
        """Some cells were changed since: undo all the others, or nothing."""
        cells = len(conflict.clashes)
        self._place.say(conflict.message, "attention")
        self._place.choose(
            f"{cells} cell{'s' if cells > 1 else ''} changed since. ↑ ↓ pick, Enter",
            [
                Option("", "leave everything as it is"),
                Option("a", "undo all but those", "", partial(again, skip_changed=True)),
            ],
        )
