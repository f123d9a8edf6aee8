"""Which account is meant by an id, a domain or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from abm_tui.errors import Fix, NotFound
from abm_tui.models import tables as t
from abm_tui.store.reader import Reader
from abm_tui.text import clean

_LIKELY = 3
_AT_LEAST = 75  # likeness, percent


@dataclass(frozen=True, slots=True)
class AccountName:
    """An account by its name."""

    id: int
    name: str
    domain: str = ""
    archived: bool = False


def find_account(r: Reader, text: str) -> AccountName:
    """The one account whose id, domain or exact name `text` is; a name may differ in case.

    Raises NotFound: no such account (with likely ones), or several (with their ids). Archived accounts come last.
    """
    wanted = clean(text)
    account = t.account.c
    if not wanted:
        raise NotFound("no_such_account", "Which account? Name its id, its domain or its exact name.", _LIST)
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 19 and (found := _where(r, account.id == int(wanted))):
        return found[0]
    found = _where(r, (account.name == wanted) | (account.domain == wanted.lower()))
    if not found:
        folded = wanted.casefold()
        everyone = _where(r)
        found = [a for a in everyone if a.name.casefold() == folded or a.domain.casefold() == folded]
        if not found:
            raise NotFound("no_such_account", f'No account "{wanted}".{_likely(wanted, everyone)}', _LIST)
    here = [a for a in found if not a.archived] or found
    if len(here) > 1:
        listed = ", ".join(f"{a.id} ({a.name}{', ' + a.domain if a.domain else ''})" for a in here)
        raise NotFound(
            "ambiguous_account",
            f'Several accounts are "{wanted}": {listed}. Name one by its id.',
            Fix(command=f"abm show {here[0].id}"),
            ids=[a.id for a in here],
        )
    return here[0]


def find_all(r: Reader, texts: Sequence[str]) -> list[AccountName]:
    """`find` for each of them, each account once, in their order."""
    return list({found.id: found for found in (find_account(r, text) for text in texts)}.values())


_LIST = Fix("g a", "abm list --all")


def _where(r: Reader, *conditions: ColumnElement[bool]) -> list[AccountName]:
    account = t.account.c
    query = select(account.id, account.name, account.domain, account.archived_on.is_not(None)).where(*conditions)
    return [AccountName(*row) for row in r.connection.execute(query.order_by(account.id))]


def _likely(wanted: str, everyone: Sequence[AccountName]) -> str:
    from rapidfuzz import fuzz, process

    names = {a.id: a.name.casefold() for a in everyone if not a.archived}
    best = process.extract(wanted.casefold(), names, scorer=fuzz.WRatio, limit=_LIKELY, score_cutoff=_AT_LEAST)
    known = {a.id: a.name for a in everyone}
    return f" Did you mean {' or '.join(f'{known[i]} ({i})' for _, _, i in best)}?" if best else ""
