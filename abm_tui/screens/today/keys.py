"""What keys do on the page of the day beyond what they do everywhere: open, done, the next late touch, fold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.today.rows import CHANGES, NEXT, SET_UP, WAY

if TYPE_CHECKING:
    from abm_tui.screens.actions.account_keys import AccountKeys
    from abm_tui.screens.actions.sheet import RowMarks
    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.today.day import Day

NO_TOUCH = "No touch here. Enter opens the account, s n writes a next step."


class TodayKeys:
    """The actions of `keys` on the line under the cursor of `day`, and a few of its own. `up` leaves the place."""

    def __init__(self, host: Host, day: Day, keys: AccountKeys, marks: RowMarks, up: Callable[[str], object]) -> None:
        self._host, self._day, self._keys, self._marks, self._up = host, day, keys, marks, up
        self._finished: list[int] = []  # the touches done here, for opening the last one again

    def handlers(self) -> Handlers:
        touches = self._keys.touches
        return {
            Do.OPEN: Handler(self.open),
            Do.DONE: Handler(self.done, self._nothing_to_do),
            Do.FORWARD: Handler(self.done, self._nothing_to_do),
            Do.BACKWARD: Handler(self.reopen),
            Do.LATER: Handler(touches.later, self._no_touch),
            Do.WHO: Handler(touches.who, self._no_touch),
            Do.SET_DUE: Handler(touches.set_due, self._no_touch),
            Do.EDIT: Handler(touches.ask_text, self._no_touch),
            Do.ADD: Handler(touches.ask_next, touches.no_account_meant),
            Do.NEXT: Handler(partial(self._late, back=False)),
            Do.PREVIOUS: Handler(partial(self._late, back=True)),
            Do.CHANGES: Handler(self.changes),
            Do.BACK: self._back(),
        }

    def _no_touch(self) -> str:
        return "" if self._day.touch() else NO_TOUCH

    def _nothing_to_do(self) -> str:
        line = self._day.line()
        return "" if line is not None and line.hot else self._no_touch()

    # opening

    def open(self) -> None:
        """A touch's sheet, an account's card, what is folded, or the list that a count is of."""
        line = self._day.line()
        if line is None:
            self._open_section(self._day.section())
            return
        touch = self._day.touch()
        if touch is not None:
            walk = self._day.touch_ids()
            self._host.open(routes.TouchSheet(touch.id, walk if touch.id in walk else [touch.id]))
            return
        walk = self._day.walk()
        if line.hot:
            self._day.put_away(line.hot)
        if line.account_id is not None:
            self._host.open(routes.Card(line.account_id, walk))

    def _open_section(self, section: str) -> None:
        page = self._day.shown_page()
        if section == WAY:
            self._host.open(routes.Targets(routes.View("In the way", "blocked")))
        elif section == SET_UP and page is not None:
            codes = ",".join(page.drawers.set_up)
            self._host.open(routes.Targets(routes.View("Set-up", f"blocker:{codes}")))
        elif section in {CHANGES, NEXT}:
            self._fold(section)
        elif section.endswith(" more"):
            self._fold(section.removesuffix(" more"))

    def _fold(self, section: str) -> None:
        self._day.unfolded ^= {section}
        self._day.show()

    def changes(self) -> None:
        """What others did since one looked, as lines of the page; again folds them."""
        page = self._day.page
        if page is None or not page.changes:
            self._host.say("Nobody else changed anything since you looked.")
            return
        self._fold(CHANGES)
        self._day.sheet.move_to(("heading", CHANGES))

    # doing

    def done(self) -> None:
        """The touch is done; a hot line is put away."""
        line, touch = self._day.line(), self._day.touch()
        if line is not None and line.hot:
            self._day.put_away(line.hot)
            self._host.say("Put away. It stays on the card of the account.")
        elif touch is not None:
            self._finished.append(touch.id)
            self._keys.touches.finish()

    def reopen(self) -> None:
        """Open the touch that was done here last again."""
        from abm_tui.store.commands import finishing

        if not self._finished:
            self._host.say("Nothing was done here yet that could be opened again.")
            return
        self._host.run(finishing.reopen_touch, self._finished.pop())

    # moving

    def _late(self, *, back: bool) -> None:
        """The next late touch, or the one before."""
        source = self._day.source
        late = {key for key, line in source.lines.items() if line.sign == "!"} if source else set()
        if not self._day.sheet.move_to_next(lambda row: row.key in late, back=back) and not late:
            self._host.say("No late touch.")

    def _back(self) -> KeyHandler:
        leave = self._marks.back(self._up)

        def run(key: str) -> None:
            if self._day.plan:
                self._day.end_plan()
                self._host.say("")
            else:
                leave.run(key)

        return KeyHandler(run)
