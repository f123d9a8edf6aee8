"""The journal as people read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.queries.finding import names
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change, the account it belongs to ("" = none), and when it was made, in local time.

    `cell` is the name of the framework's cell that was changed, "" where it was something else.
    """

    change: ChangeFact
    account: str
    when: str
    cell: str = ""


def changes(r: Reader, account_id: int | None = None, limit: int = 200) -> list[HistoryLine]:
    """The newest changes of an account, or of everything. Two statements, three with the framework's.

    A change made for a day after the reader's is left out: with a pinned day the future has not happened.
    """
    change = t.change.c
    query = select(*(change[f] for f in ChangeFact.__dataclass_fields__)).where(change.on <= r.today)
    if account_id is not None:
        query = query.where(change.account_id == account_id)
    found = [ChangeFact(*row) for row in r.connection.execute(query.order_by(change.id.desc()).limit(limit))]
    known = names(r, list({c.account_id for c in found if c.account_id is not None}))
    cells = _cells(r, {c.entity_id for c in found if c.entity == "setting"})
    return [
        HistoryLine(
            one,
            known.get(one.account_id or 0, ""),
            _local(one.at),
            cells.get(one.entity_id, "") if one.entity == "setting" else "",
        )
        for one in found
    ]


def _cells(r: Reader, ids: set[int]) -> dict[int, str]:
    """Row → the cell of the framework it keeps, also where it is gone: the journal says which it was."""
    change = t.change.c
    query = select(change.entity_id, change.new).where(change.entity == "setting", change.op == "add")
    rows = r.connection.execute(query.where(change.entity_id.in_(ids))) if ids else ()
    return {row_id: str(json.loads(new or "{}").get("name", "")) for row_id, new in rows}


def _local(at: str) -> str:
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
