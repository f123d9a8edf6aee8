"""The review's first page: everybody on one board, those to talk about with the reason, the others at a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import BOARD
from abm_tui.models.words import Group
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.review import board_lines
from abm_tui.screens.review.board_decisions import EMPTY, BoardDecisions
from abm_tui.screens.review.board_rows import LEFT, PAIR, RIGHT, WIDE, BoardSource, board_columns, pair_columns
from abm_tui.screens.review.pages_line import pages_line
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.routes import ReviewBoard, TopPlace
from abm_tui.widgets.frame import ContextLine, Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import TouchFact
    from abm_tui.store import Done
    from abm_tui.store.queries.agenda import BoardLine
    from abm_tui.store.queries.review_page import BoardPage


class BoardScreen(Place, inherit_bindings=False):
    """The board of the open review, or of the next one."""

    FOCUS = BOARD
    TAB = "board"

    def __init__(self) -> None:
        super().__init__()
        self.page: BoardPage | None = None
        self.source: BoardSource | None = None
        self._wide = False
        self.last = Lines(id="board-last")
        self.last.styles.height = 1
        self.rule = Rule()
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="board-sheet", empty=EMPTY)
        self.about = Lines(id="board-about")
        self.about.styles.height = 1
        AccountKeys(self, self, self, asks_outcome=False).install(self)  # digits are decisions here
        self.decisions = BoardDecisions(self, self)
        self.bind(self.decisions.handlers())
        sheet = self.sheet
        moves: dict[Do, Callable[[], bool]] = {
            Do.UP: sheet.move_up,
            Do.DOWN: sheet.move_down,
            Do.LEFT: sheet.move_left,
            Do.RIGHT: sheet.move_right,
            Do.PAGE_UP: sheet.page_up,
            Do.PAGE_DOWN: sheet.page_down,
            Do.FIRST: sheet.home,
            Do.LAST: sheet.end,
        }
        self.bind({do: Handler(partial(self._move, move)) for do, move in moves.items()})
        self.bind(dict.fromkeys((Do.NEXT_FIELD, Do.PREVIOUS_FIELD), Handler(self._other_group)))
        self.bind({Do.NEXT: Handler(self._next_open), Do.ADD: Handler(partial(self.perform_id, Do.SET_NEXT))})

    def body(self) -> Sequence[Widget]:
        return [self.last, self.rule, self.sheet, Rule(), self.about]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.review_page import board_page

        self.page = self.read(board_page)
        self.lay_out()
        if not self.said[0]:
            waiting = self.account_name(self.decisions.draft_account())
            self.say(board_lines.opening(self.page.board, self.today, waiting))

    def lay_out(self) -> None:
        """Show what was read at the present width; the cursor stays on its account."""
        if self.page is None:
            return
        here, width = self.account(), self.size.width
        first = self.source is None
        self.source = BoardSource(self.today, {m.id: m.name for m in self.members})
        self.source.show(self.page.board, width)
        self._wide = width >= WIDE
        self.last.display = self.rule.display = not self._wide and not self.has_class("-too-small")
        self.sheet.show_header = self._wide
        self.sheet.set_columns(board_columns(width))
        self.sheet.set_columns(pair_columns(width), PAIR, "cell")
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        if first:
            here = self.decisions.resume_at(self.abm.presence.remembered("talk").get("account"))
        if here is not None:
            self.stand_on(here)
        self.last.set_lines([board_lines.last_review(self.page, " LAST REVIEW  ")])
        self.show_about()

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.lay_out()
        if self.page is not None:
            self.show_frame()

    def arrive(self, place: TopPlace) -> None:
        """Back from the talk: the cursor on its last account."""
        if isinstance(place, ReviewBoard) and place.account_id is not None:
            self.reload()
            self.stand_on(place.account_id)
            self.say(place.sentence)

    def undone(self, done: Done) -> None:
        """Go where the step was."""
        account_id = next((c.account_id for c in done.changes if c.entity == "entry" and c.account_id), None)
        if account_id is not None:
            self.stand_on(account_id)

    # words

    def show_frame(self) -> None:
        super().show_frame()
        if self.page is None:
            return
        tabs = self.query_one(TabsLine)
        tabs.show_title(pages_line(self.page.board.day, "Board"))
        presence: list[Piece] = list(self.abm.presence.line())
        if self._wide:
            presence = [(f"{board_lines.decided(self.page.board)} · ", ""), *presence]
        tabs.show_presence(presence)
        self.query_one(ContextLine).show(*self.context())

    def context(self) -> tuple[Any, Any]:
        return ("", "") if self.page is None else board_lines.context(self.page, self.today, wide=self._wide)

    def show_about(self) -> None:
        """The line about the account under the cursor."""
        line = self.line()
        self.about.set_lines(["" if line is None else board_lines.about_line(line, self.framework, self.size.width)])

    # the account under the cursor

    def account(self) -> int | None:
        if self.source is None:
            return None
        return self.source.account_at(self.sheet.cursor_key, self.sheet.cursor_column)

    def accounts(self) -> list[int]:
        one = self.account()
        return [] if one is None else [one]

    def fact(self, account_id: int) -> AccountFact | None:
        """None: a stage that is set on the board is set whatever stood there."""
        del account_id
        return None

    def line(self) -> BoardLine | None:
        """Its line."""
        return self.source.lines.get(self.account() or 0) if self.source else None

    def walk(self) -> list[int]:
        return list(self.source.lines) if self.source else []

    def touch(self) -> TouchFact | None:
        """The missed promise while it is open, else the next step."""
        line = self.line()
        if line is None:
            return None
        promise = line.promise
        if promise is not None and promise.state == "missed":
            touches = line.listed.facts.touches
            found = next((t for t in touches if t.id == promise.touch_id and t.status == "open"), None)
            if found is not None:
                return found
        return line.derived.next_touch

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.account())

    # moving

    def stand_on(self, account_id: int) -> None:
        """Put the cursor on an account."""
        place = self.source.place_of(account_id) if self.source else None
        if place is not None:
            self.sheet.move_to(*place)

    def _move(self, move: Callable[[], bool]) -> None:
        """Move; where the right column has nobody, stay in the left one."""
        move()
        key = self.sheet.cursor_key
        if self.source and self.sheet.cursor_column == RIGHT and not self.source.partner.get(key):
            self.sheet.move_to(key, LEFT)

    def _other_group(self) -> None:
        here = self.line()
        group = Group.ON_TRACK if here is None or here.group == Group.TALK else Group.TALK
        lines = self.source.lines.values() if self.source else ()
        found = next((line for line in lines if line.group == group), None)
        if found is not None:
            self.stand_on(found.account.id)

    def _next_open(self) -> None:
        """The first account to talk about that nobody decided on."""
        waiting = self.decisions.open_lines(Group.TALK)
        if waiting:
            self.stand_on(waiting[0].account.id)
        else:
            self.say("Nobody left to talk about. 1 keeps ON TRACK.")
