"""Writing on the review's last page: what was learnt, the minutes corrected, and the end of the review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from abm_tui.errors import Conflict
from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.wording.conflict_text import meanwhile
from abm_tui.text import count
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.rules.review.minutes import Minute, Minutes
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.reviews import ReviewFact

_AFTER = {"tried": "happened", "happened": "change"}
_LABELS = {"tried": "tried", "happened": "happened", "change": "will change"}


class MinutesHere(Protocol):
    """The review whose minutes are on show, and which account stands under the highlight."""

    @property
    def review(self) -> ReviewFact | None: ...
    @property
    def minutes(self) -> Minutes | None: ...

    def current(self) -> Minute | None:
        """The account under the highlight."""

    def move_to(self, place: int) -> None:
        """Put the highlight on another account."""


class LearntEdits:
    """The minutes are drafts until Enter finishes the review; its holes are asked about once."""

    def __init__(self, host: Host, here: MinutesHere) -> None:
        self._host, self._here = host, here
        self._asked = False

    def handlers(self) -> Handlers:
        return {
            Do.ADD: Handler(self.write_learnt, self.why_not_write),
            Do.EDIT: Handler(self.correct, self.why_not_write),
            Do.OPEN: Handler(self.close_review),
        }

    def why_not_write(self) -> str:
        """A finished review is not written in."""
        done = self._here.minutes is not None and self._here.minutes.completed
        return "This review is finished. u opens it again, if that was your last step." if done else ""

    def write_learnt(self) -> None:
        """One line that is kept with the plays."""
        from abm_tui.store.commands import reviews

        review = self._here.review
        if review is None:
            return
        before = review.learnt

        def done(text: str) -> None:
            nonlocal before
            try:
                self._host.write(reviews.write_learnt, review.id, text, base=before)
            except Conflict as conflict:
                before = conflict.clashes[0].current
                raise meanwhile(conflict) from None

        self._host.ask("Learnt", done, value=before, limit=10_000)

    def correct(self) -> None:
        """Correct the minutes of the account under the highlight: tried, then happened, then the change."""
        one = self._here.current()
        if one is not None:
            self._correct(one, "tried", {}, {field: getattr(one, field) for field in _LABELS})

    def _correct(self, one: Minute, field: str, words: dict[str, str], seen: dict[str, str]) -> None:
        from abm_tui.store.commands import reviews
        from abm_tui.store.queries.review_page import entry_id

        host, after = self._host, _AFTER.get(field)

        def done(text: str) -> None:
            words[field] = text
            review = self._here.review
            if after is not None:
                host.call_next(self._correct, one, after, words, seen)
            elif review is not None:
                entry = host.read(entry_id, review.id, one.account_id)
                try:
                    host.write(reviews.write_entry, entry, base=dict(seen), **words)
                except Conflict as conflict:
                    seen.update({clash.field: clash.current for clash in conflict.clashes})
                    raise meanwhile(conflict) from None

        host.ask(f"{one.account}, {_LABELS[field]}", done, value=getattr(one, field), limit=10_000)

    # finishing

    def close_review(self) -> None:
        """Finish; what has no next step or no decision is asked about once."""
        minutes = self._here.minutes
        if minutes is None:
            return
        if minutes.completed:
            self._host.open(routes.ReviewBoard())
            return
        if (minutes.undecided or minutes.without_step) and not self._asked:
            self._asked = True
            self._ask_holes(minutes)
            return
        self._finish()

    def _ask_holes(self, minutes: Minutes) -> None:
        parts = []
        if minutes.undecided:
            parts.append(f"{count(len(minutes.undecided), 'account')} not decided")
        if minutes.without_step:
            n = len(minutes.without_step)
            parts.append(f"{count(n, 'account')} {'has' if n == 1 else 'have'} no next step")
        self._host.choose(
            ", ".join(parts),
            [Option("", "show", "", self._show_hole), Option("f", "finish anyway", "", self._finish)],
            hint="Enter show · f finish anyway · Esc",
        )

    def _show_hole(self) -> None:
        minutes = self._here.minutes
        if minutes is None:
            return
        first = (*minutes.undecided, *minutes.without_step)[0]
        self._here.move_to(minutes.entries.index(first))
        self._host.say(f"{first.account}: p goes back to the board, where Enter talks about it. Enter finishes.")

    def _finish(self) -> None:
        """Complete the review with its minutes: from here on "since" counts."""
        from abm_tui.rules.review.minutes import markdown
        from abm_tui.store.commands import reviews

        review, minutes = self._here.review, self._here.minutes
        if review is None or minutes is None:
            return
        text = markdown(replace(minutes, completed=True))
        self._host.run(reviews.finish_review, review.id, text).then(
            lambda _: self._host.say("The review is finished, its minutes are kept. y copies them, u takes it back.")
        )
