"""What d, the digits, Space and - do on the card: to a person, a touch, a deal, the tier and the stage."""

from __future__ import annotations

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Stage, TouchStatus
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.deals import DealActions
from abm_tui.screens.actions.people import PeopleActions
from abm_tui.screens.card.cursor import STAGE_AT, CardCursor
from abm_tui.screens.card.subject import CardSubject
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.shell.host import Host

_TIERS = {"0": None, "1": "1", "2": "2", "3": "3", "4": "watchlist"}


class CardSteps:
    """Moves on, or back, what the line under the cursor is about."""

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
        self._people, self._deals = people, deals

    def handlers(self) -> Handlers:
        return {
            Do.DONE: Handler(self.finish, self.why_not_finish),
            Do.DIGIT: KeyHandler(self.digit),
            Do.FORWARD: Handler(self.forward),
            Do.BACKWARD: Handler(self.backward),
        }

    def why_not_finish(self) -> str:
        """A deal can be closed, an open touch be done."""
        item, touch = self._cursor.item(), self._subject.touch()
        if item is not None and item.kind == "deal":
            return ""
        if touch is not None and touch.status != TouchStatus.OPEN:
            return f"{touch.text} is {touch.status} already. - opens it again."
        return self._keys.touches.no_touch()

    def finish(self) -> None:
        """The deal is won or lost, else the touch done."""
        item = self._cursor.item()
        if item is not None and item.kind == "deal":
            self._deals.close_deal(item.ref)
        else:
            self._keys.touches.finish()

    def digit(self, key: str) -> None:
        """A person's seat; above the panes the tier, or the stage."""
        if self._subject.on_person:
            self._people.set_state(key)
        elif self._cursor.at == STAGE_AT and key <= "5":
            self._keys.accounts.set_stage(None if key == "0" else str(list(Stage)[int(key) - 1]))
        elif self._cursor.item() is None and self._cursor.at != STAGE_AT and key in _TIERS:
            self._keys.accounts.set_tier(_TIERS[key])
        else:
            self._host.say(
                "Digits set a person's seat, the tier and the stage on the first line; s sets everything else."
            )

    def forward(self) -> None:
        """A person's status a step on, a touch done, the stage one on."""
        item = self._cursor.item()
        if self._subject.on_person:
            self._people.step(1)
        elif item is not None and item.kind == "touch":
            self._host.perform_id(Do.DONE)
        elif not self._step_stage(1):
            self._host.say("Space moves a person's status on, or a touch to done: move to one.")

    def backward(self) -> None:
        """A person's status a step back, a touch open again, the stage one back."""
        from abm_tui.store.commands import finishing

        item = self._cursor.item()
        if self._subject.on_person:
            self._people.step(-1)
        elif item is not None and item.kind == "touch" and item.ref.status == TouchStatus.DONE:
            self._host.run(finishing.reopen_touch, item.ref.id)
        elif not self._step_stage(-1):
            self._host.say("- takes a person's status a step back, or opens a touch again that was done.")

    def _step_stage(self, step: int) -> bool:
        """False where the cursor is not on the stage."""
        data = self._subject.data
        if self._cursor.at != STAGE_AT or data is None:
            return False
        self._keys.stages.step_stage(self._subject.accounts(), data.row.account.stage, step)
        return True
