"""The review's talk: one account at a time, what was said, what happened, and what is decided at a key."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import TALK
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.review import talk_page
from abm_tui.screens.review.pages_line import pages_line
from abm_tui.screens.review.talk_decisions import TalkDecisions
from abm_tui.screens.review.talk_desk import TalkDesk
from abm_tui.screens.review.talk_drafts import TalkDrafts
from abm_tui.screens.review.talk_field import DECIDE, READ
from abm_tui.screens.review.talk_view import TalkView
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.frame import ContextLine, Rule, TabsLine
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import TouchFact
    from abm_tui.store import Done
    from abm_tui.store.queries.review_page import TalkPage

AUTOSAVE_SECONDS = 2.0


class TalkScreen(Place, inherit_bindings=False):
    """One account of the review. `resume`: somebody was writing here when the connection dropped."""

    FOCUS = TALK

    def __init__(self, account_id: int, *, resume: bool = False) -> None:
        super().__init__()
        self.account_id = account_id
        self.page: TalkPage | None = None
        self._resume = resume
        self._group = ""  # the one the talk began in
        self._began = monotonic()
        self.rule = Rule()
        keys = AccountKeys(self, self, self, asks_again=False)  # NEXT asks it
        keys.install(self)
        self.drafts = TalkDrafts(lambda: self.abm.drafts)
        self.desk = TalkDesk(self, self, self.drafts)
        self.view = TalkView(self, self.draw, self._stop_deciding)
        self.decisions = TalkDecisions(self, self, self.desk, self.drafts, keys.plays)
        self.decide = self.decisions.decide
        self.bind(self.view.handlers())
        self.bind(self.desk.handlers())
        self.bind(self.decisions.handlers())
        self.bind(
            {
                Do.ADD: Handler(partial(self.perform_id, Do.SET_NEXT)),
                Do.NEXT: Handler(partial(self._walk, 1)),
                Do.PREVIOUS: Handler(partial(self._walk, -1)),
                Do.BACK: Handler(self._back),
            }
        )

    # the frame

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.desk.field

    def body(self) -> Sequence[Widget]:
        return [self.view.lines, self.rule, self.desk.lines]

    def on_mount(self) -> None:
        self.set_interval(AUTOSAVE_SECONDS, self.drafts.keep)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    # data

    def load(self) -> None:
        from abm_tui.store.queries.review_page import talk_page as read

        page = self.read(read, self.account_id)
        if page is None or page.line.entry is None:
            self.close()
            return
        self.page = page
        self._group = self._group or page.line.group
        self.drafts.begin(page.line.entry.id)
        self.draw()
        if self._resume:
            self._resume = False
            self.call_after_refresh(self.desk.go_on_writing)

    def show_account(self, account_id: int) -> None:
        """Talk about another account."""
        self.desk.leave()
        self.account_id, self._began = account_id, monotonic()
        self.view.begin()
        self.reload()
        self.abm.presence.at_account("talk", account_id)
        self.abm.presence.remember("talk", {"account": account_id})

    def keep_view(self) -> None:
        self.drafts.keep()
        self.abm.presence.remember("talk", {"account": self.account_id})

    def draw(self) -> None:
        """The page, the desk and the frame, from what is known."""
        if self.page is None or not self.is_mounted or not self.view.lines.size.height:
            return
        self.rule.display = self.size.width < talk_page.WIDE and not self.has_class("-too-small")
        self.view.draw(self.page, self.size.height - 7 - int(self.rule.display))
        self.desk.draw()

    def dim_keys(self, dimmed: bool) -> None:
        """Whether the keys stand back, because a field has them."""
        self.footer.dimmed = dimmed

    # words

    def show_frame(self) -> None:
        super().show_frame()
        if self.page is None:
            return
        tabs = self.query_one(TabsLine)
        tabs.show_title(pages_line(self.page.board.day, "Talk"))
        walk = self.walk()
        seconds = int(monotonic() - self._began)
        place = f"{walk.index(self.account_id) + 1} of {len(walk)}" if self.account_id in walk else ""
        others = list(self.abm.presence.line())
        presence: list[Piece] = [(f"{place} · {seconds // 60}:{seconds % 60:02} · ", "")]
        tabs.show_presence([*presence, *(others if self.size.width >= talk_page.WIDE else others[2:] or others)])
        self.query_one(ContextLine).show(*self.context())

    def context(self) -> tuple[Any, Any]:
        if self.page is None:
            return "", ""
        owners = {m.id: m.name for m in self.members}
        return talk_page.headline(self.page, owners, self.today, wide=self.size.width >= talk_page.WIDE)

    def press(self, key: str) -> None:
        super().press(key)
        if self.is_current:
            self.show_frame()

    # the account, and what the highlight stands on

    def account(self) -> int | None:
        return self.account_id

    def accounts(self) -> list[int]:
        return [self.account_id]

    def fact(self, account_id: int) -> AccountFact | None:
        """None: a stage that is set in the talk is set whatever stood there."""
        del account_id
        return None

    def walk(self) -> list[int]:
        """The accounts that the talk goes through: the group it began in."""
        lines = self.page.board.lines if self.page else ()
        return [line.account.id for line in lines if line.group == self._group or line.account.id == self.account_id]

    def touch(self) -> TouchFact | None:
        """The highlighted touch, else the account's next step."""
        return self.view.touch() or (self.page.line.derived.next_touch if self.page else None)

    def _stop_deciding(self) -> None:
        if self.desk.step == DECIDE:
            self.desk.to_step(READ)

    # from account to account

    def _walk(self, step: int) -> None:
        walk = self.walk()
        place = walk.index(self.account_id) + step if self.account_id in walk else -1
        if 0 <= place < len(walk):
            self.say("")
            self.show_account(walk[place])
        elif step > 0:
            self._leave()
        else:
            self.say("This is the first one. q goes back to the board.")

    def _back(self) -> None:
        if self.desk.step != READ:
            self.desk.to_step(READ)
        else:
            self._leave()

    def _leave(self) -> None:
        self.desk.leave()
        self.decisions.to_board()

    def undone(self, done: Done) -> None:
        """Go back to the account whose decision was taken back, its text at hand again."""
        of_entries = [c for c in done.changes if c.entity == "entry" and c.account_id is not None]
        account_id = of_entries[0].account_id if of_entries else None
        if account_id is None or self.page is None or self.page.board.line(account_id) is None:
            return
        change = next((json.loads(c.old) for c in of_entries if c.field == "change" and c.old), "")
        sentence = self.said
        if account_id != self.account_id:
            self.show_account(account_id)
        if self.drafts.bring_back(change, decided=bool(self.page.line.decision)):
            self.draw()
        self.say(*sentence)
