"""What can be done to accounts from any screen that has one under its cursor: the s menu, bad fit, card, pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import STAGE_SHORT
from abm_tui.screens.actions.here import many, no_account
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers

if TYPE_CHECKING:
    from abm_tui.screens.actions.stages import StageActions
    from abm_tui.screens.actions.tiers import TierActions
    from abm_tui.screens.shell.host import AccountsHere, Host

_TIERS = {"1": ("Tier 1", "1"), "2": ("Tier 2", "2"), "3": ("Tier 3", "3"), "4": ("watchlist", "watchlist")}


class AccountActions:
    """The fields of the accounts under the cursor, and the pages about the one there."""

    def __init__(self, host: Host, here: AccountsHere, tiers: TierActions, stages: StageActions) -> None:
        self._host, self._here, self._tiers, self._stages = host, here, tiers, stages

    def handlers(self) -> Handlers:
        # A page is opened on an account; the review's board has a place for all of them.
        return {
            Do.SET_TIER: self._handler(self.choose_tier),
            Do.SET_OWNER: self._handler(self.choose_owner),
            Do.SET_STAGE: self._handler(self.choose_stage),
            Do.SET_LABEL: self._handler(self.ask_label),
            Do.ARCHIVE: self._handler(self.archive),
            Do.BAD_FIT: self._handler(self.ask_bad_fit),
            Do.CARD: self._handler(self.card),
            Do.CHANGES: self._handler(partial(self._open, routes.ChangesPage)),
            Do.GO_SCORE: self._handler(self.score),
            Do.GO_STAGE: self._handler(partial(self._open, routes.StagePage)),
            Do.HANDOFF: self._handler(partial(self._open, routes.HandoffPage)),
            Do.REVIEW: Handler(partial(self._host.open, routes.ReviewBoard())),
        }

    def _handler(self, run: Callable[[], object]) -> Handler:
        return Handler(run, partial(no_account, self._here))

    def _many(self) -> str:
        return many(self._host, self._here)

    def set_title(self) -> str:
        """What the s menu begins with."""
        count = len(self._here.accounts())
        return f"Set on {count}" if count > 1 else "Set"

    # fields

    def choose_tier(self) -> None:
        """Ask for the tier with one key."""
        options: dict[str, tuple[str, Callable[[], object]]] = {
            key: (label, partial(self.set_tier, tier)) for key, (label, tier) in _TIERS.items()
        }
        options["0"] = ("none", lambda: self.set_tier(None))
        self._host.menu(f"Tier for {self._many()}", options)

    def set_tier(self, tier: str | None) -> None:
        """Set the tier of the accounts."""
        self._tiers.put_in_tier(self._here.accounts(), tier)

    def choose_stage(self) -> None:
        """Ask for the stage with one key."""
        options: dict[str, tuple[str, Callable[[], object]]] = {
            str(n): (STAGE_SHORT[stage], partial(self.set_stage, str(stage))) for n, stage in enumerate(STAGE_SHORT, 1)
        }
        options["0"] = ("none", lambda: self.set_stage(None))
        self._host.menu(f"Stage for {self._many()}", options)

    def set_stage(self, stage: str | None) -> None:
        """Move the accounts to the stage, from the one that is shown."""
        ids = self._here.accounts()
        seen = self._tiers.shown(ids, "stage")
        self._stages.put_in_stage(ids, stage, base={"stage": seen[ids[0]]} if len(ids) == 1 and seen else None)

    def set_field(self, field: str, value: object, seen: Mapping[int, object] | None = None) -> None:
        """Set one field of the accounts. `seen`: what was shown when the question was opened; None = what is now."""
        from abm_tui.store.commands import accounts

        ids = self._here.accounts()
        shown = self._tiers.shown(ids, field) if seen is None else seen
        self._host.run(accounts.set_field_many, ids, field, value, seen=shown)

    def choose_owner(self) -> None:
        """Ask for the owner with one key; each member owns for their team."""
        here = [m for m in self._host.members if m.left_on is None]
        # What was shown when the list was opened: a colleague may write meanwhile.
        seen = {team: self._tiers.shown(self._here.accounts(), f"owner_{team}") for team in {m.team for m in here}}
        options: dict[str, tuple[str, Callable[[], object]]] = {
            str(n): (f"{m.name} ({m.team})", partial(self.set_field, f"owner_{m.team}", m.id, seen[m.team]))
            for n, m in enumerate(here[:9], 1)
        }
        self._host.menu(f"Owner for {self._many()}", options)

    def ask_label(self) -> None:
        """Put a label on, or take it off."""
        from abm_tui.store.commands import accounts

        ids = self._here.accounts()
        self._host.ask(f"Label for {self._many()}", lambda text: bool(self._host.run(accounts.set_label, ids, text)))

    def archive(self) -> None:
        """Put the accounts away."""
        from abm_tui.store.commands import accounts

        self._host.run(accounts.archive, self._here.accounts())

    def ask_bad_fit(self) -> None:
        """Flag them as a bad fit, with a reason."""
        from abm_tui.store.commands import accounts

        ids = self._here.accounts()

        def done(reason: str) -> bool:
            if not reason.strip():
                self._host.say("Say why, in a word or two. Esc drops it.", "attention")
                return False
            return bool(self._host.run(accounts.flag_bad_fit_many, ids, reason))

        self._host.ask(f"Why is {self._many()} a bad fit?", done)

    # going on from an account

    def card(self) -> None:
        """Its card, and n and p walk on from it."""
        one = self._here.account()
        if one is not None:
            self._host.open(routes.Card(one, self._here.walk()))

    def score(self) -> None:
        """Why this score."""
        self._open(routes.ScorePage)

    def _open(self, page: type[routes.OfAccount]) -> None:
        one = self._here.account()
        if one is not None:
            self._host.open(page(one))
