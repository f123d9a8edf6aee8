"""How much a file's headers speak for each kind of record."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from abm_tui.exchange.columns.header_tables import folded, header_file, header_group

_NOBODYS_NAME = 3  # what an address of a company takes from people where nobody's name stands


def kind_scores(headers: Collection[str]) -> dict[str, int]:
    """Kind of record → what the headers (folded) say for it; higher says more."""
    found = frozenset(headers)
    scores = {kind: sum(w * len(found & signs) for w, signs in by.items()) for kind, by in _signs().items()}
    company, person = (header_group("kinds", name) for name in ("of_a_company", "of_a_person"))
    if found & company and not found & person:
        scores["contacts"] -= _NOBODYS_NAME
    return scores


@cache
def _signs() -> dict[str, dict[int, frozenset[str]]]:
    tables = header_file("kinds")["signs"]
    return {kind: {int(weight): folded(signs) for weight, signs in by.items()} for kind, by in tables.items()}
