"""How full Tier 1 is, and who would leave first."""

from __future__ import annotations

from sqlalchemy import func, select

from abm_tui.models import tables as t
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.words import Tier
from abm_tui.rules.tiers import tiers
from abm_tui.store.queries.listing import listed
from abm_tui.store.reader import Reader


def in_tier1(r: Reader) -> int:
    """Accounts in Tier 1 now."""
    account = t.account.c
    query = select(func.count()).where(account.tier == Tier.ONE, account.archived_on.is_(None))
    return int(r.connection.execute(query).scalar_one())


def weakest(r: Reader, n: int = 3) -> list[tuple[AccountFact, Derived]]:
    """The `n` Tier 1 accounts that would leave first: by score, then coverage.

    Where overrides stand above the cap, only those within it: somebody else in an override's place needs a reason too.
    """
    account = t.account.c
    ids = select(account.id).where(account.tier == Tier.ONE, account.archived_on.is_(None))
    rows = listed(r, ids=list(r.connection.execute(ids).scalars()))
    above = len(rows) > r.framework.cap
    known = [(row.account, row.derived) for row in rows if row.derived and not (above and row.account.over_cap_reason)]
    return tiers.weakest(known, n)
