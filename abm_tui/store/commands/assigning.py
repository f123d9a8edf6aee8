"""A play on several accounts at once, as it was planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.facts import PlayFact
from abm_tui.store.commands import plays
from abm_tui.store.queries.plays import PlayPlan
from abm_tui.store.unit import Unit


def assign_all(u: Unit, play: PlayFact, plans: Sequence[PlayPlan], start: date, *, replace: bool = False) -> list[int]:
    """Start the play on every account of `plans`, as one step; returns the runs' ids.

    Raises Refused, and assigns nothing, where it runs already on one of them. `replace` ends what else runs there.
    """
    ids = [
        plays.assign(
            u,
            plan.account_id,
            play.id,
            start,
            plan.touches,
            owner_sales=plan.owner_sales,
            owner_marketing=plan.owner_marketing,
            replace=replace,
        )
        for plan in plans
    ]
    if len(plans) > 1:
        u.label = f"{play.name} assigned to {len(plans)} accounts"
    return ids
