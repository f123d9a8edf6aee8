"""Going to what a blocker is about: a person's address, a deal, content, a touch, the account's plan."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING

from abm_tui.screens.shell import routes

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised
    from abm_tui.screens.shell.host import Host

_PLAN = frozenset({"plan_missing", "deal_too_small"})
_DEALS = frozenset({"close_date_passed", "opportunity_silent"})
_TOUCHES = frozenset({"touch_overdue", "next_step_late", "collision"})


class FixActions:
    """`mend` opens what a line of an account is about, where it can be edited. `ask_deal` asks for a deal of it."""

    def __init__(self, host: Host, ask_deal: Callable[[int], object]) -> None:
        self._host, self._ask_deal = host, ask_deal

    def mend(self, raised: Raised, account_id: int) -> None:
        """Open the field, the page or the question that takes the line away; else say which key does."""
        host = self._host
        if raised.code == "contact_data" and raised.ref is not None:
            host.open(routes.PersonPage(raised.ref))
        elif raised.code == "asset_missing":
            self._ask_address(raised)
        elif raised.code == "no_opportunity":
            self._ask_deal(account_id)
        elif raised.code in _DEALS and raised.ref is not None:
            host.open(routes.DealPage(raised.ref))
        elif raised.code in _TOUCHES and raised.ref is not None:
            host.open(routes.TouchSheet(raised.ref))
        elif raised.code in _PLAN:
            host.open(routes.FactsPage(account_id))
        else:
            host.say(self.mended_by(raised))

    def mended_by(self, raised: Raised) -> str:
        """A rule's line goes by itself when its cause does: what the key does that mends it."""
        action = self._host.key_action(raised.fix_key)
        if not action:
            return f"It goes when its cause does: {raised.fix_command}"
        return f"It goes when its cause does. {raised.fix_key}: {action[:1].lower()}{action[1:]}."

    def _ask_address(self, raised: Raised) -> None:
        """Where the content lies that a touch links."""
        from abm_tui.store.commands.assets import put_asset

        name = shlex.split(raised.fix_command)[3]

        def done(url: str) -> bool:
            return bool(self._host.run(put_asset, name, url)) if url.strip() else False

        self._host.ask(f"Where is {name}", done)

    def show_accounts(self, raised: Raised) -> None:
        """Targets with the accounts that a line of the programme is about."""
        words = shlex.split(raised.fix_command)[1:]
        if words[0] in {"list", "committees"}:
            query = " ".join(words[1 : words.index("--sort") if "--sort" in words else None])
            self._host.open(routes.Targets(routes.View("Programme", query)))
        elif not self._host.perform_key(raised.fix_key):
            self._host.say(raised.fix_command)
