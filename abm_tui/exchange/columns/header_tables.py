"""The headers that we know, as data: each file of `headers/` is read once, when something first asks for it.

They stand there between single quotes: letter for letter, and in half the time that tomllib takes for double ones.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from abm_tui.exchange.fields import BRINGS, MARKS, fold_header, readers

Fields = dict[str, tuple[str, ...]]  # our field → its headers, the one to believe most first
BETWEEN = " - "  # what a header is of, and what it says: `Person - Vorname`
_FOLDER = Path(__file__).resolve().parents[1] / "headers"


@cache
def header_file(name: str) -> Mapping[str, Any]:
    """What `headers/<name>.toml` holds."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def folded(headers: Iterable[str]) -> frozenset[str]:
    """Headers for comparing (see fields.fold_header)."""
    return frozenset(map(fold_header, headers))


@cache
def header_group(file: str, name: str) -> frozenset[str]:
    """The headers that a file lists under [groups], folded."""
    return folded(header_file(file)["groups"][name])


def vendors() -> tuple[str, ...]:
    """Whose files we know, the one first that is believed where a file may as well be another's."""
    return tuple(header_file("vendors")["vendors"])


def vendor_fields(vendor: str, kind: str) -> Fields:
    """What a vendor calls the fields of a kind of record; nothing of one whose files we do not know."""
    return _by_kind(vendor).get(kind, {}) if vendor in vendors() else {}


def shape_fields(shape: str, kind: str) -> Fields:
    """What the columns of a shape's files are (see shapes); under "-" those that stay out."""
    file = header_file("shape_columns")
    table: Mapping[str, Any] = file["columns"][shape][kind]
    found: Fields = {}
    for name in table.get("shared", ()):
        found |= _fields(file["shared"][name])
    for field, headers in table.get("also", {}).items():
        found[field] = (*found[field], *headers)
    return found | _fields({field: hs for field, hs in table.items() if field not in ("shared", "also")})


@cache
def _by_kind(file: str) -> dict[str, Fields]:
    """Kind of record → its table in a file."""
    return {kind: _fields(table) for kind, table in header_file(file).items() if kind in BRINGS}


def _fields(table: Mapping[str, list[str]]) -> Fields:
    return {field: tuple(headers) for field, headers in table.items()}


@cache
def registers() -> dict[str, str]:
    """Folded header → the register whose number of a company stands under it."""
    return {header: name for name, headers in header_file("registers").items() for header in headers}


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
    return tuple(dict.fromkeys([header for header, _ in _pairs(kind, vendor, shape)] + list(registers())))


def _pairs(kind: str, vendor: str, shape: str) -> list[tuple[str, str]]:
    """(header, our field), the one to believe most first."""
    known = vendor in vendors()
    tables = [shape_fields(shape, kind)] if shape else []
    tables += [vendor_fields(vendor, kind)] if known else []
    ours = bool(vendor) and not known
    # A lone column "Sent" is no list of recipients.
    own: Fields = {field: (field,) for field in readers(kind) if field not in MARKS or ours}
    if not ours and own.pop("id", ()):  # another's id is its own key
        own["record_id"] = ("record_id", "id")
    tables += [own, *(_by_kind(file).get(kind, {}) for file in ("any", "other_tools"))]
    pairs = [(header, field) for table in tables for field, headers in table.items() for header in headers]
    begins = header_file(vendor).get("begins", {}) if known else {}
    if kind not in begins:
        return pairs
    of = begins[kind] + BETWEEN
    return pairs + [(of + header, field) for header, field in pairs if BETWEEN not in header and field != "id"]


@cache
def spelt() -> tuple[str, ...]:
    """Every header that a table has, as it is written there."""
    headers = [field for kind in BRINGS for field in readers(kind)] + list(registers())
    needs = [need for shape in header_file("shapes")["shapes"] for need in shape["needs"]]
    headers += [header for need in needs for header in signs_in(need)]
    tables = [fields for file in (*vendors(), "any") for fields in _by_kind(file).values()]
    shapes = header_file("shape_columns")["columns"]
    tables += [shape_fields(shape, kind) for shape, kinds in shapes.items() for kind in kinds]
    tables += _by_kind("other_tools").values()
    headers += [header for table in tables for found in table.values() for header in found]
    marks = [header_file(vendor)["signs"] for vendor in vendors()]
    headers += [header for listed in ("strong", "weak", "sure") for mark in marks for header in mark.get(listed, ())]
    headers += [header for by in header_file("kinds")["signs"].values() for found in by.values() for header in found]
    headers += [header for mark in marks for way in mark.get("joined", ()) for header in way]
    return tuple(dict.fromkeys(headers))


def signs_in(need: Mapping[str, Any]) -> tuple[str, ...]:
    """The headers of a need of a shape, its groups' first."""
    groups = header_file("shapes")["groups"]
    return (*(header for name in need.get("groups", ()) for header in groups[name]), *need.get("headers", ()))


@cache
def every_header() -> frozenset[str]:
    """The same, folded."""
    return folded(spelt())
