"""Which person, deal, touch or written blocker is meant. Raises NotFound with what there is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, func, select

from abm_tui.errors import Fix, NotFound
from abm_tui.models import tables as t
from abm_tui.models.facts import BlockerFact, DealFact, PersonFact, TouchFact
from abm_tui.store.reader import Reader
from abm_tui.text import clean

F = TypeVar("F", PersonFact, DealFact, TouchFact, BlockerFact)


def _all(r: Reader, fact: type[F], table: Table, **equal: Any) -> list[F]:
    columns = [table.c[f] for f in fact.__dataclass_fields__]
    query = select(*columns).order_by(table.c.id)
    for column, value in equal.items():
        query = query.where(table.c[column] == value)
    return [fact(*row) for row in r.connection.execute(query)]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def people_of(r: Reader, addresses: Collection[str]) -> list[PersonFact]:
    """Everybody with one of the e-mail addresses, which are in lower case."""
    columns = [t.contact.c[f] for f in PersonFact.__dataclass_fields__]
    query = select(*columns).where(func.lower(t.contact.c.email).in_(addresses)).order_by(t.contact.c.id)
    return [PersonFact(*row) for row in r.connection.execute(query)]


def person(r: Reader, text: str) -> PersonFact:
    """A person by id, e-mail address or exact full name."""
    wanted = clean(text)
    number = _number(wanted)
    if number is not None:
        found = _all(r, PersonFact, t.contact, id=number)
    else:
        # Names are compared without case, which SQLite only knows for ASCII.
        folded = wanted.casefold()
        everyone = _all(r, PersonFact, t.contact) if folded else []
        found = [p for p in everyone if folded in (p.email.casefold(), p.name.casefold())]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("no_such_person", f'No person "{wanted}".', Fix("a", "abm contact add ACCOUNT NAME"))
    listed = ", ".join(f"{p.id} ({p.name}{', ' + p.title if p.title else ''})" for p in found)
    raise NotFound("ambiguous_person", f'Several people are "{wanted}": {listed}. Name one by its id.')


def deal(r: Reader, text: str) -> DealFact:
    """A deal by its id or exact name."""
    wanted = clean(text)
    number = _number(wanted)
    if number is not None:
        found = _all(r, DealFact, t.opportunity, id=number)
    else:
        folded = wanted.casefold()
        found = [d for d in _all(r, DealFact, t.opportunity) if d.name.casefold() == folded]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("no_such_deal", f'No deal "{wanted}".', Fix("a", "abm deal add ACCOUNT NAME"))
    raise NotFound("ambiguous_deal", f'Several deals are "{wanted}": {_ids(found)}. Name one by its id.')


def touch(r: Reader, number: int) -> TouchFact:
    """A touch by its id."""
    found = _all(r, TouchFact, t.touch, id=number)
    if not found:
        raise NotFound("no_such_touch", f"No touch {number}.", Fix("g p", "abm touch list"))
    return found[0]


def blocker(r: Reader, number: int) -> BlockerFact:
    """A written blocker by its id."""
    found = _all(r, BlockerFact, t.blocker, id=number)
    if not found:
        raise NotFound("no_such_blocker", f"No written blocker {number}.", Fix("b", "abm agenda"))
    return found[0]


def names(r: Reader, account_ids: Sequence[int]) -> dict[int, str]:
    """Account id → name."""
    query = select(t.account.c.id, t.account.c.name).where(t.account.c.id.in_(account_ids))
    return {row.id: row.name for row in r.connection.execute(query)}


def _ids(found: Sequence[DealFact]) -> str:
    return ", ".join(str(d.id) for d in found)
