"""What Enter, e, z and a do to the lines that stand in the way of an account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from abm_tui import when
from abm_tui.keymap.action_ids import Do
from abm_tui.models.blocker_kinds import PROGRAMME, WRITTEN
from abm_tui.screens.account_pages.blockers_rows import BlockerRow
from abm_tui.screens.actions.blocker_prompt import ask_blocker
from abm_tui.screens.actions.fixes import FixActions
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.host import Host
from abm_tui.screens.wording.days import day_echo, typed_day


class BlockerEdits:
    """Takes a line out of the way, puts it off and brings it back. `line` gives the one under the cursor."""

    def __init__(self, host: Host, account_id: int, line: Callable[[], BlockerRow | None], fixes: FixActions) -> None:
        self._host, self._account_id, self._line, self._fixes = host, account_id, line, fixes

    def handlers(self) -> Handlers:
        return {
            Do.OPEN: Handler(self.resolve, self.no_line),
            Do.EDIT: Handler(self.mend, self.no_line),
            Do.LATER: Handler(self.later, self.why_not_later),
            Do.ADD: Handler(partial(ask_blocker, self._host, self._account_id)),
        }

    def no_line(self) -> str:
        """Why nothing can be done to a line: there is none; "" where there is."""
        return "" if self._line() is not None else "Nothing is in the way. a writes something down."

    def why_not_later(self) -> str:
        """A line about all accounts cannot be put off for one."""
        line = self._line()
        if line is not None and line.raised is not None and line.raised.drawer == PROGRAMME:
            return "A line about all accounts goes when they do. Enter shows them."
        return self.no_line()

    def resolve(self) -> None:
        """Out of the way; or back, where it was put off; or the accounts a line is about."""
        from abm_tui.store.commands import blockers

        line = self._line()
        assert line is not None
        raised, run = line.raised, self._host.run
        if line.put_off is not None:
            run(blockers.snooze, line.put_off.id, self._host.today)
        elif raised is None:
            return
        elif raised.drawer == PROGRAMME:
            self._fixes.show_accounts(raised)
        elif raised.code == WRITTEN and raised.ref is not None:
            run(blockers.resolve, raised.ref)
        elif raised.code in blockers.NEEDS_REASON:
            self._host.ask(
                f"Why is it all right: {raised.text}",
                lambda text: bool(run(blockers.resolve_rule, self._account_id, raised.code, text)),
            )
        else:
            run(blockers.resolve_rule, self._account_id, raised.code)

    def mend(self) -> None:
        """What the line is about."""
        line = self._line()
        assert line is not None
        if line.raised is None:
            self._host.say("It is put off. Enter brings it back, z chooses another day.")
        elif line.raised.drawer == PROGRAMME:
            self._fixes.show_accounts(line.raised)
        else:
            self._fixes.mend(line.raised, self._account_id)

    def later(self) -> None:
        """Put the line off, whoever raised it."""
        line = self._line()
        assert line is not None
        today = self._host.today
        friday, monday = when.next_weekday(today, 4), when.next_weekday(today, 0)

        def until(day: date) -> Callable[[], object]:
            return lambda: self._put_off(line, day)

        def ask_day() -> None:
            self._host.ask(
                "Until",
                lambda text: self._put_off(line, typed_day(text, today)),
                echo=lambda text: day_echo(text, today),
            )

        self._host.menu(
            f"Until when: {line.text}",
            {
                "1": ("tomorrow", until(today + timedelta(1))),
                "2": (f"Fri {friday.day}", until(friday)),
                "3": (f"Mon {monday.day}", until(monday)),
                "4": ("a day", ask_day),
            },
        )

    def _put_off(self, line: BlockerRow, until: date) -> None:
        from abm_tui.store.commands import blockers

        if line.put_off is not None:
            self._host.run(blockers.snooze, line.put_off.id, until)
        elif line.raised is not None and line.raised.code == WRITTEN and line.raised.ref is not None:
            self._host.run(blockers.snooze, line.raised.ref, until)
        elif line.raised is not None:
            self._host.run(blockers.snooze_rule, self._account_id, line.raised.code, until)
