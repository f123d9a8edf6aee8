"""Plays: the library at the left, the play's touches and the accounts on it at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import PLAYS
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.plays import page_lines
from abm_tui.screens.plays.cursor import LIBRARY, ON, RUN, PlayCursor
from abm_tui.screens.plays.touches import PlayTouches
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines

_PAGE = 8  # lines that PgUp and PgDn go


class PlaysScreen(Place, inherit_bindings=False):
    """Tab goes between the library and the accounts; Enter opens a play's details, an account's run, a touch."""

    FOCUS = PLAYS
    TAB = "plays"

    def __init__(self) -> None:
        super().__init__()
        self._in_detail = False
        self.view = Lines(id="plays-view")
        self.view.styles.height = "1fr"
        self.cursor = PlayCursor(self)
        keys = AccountKeys(self, self.cursor, self.cursor)
        keys.install(self)
        self.followers.append(self.cursor.acted)
        self.bind(PlayTouches(self, self.cursor, keys, self.move).handlers())
        self.bind(
            {
                Do.UP: Handler(partial(self.move, -1)),
                Do.DOWN: Handler(partial(self.move, 1)),
                Do.PAGE_UP: Handler(partial(self.move, -_PAGE)),
                Do.PAGE_DOWN: Handler(partial(self.move, _PAGE)),
                Do.FIRST: Handler(partial(self.move, -10_000)),
                Do.LAST: Handler(partial(self.move, 10_000)),
                Do.NEXT_FIELD: Handler(self._other_pane),
                Do.PREVIOUS_FIELD: Handler(self._other_pane),
                Do.RIGHT: Handler(self._right),
                Do.LEFT: Handler(self._left),
                Do.BACK: KeyHandler(self._back),
                Do.NEXT: Handler(partial(self._late, 1)),
                Do.PREVIOUS: Handler(partial(self._late, -1)),
                Do.OPEN: Handler(self._open),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.view, Rule()]

    # data

    def load(self) -> None:
        self.cursor.load(self.abm.presence.remembered("plays").get("play"))
        self.draw()

    def keep_view(self) -> None:
        play = self.cursor.play()
        if play is not None:
            self.abm.presence.remember("plays", {"play": play.id})

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Both columns, the cursor in one of them."""
        library = self.cursor.library
        if library is None:
            return
        width, height = self.size.width, self.view.size.height
        lines = page_lines.page_lines(
            library, self.cursor, self.members, self.today, width=width, height=height, in_detail=self._in_detail
        )
        self.view.set_lines(lines)
        self.show_frame()

    def context(self) -> tuple[Any, Any]:
        library = self.cursor.library
        return ("", "") if library is None else page_lines.context(library, self.members)

    def copied(self) -> list[list[str]]:
        return page_lines.cells_under(self.cursor, self.members)

    def plain_rows(self) -> list[list[str]]:
        return page_lines.all_cells(self.cursor, self.members)

    # moving

    def move(self, step: int) -> None:
        """The cursor so many lines down."""
        self.cursor.move(step)
        self.draw()
        self.abm.presence.at_account(self.TAB, self.cursor.account())

    def _other_pane(self) -> None:
        if self.cursor.pane == LIBRARY and not self.cursor.on_it:
            self.say("Nobody is on this play yet. g t, mark accounts with x, then s p.")
            return
        self.cursor.pane = ON if self.cursor.pane == LIBRARY else LIBRARY
        self.draw()

    def _right(self) -> None:
        if self.cursor.pane == LIBRARY:
            self._other_pane()

    def _left(self) -> None:
        if self.cursor.pane != LIBRARY:
            self.cursor.pane = ON if self.cursor.pane == RUN else LIBRARY
            self.draw()

    def _back(self, key: str) -> None:
        if self.cursor.pane == RUN:
            self._left()
        elif self.cursor.marked:
            self.cursor.marked.clear()
            self.draw()
        else:
            self.going.up(key)

    def _late(self, step: int) -> None:
        """The next account here whose touch is late."""
        if self.cursor.to_late(step):
            self.draw()
        else:
            self.say("No late touch in this play.")

    def _open(self) -> None:
        """A play's details, an account's run, or a touch's sheet."""
        cursor = self.cursor
        if cursor.pane == LIBRARY:
            self._in_detail = not self._in_detail
            self.draw()
        elif cursor.pane == ON:
            cursor.open_run()
            self.draw()
        elif cursor.run_touches:
            walk = [touch.id for touch in cursor.run_touches]
            self.open(routes.TouchSheet(walk[cursor.touch_at], walk))
