"""Deciding on the board: keep all that is on track, flag, move, go on to the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.models.words import Group
from abm_tui.screens.actions.touches import TouchActions
from abm_tui.when import mid_day

if TYPE_CHECKING:
    from abm_tui.store import Done
    from abm_tui.store.queries.agenda import BoardLine
    from abm_tui.store.queries.review_page import BoardPage

EMPTY = "Nobody to review yet: g t goes to Targets, where a digit sets Tier 1."


class BoardDeciding(TouchActions, inherit_bindings=False):
    """Needs `page`, the board as it was read, and `line()`, the one under the cursor."""

    page: BoardPage | None

    def line(self) -> BoardLine | None:
        raise NotImplementedError

    def stand_on(self, account_id: int) -> None:
        raise NotImplementedError

    def open_lines(self, group: str = "") -> list[BoardLine]:
        """What is not decided yet, of one group or of both."""
        lines = self.page.board.lines if self.page else ()
        return [line for line in lines if not line.decision and (not group or line.group == group)]

    def act_open(self) -> None:
        """Talk, from this account on; when nothing is open any more, the minutes."""
        line = self.line()
        if line is None:
            return
        if not self._started():
            return
        if not self.open_lines():
            self.go_on()
            return
        resumed = self.draft_account() == line.account.id
        self.talk(line.account.id, resume=resumed)

    def talk(self, account_id: int, *, resume: bool = False) -> None:
        """The talk page of an account; from there it goes on through its group."""
        from abm_tui.screens.review.talk_screen import TalkScreen

        self.abm.push_screen(TalkScreen(account_id, resume=resume))

    def go_on(self) -> None:
        """The page after the talks: what was learnt, and the minutes."""
        from abm_tui.screens.review.learnt_screen import LearntScreen

        self.abm.push_screen(LearntScreen())

    def _started(self) -> bool:
        """Open the review if it is not; False when that was refused."""
        from abm_tui.store.commands import reviews
        from abm_tui.store.queries.review_page import agenda_lines

        assert self.page is not None
        board = self.page.board
        if board.review is not None:
            return True
        return self.run(reviews.open_review, self.store.today, agenda_lines(board)) is not None

    def why_not_keep_all(self) -> str:
        if self.page is None or not self.page.board.lines:
            return EMPTY
        board = self.page.board
        if board.review is None and board.day > self.store.today:
            return f"The review is on {mid_day(board.day)}. Enter starts it now, then 1 keeps ON TRACK."
        return "" if self.open_lines(Group.ON_TRACK) else "Nothing on track is left to decide."

    def act_keep_all(self) -> None:
        """Keep all that is on track, an entry each, in one key and one undo step."""
        from abm_tui.store.commands import reviews, talking
        from abm_tui.store.queries.review_page import agenda_lines, drafts_of

        assert self.page is not None
        board = self.page.board
        drafts, promises = self.store.read(drafts_of, board)
        if board.review is None:
            done = self.run(talking.open_and_keep, self.store.today, agenda_lines(board), drafts, promises)
        else:
            entries = {line.account.id: line.entry.id for line in self.open_lines(Group.ON_TRACK) if line.entry}
            done = self.run(
                reviews.keep_all,
                list(entries.values()),
                {entries[i]: draft for i, draft in drafts.items() if i in entries},
                {entries[i]: dict(promise) for i, promise in promises.items() if i in entries},
            )
        if done is not None and not self.open_lines():
            self.go_on()

    def why_not_forward(self) -> str:
        if self.page is None or self.line() is None:
            return EMPTY
        return "" if self.page.board.review else "The review is not open yet. x flags an account, Enter starts it."

    def act_forward(self) -> None:
        """To the other group."""
        from abm_tui.store.commands import reviews

        line = self.line()
        if line is not None and line.entry is not None:
            group = Group.ON_TRACK if line.group == Group.TALK else Group.TALK
            self.run(reviews.move_to, line.entry.id, group, base={"group": line.group})

    why_not_mark = TouchActions._none

    def act_mark(self) -> None:
        """Flag for TALK: any day of the week, also while the review is open."""
        from abm_tui.store.commands import accounts, talking

        line = self.line()
        if line is None:
            return
        if line.entry is None:
            self.run(accounts.flag_for_talk, line.account.id, line.account.flagged_on is None)
        elif line.group == Group.TALK:
            self.say(f"{line.account.name} is in TALK already. Space moves it to ON TRACK.")
        else:
            self.run(talking.flag, line.entry.id, base={"group": line.group})

    def act_add(self) -> None:
        self.perform_id("set_next")

    # after a step, and after a break

    def talked(self, account_id: int, said: str) -> None:
        """Back from the talk."""
        self.reload()
        self.stand_on(account_id)
        self.say(said)

    def undone(self, done: Done) -> None:
        """Go where the step was."""
        account_id = next((c.account_id for c in done.changes if c.entity == "entry" and c.account_id), None)
        if account_id is not None:
            self.stand_on(account_id)

    def resume_at(self) -> int | None:
        """Where the talk stood when the connection dropped, or the first account to talk about."""
        board = self.page.board if self.page else None
        if board is None or board.review is None:
            return None
        at = self.draft_account() or self.abm.remembered("talk").get("account")
        if isinstance(at, int) and (line := board.line(at)) is not None and not line.decision:
            return at
        return next((line.account.id for line in self.open_lines()), None)

    def draft_account(self) -> int | None:
        """The account somebody was writing about when they left."""
        from abm_tui.store.queries.review_page import drafts_kept

        board = self.page.board if self.page else None
        if board is None or board.review is None:
            return None
        entries = {f"talk:{line.entry.id}": line.account.id for line in self.open_lines() if line.entry}
        return next((entries[name] for name in self.store.read(drafts_kept) if name in entries), None)
