"""What is under the cursor of the plays page: a play, an account on it, or a touch of that account."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import PlayFact, TouchFact
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Done
    from abm_tui.store.queries.play_page import Library, OnIt

LIBRARY, ON, RUN = "library", "on", "run"


class PlayCursor:
    """`pane` is LIBRARY, ON (the accounts on the play) or RUN (the touches of one of them)."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.library: Library | None = None
        self.on_it: list[OnIt] = []
        self.run_touches: list[TouchFact] = []
        self.pane = LIBRARY
        self.play_at = self.on_at = self.touch_at = 0
        self.marked: set[int] = set()

    # data

    def load(self, wanted: object) -> None:
        """Read everything; at first the cursor goes to the play `wanted`, an id, or to the first one."""
        from abm_tui.store.queries import play_page

        first = self.library is None
        self.library = self._host.read(play_page.library)
        if first:
            ids = [play.id for play in self.library.plays]
            self.play_at = ids.index(wanted) if isinstance(wanted, int) and wanted in ids else 0
        self.read_play()

    def read_play(self) -> None:
        """Who is on the play under the cursor, and the run that is open."""
        from abm_tui.store.queries import play_page, touches

        play = self.play()
        self.on_it = self._host.read(play_page.on_it, play.id) if play else []
        self.on_at = max(0, min(self.on_at, len(self.on_it) - 1))
        if not self.on_it and self.pane != LIBRARY:
            self.pane = LIBRARY
        if self.pane == RUN:
            self.run_touches = self._host.read(touches.of_runs, [self.on_it[self.on_at].run.id])
            self.touch_at = max(0, min(self.touch_at, len(self.run_touches) - 1))

    # what is under it

    def play(self) -> PlayFact | None:
        """The play whose accounts are shown."""
        found = self.library
        return found.plays[self.play_at] if found and found.plays else None

    def account(self) -> int | None:
        return self.on_it[self.on_at].account_id if self.pane != LIBRARY and self.on_it else None

    def accounts(self) -> list[int]:
        one = self.account()
        marked = [on.account_id for on in self.on_it if on.account_id in self.marked]
        return marked or ([] if one is None else [one])

    def acted(self, done: Done) -> None:
        """The marks have served once an edit of theirs is done."""
        if self.marked & {change.account_id for change in done.changes}:
            self.marked.clear()

    def walk(self) -> list[int]:
        return [one.account_id for one in self.on_it]

    def fact(self, account_id: int) -> AccountFact | None:
        """None: the page shows no field of an account."""
        del account_id
        return None

    def touch(self) -> TouchFact | None:
        if self.pane == RUN and self.run_touches:
            return self.run_touches[self.touch_at]
        return self.on_it[self.on_at].next if self.pane == ON and self.on_it else None

    # moving

    def move(self, step: int) -> None:
        """So many lines down in the pane it is in; another play is read."""
        if self.pane == LIBRARY:
            before, count = self.play_at, len(self.library.plays) if self.library else 0
            self.play_at = max(0, min(count - 1, self.play_at + step))
            if before != self.play_at:
                self.on_at, self.marked = 0, set()
                self.read_play()
        elif self.pane == ON:
            self.on_at = max(0, min(len(self.on_it) - 1, self.on_at + step))
        else:
            self.touch_at = max(0, min(len(self.run_touches) - 1, self.touch_at + step))

    def open_run(self) -> None:
        """The touches of the account, with the cursor on the first that is not done."""
        run = self.on_it[self.on_at].run
        self.pane, self.touch_at = RUN, min(run.done, run.touches - 1)
        self.read_play()

    def to_late(self, step: int) -> bool:
        """The next account (1) or the one before (-1) whose touch is late; False where there is none."""
        today = self._host.today
        late = [n for n, one in enumerate(self.on_it) if one.next and one.next.due and one.next.due < today]
        if not late:
            return False
        here = self.on_at if self.pane != LIBRARY else -1 if step > 0 else len(self.on_it)
        ahead = [n for n in late if n > here] if step > 0 else [n for n in reversed(late) if n < here]
        self.pane, self.on_at = ON, (ahead or late)[0]
        return True
