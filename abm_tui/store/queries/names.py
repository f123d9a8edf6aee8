"""Names that a line of text may mention."""

from __future__ import annotations

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store.reader import Reader


def account_ids(r: Reader) -> dict[str, int]:
    """Account name → id, of accounts that are not archived; of two with one name, the older."""
    account = t.account.c
    query = select(account.name, account.id).where(account.archived_on.is_(None)).order_by(account.id.desc())
    return {row.name: row.id for row in r.connection.execute(query)}
