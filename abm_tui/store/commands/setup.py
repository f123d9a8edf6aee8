"""A new workspace: its members, the preset's plays, the lists everybody starts with."""

from __future__ import annotations

import json
from collections.abc import Sequence

from abm_tui.errors import UsageError
from abm_tui.models.words import Team
from abm_tui.store.unit import Unit

RETIER_FILTER = "retier"  # the list of this filter is a page of its own

STARTING_LISTS = (
    ("Tier 1", "targets", "tier:1", ""),
    ("No champion", "targets", "tier:1 missing:champion", ""),
    ("Late", "targets", "overdue", ""),
    ("Watchlist", "targets", "watch", ""),
    ("Pool", "pool", "", "name"),
    ("Re-tier", "targets", RETIER_FILTER, ""),
)


def found_workspace(u: Unit, members: Sequence[tuple[str, ...]], preset: str) -> None:
    """Members as (name, team) and maybe their addresses, the plays and lists of the framework's preset."""
    names = [name for name, *_ in members]
    if len(set(names)) != len(names):
        raise UsageError("same_name", "Two members have the same name.")
    for name, team, *address in members:
        if team not in set(Team):
            raise UsageError("no_such_team", f"{name}'s team is {team!r}; teams are sales and marketing.")
        u.add("member", name=name, team=team, email=";".join(address).strip(";"))
    u.add("setting", name="preset", value=json.dumps(preset))
    for play in u.framework.plays:
        play_id = u.add(
            "play",
            code=play.code,
            name=play.name,
            tiers=";".join(play.tiers),
            stages=";".join(play.stages),
            trigger=play.trigger,
            outcome=play.outcome,
            channels=";".join(play.channels),
            duration_days=play.duration_days,
            assets=play.assets,
            success_signals=";".join(play.success_signals),
        )
        u.add_many(
            "step",
            [
                {
                    "play_id": play_id,
                    "position": s.position,
                    "day": s.day,
                    "team": s.team,
                    "channel": s.channel,
                    "role": s.role,
                    "text": s.text,
                    "asset": s.asset,
                }
                for s in play.steps
            ],
        )
    for position, (name, scope, query, order) in enumerate(STARTING_LISTS, 1):
        u.add("savedlist", name=name, scope=scope, filter=query, order=order, position=position)
    u.label = "New workspace"
