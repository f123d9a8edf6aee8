"""A sheet of accounts that counts what it is asked, and the screen as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from textual.app import App

from abm_tui.widgets.grid import Cell, Column, Row


def screen_lines(app: App[object]) -> list[str]:
    """The screen as text, one string a line, every line as wide as the screen."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


COLUMNS = (
    Column("name", "Account", 19, frozen=True, min_width=14),
    Column("tier", "T", 1),
    Column("stage", "Stage", 8),
    Column("score", "Score", 5, drop=3),
    Column("deal", "Deal", 11, drop=2),
    Column("cov", "Cov", 3, drop=1),
    Column("next", "Next step", 15, flex=1, min_width=10),
    Column("due", "Due", 7),
)


class Accounts:
    """A source over a list of keys that counts what it is asked."""

    def __init__(self, keys: list[Hashable] | range, **named: str) -> None:
        self.keys, self.named = keys, named
        self.asked: Counter[Hashable] = Counter()
        self.rows: dict[Hashable, Row] = {}
        self.due: dict[Hashable, Cell] = {}
        self.gutters: dict[Hashable, str] = {}

    @property
    def row_count(self) -> int:
        return len(self.keys)

    def row_at(self, index: int) -> Row:
        key = self.keys[index]
        return self.rows.get(key) or Row(key)

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        self.asked[row_key] += 1
        if column_key == "name":
            return Cell(self.named.get(str(row_key), f"Account {row_key}"))
        if column_key == "due":
            return self.due.get(row_key, Cell("2d late", "attention"))
        texts = {"tier": "1", "stage": "Interest", "score": "4 ▼-1", "deal": "—", "cov": "2/8", "next": "Call Ines"}
        return Cell(texts[column_key])

    def gutter(self, row_key: Hashable) -> str:
        return self.gutters.get(row_key, "   ")
