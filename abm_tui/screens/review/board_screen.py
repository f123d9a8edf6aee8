"""The review's first page: everybody on one board, those to talk about with the reason, the others at a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.focuses import BOARD
from abm_tui.models.words import NO_SOURCE, Group, source_name
from abm_tui.screens.review.board_decisions import EMPTY, BoardDeciding
from abm_tui.screens.review.board_rows import (
    LEFT,
    PAIR,
    RIGHT,
    WIDE,
    BoardSource,
    board_columns,
    pair_columns,
    reason_text,
)
from abm_tui.screens.review.pages_line import pages_line
from abm_tui.screens.wording.score_line import HANDOFF, ending
from abm_tui.text import count
from abm_tui.when import mid_day, say_past
from abm_tui.widgets.frame import ContextLine, Rule, TabsLine, spread_pieces
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.store.queries.agenda import BoardLine
    from abm_tui.store.queries.review_page import BoardPage


class BoardScreen(BoardDeciding, inherit_bindings=False):
    """The board of the open review, or of the next one: then nothing is written before Enter."""

    FOCUS = BOARD
    TAB = "board"
    ASKS_OUTCOME = False  # digits are decisions here

    def __init__(self) -> None:
        super().__init__()
        self.page: BoardPage | None = None
        self.source: BoardSource | None = None
        self._wide = False

    def body(self) -> Sequence[Widget]:
        self.last = Lines(id="board-last")
        self.last.styles.height = 1
        self.rule = Rule()
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="board-sheet", empty=EMPTY)
        self.about = Lines(id="board-about")
        self.about.styles.height = 1
        return [self.last, self.rule, self.sheet, Rule(), self.about]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.review_page import board_page

        self.page = self.store.read(board_page)
        self.lay_out()
        if not self.said[0]:
            self.say(self._opening())

    def lay_out(self) -> None:
        """Show what was read at the present width; the cursor stays on its account."""
        if self.page is None:
            return
        here, width = self.account(), self.size.width
        board = self.page.board
        first = self.source is None
        self.source = BoardSource(self.store.today, {m.id: m.name for m in self.store.members})
        self.source.show(board, width)
        self._wide = width >= WIDE
        self.last.display = self.rule.display = not self._wide and not self.has_class("-too-small")
        self.sheet.show_header = self._wide
        self.sheet.set_columns(board_columns(width))
        self.sheet.set_columns(pair_columns(width), PAIR, "cell")
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        if first:
            here = self.resume_at()
        if here is not None:
            self.stand_on(here)
        self.last.set_lines([self._last_review(" LAST REVIEW  ")])
        self.show_about()

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.lay_out()
        if self.page is not None:
            self.show_frame()

    def stand_on(self, account_id: int) -> None:
        """Put the cursor on an account."""
        place = self.source.place_of(account_id) if self.source else None
        if place is not None:
            self.sheet.move_to(*place)

    # words

    def show_frame(self) -> None:
        super().show_frame()
        if self.page is None:
            return
        tabs = self.query_one(TabsLine)
        tabs.show_title(pages_line(self.page.board.day, "Board"))
        presence: list[Piece] = list(self.abm.presence.line())
        if self._wide:
            presence = [(f"{self._decided()} · ", ""), *presence]
        tabs.show_presence(presence)
        self.query_one(ContextLine).show(*self.context())

    def context(self) -> tuple[Any, Any]:
        if self.page is None:
            return "", ""
        board = self.page.board
        since = f" since {mid_day(board.since)}" if board.since else ""
        today = self.store.today
        if board.stale:  # instead of since when: there has to be room for it
            age = f" · {' and '.join(board.stale)}: quiet and score drops paused"
            return [(f" {count(len(board.lines), 'account')}", ""), (age, "attention")], self._decided()
        known = [(source_name(v), at) for v, at in board.data_age.items() if v not in NO_SOURCE]
        age = "".join(f" · {name} as of {say_past(at.date(), today)} {at:%H:%M}" for name, at in known)
        if not self._wide:
            return f" {count(len(board.lines), 'account')}{since}{age}", self._decided()
        return f" {len(board.lines)}{since}{self._last_review(' · last review ')}", age.removeprefix(" · ")

    def _decided(self) -> str:
        assert self.page is not None
        board = self.page.board
        if board.review is None:
            return f"{len(board.lines)} due {mid_day(board.day)}"
        return f"{sum(bool(line.decision) for line in board.lines)} of {len(board.lines)} decided"

    def _last_review(self, before: str) -> str:
        last = self.page.last if self.page else None
        if last is None:
            return f"{before}none yet"
        skipped = f", {last.skipped} skipped" if last.skipped else ""
        return (
            f"{before}{last.decided} decided{skipped} · promises {last.kept} kept, {last.missed} missed, "
            f"{last.not_due} not due yet"
        )

    def _opening(self) -> str:
        """The sentence the page is met with: what Enter does now."""
        assert self.page is not None
        board = self.page.board
        if not board.lines:
            return ""
        if board.review is None and board.day > self.store.today:
            return f"{len(board.lines)} due {mid_day(board.day)}. x flags one, Enter starts now."
        waiting = self.draft_account()
        if waiting is not None:
            return f"You were writing about {self.account_name(waiting)}. Enter continues."
        if not any(line.decision for line in board.lines):
            return f"Board of {mid_day(board.day)}, nothing decided yet"
        return "Everything is decided. Enter goes on to the minutes." if not self.open_lines() else ""

    def show_about(self) -> None:
        """The line about the account under the cursor."""
        line = self.line()
        if line is None:
            self.about.set_lines([""])
            return
        way = [r for r in line.derived.raised if r.drawer == "way"]
        pieces: list[Piece] = [(f" {line.account.name}  ", "bold")]
        if way:
            more = f" · {len(way) - 1} more in the way (b)" if len(way) > 1 else " (b)"
            pieces += [("! ", "attention"), (way[0].text + more, "")]
        elif line.group == Group.TALK:
            pieces.append((reason_text(line), ""))
        else:
            step = line.derived.next_touch
            pieces.append((f"next: {step.text}" if step else "no next step: a writes one", ""))
        prompt = "handoff" in line.derived.flags
        end = ending(line.derived, self.store.framework, len(HANDOFF[1])) if prompt else ""
        self.about.set_lines([spread_pieces(pieces, end, self.size.width - 1)])

    # the account under the cursor

    def account(self) -> int | None:
        if self.source is None:
            return None
        return self.source.account_at(self.sheet.cursor_key, self.sheet.cursor_column)

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
            found = next(
                (t for t in line.listed.facts.touches if t.id == promise.touch_id and t.status == "open"), None
            )
            if found is not None:
                return found
        return line.derived.next_touch

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.account())

    def on_sheet_chosen(self, message: Sheet.Chosen) -> None:
        message.stop()
        self.press("enter")

    # moving

    def act_up(self) -> None:
        self._moved(self.sheet.move_up)

    def act_down(self) -> None:
        self._moved(self.sheet.move_down)

    def act_left(self) -> None:
        self._moved(self.sheet.move_left)

    def act_right(self) -> None:
        self._moved(self.sheet.move_right)

    def _moved(self, move: Callable[[], bool]) -> None:
        """Move; where the right column has nobody, stay in the left one."""
        move()
        key = self.sheet.cursor_key
        if self.source and self.sheet.cursor_column == RIGHT and not self.source.partner.get(key):
            self.sheet.move_to(key, LEFT)

    def act_page_up(self) -> None:
        self._moved(self.sheet.page_up)

    def act_page_down(self) -> None:
        self._moved(self.sheet.page_down)

    def act_first(self) -> None:
        self._moved(self.sheet.home)

    def act_last(self) -> None:
        self._moved(self.sheet.end)

    def act_next_field(self) -> None:
        """To the other group."""
        here = self.line()
        group = Group.ON_TRACK if here is None or here.group == Group.TALK else Group.TALK
        found = (
            next((line for line in self.source.lines.values() if line.group == group), None) if self.source else None
        )
        if found is not None:
            self.stand_on(found.account.id)

    act_previous_field = act_next_field

    def act_next(self) -> None:
        """The first account to talk about that nobody decided on."""
        waiting = self.open_lines(Group.TALK)
        if waiting:
            self.stand_on(waiting[0].account.id)
        else:
            self.say("Nobody left to talk about. 1 keeps ON TRACK.")
