"""Moving stages from a screen: what a gate asks for is listed, each line mends itself, `e` goes past it (S001)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import AbmError, Refused
from abm_tui.models.words import Stage
from abm_tui.screens.shell import routes
from abm_tui.text import count, shorten
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.screens.actions.quick_add import QuickAddActions
    from abm_tui.screens.shell.host import Again, Host

# A condition that one line of the quick add fulfils, and how that line begins.
LOGGED = {
    "signal": "#replied ",
    "engaged": "#meeting with ",
    "interest": "#interest ",
    "discovery": "#discovery met ",
    "onboarded": "#onboarded ",
}
_MENDS = {"t": "logs it", "v": "the card"}
_HELD = frozenset({"gate_unmet", "why_back"})
_LISTED = 8  # accounts that a list shows


class StageActions:
    """`put_in_stage` moves accounts; whatever path a refusal comes by, `offer` says what can be done about it."""

    def __init__(self, host: Host, quick_add: QuickAddActions) -> None:
        self._host, self._quick_add = host, quick_add

    def put_in_stage(self, ids: Sequence[int], stage: str | None, *, base: Any = None, reason: str = "") -> None:
        """Move the accounts. `base` is what an editor showed of the one account it was opened on."""
        from abm_tui.store.commands import accounts

        if base is not None and len(ids) == 1:
            self._host.run(accounts.set_field, ids[0], "stage", stage, base=base, reason=reason)
        else:
            self._host.run(accounts.set_field_many, list(ids), "stage", stage, reason=reason)

    def step_stage(self, ids: Sequence[int], now: str | None, step: int) -> None:
        """One stage on, or back."""
        stages: list[str | None] = [None, *map(str, Stage)]
        place = stages.index(now) + step
        if 0 <= place < len(stages):
            self.put_in_stage(ids, stages[place])
        else:
            last = "Expansion is the last stage."
            self._host.say(last if step > 0 else "It is in no stage. Space begins with Awareness.")

    def stage_name(self, stage: str | None) -> str:
        """A stage as the framework calls it."""
        return self._host.framework.stage[stage].name if stage else "no stage"

    def leave(self) -> None:
        """What is said where no account is moved."""
        self._host.say("Nothing was changed.")

    # a gate is closed

    def offer(self, error: AbmError, again: Again | None) -> bool:
        """A refusal that a reason would lift is a question; False for every other one."""
        del again
        if not (isinstance(error, Refused) and error.code in _HELD and error.data.get("accounts")):
            return False
        if error.code == "why_back":
            self._ask_why(error, "Why back")
        elif len(error.data["accounts"]) == 1 and not error.data["free"]:
            self._gate_of_one(error)
        else:
            self._gates_of_many(error)
        return True

    def _gate_of_one(self, error: Refused) -> None:
        account_id = error.data["accounts"][0]
        name = shorten(self._host.account_name(account_id), 30)
        options = [Option("", "leave it as it is", "", self.leave)]
        for lack in error.data["unmet"]:
            key = lack["fix"]["key"]
            options.append(Option("", lack["text"], f"{key} {_MENDS[key]}", partial(self.mend, account_id, lack)))
        options.append(Option("e", "move anyway, and say why", "", partial(self._ask_why, error, "Why anyway")))
        self._host.choose(
            f"{name}: {self.stage_name(error.data['stage'])} asks for more",
            options,
            hint="↑ ↓ pick, Enter mends it · e moves anyway · Esc leaves it",
            cancelled=self.leave,
        )

    def _gates_of_many(self, error: Refused) -> None:
        ids, free, stage = error.data["accounts"], error.data["free"], error.data["stage"]
        options = [Option("", "leave all as they are", "", self.leave)]
        lacks: dict[int, list[str]] = {i: [] for i in ids}
        for lack in error.data["unmet"]:
            lacks[lack["account_id"]].append(lack["text"])
        for one, texts in list(lacks.items())[:_LISTED]:
            detail = ", ".join(texts) or "a step back"
            show = partial(self._host.open, routes.Card(one, ids))
            options.append(Option("", shorten(self._host.account_name(one), 24), detail, show))
        if len(lacks) > _LISTED:
            options.append(Option("", f"and {len(lacks) - _LISTED} more", "", self.leave))
        if free:
            label = f"move only the {count(len(free), 'account')} that may"
            options.append(Option("m", label, "", partial(self.put_in_stage, free, stage)))
        anyway = partial(self._ask_why, error, "Why anyway")
        options.append(Option("e", "move all anyway, and say why", "", anyway))
        self._host.choose(
            f"{self.stage_name(stage)}: {count(len(ids), 'account')} of {len(ids) + len(free)} may not go there yet",
            options,
            hint="↑ ↓ pick, Enter opens the account · Esc leaves all",
            cancelled=self.leave,
        )

    def _ask_why(self, error: Refused, asks: str) -> None:
        """The reason is kept with the move."""
        held, free, stage = error.data["accounts"], error.data["free"], error.data["stage"]
        ids, base = [*held, *free], error.data.get("base")
        who = self._host.account_name(ids[0]) if len(ids) == 1 else f"{len(ids)} accounts"

        def done(reason: str) -> bool:
            if not reason.strip():
                self._host.say("Say why, in a few words. Esc leaves the stage as it is.", "attention")
                return False
            self.put_in_stage(ids, stage, base=base, reason=reason)
            return True

        label = f"{asks} to {self.stage_name(stage)}, {shorten(who, 30)}?"
        self._host.ask(label, done, cancelled=self.leave, limit=300, hint="The reason is kept with the move.")

    def mend(self, account_id: int, lack: dict[str, Any]) -> None:
        """Begin the line that is missing in the log, or open the card, where people and deals are added."""
        begin = LOGGED.get(lack["code"])
        if begin is not None:
            self._quick_add.ask(account_id, begin)
        else:
            self._host.open(routes.Card(account_id, [account_id]))
