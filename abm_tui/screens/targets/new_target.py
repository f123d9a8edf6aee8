"""A new account by its name; its tier is asked next, for without one it stands in the pool."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Tier
from abm_tui.screens.shell.handlers import Handler, Handlers

if TYPE_CHECKING:
    from abm_tui.screens.actions.tiers import TierActions
    from abm_tui.screens.shell.host import Host
    from abm_tui.screens.targets.target_list import TargetList
    from abm_tui.store import Done

_TIERS = {"1": ("Tier 1", "1"), "2": ("Tier 2", "2"), "3": ("Tier 3", "3"), "4": ("watchlist", "watchlist")}


class NewTarget:
    """Adds accounts to the list."""

    def __init__(self, host: Host, targets: TargetList, tiers: TierActions) -> None:
        self._host, self._targets, self._tiers = host, targets, tiers

    def handlers(self) -> Handlers:
        return {Do.ADD: Handler(self.ask)}

    def ask(self) -> None:
        """Ask for the name. A name that is there already is said, for it may be another company."""
        from abm_tui.store.commands import accounts
        from abm_tui.store.queries import names
        from abm_tui.text import fold

        def done(name: str) -> None:
            known = {fold(one) for one in self._host.read(names.account_ids)}
            twin = fold(" ".join(name.split())) in known
            self._host.run(accounts.add_account, name).then(partial(self._added, name.strip(), twin))

        self._host.ask("New account", done)

    def _added(self, name: str, twin: bool, done: Done) -> None:
        account_id = int(done.value)
        if self._targets.scope == "targets":
            self._host.call_next(self._ask_tier, account_id, name, twin)
            return
        self._targets.sheet.move_to(account_id)
        if twin:
            self._host.say_ending(f"A second {name}: one is here already", "u undo")

    def _ask_tier(self, account_id: int, name: str, twin: bool) -> None:
        def put(tier: str | None) -> Callable[[], object]:
            return partial(self._put, account_id, name, tier)

        options = {key: (label, put(tier)) for key, (label, tier) in _TIERS.items()}
        title = f"A second {name}, one is here already (Esc, u): its tier" if twin else f"{name}: its tier"
        self._host.menu(title, {**options, "0": ("none, to the pool", put(None))}, cancelled=put(None))

    def _put(self, account_id: int, name: str, tier: str | None) -> None:
        from abm_tui.store.commands import accounts

        def follow(done: Done) -> None:
            del done
            self._targets.sheet.move_to(account_id)
            if tier == Tier.ONE:
                self._tiers.ask_evidence([account_id])

        written = self._host.run(accounts.set_field_many, [account_id], "tier", tier) if tier is not None else None
        if written:
            written.then(follow)
        else:
            self._host.say(f"{name} is in the pool: L shows it.")
