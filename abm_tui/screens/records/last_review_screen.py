"""What the last review said of an account: a page to read, opened from the card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui import when
from abm_tui.keymap.focuses import PAGE
from abm_tui.models.words import DECISION_NAMES, Decision
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell.place import Place
from abm_tui.screens.wording.page_of_sections import PageSection, SectionsSource, prose
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.grid import Column
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.queries.card import ReviewOfAccount


class ReviewPage(Place, inherit_bindings=False):
    """What the last completed review said of an account."""

    FOCUS = PAGE

    def __init__(self, account: str, review: ReviewOfAccount) -> None:
        super().__init__()
        self.account, self.review = account, review
        self.sheet = Sheet((Column("text", "", 40, flex=1),), cursor_mode="row", show_header=False, id="review-page")
        self.use(SheetKeys(self.sheet).handlers(), AccountPicker(self).handlers())

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet]

    def load(self) -> None:
        review = self.review
        promise = review.promise_text
        if promise and review.promise_due:
            promise += f" · {when.mid_day(review.promise_due)}"
        self.sheet.empty = "Nothing was written down."
        self.sheet.set_source(
            SectionsSource(
                PageSection(title, lines=prose(title, text.split("\n"), self.size.width - 6))
                for title, text in (
                    ("TRIED", review.tried),
                    ("HAPPENED", review.happened),
                    ("WILL CHANGE", review.change),
                    ("NEXT", promise),
                    ("REASON", review.reason),
                )
                if text
            )
        )

    def heading(self) -> str:
        return f" {shorten(self.account.upper(), 40)} › LAST REVIEW"

    def context(self) -> tuple[Any, Any]:
        decision = self.review.decision
        said = DECISION_NAMES[Decision(decision)].removesuffix(" until…") if decision else "not decided"
        return f" {when.long_day(self.review.held_on)} · {said.lower()}", ""
