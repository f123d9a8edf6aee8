"""The g keys that every place has, and the way up: back to the screen below, or out of the program."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.shell.routes import (
    Committees,
    DayPage,
    Duplicates,
    FrameworkPages,
    Imports,
    Plays,
    ReviewBoard,
    Route,
    Targets,
    TopPlace,
)
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import PlaceHost

_WAYS: dict[Do, Route] = {
    Do.GO_TODAY: DayPage(),
    Do.GO_TARGETS: Targets(),
    Do.GO_COMMITTEES: Committees(),
    Do.GO_PLAYS: Plays(),
    Do.GO_REVIEW: ReviewBoard(),
    Do.GO_FRAMEWORK: FrameworkPages(),
    Do.GO_IMPORT: Imports(),
    Do.GO_DUPLICATES: Duplicates(),
}


def top_place(name: str) -> TopPlace:
    """The route to the top place of that name; raises StopIteration for no such name."""
    return next(way for way in _WAYS.values() if isinstance(way, TopPlace) and way.name == name)


class GoKeys:
    """Going from a place somewhere else."""

    def __init__(self, place: PlaceHost) -> None:
        self._place = place
        self._quit_asked = False

    def handlers(self) -> Handlers:
        ways = {do: Handler(partial(self._place.open, way)) for do, way in _WAYS.items()}
        return {**ways, Do.GO_BACK: Handler(self.back), Do.BACK: KeyHandler(self.up)}

    def back(self) -> None:
        """To the top place one was at before."""
        self._place.abm.go_back()

    def up(self, key: str) -> None:
        """One level up; on a top place the second q quits."""
        place = self._place
        if not place.TAB:
            place.close()
        elif self._quit_asked and place.last_do is Do.BACK and key == "q":
            place.app.exit()
        else:
            self._quit_asked = key == "q"
            waits = len(place.abm.writer.edits)
            saved = f"{count(waits, 'edit')} not saved yet: tried once more." if waits else "Everything is saved."
            place.say(f"q again quits. {saved}")
