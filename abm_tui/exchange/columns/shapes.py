"""Files whose rows are no plain records: recipients of an e-mail, members of a campaign, those who came, calls, orders.

A file's shape follows from its headers. It says what kind its rows become, what its columns mean before the vendor's
own table is asked, and of calls, meetings and e-mails what type they are where no column says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from abm_tui.exchange.columns.header_tables import folded, header_file, header_group, signs_in
from abm_tui.exchange.columns.likeness import in_english


@dataclass(frozen=True)
class Shape:
    """`needs`: (how many, of which headers), all of which must hold; `never`: headers that speak against it. Folded."""

    name: str
    kinds: tuple[str, ...]
    needs: tuple[tuple[int, frozenset[str]], ...] = ()
    never: frozenset[str] = frozenset()
    type: str = ""  # of activities whose type no column says


NONE = Shape("", ())


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(
        Shape(
            shape["name"],
            tuple(shape["kinds"]),
            tuple((need.get("least", 1), folded(signs_in(need))) for need in shape["needs"]),
            folded(shape.get("never", ())).union(*(header_group("shapes", n) for n in shape.get("never_groups", ()))),
            shape.get("type", ""),
        )
        for shape in header_file("shapes")["shapes"]
    )


def find_shape(headers: Sequence[str]) -> Shape:
    """The shape of a file with these headers; NONE for a file of plain records."""
    known = frozenset(in_english(h) for h in headers)
    for shape in _shapes():
        if all(len(known & signs) >= least for least, signs in shape.needs) and not known & shape.never:
            return shape
    return NONE


def type_of(shape: str) -> str:
    """The type of activities in files of a shape where no column says it; "" where the shape says none either."""
    return next((each.type for each in _shapes() if each.name == shape), "")
