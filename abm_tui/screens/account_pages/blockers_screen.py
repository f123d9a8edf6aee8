"""In the way, set-up and programme: every line with its age, its owner and the key that mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui import when
from abm_tui.keymap.focuses import BLOCKERS
from abm_tui.models.blocker_kinds import PROGRAMME, WRITTEN
from abm_tui.models.facts import TouchFact
from abm_tui.rules.blockers.programme import NOTHING
from abm_tui.screens.account_pages.blockers_rows import COLUMNS, BlockerRow, BlockersSource, source_of
from abm_tui.screens.actions.blocker_prompt import ask_blocker
from abm_tui.screens.actions.old_fixes import FixActions
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount

_TOUCH_LINES = frozenset({"touch_overdue", "next_step_late", "asset_missing", "collision"})
_RESTS = 0.05  # seconds until the account's own lines are painted


class BlockersScreen(SheetMoving, FixActions, inherit_bindings=False):
    """Enter resolves a line and brings back what was put off; e opens what it is about, the last column what mends."""

    FOCUS = BLOCKERS

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.source: BlockersSource | None = None
        self.programme = NOTHING

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(COLUMNS, cursor_mode="row", id="blockers-sheet")
        self.sheet.empty = "Nothing is in the way. a writes something down."
        return [self.sheet, Rule()]

    def on_mount(self) -> None:
        super().on_mount()
        self.set_timer(_RESTS, self._load_programme)

    # reading

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        self.row = self.store.read(listed, ids=[self.account_id])[0]
        self._show()

    def _load_programme(self) -> None:
        """The lines about all accounts, once the account's own are there."""
        from abm_tui.store.queries.programme import programme

        if self.row is not None:
            self.programme = self.store.read(programme)
            self._show()

    def _show(self) -> None:
        assert self.row is not None
        assert self.row.derived is not None
        names = {m.id: m.name for m in self.store.members}
        facts, today = self.row.facts, self.store.today
        self.source = source_of(self.row.derived, facts.blockers, self.programme, names, today)
        before = self.sheet.cursor_index
        known = self.sheet.cursor_key in self.source.lines
        self.sheet.set_source(self.source, self.sheet.cursor_key if known else None)
        if not known and before > 0 and self.source.rows:
            self.sheet.move_to(self.source.rows[min(before, len(self.source.rows) - 1)].key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id or c.entity == "asset" for c in changes):
            self.reload()

    def line(self) -> BlockerRow | None:
        return self.source.lines.get(self.sheet.cursor_key) if self.source is not None else None

    def account(self) -> int | None:
        return self.account_id

    def touch(self) -> TouchFact | None:
        """The touch the line under the cursor is about, else the account's next step."""
        line = self.line()
        raised = line.raised if line is not None else None
        if self.row is None:
            return None
        if raised is not None and raised.code in _TOUCH_LINES:
            found = next((t for t in self.row.facts.touches if t.id == raised.ref), None)
            if found is not None:
                return found
        return self.row.derived.next_touch if self.row.derived else None

    # acting

    def why_not_open(self) -> str:
        return "" if self.line() is not None else "Nothing is in the way. a writes something down."

    why_not_edit = why_not_open

    def why_not_later(self) -> str:
        line = self.line()
        if line is not None and line.raised is not None and line.raised.drawer == PROGRAMME:
            return "A line about all accounts goes when they do. Enter shows them."
        return self.why_not_open()

    def act_open(self) -> None:
        """Out of the way; or back, where it was put off; or the accounts a line is about."""
        from abm_tui.store.commands import blockers

        line = self.line()
        assert line is not None
        raised = line.raised
        if line.put_off is not None:
            self.old_run(blockers.snooze, line.put_off.id, self.store.today)
        elif raised is None:
            return
        elif raised.drawer == PROGRAMME:
            self.show_accounts(raised)
        elif raised.code == WRITTEN and raised.ref is not None:
            self.old_run(blockers.resolve, raised.ref)
        elif raised.code in blockers.NEEDS_REASON:
            self.ask(
                f"Why is it all right: {raised.text}",
                lambda text: self.old_run(blockers.resolve_rule, self.account_id, raised.code, text) is not None,
            )
        else:
            self.old_run(blockers.resolve_rule, self.account_id, raised.code)

    def act_edit(self) -> None:
        """What the line is about."""
        line = self.line()
        assert line is not None
        if line.raised is None:
            self.say("It is put off. Enter brings it back, z chooses another day.")
        elif line.raised.drawer == PROGRAMME:
            self.show_accounts(line.raised)
        else:
            self.mend(line.raised, self.account_id)

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

    def _put(self, line: BlockerRow, until: date) -> None:
        from abm_tui.store.commands import blockers

        if line.put_off is not None:
            self.old_run(blockers.snooze, line.put_off.id, until)
        elif line.raised is not None and line.raised.code == WRITTEN and line.raised.ref is not None:
            self.old_run(blockers.snooze, line.raised.ref, until)
        elif line.raised is not None:
            self.old_run(blockers.snooze_rule, self.account_id, line.raised.code, until)

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
        return f" {way} in the way · {setup} to set up", "Enter resolves, the last column mends"
