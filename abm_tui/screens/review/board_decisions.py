"""Deciding on the board: keep all that is on track, flag, move, go on to the talk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Group
from abm_tui.screens.actions.here import no_account
from abm_tui.screens.review.talk_drafts import draft_name
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.host import AccountsHere
from abm_tui.when import mid_day

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.agenda import BoardLine
    from abm_tui.store.queries.review_page import BoardPage

EMPTY = "Nobody to review yet: g t goes to Targets, where a digit sets Tier 1."


class BoardHere(AccountsHere, Protocol):
    """The board as it was read, and the account under its cursor."""

    @property
    def page(self) -> BoardPage | None:
        """None before it is read."""

    def line(self) -> BoardLine | None:
        """The line under the cursor."""

    def open_lines(self, group: str = "") -> list[BoardLine]:
        """What is not decided yet, of one group or of both."""


class BoardDecisions:
    """The board of the open review, or of the next one: then nothing is written before Enter."""

    def __init__(self, host: Host, here: BoardHere) -> None:
        self._host, self._here = host, here

    def handlers(self) -> Handlers:
        return {
            Do.OPEN: Handler(self.open),
            Do.KEEP_ALL: Handler(self.keep_all, self.why_not_keep_all),
            Do.FORWARD: Handler(self.move, self.why_not_move),
            Do.MARK: Handler(self.flag, partial(no_account, self._here)),
        }

    # going on

    def open(self) -> None:
        """Talk, from this account on; when nothing is open any more, the minutes. Opens the review if it is not."""
        from abm_tui.store.commands import reviews
        from abm_tui.store.queries.review_page import agenda_lines

        line, page = self._here.line(), self._here.page
        if line is None or page is None:
            return
        account_id = line.account.id
        if page.board.review is not None:
            self._talk(account_id)
            return
        written = self._host.run(reviews.open_review, self._host.today, agenda_lines(page.board))
        written.then(lambda _: self._talk(account_id))

    def _talk(self, account_id: int) -> None:
        """The talk page of an account; from there it goes on through its group."""
        if self._here.open_lines():
            self._host.open(routes.Talk(account_id, resume=self.draft_account() == account_id))
        else:
            self._host.open(routes.Learnt())

    def why_not_keep_all(self) -> str:
        """Why nothing can be kept: nobody, not yet, or all of it is."""
        page = self._here.page
        if page is None or not page.board.lines:
            return EMPTY
        board = page.board
        if board.review is None and board.day > self._host.today:
            return f"The review is on {mid_day(board.day)}. Enter starts it now, then 1 keeps ON TRACK."
        return "" if self._here.open_lines(Group.ON_TRACK) else "Nothing on track is left to decide."

    def keep_all(self) -> None:
        """Keep all that is on track, an entry each, in one key and one undo step."""
        from abm_tui.store.commands import reviews, talking
        from abm_tui.store.queries.review_page import agenda_lines, drafts_of

        assert self._here.page is not None
        host, board = self._host, self._here.page.board
        drafts, promises = host.read(drafts_of, board)
        if board.review is None:
            written = host.run(talking.open_and_keep, host.today, agenda_lines(board), drafts, promises)
        else:
            entries = {line.account.id: line.entry.id for line in self._here.open_lines(Group.ON_TRACK) if line.entry}
            written = host.run(
                reviews.keep_all,
                list(entries.values()),
                {entries[i]: draft for i, draft in drafts.items() if i in entries},
                {entries[i]: dict(promise) for i, promise in promises.items() if i in entries},
            )
        written.then(lambda _: None if self._here.open_lines() else host.open(routes.Learnt()))

    # the groups

    def why_not_move(self) -> str:
        """Why the account cannot go to the other group."""
        page = self._here.page
        if page is None or self._here.line() is None:
            return EMPTY
        return "" if page.board.review else "The review is not open yet. x flags an account, Enter starts it."

    def move(self) -> None:
        """To the other group."""
        from abm_tui.store.commands import reviews

        line = self._here.line()
        if line is not None and line.entry is not None:
            group = Group.ON_TRACK if line.group == Group.TALK else Group.TALK
            self._host.run(reviews.move_to, line.entry.id, group, base={"group": line.group})

    def flag(self) -> None:
        """Flag for TALK: any day of the week, also while the review is open."""
        from abm_tui.store.commands import accounts, talking

        line = self._here.line()
        if line is None:
            return
        if line.entry is None:
            self._host.run(accounts.flag_for_talk, line.account.id, line.account.flagged_on is None)
        elif line.group == Group.TALK:
            self._host.say(f"{line.account.name} is in TALK already. Space moves it to ON TRACK.")
        else:
            self._host.run(talking.flag, line.entry.id, base={"group": line.group})

    # after a break

    def resume_at(self, talked_about: object) -> int | None:
        """Where the talk stood when the connection dropped, or the first account that is open.

        `talked_about` is the account that the talk was at, as it was remembered.
        """
        page = self._here.page
        if page is None or page.board.review is None:
            return None
        at = self.draft_account() or talked_about
        if isinstance(at, int) and (line := page.board.line(at)) is not None and not line.decision:
            return at
        return next((line.account.id for line in self._here.open_lines()), None)

    def draft_account(self) -> int | None:
        """The account somebody was writing about when they left."""
        from abm_tui.store.queries.review_page import drafts_kept

        page = self._here.page
        if page is None or page.board.review is None:
            return None
        entries = {draft_name(line.entry.id): line.account.id for line in self._here.open_lines() if line.entry}
        return next((entries[name] for name in self._host.read(drafts_kept) if name in entries), None)
