"""In the way, and set-up: every line of one account with its age, its owner and the key that mends it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui import commands, when
from abm_tui.focuses import BLOCKERS
from abm_tui.models.derived import Raised
from abm_tui.models.facts import BlockerFact, TouchFact
from abm_tui.rules.blockers import WRITTEN
from abm_tui.rules.fields import read_member
from abm_tui.screens.place import Place
from abm_tui.screens.sheet_actions import SheetMoving
from abm_tui.screens.touch_actions import TouchActions
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount
    from abm_tui.store.unit import ChangeFact

TEXT, AGE, OWNER, KEY = "text", "age", "owner", "key"
_COLUMNS = (
    Column(TEXT, "What", 46, flex=1, frozen=True, min_width=20),
    Column(AGE, "Since", 8),
    Column(OWNER, "Whose", 6, drop=1),
    Column(KEY, "Mend", 9),
)


def ask_blocker(place: Place, account_id: int) -> None:
    """One line about what is in the way; `@bo` at its end says whose it is."""
    from abm_tui.store.commands import blockers

    def read(text: str) -> tuple[str, int | None]:
        words, at, name = text.strip().rpartition(" @")
        if at and name and " " not in name:
            return words.strip(), read_member(name, place.store.members)
        return text.strip(), place.store.me.id if place.store.me else None

    def done(text: str) -> None:
        words, owner = read(text)
        place.run(blockers.write, account_id, words, owner=owner)

    place.ask(f"In the way of {place.abm.account_name(account_id)}", done)


@dataclass(frozen=True)
class _Line:
    """A row: what a rule or a person raised, or what was put off to a day."""

    text: str
    raised: Raised | None = None
    put_off: BlockerFact | None = None


@dataclass
class _Source:
    rows: Sequence[Row]
    lines: dict[Hashable, _Line]
    names: dict[int, str]
    today: date
    row_count: int = field(init=False)

    def __post_init__(self) -> None:
        self.row_count = len(self.rows)

    def row_at(self, index: int) -> Row:
        return self.rows[index]

    def gutter(self, row_key: Hashable) -> str:
        raised = self.lines[row_key].raised
        return "  ! " if raised is not None and raised.drawer == "way" else ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.lines[row_key]
        raised, off = line.raised, line.put_off
        if column_key == TEXT:
            return Cell(line.text, "dim" if off is not None else "")
        if column_key == OWNER:
            owner = raised.owner if raised is not None else off.owner if off is not None else None
            return Cell(self.names.get(owner or 0, ""))
        if column_key == AGE:
            if off is not None and off.snoozed_until is not None:
                return Cell(f"→ {when.say_day(off.snoozed_until, self.today)}", "dim")
            return Cell(f"{raised.age_days} d" if raised is not None else "")
        if raised is None or raised.code == WRITTEN:
            return Cell("Enter")
        return Cell(raised.fix_key)


class BlockersScreen(SheetMoving, TouchActions, inherit_bindings=False):
    """Enter resolves what people wrote and brings back what was put off; a rule's line says what mends it."""

    FOCUS = BLOCKERS

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.source: _Source | None = None

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(_COLUMNS, cursor_mode="row", id="blockers-sheet")
        self.sheet.empty = "Nothing is in the way. a writes something down."
        return [self.sheet, Rule()]

    # reading

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        self.row = self.store.read(listed, ids=[self.account_id])[0]
        assert self.row.derived is not None
        today = self.store.today
        raised = self.row.derived.raised
        off = [b for b in self.row.facts.blockers if b.snoozed_until is not None and b.snoozed_until > today]

        def of(drawer: str) -> list[tuple[Hashable, _Line]]:
            return [((r.code, r.ref), _Line(r.text, r)) for r in raised if r.drawer == drawer]

        groups: list[tuple[str, str, list[tuple[Hashable, _Line]]]] = [
            ("IN THE WAY", "", of("way")),
            ("SET-UP", "what Tier 1 asks for", of("setup")),
            ("PUT OFF", "Enter brings it back", [(("off", b.id), _Line(_said(b), None, b)) for b in off]),
        ]
        rows: list[Row] = []
        lines: dict[Hashable, _Line] = {}
        for title, note, found in groups:
            if found:
                rows.append(Row(title, "heading", text=f" {title} {len(found)}", note=note))
                rows += [Row(key) for key, _ in found]
                lines.update(found)
        self.source = _Source(rows, lines, {m.id: m.name for m in self.store.members}, today)
        before = self.sheet.cursor_index
        known = self.sheet.cursor_key in lines
        self.sheet.set_source(self.source, self.sheet.cursor_key if known else None)
        if not known and before > 0 and rows:
            self.sheet.move_to(rows[min(before, len(rows) - 1)].key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id for c in changes):
            self.reload()

    def line(self) -> _Line | None:
        return self.source.lines.get(self.sheet.cursor_key) if self.source is not None else None

    def account(self) -> int | None:
        return self.account_id

    def touch(self) -> TouchFact | None:
        """The late touch under the cursor, else the account's next step."""
        line = self.line()
        raised = line.raised if line is not None else None
        if self.row is None:
            return None
        if raised is not None and raised.ref is not None and raised.code != WRITTEN:
            found = next((t for t in self.row.facts.touches if t.id == raised.ref), None)
            if found is not None:
                return found
        return self.row.derived.next_touch if self.row.derived else None

    # acting

    def why_not_open(self) -> str:
        return "" if self.line() is not None else "Nothing is in the way. a writes something down."

    why_not_later = why_not_open

    def act_open(self) -> None:
        from abm_tui.store.commands import blockers

        line = self.line()
        assert line is not None
        if line.put_off is not None:
            self.run(blockers.snooze, line.put_off.id, self.store.today)
        elif line.raised is not None and line.raised.code == WRITTEN and line.raised.ref is not None:
            self.run(blockers.resolve, line.raised.ref)
        elif line.raised is not None:
            self.say(self._mended_by(line.raised))

    def _mended_by(self, raised: Raised) -> str:
        """A rule's line goes by itself when its cause does."""
        action = commands.bindings(self.FOCUS).get(raised.fix_key)
        what = f"{raised.fix_key} mends it: {action.help[:1].lower()}{action.help[1:]}." if action else ""
        return f"It goes when its cause does. {what or f'On the card {raised.fix_key} mends it.'} z puts it off."

    def act_later(self) -> None:
        """Put the line off, whoever raised it."""
        line = self.line()
        assert line is not None
        today = self.store.today
        friday, monday = when.next_weekday(today, 4), when.next_weekday(today, 0)

        def until(day: date) -> Callable[[], object]:
            return lambda: self._put(line, day)

        def ask_day() -> None:
            self.ask("Until", lambda text: self._put(line, self.day(text)), echo=self.read_day)

        self.menu(
            f"Until when: {line.text}",
            {
                "1": ("tomorrow", until(today + timedelta(1))),
                "2": (f"Fri {friday.day}", until(friday)),
                "3": (f"Mon {monday.day}", until(monday)),
                "4": ("a day", ask_day),
            },
        )

    def _put(self, line: _Line, until: date) -> None:
        from abm_tui.store.commands import blockers

        if line.put_off is not None:
            self.run(blockers.snooze, line.put_off.id, until)
        elif line.raised is not None and line.raised.code == WRITTEN and line.raised.ref is not None:
            self.run(blockers.snooze, line.raised.ref, until)
        elif line.raised is not None:
            self.run(blockers.snooze_rule, self.account_id, line.raised.code, until)

    def act_add(self) -> None:
        ask_blocker(self, self.account_id)

    # the frame

    def heading(self) -> str:
        return f" {shorten(self.row.account.name.upper(), 40) if self.row else ''} › IN THE WAY"

    def context(self) -> tuple[Any, Any]:
        if self.row is None or self.row.derived is None:
            return "", ""
        way = sum(r.drawer == "way" for r in self.row.derived.raised)
        setup = len(self.row.derived.raised) - way
        return f" {way} in the way · {setup} to set up", "about this week, and what Tier 1 asks for"


def _said(blocker: BlockerFact) -> str:
    return blocker.text or blocker.code.replace("_", " ")
