"""The review's talk: one account at a time, what was said, what happened, and what is decided at a key."""

from __future__ import annotations

import json
from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from abm_tui.keymap.focuses import TALK
from abm_tui.rules.review.talk_words import TalkDraft
from abm_tui.screens.review import talk_page
from abm_tui.screens.review.pages_line import pages_line
from abm_tui.screens.review.talk_decisions import TalkDeciding
from abm_tui.screens.review.talk_desk import DECIDE, READ, TalkField, desk_lines
from abm_tui.widgets.frame import ContextLine, Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.store import Done
    from abm_tui.store.queries.agenda import BoardLine

AUTOSAVE_SECONDS = 2.0


class TalkScreen(TalkDeciding, inherit_bindings=False):
    """One account of the review. `resume`: somebody was writing here when the connection dropped."""

    FOCUS = TALK
    ASKS_OUTCOME = False  # digits are decisions here

    def __init__(self, account_id: int, *, resume: bool = False) -> None:
        super().__init__()
        self.account_id = account_id
        self._resume = resume
        self.group = ""
        self.items: list[talk_page.TalkItem] = []
        self.at = 0
        self.top = 0
        self._began = monotonic()

    # the frame

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield TalkField()

    def body(self) -> Sequence[Widget]:
        self.view = Lines(id="talk-view")
        self.view.styles.height = "1fr"
        self.rule = Rule()
        self.desk = Lines(id="talk-desk")
        self.desk.styles.height = 3
        return [self.view, self.rule, self.desk]

    def on_mount(self) -> None:
        super().on_mount()
        self.open_desk()
        self.set_interval(AUTOSAVE_SECONDS, self.keep_draft)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    # data

    def load(self) -> None:
        from abm_tui.store.queries.review_page import talk_page as read

        page = self.store.read(read, self.account_id)
        if page is None or page.line.entry is None:
            self.close()
            return
        self.page = page
        self.group = self.group or page.line.group
        if not self._known:
            self.read_draft()
        self.draw()
        if self._resume:
            self._resume = False
            self.call_after_refresh(self.go_on_writing)

    def show_account(self, account_id: int) -> None:
        """Talk about another account."""
        self.leave_account()
        self.account_id, self.at, self.top = account_id, 0, 0
        self._began = monotonic()
        self.reload()
        self.abm.presence.at_account("talk", account_id)
        self.abm.presence.remember("talk", {"account": account_id})

    def keep_view(self) -> None:
        self.keep_draft()
        self.abm.presence.remember("talk", {"account": self.account_id})

    # drawing

    def draw(self) -> None:
        """The page, the desk and the frame, from what is known."""
        if self.page is None or not self.is_mounted or not self.view.size.height:
            return
        width, today = self.size.width, self.store.today
        owners = {m.id: m.name for m in self.store.members}
        self.rule.display = width < talk_page.WIDE and not self.has_class("-too-small")
        height = self.size.height - 7 - int(self.rule.display)
        self.items = talk_page.items(self.page, owners, today, talk_page.main_width(width))
        self.at = max(0, min(self.at, len(self.items) - 1))
        shown = talk_page.shown(
            self.page, self.items, self.at, owners=owners, today=today, width=width, height=height, top=self.top
        )
        self.view.set_lines(shown.lines)
        self.draw_desk()

    def draw_desk(self) -> None:
        decision = self.page.line.decision if self.page else ""
        page = self.page
        drafts = TalkDraft(page.tried, page.happened, page.change) if page else TalkDraft()
        lines = desk_lines(self.words, drafts, self.step, self.offer_text(), self.choice, decision, self.size.width)
        self.desk.set_lines(lines)
        self.place_field()

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
        owners = {m.id: m.name for m in self.store.members}
        wide = self.size.width >= talk_page.WIDE
        return talk_page.headline(self.page, owners, self.store.today, wide=wide)

    def press(self, key: str) -> None:
        super().press(key)
        if self.is_current:
            self.show_frame()

    # the account, and what the highlight stands on

    def account(self) -> int | None:
        return self.account_id

    def walk(self) -> list[int]:
        """The accounts that the talk goes through: the group it began in."""
        lines = self.page.board.lines if self.page else ()
        return [line.account.id for line in lines if line.group == self.group or line.account.id == self.account_id]

    def line_of(self, account_id: int) -> BoardLine | None:
        return self.page.board.line(account_id) if self.page else None

    def touch(self) -> TouchFact | None:
        """The highlighted touch, else the account's next step."""
        if self.items and (touch := self.items[self.at].touch) is not None:
            return touch
        return self.page.line.derived.next_touch if self.page else None

    def act_up(self) -> None:
        self._highlight(-1)

    def act_down(self) -> None:
        self._highlight(1)

    def _highlight(self, step: int) -> None:
        if self.step == DECIDE:
            self.to_step(READ)
        self.at = max(0, min(len(self.items) - 1, self.at + step))
        self.draw()

    def act_page_down(self) -> None:
        """Older things under SINCE."""
        count = len(self.page.since) if self.page else 0
        self.top = min(self.top + 5, max(0, count - 2))
        self.draw()

    def act_page_up(self) -> None:
        self.top = max(0, self.top - 5)
        self.draw()

    def act_first(self) -> None:
        self.top, self.at = 0, 0
        self.draw()

    def act_last(self) -> None:
        self.at = len(self.items) - 1
        self.draw()

    # from account to account

    def act_next(self) -> None:
        self._walk(1)

    def act_previous(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        walk = self.walk()
        place = walk.index(self.account_id) + step if self.account_id in walk else -1
        if 0 <= place < len(walk):
            self.say("")
            self.show_account(walk[place])
        elif step > 0:
            self.leave_account()
            self.to_board()
        else:
            self.say("This is the first one. q goes back to the board.")

    def act_back(self) -> None:
        if self.step != READ:
            self.to_step(READ)
            return
        self.leave_account()
        self.to_board()

    def undone(self, done: Done) -> None:
        """Go back to the account whose decision was taken back, its text at hand again."""
        of_entries = [c for c in done.changes if c.entity == "entry" and c.account_id is not None]
        if not of_entries:
            return
        account_id = of_entries[0].account_id
        text = next((json.loads(c.old) for c in of_entries if c.field == "change" and c.old), "")
        if account_id is not None and self.line_of(account_id) is not None:
            said = self.said
            if account_id != self.account_id:
                self.show_account(account_id)
            self._back_at_hand(account_id, text)
            self.say(*said)

    def _back_at_hand(self, account_id: int, change: str) -> None:
        """What was typed for a decision that is taken back is a draft again: going on must not lose it."""
        typed = self.settled_words.get(account_id) or TalkDraft(change=change)
        decided = bool(self.page and self.page.line.decision)
        if decided and self.words == typed:
            self.words = TalkDraft()
        elif typed and not decided and not self.words:
            self.words = typed
        else:
            return
        self._dirty = True
        self.keep_draft()
        self.draw()
