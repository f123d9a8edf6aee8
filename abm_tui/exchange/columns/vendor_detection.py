"""Whose file it is, by headers that no other program writes, and by what its keys look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from abm_tui.exchange.columns.headers import OWN
from abm_tui.exchange.columns.likeness import in_english
from abm_tui.exchange.columns.own_exports import is_ours
from abm_tui.exchange.columns.prefixed import BETWEEN
from abm_tui.exchange.columns.vendor_signs import (
    JOINED_SIGNS,
    SURE_KEYS,
    SURE_SIGNS,
    THEIR_KEYS,
    VENDOR_SIGNS,
    WEAK_ONES,
    WEAK_SIGNS,
)
from abm_tui.exchange.fields import each_folded

_LOOKED_AT = 20  # rows


def find_vendor(headers: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> str:
    """Whose file it is: abm (all headers are our fields), salesforce, hubspot, or an empty string.

    `rows`, if given, are cells of the file: a vendor's keys are known by how they look, and so are those of others.
    """
    folded = {in_english(h) for h in headers}
    if is_ours(headers):
        return OWN
    for vendor, signs in SURE_SIGNS.items():
        if folded & each_folded(signs):
            return vendor
    seen = list(islice(rows, _LOOKED_AT))
    for vendor, (where, looks) in SURE_KEYS.items():
        if any(map(looks.fullmatch, _cells(headers, seen, where))):
            return vendor
    vendor, sure = _by_signs(headers, folded)
    where, key = THEIR_KEYS.get(vendor, ("", None))
    keys = _cells(headers, seen, where) if key and not sure else []
    return "" if keys and key and not any(map(key.fullmatch, keys)) else vendor


def _by_signs(headers: Sequence[str], folded: set[str]) -> tuple[str, bool]:
    """Whose headers these are, nobody's where others write all of them, and whether two are that vendor's alone."""
    joined = {h.strip() for h in headers}
    for vendor, signs in JOINED_SIGNS.items():
        if any(len(joined & set(way.split())) >= 2 for way in signs.split("|")):
            return vendor, False
    dashed = {in_english(h) for h in headers if BETWEEN in h}  # "Deal title" is anybody's
    scores = {"": (0, False)}
    for vendor, signs in VENDOR_SIGNS.items():
        strong = len((dashed if BETWEEN in signs else folded) & each_folded(signs))
        weak = len(folded & each_folded(WEAK_SIGNS.get(vendor, "")))
        if strong >= 2 or (strong and weak) or (vendor in THEIR_KEYS and weak >= WEAK_ONES):
            scores[vendor] = (2 * strong + weak, strong >= 2)
    best = max(scores, key=lambda vendor: scores[vendor][0])
    return best, scores[best][1]


def _cells(headers: Sequence[str], rows: Sequence[Sequence[str]], where: str) -> list[str]:
    """What the columns with these headers hold."""
    found = [at for at, header in enumerate(headers) if in_english(header) in each_folded(where)]
    return [text for row in rows for at in found if at < len(row) and (text := row[at].strip())]
