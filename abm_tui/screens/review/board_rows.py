"""What the review's board shows of each account: TALK in rows, ON TRACK in two columns or, with room, in rows."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from abm_tui.models.words import DECISION_NAMES, STAGE_SHORT, Decision, Group, Stage
from abm_tui.screens.wording.account_text import deal_text, score_text
from abm_tui.text import fit
from abm_tui.when import DUE_WIDTH, due_cell, mid_day, say_due
from abm_tui.widgets.grid import Cell, Column, Row

if TYPE_CHECKING:
    from abm_tui.rules.review.agenda import Promise
    from abm_tui.store.queries.agenda import Board, BoardLine

NAME, STAGE, SCORE, DEAL, SAID, STATE, WHY = "name", "stage", "score", "deal", "said", "state", "why"
PAIR, LEFT, RIGHT = "pair", "left", "right"
WIDE = 120  # cells from which every account has a row of its own

_NARROW = (
    Column(NAME, "Account", 17, frozen=True, min_width=12),
    Column(STAGE, "Stage", 8, drop=2),
    Column(SCORE, "Score", 5),
    Column(DEAL, "Deal", 11, drop=1),
    Column(WHY, "Why", 26, flex=1, min_width=18),
)
_BROAD = (
    Column(NAME, "Account", 17, flex=1, frozen=True),
    Column(STAGE, "Stage", 8),
    Column(SCORE, "Score", 5),
    Column(DEAL, "Deal", 11),
    Column(SAID, "We said", 34, flex=3, min_width=24),
    Column(STATE, "", 10),
    Column(WHY, "Why, or next step", 26, flex=3),
)


def board_columns(width: int) -> tuple[Column, ...]:
    """The columns of a row of its own."""
    return _BROAD if width >= WIDE else _NARROW


def half(width: int) -> int:
    """The width of one of two columns of accounts."""
    return max(16, (width - 7) // 2)


def pair_columns(width: int) -> tuple[Column, ...]:
    """The two columns of accounts on track."""
    return Column(LEFT, "", half(width)), Column(RIGHT, "", half(width) + 2)


def decision_text(decision: str) -> str:
    """`keep`, `more effort`, …"""
    return DECISION_NAMES[Decision(decision)].removesuffix(" until…").lower()


def promise_text(promise: Promise | None, owners: dict[int, str]) -> str:
    """`Call Ines Marsh · ana · Mon 3 Nov`, or nothing."""
    if promise is None:
        return ""
    owner = owners.get(promise.owner or 0, "")
    return " · ".join(part for part in (promise.text, owner, mid_day(promise.due) if promise.due else "") if part)


def reason_text(line: BoardLine) -> str:
    """Why to talk; a promise kept since the board was opened says so."""
    promise = line.promise
    if line.why.startswith("MISSED") and promise is not None and promise.state != "missed":
        return f"{promise.said.lower()} now: {promise.text}"
    return line.why


@dataclass
class BoardSource:
    """The board as rows. Keys are account ids; of two accounts in one line, the left one's id."""

    today: date
    owners: dict[int, str]
    width: int = 80
    lines: dict[int, BoardLine] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    partner: dict[int, int | None] = field(default_factory=dict)
    _places: dict[Hashable, int] = field(default_factory=dict)

    def show(self, board: Board, width: int) -> None:
        """Lay the board out for a screen `width` cells wide."""
        self.width = width
        self.lines = {line.account.id: line for line in board.lines}
        talk = [line for line in board.lines if line.group == Group.TALK]
        track = [line for line in board.lines if line.group != Group.TALK]
        self.partner.clear()
        rows = [Row(":talk", "heading", f" TALK {len(talk)}", _open(talk))]
        rows += [Row(line.account.id) for line in talk]
        note = "promise kept or not due yet, next step dated"
        rows.append(Row(":track", "heading", f" ON TRACK {len(track)}", _open(track) or note))
        rows += [Row(line.account.id) for line in track] if width >= WIDE else self._pairs(track)
        self.rows = rows if board.lines else []
        self._places = {row.key: i for i, row in enumerate(self.rows)}

    def _pairs(self, track: Sequence[BoardLine]) -> list[Row]:
        """Two columns, read downwards."""
        middle = (len(track) + 1) // 2
        for place in range(middle):
            other = track[middle + place].account.id if middle + place < len(track) else None
            self.partner[track[place].account.id] = other
        return [Row(line.account.id, layout=PAIR) for line in track[:middle]]

    def place_of(self, account_id: int) -> tuple[int, str] | None:
        """(row key, column) of an account."""
        if account_id in self._places:
            return account_id, LEFT if account_id in self.partner else NAME
        left = next((i for i, other in self.partner.items() if other == account_id), None)
        return None if left is None else (left, RIGHT)

    def account_at(self, key: Hashable, column: str) -> int | None:
        """The account under a cursor."""
        if not isinstance(key, int):
            return None
        return self.partner.get(key) or key if column == RIGHT else key

    # SheetSource

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return self.rows[index]

    def index_of(self, key: Hashable) -> int | None:
        return self._places.get(key)

    def gutter(self, row_key: Hashable) -> str:
        line = self.lines.get(row_key) if isinstance(row_key, int) else None
        return f" {_sign(line)} " if line else "   "

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.lines.get(row_key) if isinstance(row_key, int) else None
        if line is None:
            return Cell("")
        if column_key in {LEFT, RIGHT}:
            return self._half(line, column_key)
        return self._cell(line, column_key)

    def _half(self, line: BoardLine, column: str) -> Cell:
        if column == LEFT:
            return Cell(self._short(line, half(self.width)))
        other = self.lines.get(self.partner.get(line.account.id) or 0)
        return Cell(f"{_sign(other)} {self._short(other, half(self.width))}" if other else "")

    def _short(self, line: BoardLine, width: int) -> str:
        derived, step = line.derived, line.derived.next_touch
        due = due_cell(step.due, self.today) if step and step.due else "—"
        end = (
            fit(decision_text(line.decision), 12)
            if line.decision
            else f"{fit(due, DUE_WIDTH)} {fit(line.listed.next_owner, 4)}"
        )
        score = score_text(derived.score.value, derived.score_change)
        return f"{fit(line.account.name, max(6, width - 12 - DUE_WIDTH))} {fit(score, 6)}{end}"

    def _cell(self, line: BoardLine, column: str) -> Cell:
        account, derived = line.account, line.derived
        tone = "dim" if line.decision else ""
        if column == NAME:
            return Cell(account.name, tone)
        if column == STAGE:
            return Cell(STAGE_SHORT[Stage(account.stage)] if account.stage else "", tone)
        if column == SCORE:
            moved = "good" if derived.score_change > 0 else "attention" if derived.score_change < 0 else ""
            return Cell(score_text(derived.score.value, derived.score_change), moved)
        if column == DEAL:
            return Cell(deal_text(line.listed, self.today), tone)
        if column == SAID:
            return Cell(promise_text(line.promise, self.owners) or "—", tone)
        if column == STATE:
            state = line.promise.said if line.promise else "skipped" if line.row.skipped else ""
            return Cell(state, "attention" if state.startswith("MISSED") else tone)
        return self._why(line)

    def _why(self, line: BoardLine) -> Cell:
        if line.decision:
            return Cell(decision_text(line.decision), "good")
        if line.group == Group.TALK:
            text = reason_text(line)
            if not text.startswith("MISSED"):
                return Cell(text)
            # On a wide screen what was missed, and for how long, stands beside it already.
            return Cell("promise missed" if self.width >= WIDE else text, "attention")
        step = line.derived.next_touch
        if step is None or step.due is None:
            return Cell("—")
        # The day stands at the end, where no long step cuts it.
        late = step.due < self.today
        return Cell(step.text, tail=say_due(step.due, self.today), tail_style="attention" if late else "dim")


def _sign(line: BoardLine | None) -> str:
    """✓ decided, ! something in the way."""
    if line is None:
        return " "
    return "✓" if line.decision else "!" if "blocked" in line.derived.flags else " "


def _open(lines: Sequence[BoardLine]) -> str:
    """How many of a group are decided, once one is."""
    decided = sum(bool(line.decision) for line in lines)
    return f"{decided} decided" if decided else ""
