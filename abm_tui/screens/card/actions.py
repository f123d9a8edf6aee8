"""What Enter and a do on the card: it depends on what the line under the cursor is."""

from __future__ import annotations

from abm_tui.keymap import readings
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import CARD
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.blocker_prompt import ask_blocker
from abm_tui.screens.actions.deals import DealActions
from abm_tui.screens.actions.fixes import FixActions
from abm_tui.screens.actions.people import PeopleActions, SeatAt
from abm_tui.screens.card import panes
from abm_tui.screens.card.cursor import STAGE_AT, WHY, CardCursor
from abm_tui.screens.card.lines import CardItem
from abm_tui.screens.card.subject import CardSubject
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.host import Host


class CardActions:
    """Opens what the line is about, and adds to what its pane lists; `keys` do what is about the whole account."""

    def __init__(
        self,
        host: Host,
        subject: CardSubject,
        cursor: CardCursor,
        keys: AccountKeys,
        people: PeopleActions,
        deals: DealActions,
    ) -> None:
        self._host, self._subject, self._cursor, self._keys = host, subject, cursor, keys
        self._people, self._deals, self._fixes = people, deals, FixActions(host, deals.ask_deal)

    def handlers(self) -> Handlers:
        return {Do.OPEN: Handler(self.open), Do.EDIT: Handler(self.open), Do.ADD: Handler(self.add)}

    # Enter

    def open(self) -> None:
        """What the line under the cursor is about."""
        item, host = self._cursor.item(), self._host
        if item is None:
            self._open_above()
        elif item.kind in {"seat", "person"}:
            seat = self._subject.seat()
            if seat is not None:
                self._people.open_seat(seat)
        elif item.kind == "event":
            host.open(routes.ActivityPage(item.ref.id))
        elif item.kind == "touch":
            host.open(routes.TouchSheet(item.ref.id))
        elif item.kind == "deal":
            host.open(routes.DealPage(item.ref.id))
        elif item.kind == "raised":
            self._open_raised(item)
        elif item.kind == "review":
            self._open_review()
        else:
            self.add()

    def _open_above(self) -> None:
        account_id = self._subject.account_id
        if self._cursor.at[0] == WHY:
            self._host.open(routes.ScorePage(account_id))
        elif self._cursor.at == STAGE_AT:
            self._host.open(routes.StagePage(account_id))
        else:
            self._host.open(routes.FactsPage(account_id))

    def _open_raised(self, item: CardItem) -> None:
        """What people wrote opens in the list of what is in the way; a set-up line does what mends it."""
        key = item.ref.fix_key
        action = readings.bindings(CARD).get(key)
        if item.ref.drawer == "way" or action is None:
            self._keys.touches.blockers()
        elif action.do == Do.EDIT:
            self._fixes.mend(item.ref, self._subject.account_id)
        else:
            self._host.perform_key(key)

    def _open_review(self) -> None:
        data = self._subject.data
        if data is not None and data.review is not None:
            self._host.open(routes.LastReview(data.row.account.name, data.review))

    # a

    def add(self) -> None:
        """What the pane lists: a person, a deal, a blocker, what happened; else a next step."""
        section, subject = self._cursor.section(), self._subject
        key = section.key.split(" ")[0] if section is not None else ""
        if key == panes.COMMITTEE and subject.data is not None:
            seat = subject.seat()
            role = seat.role if seat is not None else ""
            self._people.ask_who(SeatAt(subject.data.row.facts, role))
        elif key == panes.ACTIVITY:
            self._keys.touches.log()
        elif key == panes.DEALS:
            self._deals.ask_deal(subject.account_id)
        elif key == panes.WAY:
            ask_blocker(self._host, subject.account_id)
        elif key == panes.PLAY:
            self._keys.plays.pick()
        elif key == panes.SETUP:
            self._host.perform_id(Do.SET_EVIDENCE)
        else:
            self._keys.touches.ask_next()
