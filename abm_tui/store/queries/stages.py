"""The stage of one account: how long it takes, what its gate still asks for, and the way the account came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import MoveFact
from abm_tui.models.words import PersonStatus
from abm_tui.rules.stages.gates import Unmet, is_back, unmet, unmet_between
from abm_tui.rules.stages.stages import Stay, history, is_stuck, limit_days, stage_days
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.reader import Reader


@dataclass(frozen=True)
class StageFacts:
    """`days` in the stage and the `limit` it may take in its tier, None where unknown or without one.

    `lacks` is what the gate of the stage still asks for, `stays` the way the account came, oldest first.
    """

    row: ListedAccount
    days: int | None
    limit: int | None
    stuck: bool
    lacks: tuple[Unmet, ...]
    stays: tuple[Stay, ...]


def moves(r: Reader, account_ids: Sequence[int], what: str = "stage") -> dict[int, list[MoveFact]]:
    """Account id → its moves of stage (or tier), oldest first. One statement."""
    move = t.move.c
    query = select(*(move[f] for f in MoveFact.__dataclass_fields__))
    query = query.where(move.account_id.in_(account_ids), move.what == what).order_by(move.id)
    found: dict[int, list[MoveFact]] = defaultdict(list)
    for row in r.connection.execute(query):
        found[row.account_id].append(MoveFact(*row))
    return found


def stage_page(r: Reader, account_id: int) -> StageFacts | None:
    """All about the stage of an account; None when there is no such account."""
    rows = listed(r, ids=[account_id])
    return stage_page_of(r, rows[0]) if rows else None


def stage_page_of(r: Reader, row: ListedAccount) -> StageFacts:
    """The same for an account that was read already. One statement."""
    account, fw = row.account, r.framework
    statuses: dict[int, PersonStatus] = row.derived.statuses if row.derived else {}
    return StageFacts(
        row,
        stage_days(account, r.today),
        limit_days(account, fw),
        is_stuck(account, r.today, fw),
        unmet(row.facts, statuses, account.stage, r.today, fw),
        history(account, moves(r, [row.id]).get(row.id, []), r.today, fw),
    )


def held_back(r: Reader, account_id: int, stage: str | None) -> str:
    """Why the account may not go to that stage without a reason, in a few words; empty = it may."""
    rows = listed(r, ids=[account_id])
    if not rows or rows[0].derived is None:
        return ""
    row, now = rows[0], rows[0].account.stage
    if is_back(now, stage, r.framework):
        return "back takes a reason"
    lacks = unmet_between(row.facts, rows[0].derived.statuses, now, stage, r.today, r.framework)
    return ", ".join(lack.text for lack in lacks)
