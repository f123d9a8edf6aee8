"""Deciding in the talk: five digits, what three of them ask, and which account comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused
from abm_tui.models.words import Decision
from abm_tui.rules.review.talk_words import TalkDraft
from abm_tui.screens.review.board_decisions import BoardDeciding
from abm_tui.screens.review.talk_desk import READ
from abm_tui.screens.review.talk_writing import TalkWriting

if TYPE_CHECKING:
    from abm_tui.models.drafts import TalkWords
    from abm_tui.store.commands.talking import OtherPlay


class TalkDeciding(TalkWriting, inherit_bindings=False):
    """Every decision is on disk at once, with all that was written about the account, as one undo step."""

    def show_account(self, account_id: int) -> None:
        raise NotImplementedError

    def act_decide(self) -> None:
        self.decide(list(Decision)[int(self.key) - 1])

    def decide(self, decision: Decision) -> None:
        """Decide and go on; a pause asks its day, out its reason, another play which one."""
        if self.page is None or self.page.line.entry is None:
            return
        try:
            said = self.said_so_far()
        except Refused as error:
            self.say(error.message, "attention")
            return
        self.to_step(READ)
        if decision == Decision.PAUSE:
            self._ask_until(said)
        elif decision == Decision.OUT:
            self._ask_reason(said)
        elif decision == Decision.OTHER_PLAY:
            self._pick_other(said)
        else:
            self.settle(decision, said)

    def _ask_until(self, said: TalkWords) -> None:
        def done(text: str) -> bool | None:
            until = self.day(text)
            if until <= self.store.today:
                raise Refused("until_when", "A pause ends on a coming day. Try 3 weeks on: 3w.")
            self.settle(Decision.PAUSE, said, until=until)
            return None

        self.ask("Pause until", done, echo=self.read_day, cancelled=self._not_decided)

    def _ask_reason(self, said: TalkWords) -> None:
        def done(text: str) -> bool | None:
            if not text.strip():
                raise Refused("why_out", "Say why, in a word or two. Esc drops it.")
            self.settle(Decision.OUT, said, reason=text)
            return None

        self.ask(f"Why is {self.account_name(self.account_id)} out?", done, cancelled=self._not_decided)

    def _pick_other(self, said: TalkWords) -> None:
        from abm_tui.screens.actions.play_assigning import pick_other_play

        pick_other_play(
            self,
            self.account_id,
            lambda other: self.settle(Decision.OTHER_PLAY, said, other=other),
            self._not_decided,
        )

    def _not_decided(self) -> None:
        self.say("Nothing was decided.")

    def settle(
        self,
        decision: Decision,
        said: TalkWords,
        *,
        until: date | None = None,
        reason: str = "",
        other: OtherPlay | None = None,
    ) -> None:
        """Write all of it as one step, drop the draft, go on."""
        from abm_tui.store import outside_journal
        from abm_tui.store.commands import talking

        assert self.page is not None
        assert self.page.line.entry is not None
        name, entry_id = self._draft_name, self.page.line.entry.id
        seen = self.page.line.decision
        done = self.old_run(
            talking.settle, entry_id, decision, said, until=until, reason=reason, other=other, seen=seen
        )
        if done is None:
            return
        self.settled_words[self.account_id] = self.words
        self.words, self._dirty = TalkDraft(), False
        outside_journal.drop_draft(self.store, name)
        text = f"Saved {done.label} · u undo, go back"
        if self.status.asking:
            # The question closes first.
            self.said = ("", "")
            self.call_next(self.go_on, text)
        else:
            self.go_on(text)

    def go_on(self, said: str) -> None:
        """The next account nobody decided on; after the last one the board, or the last page when nothing is open."""
        walk = self.walk()
        place = walk.index(self.account_id) if self.account_id in walk else -1
        waiting = [i for i in walk[place + 1 :] if self._undecided(i)]
        if waiting:
            self.show_account(waiting[0])
            self.say(said)
            return
        self.leave_account()
        if self._all_decided():
            self._to_learnt(said)
        else:
            self.to_board(said)

    def _undecided(self, account_id: int) -> bool:
        line = self.page.board.line(account_id) if self.page else None
        return line is not None and not line.decision

    def _all_decided(self) -> bool:
        lines: Sequence[Any] = self.page.board.lines if self.page else ()
        return all(line.decision or line.account.id == self.account_id for line in lines)

    def _to_learnt(self, said: str) -> None:
        from abm_tui.screens.review.learnt_screen import LearntScreen

        self.app.switch_screen(LearntScreen(said))

    def to_board(self, said: str = "") -> None:
        """Back to the board, the cursor on this account."""
        below = self.app.screen_stack[-2]
        self.close()
        if isinstance(below, BoardDeciding):
            below.talked(self.account_id, said)
