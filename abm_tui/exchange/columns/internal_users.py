"""Columns that are about us: the colleague who keeps a company, and the address that belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice

from abm_tui.exchange.columns.header_tables import header_group
from abm_tui.exchange.fields import fold_header

_LOOKED_AT = 200  # rows
_signs = partial(header_group, "kinds")


def of_our_reps(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> set[int]:
    """The places of e-mail columns that hold our own people's: their cells say so, or their place right beside."""
    folded = [fold_header(header) for header in headers]
    reps = [at for at, name in enumerate(folded) if name in _signs("rep")]
    found: set[int] = set()
    if not reps:
        return found
    seen = list(islice(rows, _LOOKED_AT))
    named = bool(set(folded) & _signs("named"))
    for at, name in enumerate(folded):
        if name not in _signs("rep_email"):
            continue
        if (at - 1 in reps and not named) or any(_theirs(seen, rep, at, 1 + named) for rep in reps):
            found.add(at)
    return found


def _theirs(rows: Sequence[Sequence[str]], rep: int, at: int, least: int) -> bool:
    """Whether each address is made of the name beside it; of one row that may be an accident."""
    pairs = [(_words(row[rep]), row[at].casefold().partition("@")[0]) for row in rows if row[rep] and row[at]]
    return len(pairs) >= least and all(_made_of(local, name) for name, local in pairs)


def _made_of(local: str, name: list[str]) -> bool:
    """`ana`, `ana.kovac`, `akovac` and `anakovac` are Ana Kovac's."""
    parts = _words(local)
    if not name or not parts:
        return False
    whole = {"".join(name), name[0][0] + name[-1], name[0] + name[-1][0]}
    return any(len(part) > 1 and part in name for part in parts) or "".join(parts) in whole


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
