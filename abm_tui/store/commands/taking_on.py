"""A play on several accounts, with a choice for each: beside what runs there, or instead of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.facts import PlayFact
from abm_tui.store.commands.assigning import assign_all
from abm_tui.store.queries.plays import PlayPlan
from abm_tui.store.unit import Unit
from abm_tui.text import count


def take_on(u: Unit, play: PlayFact, beside: Sequence[PlayPlan], instead: Sequence[PlayPlan], start: date) -> list[int]:
    """Start the play on every account, as one step; returns the runs' ids. On `instead` what runs ends as replaced."""
    ids = assign_all(u, play, beside, start) if beside else []
    ids += assign_all(u, play, instead, start, replace=True) if instead else []
    plans = [*beside, *instead]
    u.label = f"{play.name} assigned to {plans[0].account if len(plans) == 1 else count(len(plans), 'account')}"
    return ids
