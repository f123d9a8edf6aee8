"""What both teams say of an account, why it is where it is, and what it is watched for, from any screen."""

from __future__ import annotations

from collections.abc import Callable

from abm_tui.models.words import Answer, Team, Tier
from abm_tui.screens.actions.old_tiers import TierActions
from abm_tui.text import shorten


class AgreementActions(TierActions, inherit_bindings=False):
    """Needs `accounts()`, `account()` and `many()`."""

    def accounts(self) -> list[int]:
        """The accounts that the next action is for."""
        raise NotImplementedError

    def account(self) -> int | None:
        """The account under the cursor."""
        raise NotImplementedError

    def many(self) -> str:
        """`3 accounts`, or the account's name."""
        raise NotImplementedError

    def act_set_agreement(self) -> None:
        """Two people in one room answer for both; one answers for their own team. A no is asked for its reason."""
        from abm_tui.screens.records.dispute_screen import DisputeScreen
        from abm_tui.store.commands import agreeing
        from abm_tui.store.queries import retier

        ids = self.accounts()

        def say(answer: str | None, teams: tuple[str, ...]) -> Callable[[], object]:
            return lambda: self.old_run(agreeing.agree_many, ids, answer, teams)

        def say_no(teams: tuple[str, ...]) -> Callable[[], object]:
            def done(reason: str) -> bool:
                return self.old_run(agreeing.agree_many, ids, Answer.NO, teams, reason) is not None

            return lambda: self.ask(f"Why not, {self.many()}?", done, hint="Enter alone: no reason · Esc: nothing said")

        mine = self.store.me.team if self.store.me else Team.SALES
        both = (Team.SALES, Team.MARKETING)
        options: dict[str, tuple[str, Callable[[], object]]] = {
            "1": ("both yes", say(Answer.YES, both)),
            "2": (f"{mine} yes", say(Answer.YES, (mine,))),
            "3": (f"{mine} no", say_no((mine,))),
            "4": ("both no", say_no(both)),
            "0": ("open", say(None, both)),
        }
        if len(ids) == 1 and self.store.read(retier.disputed, ids[0]):
            options["5"] = ("decide it", lambda: self.app.push_screen(DisputeScreen(ids[0])))
        self.menu(f"Is it a target account? {self.many()}", options)

    def act_set_evidence(self) -> None:
        from abm_tui.store.commands import agreeing

        ids = self.accounts()

        def done(text: str) -> bool:
            return self.old_run(agreeing.add_evidence_many, ids, text) is not None

        self.ask(f"Evidence for {self.many()}", done)

    def why_not_watch(self) -> str:
        from abm_tui.store.queries.facts import accounts

        ids = self.accounts()
        if not ids:
            return "No account here. a adds one."
        left_out = [a.name for a in self.store.read(accounts, ids=ids) if a.tier != Tier.WATCHLIST]
        return f"{left_out[0]} is not on the watchlist. s t 4 puts it there." if left_out else ""

    def act_watch(self) -> None:
        """What a watchlist account is watched for; and that it happened (S000)."""
        from abm_tui.store.commands import retiering
        from abm_tui.store.queries.facts import accounts

        ids = self.accounts()

        def watch(kind: str) -> Callable[[], object]:
            return lambda: self.old_run(retiering.watch_for, ids, kind)

        def other() -> None:
            self.ask(f"Watch {self.many()} for", lambda t: self.old_run(retiering.watch_for, ids, t) is not None)

        from abm_tui.rules.tiers.watch import TRIGGERS

        options = {key: (kind, watch(kind)) for key, kind in TRIGGERS.items()} | {"4": ("something else", other)}
        known = self.store.read(accounts, ids=ids)[0].trigger
        if len(ids) == 1 and known:
            options["0"] = (f"{shorten(known, 24)} happened", lambda: self._happened(ids[0]))
        self.menu(f"Watch for, {self.many()}", options)

    def _happened(self, account_id: int) -> None:
        from abm_tui.store.commands import retiering
        from abm_tui.store.queries import retier

        done = self.old_run(retiering.mark_triggered, account_id)
        if done is not None:
            self.say_ending(f"{done.label}. {self.store.read(retier.suggested, account_id)}", "u undo")

    def act_why_here(self) -> None:
        """The reasons of its place in the working order, line by line (S000)."""
        from abm_tui.screens.account_pages.working_order_screen import WorkingOrderScreen

        one = self.account()
        if one is not None:
            self.app.push_screen(WorkingOrderScreen(one))
