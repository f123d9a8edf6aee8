"""What became of an account that is no more: the one it was merged into, and who did it, as the journal has it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class MergedAway:
    """`kept_id` took over what the account had; `sentence`: `lee merged Alpha into Alpha AG`."""

    kept_id: int
    sentence: str


def merged_away(r: Reader, account_id: int) -> MergedAway | None:
    """Into which account this one was merged; None where it is there, or went another way."""
    account, change = t.JOURNALED["account"].c, t.change.c
    if r.connection.execute(select(account.id).where(account.id == account_id)).first() is not None:
        return None
    gone = select(change.group, change.who).where(
        change.entity == "account", change.entity_id == account_id, change.op == "del"
    )
    last = r.connection.execute(gone.order_by(change.id.desc()).limit(1)).first()
    if last is None:
        return None
    labels = select(change.label).where(change.group == last.group).order_by(change.id).limit(1)
    label = r.connection.execute(labels).scalar_one()  # a step's sentence stands in its first line
    if " merged into " not in label:
        return None
    taken = select(change.entity, change.entity_id, change.new).where(
        change.group == last.group,
        change.op == "set",
        ((change.entity == "account") & (change.entity_id != account_id)) | (change.field == "account_id"),
    )
    found = r.connection.execute(taken.order_by(change.id.desc()).limit(1)).first()
    if found is None:
        return None
    kept_id = found.entity_id if found.entity == "account" else json.loads(found.new)
    old, _, new = label.partition(" merged into ")
    return MergedAway(kept_id, f"{last.who} merged {old} into {new}")
