"""The accounts of the review's board, laid out for the width of the screen, and the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Group
from abm_tui.screens.review.board_rows import LEFT, PAIR, RIGHT, WIDE, BoardSource, board_columns, pair_columns
from abm_tui.screens.shell.handlers import Handler, Handlers

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import TouchFact
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.agenda import BoardLine
    from abm_tui.store.queries.review_page import BoardPage
    from abm_tui.widgets.sheet import Sheet


class BoardCursor:
    """`page` is the board as it was read, None before; `sheet` shows it."""

    def __init__(self, host: Host, sheet: Sheet) -> None:
        self._host, self._sheet = host, sheet
        self.page: BoardPage | None = None
        self.source: BoardSource | None = None

    def handlers(self) -> Handlers:
        sheet = self._sheet
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
        return {
            **{do: Handler(partial(self._move, move)) for do, move in moves.items()},
            Do.NEXT_FIELD: Handler(self._other_group),
            Do.PREVIOUS_FIELD: Handler(self._other_group),
            Do.NEXT: Handler(self._next_open),
        }

    def lay_out(self, page: BoardPage, width: int) -> None:
        """Show the board on a screen `width` cells wide; the cursor stays on its account."""
        here = self.account()
        self.page = page
        self.source = BoardSource(self._host.today, {m.id: m.name for m in self._host.members})
        self.source.show(page.board, width)
        self._sheet.show_header = width >= WIDE
        self._sheet.set_columns(board_columns(width))
        self._sheet.set_columns(pair_columns(width), PAIR, "cell")
        self._sheet.set_source(self.source, self._sheet.cursor_key)
        if here is not None:
            self.stand_on(here)

    def open_lines(self, group: str = "") -> list[BoardLine]:
        """What is not decided yet, of one group or of both."""
        lines = self.page.board.lines if self.page else ()
        return [line for line in lines if not line.decision and (not group or line.group == group)]

    # the account under the cursor

    def account(self) -> int | None:
        if self.source is None:
            return None
        return self.source.account_at(self._sheet.cursor_key, self._sheet.cursor_column)

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

    # moving

    def stand_on(self, account_id: int) -> None:
        """Put the cursor on an account."""
        place = self.source.place_of(account_id) if self.source else None
        if place is not None:
            self._sheet.move_to(*place)

    def _move(self, move: Callable[[], bool]) -> None:
        """Move; where the right column has nobody, stay in the left one."""
        move()
        key = self._sheet.cursor_key
        if self.source and self._sheet.cursor_column == RIGHT and not self.source.partner.get(key):
            self._sheet.move_to(key, LEFT)

    def _other_group(self) -> None:
        here = self.line()
        group = Group.ON_TRACK if here is None or here.group == Group.TALK else Group.TALK
        lines = self.source.lines.values() if self.source else ()
        found = next((line for line in lines if line.group == group), None)
        if found is not None:
            self.stand_on(found.account.id)

    def _next_open(self) -> None:
        """The first account to talk about that nobody decided on."""
        waiting = self.open_lines(Group.TALK)
        if waiting:
            self.stand_on(waiting[0].account.id)
        else:
            self._host.say("Nobody left to talk about. 1 keeps ON TRACK.")
