"""Where one account stands in the working order, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from abm_tui.rules import order
from abm_tui.store.queries.desk import desk
from abm_tui.store.queries.listing import listed
from abm_tui.store.workspace import Reader


@dataclass(frozen=True)
class PlaceFact:
    """`place` 1 is the top of the `of` target accounts; 0 = the account is not among them."""

    account: str
    place: int
    of: int
    reasons: Sequence[order.Reason]


def place(r: Reader, account_id: int) -> PlaceFact:
    """The account's place among the target accounts with its reasons (S000)."""
    there = desk(r)
    keys = {}
    for row in listed(r):
        if row.derived is not None:
            keys[row.id] = order.working_key(row.account, row.derived, r.today, r.framework, there)
    mine = listed(r, ids=[account_id])[0]
    assert mine.derived is not None
    before = sum(key < keys[account_id] for key in keys.values()) if account_id in keys else -1
    found = order.reasons(mine.account, mine.derived, r.today, r.framework, there)
    return PlaceFact(mine.account.name, before + 1, len(keys), found)
