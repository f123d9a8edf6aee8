"""All that keys do to accounts and their touches, as one bundle: what most places hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from abm_tui.screens.actions.account_picker import AccountPicker
from abm_tui.screens.actions.accounts import AccountActions
from abm_tui.screens.actions.agreement import AgreementActions
from abm_tui.screens.actions.deal_stages import DealStageActions
from abm_tui.screens.actions.here import NextStepOfAccount
from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.play_assigning import PlayAssigning
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.screens.actions.stages import StageActions
from abm_tui.screens.actions.tiers import TierActions
from abm_tui.screens.actions.touches import TouchActions

if TYPE_CHECKING:
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.screens.shell.handlers import Handlers
    from abm_tui.screens.shell.host import AccountsHere, Host, Offer, TouchHere
    from abm_tui.screens.shell.menus import Menus
    from abm_tui.store import Done


class Keyed(Protocol):
    """What a place takes over from the bundle."""

    offers: list[Offer]
    endings: list[Callable[[Done], str]]
    pasted: Callable[[str], object] | None
    menus: Menus

    def use(self, *handlers: Handlers) -> None:
        """Take over what has a row here."""


class AccountKeys:
    """The action objects of a place that has an account under its cursor, made to work together.

    `touch` says which touch d, z and w are for: by default the account's next step.
    """

    def __init__(
        self, host: Host, here: AccountsHere, touch: TouchHere | None = None, *, asks_again: bool = True
    ) -> None:
        self.pasting = Pasting(host, here.account, self._imported)
        self.quick_add = QuickAddActions(host, self.pasting)
        self.tiers = TierActions(host, here)
        self.stages = StageActions(host, self.quick_add)
        self.deal_stages = DealStageActions(host, self.stages)
        self.agreement = AgreementActions(host, here)
        self.accounts = AccountActions(host, here, self.tiers, self.stages)
        self.plays = PlayAssigning(host, here)
        self.touches = TouchActions(
            host, here, touch or NextStepOfAccount(host, here), self.quick_add, asks_again=asks_again
        )
        self.picker = AccountPicker(host)

    def _imported(self, plan: ImportPlan, done: Done) -> None:
        self.deal_stages.imported(plan, done)

    def handlers(self) -> Handlers:
        return {
            **self.accounts.handlers(),
            **self.agreement.handlers(),
            **self.plays.handlers(),
            **self.touches.handlers(),
            **self.picker.handlers(),
        }

    def install(self, place: Keyed) -> None:
        """Give the place the handlers, the answers to refusals, the endings of its sentences, and what a paste does."""
        place.use(self.handlers())
        place.offers += [self.tiers.offer, self.stages.offer]
        place.endings += [self.tiers.ending, self.touches.finishing.ending]
        place.pasted = self.pasting.preview
        place.menus.set_title = self.accounts.set_title
