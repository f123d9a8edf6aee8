"""Order lines: rows of which several make one order, which as a deal is one that was won."""

from __future__ import annotations

from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.plan.import_plan import Reject
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.values.texts import as_text
from abm_tui.exchange.values.vendor_words import CANCELLED
from abm_tui.models.words import DealStatus


def summed(rows: list[Read]) -> dict[int, int]:
    """Give the first line of each order the sum of its lines; each later line's row → the row of its first.

    An order of which one line cannot be read is not taken: its sum would be wrong.
    """
    first: dict[str, Read] = {}
    later: dict[int, int] = {}
    for got in rows:
        key = next((key for source, key in got.keys if not source), "")
        if not key:
            continue
        _line_amount(got)
        stands = first.setdefault(key, got)
        if stands is got:
            continue
        later[got.number] = stands.number
        if got.problems:
            reason = f"the line of this order in row {got.number} cannot be read"
            stands.problems.setdefault("line", Reject(stands.number, "", key, reason))
        elif "amount" in got.values:
            stands.values["amount"] = stands.values.get("amount", 0) + got.values["amount"]
            stands.texts["amount"] = as_text(stands.values["amount"])
    return later


def _line_amount(got: Read) -> None:
    """The line's amount, else how many times its price. Remembered as the number it is, for it is added to."""
    how_many, price = got.values.get("quantity"), got.values.get("unit_price")
    if "amount" not in got.values and how_many is not None and price is not None:
        got.values["amount"] = how_many * price
    if "amount" in got.values:
        got.texts["amount"] = as_text(got.values["amount"])


def as_deal(got: Read) -> None:
    """An order is a deal that was won on its day, unless it was cancelled."""
    values, texts = got.values, got.texts
    key = next((key for source, key in got.keys if not source), "")
    values.setdefault("name", f"Order {key}" if key else values.get("account", ""))
    texts.setdefault("name", values["name"])
    lost = fold_header(values.get("stage", "")) in CANCELLED
    values["status"] = texts["status"] = (DealStatus.LOST if lost else DealStatus.WON).value
    if "created_at" in values:
        values.setdefault("close_date", values["created_at"])
        texts.setdefault("close_date", texts["created_at"])
