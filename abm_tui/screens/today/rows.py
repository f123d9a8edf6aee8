"""The page of the day as the rows of a sheet: its sections, what is folded, and the columns of each kind of line."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui.text import count
from abm_tui.when import due_cell, say_due, say_past
from abm_tui.widgets.grid import Cell, Column, Row

if TYPE_CHECKING:
    from abm_tui.rules.today.page import DueTouch, HotLine, OthersStep, TodayPage, WaitingLine

NAME, TEXT, PLAY, DUE, OWNER = "name", "text", "play", "due", "owner"
NOTED = "noted"  # lines with a text and a day, or a key, at their right end
SHOWN = 5  # hot lines, and what waits, before the rest folds
HOT, NEXT, WAITING, CHANGES, WAY, SET_UP = "hot", "next", "waiting", "changes", "way", "set_up"
WIDE = 120  # cells from which what others changed stands there unasked
_END = 11  # cells of the right end of a noted line


def name_width(width: int) -> int:
    """The cells of an account's name on a screen `width` wide."""
    return 12 if width < 70 else 17 if width < 100 else 25 if width < WIDE else 34


def touch_columns(width: int) -> tuple[Column, ...]:
    """The columns of a touch; its play goes as the screen narrows, its day never."""
    return (
        Column(NAME, "Account", name_width(width), frozen=True),
        Column(TEXT, "Touch", 24, flex=3, min_width=14),
        Column(PLAY, "Play", 19, flex=1, min_width=15, drop=1),
        Column(DUE, "Due", 8),
        Column(OWNER, "Own", 4, flex=0),
    )


def noted_columns(width: int) -> tuple[Column, ...]:
    """The columns of a line with a text and something at its right end."""
    return (
        Column(NAME, "Account", name_width(width), frozen=True),
        Column(TEXT, "What", 30, flex=1, min_width=20),
        Column(DUE, "When", _END),
    )


@dataclass(frozen=True)
class TodayLine:
    """What a row is about: its account, its touch where it is one, and what Enter opens otherwise."""

    cells: Mapping[str, Cell]
    account_id: int | None = None
    touch: DueTouch | None = None
    hot: str = ""  # the key of a hot line
    waiting: WaitingLine | None = None
    sign: str = " "


@dataclass
class TodaySource:
    """The rows of the page; `folded` says of each section that folds whether it does now."""

    today: date
    letter_at: Callable[[int], str]
    rows: list[Row] = field(default_factory=list)
    lines: dict[Hashable, TodayLine] = field(default_factory=dict)

    def clear(self) -> None:
        """No row."""
        self.rows, self.lines = [], {}

    # sections

    def heading(self, key: str, text: str, note: str = "", *, fold: bool | None = None) -> None:
        """A heading; with `fold` (True: it is folded now) the cursor stands on it and Enter unfolds it."""
        sign = "" if fold is None else " ▸" if fold else " ▾"
        self.rows.append(Row(("heading", key), "heading", f" {text}{sign}", note, selectable=fold is not None or None))

    def prose(self, key: str, text: str, *, opens: bool = False) -> None:
        """A line of text; one that opens something takes the cursor."""
        self.rows.append(Row(("heading", key), "text", f" {text}", selectable=opens or None))

    def add(self, key: Hashable, line: TodayLine, layout: str = "") -> None:
        """A line with columns."""
        self.lines[key] = line
        self.rows.append(Row(key, layout=layout))

    def touches(self, section: str, touches: Iterable[DueTouch]) -> None:
        """A line a touch."""
        for one in touches:
            late = one.due < self.today
            cells = {
                NAME: Cell(one.account),
                TEXT: Cell(one.touch.text),
                PLAY: Cell(one.play, "dim", one.step, "dim") if one.play else Cell("next step", "dim"),
                DUE: Cell(due_cell(one.due, self.today), "attention" if late else ""),
                OWNER: Cell(one.owner or "—"),
            }
            self.add(("touch", section, one.id), TodayLine(cells, one.account_id, one, sign="!" if late else " "))

    def noted(self, key: Hashable, account: str, text: str, end: str, line: dict[str, Any]) -> None:
        """A line with a text and something at its right end."""
        cells = {NAME: Cell(account), TEXT: Cell(text), DUE: Cell(end, "dim")}
        self.add(key, TodayLine(cells, **line), NOTED)

    def hot(self, lines: Iterable[HotLine]) -> None:
        """A line a sign of theirs, or a deal that moved."""
        for one in lines:
            when = say_past(one.at.date(), self.today)
            self.noted((HOT, one.key), one.account, one.text, when, {"account_id": one.account_id, "hot": one.key})

    def waits(self, lines: Iterable[WaitingLine]) -> None:
        """A line a question, or a touch that was handed over."""
        for one in lines:
            asks = one.touch is None
            text = f"{one.by} asks: {one.text}" if asks else f"from {one.by}: {one.text}"
            due = one.touch.due if one.touch is not None else None
            end = "s a answers" if asks else say_due(due, self.today) if due else ""
            known = {"account_id": one.account_id, "waiting": one}
            self.noted((WAITING, one.kind, one.id), one.account, text, end, known)

    def changes(self, steps: Iterable[OthersStep]) -> None:
        """A line a step of somebody else."""
        for one in steps:
            when = f"{say_past(one.at.date(), self.today)} {one.at:%H:%M}"
            self.noted(
                (CHANGES, one.group), one.account, f"{one.who}: {one.text}", when, {"account_id": one.account_id}
            )

    # what stands under the cursor

    def line(self, key: Hashable) -> TodayLine | None:
        """What a row is about; None for a heading."""
        return self.lines.get(key)

    # SheetSource

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return self.rows[index]

    def gutter(self, row_key: Hashable) -> str:
        line = self.lines.get(row_key)
        if line is None:
            return ""
        letter = self.letter_at(line.account_id) if line.account_id is not None else ""
        return f" {line.sign} {letter or ' '}"

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.lines.get(row_key)
        return line.cells.get(column_key, Cell("")) if line is not None else Cell("")


