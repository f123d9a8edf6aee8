"""The review's first page: everybody on one board, those to talk about with the reason, the others at a key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import BOARD
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.review import board_lines
from abm_tui.screens.review.board_cursor import BoardCursor
from abm_tui.screens.review.board_decisions import EMPTY, BoardDecisions
from abm_tui.screens.review.board_rows import WIDE
from abm_tui.screens.review.pages_line import pages_line
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.routes import ReviewBoard, TopPlace
from abm_tui.widgets.frame import ContextLine, Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.store import Done
    from abm_tui.store.queries.review_page import BoardPage


class BoardScreen(Place, inherit_bindings=False):
    """The board of the open review, or of the next one."""

    FOCUS = BOARD
    TAB = "board"

    def __init__(self) -> None:
        super().__init__()
        self._wide = False
        self.last = Lines(id="board-last")
        self.last.styles.height = 1
        self.rule = Rule()
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="board-sheet", empty=EMPTY)
        self.about = Lines(id="board-about")
        self.about.styles.height = 1
        self.cursor = BoardCursor(self, self.sheet)
        AccountKeys(self, self.cursor, self.cursor).install(self)
        self.decisions = BoardDecisions(self, self.cursor)
        self.bind(self.cursor.handlers())
        self.bind(self.decisions.handlers())
        self.bind({Do.ADD: Handler(partial(self.perform_id, Do.SET_NEXT))})

    def body(self) -> Sequence[Widget]:
        return [self.last, self.rule, self.sheet, Rule(), self.about]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.review_page import board_page

        page = self.read(board_page)
        self.lay_out(page)
        if not self.said[0]:
            waiting = self.account_name(self.decisions.draft_account())
            self.say(board_lines.opening(page.board, self.today, waiting))

    def lay_out(self, page: BoardPage) -> None:
        """Show the board at the present width; the cursor stays on its account."""
        first = self.cursor.page is None
        self._wide = self.size.width >= WIDE
        self.last.display = self.rule.display = not self._wide and not self.has_class("-too-small")
        self.cursor.lay_out(page, self.size.width)
        if first:
            at = self.decisions.resume_at(self.abm.presence.remembered("talk").get("account"))
            if at is not None:
                self.cursor.stand_on(at)
        self.last.set_lines([board_lines.last_review(page, " LAST REVIEW  ")])
        self.show_about()

    def on_resize(self, event: events.Resize) -> None:
        del event
        if self.cursor.page is not None:
            self.lay_out(self.cursor.page)
            self.show_frame()

    def arrive(self, place: TopPlace) -> None:
        """Back from the talk: the cursor on its last account."""
        if isinstance(place, ReviewBoard) and place.account_id is not None:
            self.reload()
            self.cursor.stand_on(place.account_id)
            self.say(place.sentence)

    def undone(self, done: Done) -> None:
        """Go where the step was."""
        account_id = next((c.account_id for c in done.changes if c.entity == "entry" and c.account_id), None)
        if account_id is not None:
            self.cursor.stand_on(account_id)

    # words

    def show_frame(self) -> None:
        super().show_frame()
        page = self.cursor.page
        if page is None:
            return
        tabs = self.query_one(TabsLine)
        tabs.show_title(pages_line(page.board.day, "Board"))
        presence: list[Piece] = list(self.abm.presence.line())
        if self._wide:
            presence = [(f"{board_lines.decided(page.board)} · ", ""), *presence]
        tabs.show_presence(presence)
        self.query_one(ContextLine).show(*self.context())

    def context(self) -> tuple[Any, Any]:
        page = self.cursor.page
        return ("", "") if page is None else board_lines.context(page, self.today, wide=self._wide)

    def show_about(self) -> None:
        """The line about the account under the cursor."""
        line = self.cursor.line()
        self.about.set_lines(["" if line is None else board_lines.about_line(line, self.framework, self.size.width)])

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.cursor.account())
