"""Accounts by their names, for going to one of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Pick:
    """An account as a list of names shows it."""

    id: int
    name: str
    domain: str
    tier: str | None


def every_account(r: Reader) -> list[Pick]:
    """Every account that is not archived: those with a tier first, then by name. One statement."""
    a = t.account.c
    query = select(a.id, a.name, a.domain, a.tier).where(a.archived_on.is_(None))
    return [Pick(*row) for row in r.connection.execute(query.order_by(a.tier.is_(None), a.name, a.id))]
