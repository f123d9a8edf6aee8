"""After an import: accounts that stand before what their deals say of them. Asked once, as one question."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from abm_tui.screens.shell import routes
from abm_tui.text import count, shorten
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.rules.stages.deal_stages import Ahead
    from abm_tui.screens.actions.stages import StageActions
    from abm_tui.screens.shell.host import Host
    from abm_tui.store import Done

_LISTED = 8  # accounts that the list shows
_LETTERS = "mno"  # one for each stage that deals can say


class DealStageActions:
    """`imported` ends an import; `ask_stages` looks at what it remembered to have asked, and asks it."""

    def __init__(self, host: Host, stages: StageActions) -> None:
        self._host, self._stages = host, stages

    def imported(self, plan: ImportPlan, done: Done) -> None:
        """It is done: what happened, and how to take it back."""
        self._host.after(done)
        if plan.rejected and done.group:
            self._host.say_ending(f"{done.label} · {count(plan.rejected, 'row')} left out", "u undo")
        self.ask_stages(done)

    def ask_stages(self, done: Done) -> None:
        """Ask what becomes of the accounts whose deals are further on than they are, if the import found any."""
        from abm_tui.store.queries.deal_stages import ahead_of_stage

        asked = {c.account_id for c in done.changes if c.entity == "opportunity" and _asks(c.field, c.new)}
        found = [one for one in self._host.read(ahead_of_stage) if one.account_id in asked] if asked else []
        if found:
            self._ask(found)

    def _ask(self, found: list[Ahead]) -> None:
        from abm_tui.rules.stages.deal_stages import deal_stage_text

        host, stages = self._host, self._stages
        ids = [one.account_id for one in found]
        options = [Option("", "leave them where they are", "", stages.leave)]
        for one in found[:_LISTED]:
            stands = f"{stages.stage_name(one.stage)}; {deal_stage_text(one, host.framework)}"
            show = partial(host.open, routes.Card(one.account_id, ids))
            options.append(Option("", shorten(one.account, 24), stands, show))
        if len(found) > _LISTED:
            show = partial(host.open, routes.Card(ids[_LISTED], ids))
            options.append(Option("", f"and {len(found) - _LISTED} more", "n and p walk them", show))
        for letter, stage in zip(_LETTERS, dict.fromkeys(one.to for one in found), strict=False):
            these = [one.account_id for one in found if one.to == stage]
            move = partial(stages.put_in_stage, these, stage)
            label = f"move {count(len(these), 'account')} to {stages.stage_name(stage)}"
            options.append(Option(letter, label, "", move))
        host.choose(
            f"{count(len(found), 'account')} behind what the deals say",
            options,
            hint="↑ ↓ pick, Enter opens the account · Esc leaves all",
            cancelled=stages.leave,
        )


def _asks(field: str, new: str | None) -> bool:
    """Whether the change is the memory of having asked: its cell, or a new deal's row that has it."""
    return field == "stage_asked" or (
        not field and '"stage_asked":"' in (new or "") and '"stage_asked":""' not in (new or "")
    )
