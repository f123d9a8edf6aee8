"""Edits that a busy file did not take: kept, and tried again in their order until they are on disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError, Busy
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.screens.shell.place import Place
    from abm_tui.store import Done, Store

OFTEN, SELDOM = 12, 12  # so many tries at every poll, afterwards one try in so many polls
LAST_SECONDS = 5.0  # how long a file is waited for by somebody who quits


class Waiting:
    """The edits of this person that are not on disk yet, the oldest first. `screen` is the one to tell about them."""

    def __init__(self, screen: Callable[[], Place | None]) -> None:
        self.edits: deque[Callable[[], Done]] = deque()
        self._screen = screen
        self._tries = 0

    def __bool__(self) -> bool:
        return bool(self.edits)

    @property
    def said(self) -> str:
        """What is said while edits wait."""
        kept = "Kept" if len(self.edits) == 1 else f"{count(len(self.edits), 'edit')} kept"
        return f"Somebody else is writing (a backup?). {kept}, trying again · u drops it"

    def keep(self, write: Callable[[], Done]) -> None:
        """Keep an edit behind those that wait already."""
        self.edits.append(write)
        self._tries = 0

    def drop(self) -> int:
        """Forget the newest edit; returns how many still wait."""
        self.edits.pop()
        return len(self.edits)

    def beat(self) -> None:
        """Once at every poll: often at first, then every few seconds."""
        if self.edits:
            self._tries += 1
            if self._tries <= OFTEN or self._tries % SELDOM == 0:
                self.try_again()

    def try_again(self) -> None:
        """Write what waits, as far as the file takes it."""
        while self.edits:
            screen = self._screen()
            if screen is None:
                return  # help is open: what happens has to be said
            try:
                done = self.edits[0]()
            except Busy:
                return
            except AbmError as error:
                self.edits.popleft()
                screen.refused(error)
            else:
                self.edits.popleft()
                screen.after(done)

    def last_try(self, store: Store) -> AbmError | None:
        """Somebody quits: wait for the file longer, once. The error says what was not saved."""
        if not self.edits:
            return None
        store.wait_at_most(LAST_SECONDS)
        while self.edits:
            try:
                self.edits[0]()
            except AbmError as error:
                lost = count(len(self.edits), "edit")
                return Busy("busy", f"{error.message} {lost} could not be saved.")
            self.edits.popleft()
        return None
