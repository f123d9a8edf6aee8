"""Assigning a play: pick it by its digit, see what it means, Enter assigns it to all as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.actions.assign_box import AssignBox
from abm_tui.screens.actions.assign_form import BOTH, REPLACE, AssignForm
from abm_tui.screens.actions.here import no_account
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.text import count
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.models.facts import PlayFact
    from abm_tui.screens.shell.host import AccountsHere, Host
    from abm_tui.store.commands.talking import OtherPlay


class PlayAssigning:
    """The play of the accounts under the cursor. Its box is laid over the place when it is first needed."""

    def __init__(self, host: Host, here: AccountsHere) -> None:
        self._host, self._here = host, here
        self._box: AssignBox | None = None

    def handlers(self) -> Handlers:
        why_not = partial(no_account, self._here)
        return {Do.SET_PLAY: Handler(self.pick, why_not), Do.SUGGEST_PLAY: Handler(self.suggest, why_not)}

    def pick(self) -> None:
        """Which play, then what it would mean for these accounts; Enter assigns it to all of them as one step."""
        ids = self._here.accounts()
        if not ids:
            self._nobody()
            return
        what = self._host.account_name(ids[0]) if len(ids) == 1 else count(len(ids), "account")
        self._choose_play(f"Play for {what}", lambda play: self.assign(play, ids), lambda: None)

    def suggest(self) -> None:
        """The play that the account's trigger, stage and gaps ask for, with the reason."""
        from abm_tui.rules.plays.suggest import suggest
        from abm_tui.store.queries import plays
        from abm_tui.store.queries.listing import listed

        host, ids = self._host, self._here.accounts()
        if not ids:
            self._nobody()
            return
        row = host.read(listed, ids=[ids[0]])[0]
        assert row.derived is not None
        found = suggest(row.facts, row.derived, host.read(plays.plays), host.today, host.framework)
        if found is None:
            name = row.account.name
            host.say(f"Nothing asks for another play on {name} just now. Its account card (v) shows what runs.")
            return
        self.assign(found[0], ids, reason=found[1])

    def _nobody(self) -> None:
        self._host.say("No account here: mark some with x, or move to one.")

    def assign(self, play: PlayFact, account_ids: Sequence[int], *, reason: str = "") -> None:
        """Show what the play would mean; Enter assigns it."""
        from abm_tui.store.commands import taking_on

        def take(form: AssignForm) -> None:
            beside, instead = form.chosen(BOTH), form.chosen(REPLACE)
            if not beside and not instead:
                self._host.say(f"Nothing was assigned: {play.name} runs there already, or was left out.")
                return
            self._host.run(taking_on.take_on, play, beside, instead, form.start)

        form = AssignForm(self._host, play, list(account_ids), reason)
        self._open(form, take, lambda: self._host.say("Nothing was assigned."))

    def pick_other(
        self, account_id: int, done: Callable[[OtherPlay | None], object], dropped: Callable[[], object]
    ) -> None:
        """The play that takes over from what runs; `done` gets it with its plan."""
        from abm_tui.store.commands.talking import OtherPlay

        def picked(play: PlayFact) -> None:
            form = AssignForm(self._host, play, [account_id], frees=True)
            self._open(form, lambda f: done(OtherPlay(play, f.plans, f.start)), dropped)

        self._choose_play(f"Other play for {self._host.account_name(account_id)}", picked, dropped)

    def _open(self, form: AssignForm, take: Callable[[AssignForm], object], drop: Callable[[], object]) -> None:
        if self._box is None:
            self._box = AssignBox()
            self._host.lay_over(self._box)
        self._box.open(self._host, form, take, drop)

    def _choose_play(self, title: str, picked: Callable[[PlayFact], object], dropped: Callable[[], object]) -> None:
        from abm_tui.store.queries import plays

        counts = self._host.read(plays.counts)
        options = []
        for n, play in enumerate(self._host.read(plays.plays), 1):
            known = counts.get(play.id)
            running = f" · on {known.running}" if known and known.running else ""
            detail = f"{count(len(play.steps), 'touch', 'touches')} · {play.duration_days} days{running}"
            options.append(Option(str(n) if n < 10 else "", play.name, detail, partial(picked, play)))
        hint = "a digit picks · ↑ ↓ Enter · letters narrow · Esc"
        self._host.choose(title, options, digits=True, hint=hint, cancelled=dropped)
