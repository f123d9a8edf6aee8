"""The touch sheet: one touch with everything it takes to do it, and what became of it at a key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import TOUCH
from abm_tui.models.words import TouchStatus
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.touch import rows
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import TouchFact
    from abm_tui.store.queries.touch_page import TouchPage


class TouchScreen(Place, inherit_bindings=False):
    """`walk` are the touches that n and p go through."""

    FOCUS = TOUCH

    def __init__(self, touch_id: int, walk: Sequence[int] = ()) -> None:
        super().__init__()
        self.touch_id = touch_id
        self._touches = list(walk) or [touch_id]
        self.page: TouchPage | None = None
        self._at: int | None = None  # None: where the touch's channel needs it
        self._lines: list[rows.SheetLine] = []
        self.view = Lines(id="touch-view")
        self.view.styles.height = "1fr"
        self.outcomes = Lines(id="touch-outcomes")  # the digits that say how it went
        self.outcomes.styles.height = 1
        self._keys = AccountKeys(self, self, self)
        self._keys.install(self)
        self._bind_touch()
        self._bind_moves()

    def _bind_touch(self) -> None:
        touches, closed = self._keys.touches, self._why_closed
        self.bind(
            {
                Do.DONE: Handler(touches.finish, closed),
                Do.FORWARD: Handler(touches.finish, closed),
                Do.BACKWARD: Handler(self._reopen),
                Do.LATER: Handler(touches.later, closed),
                Do.WHO: Handler(touches.who, closed),
                Do.SET_DUE: Handler(touches.ask_day, closed),
                Do.EDIT: Handler(touches.ask_text, closed),
                Do.ADD: Handler(touches.ask_next),
                Do.DIGIT: KeyHandler(self._outcome),
                Do.LOG: Handler(self._log),
                Do.OPEN: Handler(self._keys.accounts.card),  # who it is about
                Do.COPY: Handler(self._copy),
            }
        )

    def _bind_moves(self) -> None:
        up, down = Handler(partial(self._move, -1)), Handler(partial(self._move, 1))
        first, last = Handler(partial(self._move, -10_000)), Handler(partial(self._move, 10_000))
        self.bind(dict.fromkeys((Do.UP, Do.LEFT, Do.PREVIOUS_FIELD), up))
        self.bind(dict.fromkeys((Do.DOWN, Do.RIGHT, Do.NEXT_FIELD), down))
        self.bind(dict.fromkeys((Do.FIRST, Do.PAGE_UP), first))
        self.bind(dict.fromkeys((Do.LAST, Do.PAGE_DOWN), last))
        self.bind({Do.NEXT: Handler(partial(self._walk, 1)), Do.PREVIOUS: Handler(partial(self._walk, -1))})

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.view, Rule(), self.outcomes]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.touch_page import touch_page

        self.page = self.read(touch_page, self.touch_id)
        if self.page is None:
            self.close()
            return
        self.draw()
        self.abm.presence.at_account("touch", self.account())

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The sheet; the highlight begins where the touch's channel needs it."""
        page = self.page
        if page is None:
            return
        self._lines = rows.sheet_lines(page, self.framework, self.today, self.members, self.who)
        at = rows.first_line(page.touch, self._lines) if self._at is None else self._at
        self._at = max(0, min(at, len(self._lines) - 1))
        self.view.set_lines(rows.painted(self._lines, self.size.width), self._at if self._lines else None)
        self.outcomes.set_lines([rows.outcomes_line(page.touch, self.size.width)])

    def heading(self) -> str:
        page = self.page
        if page is None:
            return ""
        return f" {shorten(page.facts.account.name.upper(), 30)} › {rows.heading_text(page, self.who)}"

    def context(self) -> tuple[Any, Any]:
        return ("", "") if self.page is None else rows.context(self.page, self.members, self.today)

    # the touch and its account

    def account(self) -> int | None:
        return self.page.facts.account.id if self.page else None

    def accounts(self) -> list[int]:
        one = self.account()
        return [] if one is None else [one]

    def walk(self) -> list[int]:
        return self.accounts()

    def fact(self, account_id: int) -> AccountFact | None:
        """None: the sheet shows no field of an account."""
        del account_id
        return None

    def touch(self) -> TouchFact | None:
        return self.page.touch if self.page else None

    def _why_closed(self) -> str:
        touch = self.touch()
        return "" if touch and touch.status == TouchStatus.OPEN else "This touch is closed. - opens it again."

    def _reopen(self) -> None:
        """Not done after all."""
        from abm_tui.store.commands import finishing

        touch = self.touch()
        if touch is not None and touch.status == TouchStatus.OPEN:
            self.say("This touch is open. Space or d: it is done.")
        elif touch is not None:
            self.run(finishing.reopen_touch, touch.id)

    def _outcome(self, key: str) -> None:
        """Done, and how it went, at one key; of a touch that is done, how it went after all."""
        from abm_tui.store.commands import finishing

        touch = self.touch()
        outcomes = rows.outcomes_of(touch) if touch is not None else ()
        if touch is None or not 0 < int(key) <= len(outcomes):
            self.say(f"{key} says nothing of this touch. Space or d: it is done.")
            return
        outcome = outcomes[int(key) - 1]
        if touch.status == TouchStatus.OPEN:
            self._keys.touches.finishing.finish_as(touch, outcome)
        else:
            self.run(finishing.add_outcome, touch.id, outcome)

    def _log(self) -> None:
        """How it went in words: the line begins with what the touch is, so that it closes this step."""
        if self.page is not None:
            self._keys.quick_add.ask(self.page.facts.account.id, rows.log_beginning(self.page))

    def _copy(self) -> None:
        """The text of the highlighted line: a phone number, an address."""
        if self._lines:
            line = self._lines[self._at or 0]
            text = line.copies or line.text
            self.say(copy(self.app, self.store.path.parent, text, text))

    # moving

    def _move(self, step: int) -> None:
        self._at = max(0, min((self._at or 0) + step, len(self._lines) - 1))
        self.draw()

    def _walk(self, step: int) -> None:
        place = self._touches.index(self.touch_id) + step if self.touch_id in self._touches else -1
        if 0 <= place < len(self._touches):
            self.touch_id, self._at = self._touches[place], None
            self.reload()
            self.say("")
        else:
            self.say("This is the last one. q goes back." if step > 0 else "This is the first one. q goes back.")
