"""The headers that we know: of a kind of record, of a vendor's or a shape's file, and all of them."""

from __future__ import annotations

from functools import cache

from abm_tui.exchange.columns.generic_headers import ANYBODYS
from abm_tui.exchange.columns.prefixed import BETWEEN, OF_KIND
from abm_tui.exchange.columns.shape_tables import SHAPE_TABLES
from abm_tui.exchange.columns.shapes import signs_of_shapes
from abm_tui.exchange.columns.vendor_signs import JOINED_SIGNS, KIND_SIGNS, SURE_SIGNS, VENDOR_SIGNS, WEAK_SIGNS
from abm_tui.exchange.columns.vendors import REGISTERS, TABLES
from abm_tui.exchange.columns.vendors_more import Fields
from abm_tui.exchange.fields import BRINGS, MARKS, fold_header, readers

_PREFIXES = "pipedrive"  # writes before each header of what it is


@cache
def meanings(kind: str, vendor: str, shape: str) -> dict[str, tuple[str, int]]:
    """Folded header → (our field, rank). A vendor may mean something else by our name: its `Id` is its own key."""
    names: dict[str, tuple[str, int]] = {}
    for rank, (header, field) in enumerate(_pairs(kind, vendor, shape)):
        names.setdefault(fold_header(header), (field, rank))
    return names


@cache
def words_for(kind: str, vendor: str, shape: str) -> tuple[str, ...]:
    """The headers of a kind, vendor and shape as they are written, registers' numbers among them."""
    return tuple(dict.fromkeys([header for header, _ in _pairs(kind, vendor, shape)] + list(REGISTERS)))


def _pairs(kind: str, vendor: str, shape: str) -> list[tuple[str, str]]:
    """(header, our field), the one to believe most first."""
    tables = [SHAPE_TABLES[shape][kind]] if shape else []
    tables += [TABLES[vendor].get(kind, {})] if vendor in TABLES and vendor else []
    ours = vendor not in TABLES
    # A lone column "Sent" is no list of recipients.
    own: Fields = {field: (field,) for field in readers(kind) if field not in MARKS or ours}
    if not ours and own.pop("id", ()):  # another's id is its own key
        own["record_id"] = ("record_id", "id")
    tables += [own, TABLES[""].get(kind, {}), ANYBODYS.get(kind, {})]
    pairs = [(header, field) for table in tables for field, headers in table.items() for header in headers]
    if vendor != _PREFIXES or kind not in OF_KIND:
        return pairs
    of = OF_KIND[kind] + BETWEEN
    return pairs + [(of + header, field) for header, field in pairs if BETWEEN not in header and field != "id"]


@cache
def spelt() -> tuple[str, ...]:
    """Every header that a table has, as it is written there."""
    headers = [field for kind in BRINGS for field in readers(kind)] + list(REGISTERS) + list(signs_of_shapes())
    kinds_of = [*TABLES.values(), *SHAPE_TABLES.values(), ANYBODYS]
    headers += [h for kinds in kinds_of for table in kinds.values() for hs in table.values() for h in hs]
    for signs in [
        *VENDOR_SIGNS.values(),
        *WEAK_SIGNS.values(),
        *SURE_SIGNS.values(),
        *(text for by in KIND_SIGNS.values() for text in by.values()),
    ]:
        headers += [sign.strip() for sign in signs.split("|")]
    headers += [sign for signs in JOINED_SIGNS.values() for sign in signs.replace("|", " ").split()]
    return tuple(dict.fromkeys(headers))


@cache
def every_header() -> frozenset[str]:
    """The same, folded."""
    return frozenset(fold_header(header) for header in spelt())
