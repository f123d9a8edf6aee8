"""Criteria of the ICP in the framework place: one is added in a line, with the live count of what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused
from abm_tui.rules.fit.criteria import company_test
from abm_tui.rules.fit.criterion_line import answers_text, read_criterion
from abm_tui.rules.framework_cells.changes import criterion_code
from abm_tui.screens.framework.own import ANSWERS
from abm_tui.screens.framework.reading import ICP
from abm_tui.screens.framework.view import LineKeys
from abm_tui.screens.shell import routes
from abm_tui.text import shorten

if TYPE_CHECKING:
    from abm_tui.screens.framework.effects import EffectsQuestion, Follow
    from abm_tui.screens.framework.view import FrameworkView
    from abm_tui.screens.shell.host import Host
    from abm_tui.widgets.tones import Line

HINT = "Size: employees>=200 · Board: ? is there a new board member · must and weight come after"
_ROW = "icp."  # how the key of a criterion's line begins; its code follows


class CriterionLines:
    """Adding and removing criteria, and the accounts behind the numbers of their lines."""

    def __init__(self, host: Host, view: FrameworkView, effects: EffectsQuestion) -> None:
        self._host, self._view, self._effects = host, view, effects

    def keys(self) -> LineKeys | None:
        """What keys do on a number of the ICP's table; None in another section."""
        key = self._view.sheet.cursor_key
        if self._view.section != ICP or not isinstance(key, str):
            return None
        return LineKeys(partial(self._open_counted, key))

    def _open_counted(self, key: str) -> None:
        """The accounts behind a number of the ICP's table: the first one's card, n and p go on."""
        counts, column = self._view.reading.counts, self._view.sheet.cursor_column
        if counts is None or column not in ANSWERS:
            return
        ids = counts.answers[key.removeprefix(_ROW)][ANSWERS.index(column)]
        if ids:
            self._host.open(routes.Card(ids[0], ids))
        else:
            self._host.say("No target account says so.")

    def add(self, text: str = "") -> None:
        """Ask for one in a line; below it stands what it says of the target accounts while it is typed."""
        from abm_tui.store.queries.facts import accounts

        host = self._host
        known = host.read(accounts)

        def typed(text: str) -> Sequence[Line]:
            one = read_criterion(text)
            if one["ask"]:
                return [(" A question: answered by hand, on each account's card", "dim")]
            if not one["test"]:
                return [(f" {HINT}", "dim")]
            try:
                return [[(" → ", "dim"), (answers_text(one["test"], known, host.today), "")]]
            except Refused as error:
                return [(f" {error.message}", "dim")]

        def done(text: str) -> bool:
            one = read_criterion(text)
            if not one["test"] and not one["ask"]:
                host.say("Write a filter such as employees>=200, or a question behind ?", "attention")
                return False
            try:
                if one["test"]:
                    company_test(one["test"], host.today)
            except Refused as error:
                host.say(f"Nothing was added. {error.message}", "attention")
                return False
            # A preview asks with a list of its own, once this question is closed.
            host.call_next(host.attempt, partial(self._add, one, text))
            return True

        host.ask("Criterion", done, value=text, echo=typed)

    def _add(self, one: dict[str, str], text: str) -> None:
        from abm_tui.store.commands import framework

        code = criterion_code(one["name"], {c.code for c in self._host.framework.icp})

        def save(then: Follow) -> bool:
            name, family = one["name"], one["family"]
            added = self._host.run(framework.add_criterion, name, family, test=one["test"], ask=one["ask"])
            return bool(added.then(lambda _: self._view.go_to(ICP, f"{_ROW}{code}", "weight")).then(then))

        title = f"With {shorten(one['name'], 40)} in the ICP:"
        self._effects.save_after(_cells(code, one), save, title=title, back=partial(self.add, text))

    def remove(self, key: str) -> None:
        """Take out the criterion of a line."""
        from abm_tui.store.commands import framework

        code = key.removeprefix(_ROW)
        title = f"Without {shorten(self._host.framework.criterion[code].name, 40)} in the ICP:"

        def save(then: Follow) -> bool:
            return bool(self._host.run(framework.remove_criterion, code).then(then))

        self._effects.save_after({}, save, title=title, without=code)


def _cells(code: str, one: dict[str, str]) -> dict[str, Any]:
    """The cells of a criterion that is still to be."""
    return {f"{_ROW}{code}.{part}": value for part, value in one.items()}
