"""What a row that stays out is called, as its file has it: so that people see which one it is."""

from __future__ import annotations

from collections.abc import Sequence

from abm_tui.exchange.columns.headers import Mapping
from abm_tui.exchange.values.formulas import unguard
from abm_tui.text import clean

_WHOLE = ("first_name", "last_name")
# Fields that say it, the best first; of a person the two names are one.
_NAMES: dict[str, tuple[str, ...]] = {
    "accounts": ("name", "domain", "record_id"),
    "contacts": ("full_name", *_WHOLE, "email", "linkedin", "record_id"),
    "opportunities": ("name", "account", "record_id"),
    "activities": ("subject", "full_name", *_WHOLE, "contact", "account", "record_id"),
    "campaigns": ("name", "record_id"),
}
_LONGEST = 100


def called(mapping: Mapping, cells: Sequence[str]) -> str:
    """The name in a row's cells; "" where they say none."""
    for name in _NAMES[mapping.kind]:
        said = _first(mapping, name, cells)
        if said:
            both = [_first(mapping, part, cells) for part in _WHOLE] if name in _WHOLE else [said]
            return " ".join(filter(None, both))[:_LONGEST]
    return ""


def _first(mapping: Mapping, name: str, cells: Sequence[str]) -> str:
    texts = (clean(unguard(cells[column.at])) for column in mapping.of(name) if column.at < len(cells))
    return next(filter(None, texts), "")
