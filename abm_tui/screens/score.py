"""Pages to read, opened from the card: the score line by line, and what the last review said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui import when
from abm_tui.focuses import PAGE
from abm_tui.models.derived import Score, ScoreLine
from abm_tui.models.words import DECISION_NAMES, Decision
from abm_tui.rules.framework import Framework
from abm_tui.screens.sheet_actions import SheetMoving
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from abm_tui.store.queries.card import LastReview
    from abm_tui.store.unit import ChangeFact

_COLUMNS = (
    Column("points", "Pts", 3, align="right", frozen=True),
    Column("day", "Day", 6, frozen=True),
    Column("what", "Signal", 22, flex=1, min_width=12),
    Column("who", "Who", 18, flex=1, min_width=10),
    Column("subject", "About", 20, flex=2, min_width=10, drop=1),
    Column("expires", "Until", 8),
)


@dataclass
class _ScoreSource:
    score: Score
    today: date
    labels: dict[str, str]

    @property
    def row_count(self) -> int:
        return len(self.score.lines)

    def row_at(self, index: int) -> Row:
        return Row(index)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        assert isinstance(row_key, int)
        line = self.score.lines[row_key]
        return Cell(self._text(line, column_key), "dim" if line.cut_by_cap else "")

    def _text(self, line: ScoreLine, column: str) -> str:
        return {
            "points": str(line.points),
            "day": when.say_past(line.at, self.today),
            "what": self.labels.get(line.signal, line.signal) + (" · over the cap" if line.cut_by_cap else ""),
            "who": line.who,
            "subject": line.subject,
            "expires": when.say_day(line.expires, self.today) if line.expires else "",
        }[column]


class ScoreScreen(SheetMoving, inherit_bindings=False):
    """Every line of an account's score: what happened, who, its points, what the cap cut off, the day it expires."""

    FOCUS = PAGE

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.score = Score()
        self.account_name = ""

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", show_rule=True, id="score-sheet")
        self.sheet.empty = "Nothing from them inside the windows yet. t on the card logs what happened."
        return [self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        row = self.store.read(listed, ids=[self.account_id])[0]
        assert row.derived is not None
        self.score, self.account_name = row.derived.score, row.account.name
        source = _ScoreSource(self.score, self.store.today, _labels(self.store.framework))
        self.sheet.set_source(source, self.sheet.cursor_key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id for c in changes):
            self.reload()

    def heading(self) -> str:
        return f" {self.account_name.upper()} › SCORE {self.score.value}"

    def context(self) -> tuple[Any, Any]:
        nearest = f"to {self.score.value + 1}: {self.score.cheapest_next}" if self.score.cheapest_next else ""
        return f" {self.score.summary or 'nothing from them in 90 days'}", nearest


def _labels(fw: Framework) -> dict[str, str]:
    return {rule.code: rule.label for rule in fw.signals}


@dataclass
class _TextSource:
    lines: Sequence[tuple[str, str]]  # (kind, text)

    @property
    def row_count(self) -> int:
        return len(self.lines)

    def row_at(self, index: int) -> Row:
        kind, text = self.lines[index]
        if kind == "heading":
            return Row(index, "heading", text=f" {text}")
        return Row(index, "text", text=f"   {text}", selectable=True)

    def gutter(self, row_key: Hashable) -> str:
        del row_key
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        del row_key, column_key
        return Cell("")


class ReviewPage(SheetMoving, inherit_bindings=False):
    """What the last completed review said of an account."""

    FOCUS = PAGE

    def __init__(self, account: str, review: LastReview) -> None:
        super().__init__()
        self.account_said, self.review = account, review

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet((Column("text", "", 40, flex=1),), cursor_mode="row", show_header=False, id="review-page")
        return [Rule(), self.sheet]

    def load(self) -> None:
        review, lines = self.review, list[tuple[str, str]]()
        promise = review.promise_text
        if promise and review.promise_due:
            promise += f" · {when.mid_day(review.promise_due)}"
        for title, text in (
            ("TRIED", review.tried),
            ("HAPPENED", review.happened),
            ("WILL CHANGE", review.change),
            ("NEXT", promise),
            ("REASON", review.reason),
        ):
            if text:
                lines.append(("heading", title))
                lines += [("text", line) for part in text.split("\n") for line in _wrapped(part, self.size.width - 6)]
        self.sheet.empty = "Nothing was written down."
        self.sheet.set_source(_TextSource(lines))

    def heading(self) -> str:
        return f" {self.account_said.upper()} › LAST REVIEW"

    def context(self) -> tuple[Any, Any]:
        decision = self.review.decision
        said = DECISION_NAMES[Decision(decision)].removesuffix(" until…") if decision else "not decided"
        return f" {when.long_day(self.review.held_on)} · {said.lower()}", ""


def _wrapped(text: str, width: int) -> list[str]:
    from rich.cells import cell_len

    lines, line = [], ""
    for word in text.split():
        if line and cell_len(line) + 1 + cell_len(word) > max(20, width):
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]
