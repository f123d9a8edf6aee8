"""Accounts moved to where their deals say they are: when asked, and through the gates like any move."""

from __future__ import annotations

from collections import defaultdict

from abm_tui.errors import Fix, Refused
from abm_tui.store.commands import stages
from abm_tui.store.queries.deal_stages import ahead_of_stage
from abm_tui.store.reader import Reader
from abm_tui.store.unit import Unit


def catch_up(u: Unit, *, reason: str = "") -> int:
    """Every account whose imported deals are ahead of it, as one step; returns how many moved.

    Raises Refused as any move does where a gate on the way asks for more and no `reason` is given: then none moves.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for one in ahead_of_stage(Reader(u.connection, u.today, u.framework, u.members, u.who)):
        groups[one.to].append(one.account_id)
    said = []
    for stage, ids in groups.items():
        try:
            stages.set_stage_many(u, ids, stage, reason=reason)
        except Refused as refused:
            fix = Fix(refused.fix.key if refused.fix else "", 'abm deal stages --move --reason "…"')
            raise Refused(refused.code, refused.message, fix, **refused.data) from None
        said.append(u.label)
    u.label = "; ".join(said)
    return sum(map(len, groups.values()))
