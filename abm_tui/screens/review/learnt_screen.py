"""The review's last page: what was decided, what is open, what was learnt, and the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import LEARNT
from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.review import learnt_lines
from abm_tui.screens.review.learnt_edits import LearntEdits
from abm_tui.screens.review.pages_line import pages_line
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.frame import Rule, TabsLine
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.rules.review.minutes import Minute, Minutes
    from abm_tui.store.queries.reviews import ReviewFact

_PAGE = 4  # accounts that PgUp and PgDn go


class LearntScreen(Place, inherit_bindings=False):
    """The open review, or the last one. `sentence` is said on arriving."""

    FOCUS = LEARNT

    def __init__(self, sentence: str = "") -> None:
        super().__init__()
        self._sentence = sentence
        self.review: ReviewFact | None = None
        self.minutes: Minutes | None = None
        self.at = 0
        self.learnt = Lines(id="learnt-line")
        self.learnt.styles.height = 1
        self.view = Lines(id="learnt-minutes")
        self.view.styles.height = "1fr"
        self.edits = LearntEdits(self, self)
        self.use(AccountPicker(self).handlers())
        self.bind(self.edits.handlers())
        self.bind(
            {
                Do.UP: Handler(partial(self._move, -1)),
                Do.DOWN: Handler(partial(self._move, 1)),
                Do.PAGE_UP: Handler(partial(self._move, -_PAGE)),
                Do.PAGE_DOWN: Handler(partial(self._move, _PAGE)),
                Do.FIRST: Handler(partial(self.move_to, 0)),
                Do.LAST: Handler(partial(self.move_to, 10_000)),
                Do.PREVIOUS: KeyHandler(self.going.up),
                Do.COPY: Handler(self._copy),
            }
        )
        nowhere = Handler(lambda: self.say("p goes back to the board, Enter finishes."))
        self.bind(dict.fromkeys((Do.LEFT, Do.RIGHT, Do.NEXT_FIELD, Do.PREVIOUS_FIELD), nowhere))

    def body(self) -> Sequence[Widget]:
        return [Rule("LEARNT · kept with the plays"), self.learnt, Rule("MINUTES · auto"), self.view, Rule()]

    # data

    def load(self) -> None:
        from abm_tui.store.queries import reviews
        from abm_tui.store.queries.review_page import minutes_page

        self.review = self.read(reviews.open_review) or self.read(reviews.last_completed)
        if self.review is None:
            self.close()
            return
        self.minutes = self.read(minutes_page, self.review)
        self.draw()
        if self._sentence:
            self.say(self._sentence)
            self._sentence = ""

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The learnt line and the minutes, account by account, one of them under the highlight."""
        if self.minutes is None:
            return
        self.learnt.set_lines([learnt_lines.learnt_line(self.minutes)])
        self.view.set_lines(*learnt_lines.minutes_lines(self.minutes, self.at))

    def show_frame(self) -> None:
        super().show_frame()
        if self.review is not None:
            self.query_one(TabsLine).show_title(pages_line(self.review.held_on, "Learnt"))

    def context(self) -> tuple[Any, Any]:
        return ("" if self.minutes is None else learnt_lines.decisions_text(self.minutes)), ""

    # the account under the highlight

    def current(self) -> Minute | None:
        """The account under the highlight."""
        entries = self.minutes.entries if self.minutes else ()
        return entries[self.at] if self.at < len(entries) else None

    def move_to(self, place: int) -> None:
        """Put the highlight on another account; the first or the last one where there is no such place."""
        entries = self.minutes.entries if self.minutes else ()
        self.at = max(0, min(place, len(entries) - 1))
        self.draw()

    def _move(self, step: int) -> None:
        self.move_to(self.at + step)

    # the minutes as a text

    def _markdown(self) -> str:
        from abm_tui.rules.review.minutes import markdown

        return markdown(self.minutes) if self.minutes is not None else ""

    def _copy(self) -> None:
        """Send the minutes to the terminal's clipboard, and keep them in a file beside the workspace."""
        if self.minutes is not None:
            self.say(copy(self.app, self.store.path.parent, self._markdown(), "the minutes"))

    def plain_rows(self) -> list[list[str]]:
        return [[line] for line in self._markdown().split("\n")] if self.minutes is not None else []
