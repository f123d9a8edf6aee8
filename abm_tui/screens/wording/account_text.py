"""What several places say of an account: its score with the change, its open deals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui.text import short_amount
from abm_tui.when import say_day

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount


def score_text(value: int, change: int) -> str:
    """`4 ▼-1`, `5 ▲+1`, `7 ·`."""
    moved = f"▲+{change}" if change > 0 else f"▼{change}" if change < 0 else "·"
    return f"{value} {moved}"


def deal_text(row: ListedAccount, today: date) -> str:
    """`60k 19 Dec`: the open amount (each currency apart) and the nearest close date."""
    derived = row.derived
    if derived is None or not (derived.amount_open or derived.close_date):
        return "—"
    amounts = "+".join(short_amount(float(a)) for a in derived.amount_open.values())
    close = say_day(derived.close_date, today) if derived.close_date else ""
    return f"{amounts} {close}".strip()
