"""Saved lists, in the order of their digits."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class SavedListFact:
    id: int
    name: str
    scope: str
    filter: str
    order: str
    columns: str


def lists(r: Reader) -> list[SavedListFact]:
    fields = [t.saved_list.c[f] for f in SavedListFact.__dataclass_fields__]
    query = select(*fields).order_by(t.saved_list.c.position, t.saved_list.c.id)
    return [SavedListFact(*row) for row in r.connection.execute(query)]
