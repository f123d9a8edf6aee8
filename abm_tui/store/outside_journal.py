"""What stands outside the journal: where each person is, how their screens looked, text that is being typed."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from abm_tui.models import tables
from abm_tui.store.reader import Reader
from abm_tui.store.workspace import Store


def say_where(store: Store, place: str, account_id: int | None) -> None:
    """Tell the other person where one is."""
    values = {"place": place, "account_id": account_id, "at": datetime.now()}
    store.put(tables.presence, {"who": store.who}, values)


def say_gone(store: Store) -> None:
    """One has left."""
    store.forget(tables.presence, {"who": store.who})


def keep_view(store: Store, name: str, value: str) -> None:
    """How a screen looked, as JSON."""
    store.put(tables.view_state, {"who": store.who, "name": name}, {"value": value})


def keep_draft(store: Store, name: str, text: str) -> None:
    """Text that is being typed; blank text needs no draft."""
    if text.strip():
        at = datetime.now(UTC).isoformat(timespec="seconds")
        store.put(tables.draft, {"who": store.who, "name": name}, {"text": text, "at": at})
    else:
        drop_draft(store, name)


def drop_draft(store: Store, name: str) -> None:
    """The text was saved, or given up."""
    store.forget(tables.draft, {"who": store.who, "name": name})


def draft(r: Reader, name: str) -> str:
    """The text one was typing, "" when there is none."""
    d = tables.draft.c
    return str(r.connection.execute(select(d.text).where(d.who == r.who, d.name == name)).scalar() or "")
