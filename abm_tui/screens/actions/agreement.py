"""What both teams say of an account, why it is where it is, and what it is watched for, from any screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Answer, Team, Tier
from abm_tui.screens.actions.here import NO_ACCOUNT, many, no_account
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.text import shorten

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import AccountsHere, Host
    from abm_tui.store import Done


class AgreementActions:
    """The agreement of the teams, the evidence for Tier 1, and the watchlist."""

    def __init__(self, host: Host, here: AccountsHere) -> None:
        self._host, self._here = host, here

    def handlers(self) -> Handlers:
        return {
            Do.SET_AGREEMENT: Handler(self.set_agreement, self._no_account),
            Do.SET_EVIDENCE: Handler(self.set_evidence, self._no_account),
            Do.WATCH: Handler(self.watch, self.why_not_watch),
            Do.WHY_HERE: Handler(self.why_here, self._no_account),
        }

    def _no_account(self) -> str:
        return no_account(self._here)

    def _many(self) -> str:
        return many(self._host, self._here)

    def set_agreement(self) -> None:
        """Two people in one room answer for both; one answers for their own team. A no is asked for its reason."""
        from abm_tui.store.commands import agreeing
        from abm_tui.store.queries import retier

        host, ids = self._host, self._here.accounts()

        def say(answer: str | None, teams: tuple[str, ...]) -> Callable[[], object]:
            return lambda: host.run(agreeing.agree_many, ids, answer, teams)

        def say_no(teams: tuple[str, ...]) -> Callable[[], object]:
            def done(reason: str) -> bool:
                return bool(host.run(agreeing.agree_many, ids, Answer.NO, teams, reason))

            hint = "Enter alone: no reason · Esc: nothing said"
            return lambda: host.ask(f"Why not, {self._many()}?", done, hint=hint)

        mine = host.me.team if host.me else Team.SALES
        both = (Team.SALES, Team.MARKETING)
        options: dict[str, tuple[str, Callable[[], object]]] = {
            "1": ("both yes", say(Answer.YES, both)),
            "2": (f"{mine} yes", say(Answer.YES, (mine,))),
            "3": (f"{mine} no", say_no((mine,))),
            "4": ("both no", say_no(both)),
            "0": ("open", say(None, both)),
        }
        if len(ids) == 1 and host.read(retier.disputed, ids[0]):
            options["5"] = ("decide it", lambda: host.open(routes.DisputePage(ids[0])))
        host.menu(f"Is it a target account? {self._many()}", options)

    def set_evidence(self) -> None:
        """One more line of evidence for Tier 1."""
        from abm_tui.store.commands import agreeing

        ids = self._here.accounts()

        def done(text: str) -> bool:
            return bool(self._host.run(agreeing.add_evidence_many, ids, text))

        self._host.ask(f"Evidence for {self._many()}", done)

    def why_not_watch(self) -> str:
        """Only what is on the watchlist is watched for something."""
        from abm_tui.store.queries.facts import accounts

        ids = self._here.accounts()
        if not ids:
            return NO_ACCOUNT
        left_out = [a.name for a in self._host.read(accounts, ids=ids) if a.tier != Tier.WATCHLIST]
        return f"{left_out[0]} is not on the watchlist. s t 4 puts it there." if left_out else ""

    def watch(self) -> None:
        """What a watchlist account is watched for; and that it happened (S000)."""
        from abm_tui.rules.tiers.watch import TRIGGERS
        from abm_tui.store.commands import retiering
        from abm_tui.store.queries.facts import accounts

        host, ids = self._host, self._here.accounts()

        def watch(kind: str) -> Callable[[], object]:
            return lambda: host.run(retiering.watch_for, ids, kind)

        def other() -> None:
            host.ask(f"Watch {self._many()} for", lambda text: bool(host.run(retiering.watch_for, ids, text)))

        options = {key: (kind, watch(kind)) for key, kind in TRIGGERS.items()} | {"4": ("something else", other)}
        known = host.read(accounts, ids=ids)[0].trigger
        if len(ids) == 1 and known:
            options["0"] = (f"{shorten(known, 24)} happened", lambda: self._happened(ids[0]))
        host.menu(f"Watch for, {self._many()}", options)

    def _happened(self, account_id: int) -> None:
        from abm_tui.store.commands import retiering
        from abm_tui.store.queries import retier

        def follow(done: Done) -> None:
            self._host.say_ending(f"{done.label}. {self._host.read(retier.suggested, account_id)}", "u undo")

        self._host.run(retiering.mark_triggered, account_id).then(follow)

    def why_here(self) -> None:
        """The reasons of its place in the working order, line by line (S000)."""
        one = self._here.account()
        if one is not None:
            self._host.open(routes.WorkingOrder(one))
