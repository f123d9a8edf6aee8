"""Where the other person is, and how one's own screens looked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store.reader import Reader


def others(r: Reader, since: datetime) -> dict[str, tuple[str, int | None]]:
    """Who else was here since then → (place, account or None)."""
    p = t.presence.c
    query = select(p.who, p.place, p.account_id).where(p.who != r.who, p.at >= since).order_by(p.who)
    return {row.who: (row.place, row.account_id) for row in r.connection.execute(query)}


def account_name(r: Reader, account_id: int) -> str:
    """An account's name, "" when there is none of that id."""
    return str(r.connection.execute(select(t.account.c.name).where(t.account.c.id == account_id)).scalar() or "")


def view_state(r: Reader, name: str, who: str = "") -> str:
    """The JSON kept for the view `name` of the reader, or of `who`; "" where nothing is kept."""
    v = t.view_state.c
    kept = select(v.value).where(v.who == (who or r.who), v.name == name)
    return str(r.connection.execute(kept).scalar() or "")
