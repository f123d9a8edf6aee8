"""Deciding in the talk: five digits, what three of them ask, and which account comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from abm_tui.errors import Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Decision
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handlers, KeyHandler
from abm_tui.screens.wording.days import day_echo, typed_day

if TYPE_CHECKING:
    from abm_tui.models.drafts import TalkWords
    from abm_tui.screens.review.talk_desk import TalkDesk
    from abm_tui.screens.review.talk_drafts import TalkDrafts
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Done
    from abm_tui.store.commands.talking import OtherPlay
    from abm_tui.store.queries.review_page import TalkPage


class PlayPicker(Protocol):
    """Asks which play takes over from the one that runs."""

    def pick_other(
        self, account_id: int, done: Callable[[OtherPlay | None], object], dropped: Callable[[], object]
    ) -> None:
        """`done` gets the play with its plan, `dropped` is called on Esc."""


class TalkHere(Protocol):
    """The account that is talked about, and those that the talk goes through."""

    account_id: int

    @property
    def page(self) -> TalkPage | None:
        """None before it is read."""

    def walk(self) -> list[int]:
        """The accounts that the talk goes through, in its order."""

    def show_account(self, account_id: int) -> None:
        """Talk about another one."""


class TalkDecisions:
    """Every decision is on disk at once, with all that was written about the account, as one undo step."""

    def __init__(self, host: Host, here: TalkHere, desk: TalkDesk, drafts: TalkDrafts, plays: PlayPicker) -> None:
        self._host, self._here, self._desk, self._drafts, self._plays = host, here, desk, drafts, plays

    def handlers(self) -> Handlers:
        return {Do.DECIDE: KeyHandler(lambda key: self.decide(list(Decision)[int(key) - 1]))}

    def decide(self, decision: Decision) -> None:
        """Decide and go on; a pause asks its day, out its reason, another play which one."""
        page = self._here.page
        if page is None or page.line.entry is None:
            return
        try:
            words = self._desk.read_words()
        except Refused as error:
            self._host.say(error.message, "attention")
            return
        self._desk.close()
        if decision == Decision.PAUSE:
            self._ask_until(words)
        elif decision == Decision.OUT:
            self._ask_reason(words)
        elif decision == Decision.OTHER_PLAY:
            self._plays.pick_other(
                self._here.account_id,
                lambda other: self._settle(decision, words, other=other),
                self._not_decided,
            )
        else:
            self._settle(decision, words)

    def _ask_until(self, words: TalkWords) -> None:
        def done(text: str) -> None:
            until = typed_day(text, self._host.today)
            if until <= self._host.today:
                raise Refused("until_when", "A pause ends on a coming day. Try 3 weeks on: 3w.")
            self._settle(Decision.PAUSE, words, until=until, answers=True)

        echo = partial(day_echo, today=self._host.today)
        self._host.ask("Pause until", done, echo=echo, cancelled=self._not_decided)

    def _ask_reason(self, words: TalkWords) -> None:
        def done(text: str) -> None:
            if not text.strip():
                raise Refused("why_out", "Say why, in a word or two. Esc drops it.")
            self._settle(Decision.OUT, words, reason=text, answers=True)

        name = self._host.account_name(self._here.account_id)
        self._host.ask(f"Why is {name} out?", done, cancelled=self._not_decided)

    def _not_decided(self) -> None:
        self._host.say("Nothing was decided.")

    def _settle(
        self,
        decision: Decision,
        words: TalkWords,
        *,
        until: date | None = None,
        reason: str = "",
        other: OtherPlay | None = None,
        answers: bool = False,
    ) -> None:
        """Write all of it as one step, drop the draft, go on. `answers`: a question is open, and closes first."""
        from abm_tui.store.commands import talking

        host, page, account_id = self._host, self._here.page, self._here.account_id
        assert page is not None
        assert page.line.entry is not None
        entry_id, typed = page.line.entry.id, replace(self._drafts.words)

        def go_on(done: Done) -> None:
            if account_id != self._here.account_id:
                return  # it waited for a busy file, and somebody walked on meanwhile
            text = f"Saved {done.label} · u undo, go back"
            if answers:
                host.say("")
                host.call_next(self._go_on, text)
            else:
                self._go_on(text)

        written = host.run(
            talking.settle,
            entry_id,
            decision,
            words,
            until=until,
            reason=reason,
            other=other,
            seen=page.line.decision,
        )
        written.then(lambda _: self._drafts.settle(entry_id, typed), anyway=True)
        written.then(go_on)

    # which account comes next

    def _go_on(self, sentence: str) -> None:
        """The next account nobody decided on; after the last one the board, or the last page when nothing is open."""
        walk, here = self._here.walk(), self._here.account_id
        place = walk.index(here) if here in walk else -1
        waiting = next((one for one in walk[place + 1 :] if self._undecided(one)), None)
        if waiting is not None:
            self._here.show_account(waiting)
            self._host.say(sentence)
            return
        self._desk.leave()
        if self._all_decided():
            self._host.open(routes.Learnt(sentence), instead=True)
        else:
            self.to_board(sentence)

    def _undecided(self, account_id: int) -> bool:
        line = self._here.page.board.line(account_id) if self._here.page else None
        return line is not None and not line.decision

    def _all_decided(self) -> bool:
        lines = self._here.page.board.lines if self._here.page else ()
        return all(line.decision or line.account.id == self._here.account_id for line in lines)

    def to_board(self, sentence: str = "") -> None:
        """Back to the board, the cursor on this account."""
        self._host.open(routes.ReviewBoard(self._here.account_id, sentence))
