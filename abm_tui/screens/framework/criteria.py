"""Criteria of the ICP in the framework place: one is added in a line, with the live count of what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused
from abm_tui.rules.fit.criteria import company_test
from abm_tui.rules.fit.criterion_line import answers_text, read_criterion
from abm_tui.rules.framework_cells.changes import criterion_code
from abm_tui.screens.framework.editing import FrameworkEditing
from abm_tui.text import shorten

if TYPE_CHECKING:
    from abm_tui.widgets.tones import Line

HINT = "Size: employees>=200 · Board: ? is there a new board member · must and weight come after"


class FrameworkCriteria(FrameworkEditing, inherit_bindings=False):
    """Adding and removing criteria."""

    def add_criterion(self, text: str = "") -> None:
        """Ask for one in a line; below it stands what it says of the target accounts while it is typed."""
        from abm_tui.store.commands import framework
        from abm_tui.store.queries.facts import accounts

        known = self.store.read(accounts)

        def typed(text: str) -> Sequence[Line]:
            one = read_criterion(text)
            if one["ask"]:
                return [(" A question: answered by hand, on each account's card", "dim")]
            if not one["test"]:
                return [(f" {HINT}", "dim")]
            try:
                return [[(" → ", "dim"), (answers_text(one["test"], known, self.store.today), "")]]
            except Refused as error:
                return [(f" {error.message}", "dim")]

        def done(text: str) -> bool:
            one = read_criterion(text)
            if not one["test"] and not one["ask"]:
                self.say("Write a filter such as employees>=200, or a question behind ?", "attention")
                return False
            try:
                if one["test"]:
                    company_test(one["test"], self.store.today)
            except Refused as error:
                self.say(f"Nothing was added. {error.message}", "attention")
                return False
            code = criterion_code(one["name"], {c.code for c in self.store.framework.icp})

            def save() -> bool:
                name, family = one["name"], one["family"]
                added = self.old_run(framework.add_criterion, name, family, test=one["test"], ask=one["ask"])
                if added is not None:
                    self.go_to("icp", f"icp.{code}", "weight")
                return added is not None

            # A preview asks with a list of its own, once this question is closed.
            title = f"With {shorten(one['name'], 40)} in the ICP:"
            back = partial(self.add_criterion, text)
            self.call_next(self.attempt, partial(self.preview_then, _cells(code, one), save, title=title, back=back))
            return True

        self.status.ask("Criterion", text, on_submit=done, on_change=typed, limit=1_000)

    def remove_criterion(self, key: str) -> None:
        """Take out the criterion of a line."""
        from abm_tui.store.commands import framework

        code = key.removeprefix("icp.")
        title = f"Without {shorten(self.store.framework.criterion[code].name, 40)} in the ICP:"

        def save() -> bool:
            return self.old_run(framework.remove_criterion, code) is not None

        self.preview_then({}, save, title=title, without=code)


def _cells(code: str, one: dict[str, str]) -> dict[str, Any]:
    """The cells of a criterion that is still to be."""
    return {f"icp.{code}.{part}": value for part, value in one.items()}