def show_day(source: TodaySource, page: TodayPage, unfolded: set[str], width: int) -> None:
    """Lay the day out. LATE and TODAY never fold; what is `unfolded` shows all it has."""
    from abm_tui.documents import today as document

    source.clear()
    if page.hot:
        at = page.looked
        since = f"since you looked, {say_past(at.date(), page.day)} {at:%H:%M}" if at else "of the last days"
        source.heading(HOT, f"HOT {len(page.hot)}", since)
        _some(source, HOT, page.hot, source.hot, unfolded)
    for title, key, touches in (("LATE", "late", page.late), ("TODAY", "today", page.today)):
        if touches:
            source.heading(key, f"{title} {len(touches)}")
            source.touches(key, touches)
    if said := document.nothing_late(page):
        source.prose("calm", said)
    if page.next_7_days:
        source.heading(NEXT, f"NEXT 7 DAYS {len(page.next_7_days)}", fold=NEXT not in unfolded)
        if NEXT in unfolded:
            source.touches(NEXT, page.next_7_days)
    for title, names in document.decided_lines(page):
        source.prose(title, f"{title}  {names}")
    if page.waiting:
        source.heading(WAITING, f"WAITING FOR YOU {len(page.waiting)}")
        _some(source, WAITING, page.waiting, source.waits, unfolded)
    if page.changes and (width >= WIDE or CHANGES in unfolded):
        source.heading(CHANGES, document.changes_text(page).upper(), fold=CHANGES not in unfolded)
        _some(source, CHANGES, page.changes, source.changes, unfolded)
    _drawers(source, page, width)


def _some(source: TodaySource, key: str, lines: Any, show: Callable[[Any], None], unfolded: set[str]) -> None:
    """The first few, and one that unfolds the others."""
    shown = lines if key in unfolded else lines[:SHOWN]
    show(shown)
    if len(shown) < len(lines):
        source.prose(f"{key} more", f"  ▸ {len(lines) - len(shown)} more", opens=True)


def _drawers(source: TodaySource, page: TodayPage, width: int) -> None:
    from abm_tui.rules.today.counts import counts_text, data_text

    found = page.drawers
    room = width - 2

    def fitting(before: str, counted: Mapping[str, int], after: str) -> str:
        """As many codes as there is room for; the others are counted together."""
        texts = (f"{before} {counts_text(counted, most)}{after} ▸" for most in range(len(counted), 0, -1))
        return next((text for text in texts if cell_len(text) <= room), f"{before} {sum(counted.values())}{after} ▸")

    if found.in_the_way:
        source.prose(
            WAY, fitting(f"IN THE WAY {sum(found.in_the_way.values())} more:", found.in_the_way, ""), opens=True
        )
    data = f"DATA {data_text(found)}" if found.no_email else ""
    if found.set_up:
        source.prose(SET_UP, fitting("SET-UP", found.set_up, f" · {data}" if data else ""), opens=True)
    elif data:
        source.prose("data", data)


# the plan of the week


def show_plan(source: TodaySource, page: TodayPage, members: Iterable[str]) -> None:
    """Lay the week out: accounts without a next step, more effort, focus, and who does what up to Sunday."""
    from abm_tui.rules.today.page import FOCUS, MORE_EFFORT
    from abm_tui.rules.today.week import this_week

    source.clear()
    sections = (
        ("WITHOUT A NEXT STEP", "s n writes", page.drawers.no_next_step),
        ("MORE EFFORT", "", [(one.account_id, one.account) for one in page.decided if one.what == MORE_EFFORT]),
        ("FOCUS this week", "", [(one.account_id, one.account) for one in page.decided if one.what == FOCUS]),
    )
    for title, end, accounts in sections:
        if accounts:
            source.heading(title, f"{title} {len(accounts)}")
        for account_id, name in accounts:
            step = next((t for t in (*page.late, *page.today, *page.next_7_days) if t.account_id == account_id), None)
            text = f"{step.touch.text} · {step.owner}" if step else "no step in the next 7 days" if not end else ""
            source.noted((title, account_id), name, text, end, {"account_id": account_id})
    week = this_week(page)
    for member in (*members, ""):
        theirs = [one for one in week if one.owner == member]
        if theirs:
            source.heading(f"who {member}", f"{member.upper() or 'NOBODY'} {count(len(theirs), 'touch', 'touches')}")
            source.touches(f"week {member}", theirs)
    if not source.rows:
        source.prose("calm", "Nothing is planned for this week yet. q goes on to the day.")
