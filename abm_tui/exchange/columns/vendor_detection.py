"""Whose file it is, by headers that no other program writes, and by what its keys look like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from abm_tui.exchange.columns.header_tables import BETWEEN
from abm_tui.exchange.columns.headers import OWN
from abm_tui.exchange.columns.likeness import in_english
from abm_tui.exchange.columns.own_exports import is_ours
from abm_tui.exchange.columns.vendor_signs import Keys, vendor_signs

_LOOKED_AT = 20  # rows
_WEAK_ONES = 3  # weak signs that name a vendor of whom we know what its keys look like


def find_vendor(headers: Sequence[str], rows: Iterable[Sequence[str]] = ()) -> str:
    """Whose file it is: abm (all headers are our fields), salesforce, hubspot, or an empty string.

    `rows`, if given, are cells of the file: a vendor's keys are known by how they look, and so are those of others.
    """
    folded = {in_english(h) for h in headers}
    if is_ours(headers):
        return OWN
    for signs in vendor_signs():
        if folded & signs.sure:
            return signs.vendor
    seen = list(islice(rows, _LOOKED_AT))
    for signs in vendor_signs():
        if signs.sure_keys and any(_which_fit(signs.sure_keys, headers, seen)):
            return signs.vendor
    vendor, sure = _by_signs(headers, folded)
    keys = next((signs.keys for signs in vendor_signs() if signs.vendor == vendor), None)
    fit = _which_fit(keys, headers, seen) if keys and not sure else []
    return "" if fit and not any(fit) else vendor


def _by_signs(headers: Sequence[str], folded: set[str]) -> tuple[str, bool]:
    """Whose headers these are, nobody's where others write all of them, and whether two are that vendor's alone."""
    joined = {h.strip() for h in headers}
    for signs in vendor_signs():
        if any(len(joined & way) >= 2 for way in signs.joined):
            return signs.vendor, False
    dashed = {in_english(h) for h in headers if BETWEEN in h}  # "Deal title" is anybody's
    scores = {"": (0, False)}
    for signs in vendor_signs():
        strong, weak = len((dashed if signs.dashed else folded) & signs.strong), len(folded & signs.weak)
        if strong >= 2 or (strong and weak) or (signs.keys and weak >= _WEAK_ONES):
            scores[signs.vendor] = (2 * strong + weak, strong >= 2)
    best = max(scores, key=lambda vendor: scores[vendor][0])
    return best, scores[best][1]


def _which_fit(keys: Keys, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[bool]:
    """Of each cell where such keys would stand, whether it looks like one."""
    found = [at for at, header in enumerate(headers) if in_english(header) in keys.columns]
    cells = [text for row in rows for at in found if at < len(row) and (text := row[at].strip())]
    return [bool(keys.looks.fullmatch(text)) for text in cells]
