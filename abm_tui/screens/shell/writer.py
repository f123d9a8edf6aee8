"""The one way a screen writes: a command runs at once, or waits its turn behind those that a busy file did not take."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.errors import AbmError, Busy
from abm_tui.screens.shell.merged_accounts import MergedAccounts
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.store import Done, Store
    from abm_tui.store.change_fact import ChangeFact

OFTEN, SELDOM = 12, 12  # so many tries at every poll, afterwards one try in so many polls
LAST_SECONDS = 5.0  # how long a file is waited for by somebody who quits

Work = Callable[["Done"], object]


class Page(Protocol):
    """A screen that writes, as the writer sees it."""

    def after(self, done: Done) -> None:
        """Show what was acknowledged, and say it."""

    def refused(self, error: AbmError) -> None:
        """Say what was refused, and what becomes of the work."""

    def may_ask(self) -> bool:
        """Whether a question may open: this page is on top, and nothing is open on it."""


class Written:
    """What became of a write. True when it was taken: acknowledged, or waiting for its turn."""

    def __init__(self) -> None:
        self.done: Done | None = None
        self.error: AbmError | None = None
        self._works: list[tuple[Work, bool]] = []

    def __bool__(self) -> bool:
        return self.error is None

    def then(self, work: Work, *, anyway: bool = False) -> Written:
        """What follows the acknowledgement, at once or later; later only where nobody does something else by then.

        With `anyway` it follows whatever somebody does: it asks nothing and goes nowhere.
        """
        if self.done is not None:
            work(self.done)
        elif self.error is None:
            self._works.append((work, anyway))
        return self

    def acknowledge(self, done: Done, *, follow: bool = True) -> None:
        """It is on disk. With `follow` what was to follow does; else the sentence about it has to do."""
        self.done = done
        works, self._works = self._works, []
        for work, anyway in works:
            if follow or anyway:
                work(done)

    def refuse(self, error: AbmError) -> None:
        """It was not taken, or not any more; nothing follows."""
        self.error = error
        self._works.clear()


@dataclass
class Edit:
    """A write as data: the command and its plain arguments. `page` is where it was made, `written` what it became."""

    command: Callable[..., Any]
    args: Sequence[Any]
    kwargs: Mapping[str, Any]
    page: Page
    written: Written = field(default_factory=Written)

    @property
    def name(self) -> str:
        """The command by its module and name, as it could stand in a file."""
        return f"{self.command.__module__}:{self.command.__qualname__}"


class Writer:
    """One queue for the whole program, first in, first out. While something waits, nothing passes it.

    What it wrote is remembered, so that an edit made before an older one was written is in conflict with others only,
    never with its own author. `store` and `on_top` (the page to tell, None under help) are asked for when needed.
    """

    def __init__(self, store: Callable[[], Store], on_top: Callable[[], Page | None]) -> None:
        self.edits: deque[Edit] = deque()
        self._store, self._on_top = store, on_top
        self._tries = 0
        self._merged = MergedAccounts(store)

    def __bool__(self) -> bool:
        return bool(self.edits)

    @property
    def sentence(self) -> str:
        """What is said while edits wait."""
        kept = "Kept" if len(self.edits) == 1 else f"{count(len(self.edits), 'edit')} kept"
        return f"Somebody else is writing (a backup?). {kept}, trying again · u drops it"

    def run(self, page: Page, command: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Written:
        """Write, or keep in the queue. An edit that is refused at once leaves its AbmError in `Written.error`."""
        edit = Edit(command, args, kwargs, page)
        if self.edits:
            self._keep(edit)
            return edit.written
        try:
            done = self._write(edit)
        except Busy:
            self._keep(edit)
        except AbmError as error:
            elsewhere = self._merged.elsewhere(command, args)
            if isinstance(elsewhere, tuple):
                return self.run(page, command, *elsewhere, **kwargs)
            edit.written.refuse(elsewhere or error)
        else:
            page.after(done)
            edit.written.acknowledge(done)
        return edit.written

    def note(self, changes: Sequence[ChangeFact]) -> None:
        """Something of one's own went another way to the disk: an undo, an import."""
        self._store().own.note(changes)

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
            page = self._on_top()
            if page is None:
                return  # help is open: what happens has to be said
            edit = self.edits[0]
            try:
                done = self._write(edit)
            except Busy:
                return
            except AbmError as error:
                self.edits.popleft()
                edit.written.refuse(error)
                page.refused(error)
            else:
                self.edits.popleft()
                page.after(done)
                edit.written.acknowledge(done, follow=page is edit.page and page.may_ask())

    def last_try(self) -> AbmError | None:
        """Somebody quits: wait for the file longer, once. The error says what was not saved."""
        if not self.edits:
            return None
        self._store().wait_at_most(LAST_SECONDS)
        while self.edits:
            try:
                self._write(self.edits[0])
            except AbmError as error:
                lost = count(len(self.edits), "edit")
                return Busy("busy", f"{error.message} {lost} could not be saved.")
            self.edits.popleft()
        return None

    def _write(self, edit: Edit) -> Done:
        store = self._store()
        done = store.do(edit.command, *edit.args, **edit.kwargs)
        store.own.note(done.changes)
        return done

    def _keep(self, edit: Edit) -> None:
        self.edits.append(edit)
        self._tries = 0
