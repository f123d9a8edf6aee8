"""Going to what a blocker is about: a person's address, a deal, content, a touch, the account's plan."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from abm_tui.keymap import readings
from abm_tui.screens.actions.old_deals import DealActions
from abm_tui.screens.shell.routes import Targets, View

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised

_PLAN = frozenset({"plan_missing", "deal_too_small"})
_DEALS = frozenset({"close_date_passed", "opportunity_silent"})
_TOUCHES = frozenset({"touch_overdue", "next_step_late", "collision"})


class FixActions(DealActions, inherit_bindings=False):
    """`mend` opens what a line of the account is about, where it can be edited."""

    def mend(self, raised: Raised, account_id: int) -> None:
        """Open the field, the page or the question that takes the line away; else say which key does."""
        if raised.code == "contact_data" and raised.ref is not None:
            from abm_tui.screens.records.person_screen import PersonScreen

            self.app.push_screen(PersonScreen(raised.ref))
        elif raised.code == "asset_missing":
            self._ask_address(raised)
        elif raised.code == "no_opportunity":
            self.ask_deal(account_id)
        elif raised.code in _DEALS and raised.ref is not None:
            from abm_tui.screens.records.deal_screen import DealScreen

            self.app.push_screen(DealScreen(raised.ref))
        elif raised.code in _TOUCHES and raised.ref is not None:
            from abm_tui.screens.touch.screen import TouchScreen

            self.app.push_screen(TouchScreen(raised.ref))
        elif raised.code in _PLAN:
            from abm_tui.screens.records.facts_screen import FactsScreen

            self.app.push_screen(FactsScreen(account_id))
        else:
            self.say(self.mended_by(raised))

    def mended_by(self, raised: Raised) -> str:
        """A rule's line goes by itself when its cause does: what the key does that mends it."""
        action = readings.bindings(self.FOCUS).get(raised.fix_key)
        if action is None:
            return f"It goes when its cause does: {raised.fix_command}"
        return f"It goes when its cause does. {raised.fix_key}: {action.help[:1].lower()}{action.help[1:]}."

    def _ask_address(self, raised: Raised) -> None:
        """Where the content lies that a touch links."""
        from abm_tui.store.commands.assets import put_asset

        name = shlex.split(raised.fix_command)[3]

        def done(url: str) -> bool:
            return self.old_run(put_asset, name, url) is not None if url.strip() else False

        self.ask(f"Where is {name}", done)

    def show_accounts(self, raised: Raised) -> None:
        """Targets with the accounts that a line of the programme is about."""
        words = shlex.split(raised.fix_command)[1:]
        if words[0] not in {"list", "committees"}:
            action = readings.bindings(self.FOCUS).get(raised.fix_key)
            if action is not None:
                self.perform(action)
            else:
                self.say(raised.fix_command)
            return
        query = " ".join(words[1 : words.index("--sort") if "--sort" in words else None])
        self.open(Targets(View("Programme", query)))
