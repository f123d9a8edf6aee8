"""Rows that are deals, and order lines that become deals."""

from __future__ import annotations

from typing import ClassVar

from abm_tui.exchange.amounts import currency_in
from abm_tui.exchange.cells import Read
from abm_tui.exchange.counted import CountedRows
from abm_tui.exchange.fields import COLUMNS, fold
from abm_tui.exchange.orders import as_deal, summed
from abm_tui.exchange.plans import RowPlan
from abm_tui.exchange.stage_asks import ask
from abm_tui.exchange.world import Row
from abm_tui.models.words import DealStatus

_WON = frozenset(("won", "closedwon", "closewon", "gewonnen"))
_LOST = frozenset(("lost", "closedlost", "closelost", "verloren"))


class DealRows(CountedRows):
    """The opportunities of one file."""

    kind: ClassVar[str] = "opportunities"
    plain: ClassVar[frozenset[str]] = frozenset(COLUMNS["opportunities"]) - {"id", "account"}
    same_by: ClassVar[tuple[str, ...]] = ("name", "amount", "created_at", "close_date")
    ours_by: ClassVar[tuple[str, ...]] = ("name",)
    currency = ""

    def survey(self, rows: list[Read]) -> None:
        """Order lines of one order are one deal: its first line stands for it, with the sum of all."""
        super().survey(rows)
        self._orders = self.cells.mapping.shape == "orders" and bool(self.cells.mapping.of("record_id"))
        self._lines: dict[int, int] = summed(rows) if self._orders else {}

    def row(self, got: Read) -> RowPlan:
        first = self._lines.get(got.number)
        if first is None:
            return super().row(got)
        if got.problems:
            return self._rejected(got, list(got.problems.values()))
        return RowPlan(got.number, "skipped", reason=f"another line of the order in row {first}")

    def prepare(self, got: Read) -> None:
        """Status out of the vendor's flags or its stage; the currency out of the amount, where nothing else says it."""
        values, texts = got.values, got.texts
        if self._orders:
            as_deal(got)
        won, closed = values.pop("is_won", None), values.pop("is_closed", None)
        flags = bool(self.cells.mapping.of("is_won") or self.cells.mapping.of("is_closed"))
        stage = fold(values.get("stage", ""))
        if "status" not in values and "status" not in got.problems:
            if won or stage in _WON:
                values["status"] = DealStatus.WON.value
            elif closed or stage in _LOST:
                values["status"] = DealStatus.LOST.value
            elif flags or stage:
                values["status"] = DealStatus.OPEN.value
            if "status" in values:
                texts["status"] = values["status"]
        over = values.get("status") in (DealStatus.WON, DealStatus.LOST)
        if over and values.get("close_date") and not self.cells.mapping.of("closed_at"):
            values["closed_at"], texts["closed_at"] = values["close_date"], texts["close_date"]
        if not values.get("name") and not self.cells.mapping.of("name"):
            # Some sources give their deals no names; the account's says more than a key.
            values["name"] = texts["name"] = values.get("account") or next((key for _, key in got.keys), "")
        if not values.get("currency") and values.get("amount") is not None:
            code = currency_in(texts.get("amount", "")) or self.currency
            if code:
                values["currency"] = texts["currency"] = code

    def label(self, entity: Row) -> str:
        return str(entity["name"])

    def warnings(self) -> list[str]:
        return ask(self.world, self.in_file)

    def lacks(self, got: Read) -> tuple[str, str] | None:
        return None if got.values.get("name") else ("name", "a deal needs a name")
