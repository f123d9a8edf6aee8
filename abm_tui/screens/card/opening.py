"""What Enter, a, d and the digits do on the card: it depends on what the line under the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.keymap import readings
from abm_tui.models.words import Stage, TouchStatus
from abm_tui.screens.actions.old_fixes import FixActions
from abm_tui.screens.actions.old_people import PeopleActions, SeatAt
from abm_tui.screens.card import panes
from abm_tui.screens.card.lines import CardItem, Section

if TYPE_CHECKING:
    from abm_tui.store.queries.card import CardData

STAGE_AT = (-2, 1)  # the stage in the line of facts, as a place of the cursor
_TIERS = {"0": None, "1": "1", "2": "2", "3": "3", "4": "watchlist"}


class CardOpening(PeopleActions, FixActions, inherit_bindings=False):
    """Needs `item()`, `section()`, `cursor` and `data`."""

    account_id: int
    data: CardData | None
    cursor: tuple[int, int]

    def item(self) -> CardItem | None:
        """The line under the cursor."""
        raise NotImplementedError

    def section(self) -> Section | None:
        """The pane under the cursor."""
        raise NotImplementedError

    # Enter

    def act_open(self) -> None:
        item = self.item()
        if item is None:
            self._open_above()
        elif item.kind in {"seat", "person"}:
            seat = self.seat()
            if seat is not None:
                self.open_seat(seat)
        elif item.kind == "event":
            from abm_tui.screens.records.deal_and_activity_screens import ActivityScreen

            self.app.push_screen(ActivityScreen(item.ref.id))
        elif item.kind == "touch":
            from abm_tui.screens.touch.screen import TouchScreen

            self.app.push_screen(TouchScreen(item.ref.id))
        elif item.kind == "deal":
            from abm_tui.screens.records.deal_and_activity_screens import DealScreen

            self.app.push_screen(DealScreen(item.ref.id))
        elif item.kind == "raised":
            self._open_raised(item)
        elif item.kind == "review":
            self._open_review()
        else:
            self.act_add()

    def act_edit(self) -> None:
        self.act_open()

    def _open_above(self) -> None:
        if self.cursor[0] == -1:
            self.act_go_score()
        elif self.cursor == STAGE_AT:
            self.act_go_stage()
        else:
            from abm_tui.screens.records.facts_screen import FactsScreen

            self.app.push_screen(FactsScreen(self.account_id))

    def _open_raised(self, item: CardItem) -> None:
        """What people wrote opens in the list of what is in the way; a set-up line does what mends it."""
        if item.ref.drawer == "way":
            self.act_blockers()
            return
        action = readings.bindings(self.FOCUS).get(item.ref.fix_key)
        if action is not None and action.do == "edit":
            self.mend(item.ref, self.account_id)
        elif action is not None:
            self.perform(action)
        else:
            self.act_blockers()

    def _open_review(self) -> None:
        from abm_tui.screens.records.last_review_screen import ReviewPage

        if self.data is not None and self.data.review is not None:
            self.app.push_screen(ReviewPage(self.data.row.account.name, self.data.review))

    # a

    def act_add(self) -> None:
        """What the pane lists: a person, a deal, a blocker, what happened; else a next step."""
        section = self.section()
        key = section.key.split(" ")[0] if section is not None else ""
        if key == panes.COMMITTEE and self.data is not None:
            seat = self.seat()
            role = seat.role if seat is not None else ""
            self.ask_who(SeatAt(self.data.row.facts, role))
        elif key == panes.ACTIVITY:
            self.act_log()
        elif key == panes.DEALS:
            self.ask_deal(self.account_id)
        elif key == panes.WAY:
            from abm_tui.screens.actions.blocker_prompt import ask_blocker

            ask_blocker(self, self.account_id)
        elif key == panes.PLAY:
            self.act_set_play()
        elif key == panes.SETUP:
            self.perform_id("set_evidence")
        else:
            self.act_set_next()

    # d and z

    def _deal_here(self) -> bool:
        item = self.item()
        return item is not None and item.kind == "deal"

    def why_not_done(self) -> str:
        touch = self.touch()
        if self._deal_here():
            return ""
        if touch is not None and touch.status != TouchStatus.OPEN:
            return f"{touch.text} is {touch.status} already. - opens it again."
        return self._no_touch()

    def act_done(self) -> None:
        item = self.item()
        if item is not None and item.kind == "deal":
            self.close_deal(item.ref)
        else:
            super().act_done()

    # digits

    def act_digit(self) -> None:
        item = self.item()
        if item is not None and item.kind in {"seat", "person"}:
            self.set_seat_state(self.key)
        elif self.cursor == STAGE_AT and self.key <= "5":
            self._set_stage(None if self.key == "0" else str(list(Stage)[int(self.key) - 1]))
        elif item is None and self.cursor != STAGE_AT and self.key in _TIERS:
            self.set_tier(_TIERS[self.key])
        else:
            self.say("Digits set a person's seat, the tier and the stage on the first line; s sets everything else.")

    # a step on, a step back

    def act_forward(self) -> None:
        item = self.item()
        if item is not None and item.kind in {"seat", "person"}:
            self.step_person(1)
        elif item is not None and item.kind == "touch":
            self.perform_id("done")
        elif self.cursor == STAGE_AT and self.data is not None:
            self.step_stage([self.account_id], self.data.row.account.stage, 1)
        else:
            self.say("Space moves a person's status on, or a touch to done: move to one.")

    def act_backward(self) -> None:
        from abm_tui.store.commands import plays

        item = self.item()
        if item is not None and item.kind in {"seat", "person"}:
            self.step_person(-1)
        elif item is not None and item.kind == "touch" and item.ref.status == TouchStatus.DONE:
            self.old_run(plays.reopen_touch, item.ref.id)
        elif self.cursor == STAGE_AT and self.data is not None:
            self.step_stage([self.account_id], self.data.row.account.stage, -1)
        else:
            self.say("- takes a person's status a step back, or opens a touch again that was done.")

    def no_seat(self) -> str:
        return "Move to a line of the committee."
