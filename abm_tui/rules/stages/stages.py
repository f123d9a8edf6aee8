"""How long an account stands in its stage, when that is too long, and the way it came (S001, S002).

*Stuck* is time in a stage; *quiet* is silence. The two never mix: a stuck account may be talked to every day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import MoveFact
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.tiers.tiers import is_worked


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in a stage ("" = in none). `last` is the day it went on, None while it is there.

    `days` counts to `last` or today; None where nobody knows since when. `reason`, `unmet` and `by` are of the move
    that began it: `unmet` is what a gate still asked for when it was gone through.
    """

    stage: str
    first: date | None
    last: date | None
    days: int | None
    reason: str = ""
    unmet: str = ""
    by: int | None = None
    back: bool = False


def stage_days(account: AccountFact, today: date) -> int | None:
    """Whole days in its stage; None without one, or where nobody knows since when."""
    if not account.stage or account.stage_since is None:
        return None
    return max(0, (today - account.stage_since).days)


def limit_days(account: AccountFact, fw: Framework) -> int | None:
    """How many days its stage may take in its tier: the stage's limit (S001) times the tier's share (S002).

    None where there is no limit: without a stage, or in Expansion.
    """
    if not account.stage or not fw.stage[account.stage].limit_days:
        return None
    tier = fw.tier.get(account.tier or "")
    return fw.stage[account.stage].limit_days * (tier.stuck_percent if tier else 100) // 100


def is_stuck(account: AccountFact, today: date, fw: Framework) -> bool:
    """Whether a worked account is longer in its stage than the stage takes (S001). Talking to it changes nothing."""
    days, limit = stage_days(account, today), limit_days(account, fw)
    return is_worked(account) and days is not None and limit is not None and days > limit


def history(account: AccountFact, moves: Sequence[MoveFact], today: date, fw: Framework) -> tuple[Stay, ...]:
    """The way the account came (S001), oldest stay first; the last one is where it stands.

    `moves` are its moves of stage, oldest first; those after `today` are left out. The days of all stays together are
    the days since the first one began: where the day of a stage was set by hand, the stay before ends there.
    """
    order = {rule.code: n for n, rule in enumerate(fw.stages)}
    here = account.stage or ""
    is_known = account.stage_since is None or account.stage_since <= today
    past = [m for m in moves if m.what == "stage" and (m.on is None or m.on <= today)]
    steps: list[tuple[str, date | None, MoveFact | None]] = [(m.new, m.on, m) for m in past]
    if is_known and (steps[-1][0] if steps else "") != here:
        # It came here before moves were kept.
        steps.append((here, account.stage_since, None))
    if not steps:
        return ()
    if past and past[0].old:
        steps.insert(0, (past[0].old, None, None))
    since = account.stage_since if is_known and here else None
    days = _first_days([day for _, day, _ in steps], since)
    found = []
    for n, (stage, _, move) in enumerate(steps):
        first, last = days[n], days[n + 1] if n + 1 < len(steps) else None
        until = last if last is not None else today
        found.append(
            Stay(
                stage,
                first,
                last,
                None if first is None else max(0, (until - first).days),
                move.reason if move else "",
                move.unmet if move else "",
                move.by if move else None,
                move is not None and order.get(move.new, -1) < order.get(move.old, -1),
            )
        )
    return tuple(stay for n, stay in enumerate(found) if stay.stage or n)


def _first_days(days: Sequence[date | None], since: date | None) -> list[date | None]:
    """The day each stay began, the last one `since` where that is known; none begins after the one that follows it."""
    found = list(days)
    found[-1] = since or found[-1]
    for n in range(len(found) - 2, -1, -1):
        here, after = found[n], found[n + 1]
        if here is not None and after is not None and here > after:
            found[n] = after
    return found
