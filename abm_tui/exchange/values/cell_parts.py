"""A cell with several values, taken apart; and a value as it is compared."""

from __future__ import annotations

from abm_tui.exchange.values.formulas import unguard
from abm_tui.text import clean


def split_values(text: str) -> list[str]:
    """The values of a cell with several, by `;` or else `,`."""
    whole = clean(unguard(text))
    found = [part.strip() for part in whole.split(";" if ";" in whole else ",")]
    return [part for part in found if part]


def fold_value(text: str) -> str:
    """The value without case and doubled blanks."""
    return " ".join(clean(text).casefold().split())
