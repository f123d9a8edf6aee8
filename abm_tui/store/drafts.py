"""Half-typed prose, kept every few seconds outside the journal, so that a dropped connection loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from abm_tui.models import tables
from abm_tui.store.workspace import Reader, Store


def keep(store: Store, name: str, text: str) -> None:
    """Keep a text under a name, for this person."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    store.put(tables.draft, {"who": store.who, "name": name}, {"text": text, "at": now})


def drop(store: Store, name: str) -> None:
    """The text was saved for good, or is not wanted any more."""
    store.forget(tables.draft, {"who": store.who, "name": name})


def kept(r: Reader, prefix: str) -> dict[str, str]:
    """Name → text of this person's drafts whose names begin with `prefix`, the newest last."""
    draft = tables.draft.c
    query = select(draft.name, draft.text).where(draft.who == r.who, draft.name.startswith(prefix, autoescape=True))
    return {row.name: row.text for row in r.connection.execute(query.order_by(draft.at, draft.id))}
