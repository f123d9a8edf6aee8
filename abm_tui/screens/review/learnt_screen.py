"""The review's last page: what was decided, what is open, what was learnt, and the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.errors import Conflict
from abm_tui.keymap.focuses import LEARNT
from abm_tui.models.words import DECISION_NAMES, Decision
from abm_tui.screens.review.board_screen import pages_line
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.shell.place import Place
from abm_tui.screens.wording.conflict_text import meanwhile
from abm_tui.text import count
from abm_tui.when import long_day
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.frame import Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.rules.review.minutes import Minute, Minutes
    from abm_tui.store.queries.reviews import ReviewFact


class LearntScreen(Place, inherit_bindings=False):
    """The minutes are drafts until Enter finishes the review; holes are asked about once."""

    FOCUS = LEARNT

    def __init__(self, said: str = "") -> None:
        super().__init__()
        self._say_first = said
        self.review: ReviewFact | None = None
        self.minutes: Minutes | None = None
        self.at = 0
        self._asked = False

    def body(self) -> Sequence[Widget]:
        self.learnt = Lines(id="learnt-line")
        self.learnt.styles.height = 1
        self.view = Lines(id="learnt-minutes")
        self.view.styles.height = "1fr"
        return [Rule("LEARNT · kept with the plays"), self.learnt, Rule("MINUTES · auto"), self.view, Rule()]

    # data

    def load(self) -> None:
        from abm_tui.store.queries import reviews
        from abm_tui.store.queries.review_page import minutes_page

        self.review = self.store.read(reviews.open_review) or self.store.read(reviews.last_completed)
        if self.review is None:
            self.app.pop_screen()
            return
        self.minutes = self.store.read(minutes_page, self.review)
        self.draw()
        if self._say_first:
            self.say(self._say_first)
            self._say_first = ""

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The learnt line and the minutes, account by account, one of them under the highlight."""
        told = self.minutes
        if told is None or self.review is None:
            return
        text = " ".join(told.learnt.split())
        self.learnt.set_lines([[(f" {text}", "")] if text else [(" a writes what was learnt", "dim")]])
        lines: list[Line] = [[(f" {long_day(told.day)} · {told.head}", "")]]
        if told.open_ends:
            lines.append([(f" {told.open_ends}", "attention" if told.without_step or told.undecided else "")])
        highlight = 0
        for n, one in enumerate(told.entries):
            if n == self.at:
                highlight = len(lines)
            lines.append([(f" {one.account}", "bold"), (f" · {one.said}", ""), _score(one)])
            lines += [
                [(f"   {word.removeprefix('will '):<10}", "dim"), (" ".join(text.split()), "")]
                for word, text in one.parts
            ]
        self.view.set_lines(lines, highlight if told.entries else None)

    # words

    def show_frame(self) -> None:
        super().show_frame()
        if self.review is not None:
            self.query_one(TabsLine).show_title(pages_line(self.review.held_on, "Learnt"))

    def context(self) -> tuple[Any, Any]:
        told = self.minutes
        if told is None:
            return "", ""
        counts = told.counts
        words = " · ".join(
            f"{counts[d]} {DECISION_NAMES[d].removesuffix(' until…').lower()}"
            for d in Decision
            if counts[d] or d == "keep"
        )
        done = " · finished" if told.completed else ""
        return f" {told.decided} of {len(told.entries)} decided · {words}{done}", ""

    def current(self) -> Minute | None:
        """The account under the highlight."""
        entries = self.minutes.entries if self.minutes else ()
        return entries[self.at] if self.at < len(entries) else None

    # moving

    def _to(self, place: int) -> None:
        entries = self.minutes.entries if self.minutes else ()
        self.at = max(0, min(place, len(entries) - 1))
        self.draw()

    def act_up(self) -> None:
        self._to(self.at - 1)

    def act_down(self) -> None:
        self._to(self.at + 1)

    def act_page_up(self) -> None:
        self._to(self.at - 4)

    def act_page_down(self) -> None:
        self._to(self.at + 4)

    def act_first(self) -> None:
        self._to(0)

    def act_last(self) -> None:
        self._to(10_000)

    def act_left(self) -> None:
        self.say("p goes back to the board, Enter finishes.")

    act_right = act_next_field = act_previous_field = act_left

    # writing

    def why_not_add(self) -> str:
        return self._finished()

    why_not_edit = why_not_add

    def _finished(self) -> str:
        done = self.minutes is not None and self.minutes.completed
        return "This review is finished. u opens it again, if that was your last step." if done else ""

    def act_add(self) -> None:
        """One line that is kept with the plays."""
        from abm_tui.store.commands import reviews

        if self.review is None:
            return
        review_id, before = self.review.id, self.review.learnt

        def done(text: str) -> None:
            nonlocal before
            try:
                self.after(self.store.do(reviews.write_learnt, review_id, text, base=before))
            except Conflict as conflict:
                before = conflict.clashes[0].current
                raise meanwhile(conflict) from None

        self.ask("Learnt", done, value=before, limit=10_000)

    def act_edit(self) -> None:
        """Correct the minutes of the account under the highlight: tried, then happened, then the change."""
        one = self.current()
        if one is not None:
            self._correct(one, "tried", {}, {f: getattr(one, f) for f in ("tried", "happened", "change")})

    def _correct(self, one: Minute, field: str, words: dict[str, str], seen: dict[str, str]) -> None:
        from abm_tui.store.commands import reviews
        from abm_tui.store.queries.review_page import entry_id

        after = {"tried": "happened", "happened": "change"}.get(field)
        label = {"tried": "tried", "happened": "happened", "change": "will change"}[field]

        def done(text: str) -> None:
            words[field] = text
            if after is not None:
                self.call_next(self._correct, one, after, words, seen)
            elif self.review is not None:
                entry = self.store.read(entry_id, self.review.id, one.account_id)
                try:
                    self.after(self.store.do(reviews.write_entry, entry, base=dict(seen), **words))
                except Conflict as conflict:
                    seen.update({clash.field: clash.current for clash in conflict.clashes})
                    raise meanwhile(conflict) from None

        self.ask(f"{one.account}, {label}", done, value=getattr(one, field), limit=10_000)

    # finishing

    def act_open(self) -> None:
        """Finish; what has no next step or no decision is asked about once."""
        told = self.minutes
        if told is None:
            return
        if told.completed:
            self.abm.go("board")
            return
        holes = (*told.undecided, *told.without_step)
        if holes and not self._asked:
            self._asked = True
            self._ask_holes(told)
            return
        self.finish()

    def _ask_holes(self, told: Minutes) -> None:
        parts = []
        if told.undecided:
            parts.append(f"{count(len(told.undecided), 'account')} not decided")
        if told.without_step:
            n = len(told.without_step)
            parts.append(f"{count(n, 'account')} {'has' if n == 1 else 'have'} no next step")
        self.choose(
            ", ".join(parts),
            [Option("", "show", "", self._show_hole), Option("f", "finish anyway", "", self.finish)],
            hint="Enter show · f finish anyway · Esc",
        )

    def _show_hole(self) -> None:
        told = self.minutes
        if told is None:
            return
        first = (*told.undecided, *told.without_step)[0]
        self._to(told.entries.index(first))
        self.say(f"{first.account}: p goes back to the board, where Enter talks about it. Enter finishes.")

    def finish(self) -> None:
        """Complete the review with its minutes: from here on "since" counts."""
        from abm_tui.rules.review.minutes import markdown
        from abm_tui.store.commands import reviews

        if self.review is None or self.minutes is None:
            return
        text = markdown(replace(self.minutes, completed=True))
        if self.run(reviews.finish_review, self.review.id, text) is not None:
            self.say("The review is finished, its minutes are kept. y copies them, u takes it back.")

    def act_copy(self) -> None:
        """Send the minutes to the terminal's clipboard, and keep them in a file beside the workspace."""
        from abm_tui.rules.review.minutes import markdown

        if self.minutes is not None:
            self.say(copy(self.app, self.store.path.parent, markdown(self.minutes), "the minutes"))

    def plain_rows(self) -> list[list[str]]:
        from abm_tui.rules.review.minutes import markdown

        return [[line] for line in markdown(self.minutes).split("\n")] if self.minutes is not None else []

    def act_previous(self) -> None:
        self.act_back()

    def act_log(self) -> None:
        self.say("t logs on an account: p goes back to the board.")


def _score(one: Minute) -> Piece:
    return (f" · {one.said_score}", "dim") if one.said_score else ("", "")
