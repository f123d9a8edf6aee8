"""What is said by hand of a column: `--map "THEIRS=ours*FACTOR"`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from abm_tui.errors import Fix, UsageError
from abm_tui.text import clean

_LEAST, _MOST = Decimal("1e-12"), Decimal("1e12")  # to multiply amounts with


@dataclass(frozen=True)
class MapOption:
    """One `--map "THEIRS=ours*FACTOR"`."""

    header: str
    field: str | None
    factor: Decimal = Decimal(1)


def read_map(text: str) -> MapOption:
    """Read one `--map`. The field after the last `=`; `-` or nothing keeps the column out. Raises UsageError."""
    theirs, equals, ours = text.rpartition("=")
    if not equals or not theirs.strip():
        raise UsageError(
            "bad_map", f'--map wants "THEIRS=ours", not "{clean(text)}".', Fix(command='--map "Company=name"')
        )
    ours, star, factor = ours.partition("*")
    try:
        number = Decimal(factor.strip()) if star else Decimal(1)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or not _LEAST <= number <= _MOST:
        raise UsageError(
            "bad_map",
            f'"{clean(factor)}" is no number to multiply with: it is above 0 and at most a million millions.',
            Fix(command='--map "revenue=annual_revenue*1000000"'),
        )
    field = ours.strip().lower().replace(" ", "_")
    return MapOption(theirs.strip(), None if field in ("", "-", "none", "skip") else field.replace("-", "_"), number)
