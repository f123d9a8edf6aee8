"""Today, where one lands: what is hot, late and due, what waits, and once a week the plan of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.timer import Timer
from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.keymap.focuses import TODAY
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.sheet import RowMarks, SheetKeys
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.place import Place
from abm_tui.screens.today.day import Day
from abm_tui.screens.today.keys import TodayKeys
from abm_tui.screens.wording import inspector
from abm_tui.widgets.frame import ContextLine, Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact

RESTS = 0.05  # seconds until what is dear to work out follows what stands already


class TodayScreen(Place, inherit_bindings=False):
    """The sheet of the day; on a wide screen the account under the cursor below it."""

    FOCUS = TODAY
    TAB = "today"

    def __init__(self) -> None:
        super().__init__()
        self.day = Day(self, self._letter_at)
        self.about, self.about_rule = Lines(id="today-about"), Rule()
        self.about.styles.height = inspector.HEIGHT
        self.about.display = False
        self._early: list[str] = []  # keys that came before the workspace was open
        self._rest: Timer | None = None
        keys = AccountKeys(self, self.day, self.day)
        marks = RowMarks(self, self.day.sheet, self.day.shown_ids, self.day.marked_accounts)
        self.followers.append(marks.acted)
        keys.install(self)
        self.use(SheetKeys(self.day.sheet).handlers(), marks.handlers(), self.day.filters.handlers())
        self.bind(TodayKeys(self, self.day, keys, marks, self.going.up).handlers())

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.day.sheet, self.about_rule, self.about]

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ContextLine).show(" opening…")

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        size = event.size
        self.about.display = size.width >= inspector.FROM_WIDTH and size.height >= inspector.FROM_HEIGHT
        self.day.set_columns(size.width)
        if self.day.page is not None:
            self.day.show()
            self.show_frame()

    def _letter_at(self, account_id: int) -> str:
        return self.abm.presence.letter_at(account_id)

    # data

    def load(self) -> None:
        if self.day.source is None:
            self.day.begin(self.abm.presence.remembered(self.TAB))
            self.day.set_columns(self.size.width)
        self.day.read()
        self.set_timer(RESTS, self._load_rest)  # once this is painted

    def _load_rest(self) -> None:
        """Work out the target accounts, which what stands in the way is counted from."""
        try:
            self.day.read_rows()
        except AbmError as error:
            self.say(error.message, "attention")
            return
        self.day.show()
        self.show_frame()

    def opened(self) -> None:
        """The workspace is open: show it, then do what was typed meanwhile."""
        self.on_screen_resume()
        keys, self._early = self._early, []
        for key in keys:
            self.press(key)
        if not keys:
            self._offer_to_go_on()

    def _offer_to_go_on(self) -> None:
        """What one was typing in the talk when one left, or the line dropped; any key but Enter leaves it there."""
        from abm_tui.store.queries.review_page import left_talk

        left = self.read(left_talk)
        if left is not None:
            self.menu(
                f"You were typing in the talk about {left.account}",
                {"enter": ("continues", partial(self.open, routes.Talk(left.account_id, resume=True)))},
                other_keys_act=True,
            )

    def press(self, key: str) -> None:
        if not self.abm.is_open:
            # No key is dropped: it waits until there is something it can mean.
            self._early.append(key)
            return
        super().press(key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Read the day again, and of the accounts those concerned."""
        if self.day.source is None:
            self.reload()
            return
        self.day.read_again({c.account_id for c in changes if c.account_id is not None})
        if mine:
            self.day.read_own_edit()
        else:
            self.day.read()
        self.show_frame()

    def keep_view(self) -> None:
        view = self.day.view()
        if view is not None:
            self.abm.presence.remember(self.TAB, view)

    # the frame

    def context(self) -> tuple[Any, Any]:
        from abm_tui.screens.today.context_line import context_line

        page = self.day.page
        if page is None:
            return "", ""
        return context_line(page, self.day.filters.chips(), self.size.width, plan=self.day.plan)

    def show_about(self) -> None:
        """On a wide screen the account under the cursor, once it rests."""
        if not self.about.display:
            return
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(RESTS, self._inspect)

    def _inspect(self) -> None:
        row = self.day.row()
        if row is None or row.derived is None:
            self.about.set_lines([])
            return
        members = {m.id: m.name for m in self.members}
        self.about.set_lines(inspector.inspect(row, self.today, self.framework, self.size.width, members))

    def others_moved(self) -> None:
        super().others_moved()
        self.day.sheet.refresh_changed()

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.day.account())
