"""Rows that are deals, and order lines that become deals."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, ClassVar

from abm_tui.exchange.fields import COLUMNS
from abm_tui.exchange.plan.import_plan import RowPlan
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.keyless_rows import CountedRows
from abm_tui.exchange.rows.orders import as_deal, summed
from abm_tui.exchange.rows.stage_asks import ask
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.amounts import currency_in
from abm_tui.exchange.values.cell_parts import fold_value
from abm_tui.exchange.values.deal_outcomes import ending, looks_over, status
from abm_tui.exchange.values.texts import as_text
from abm_tui.models.words import DealStatus
from abm_tui.text import count

_SHOWN = 5  # words of theirs in one warning


class DealRows(CountedRows):
    """The opportunities of one file."""

    kind: ClassVar[str] = "opportunities"
    plain: ClassVar[frozenset[str]] = frozenset(COLUMNS["opportunities"]) - {"id", "account"}
    same_by: ClassVar[tuple[str, ...]] = ("name", "amount", "created_at", "close_date")
    ours_by: ClassVar[tuple[str, ...]] = ("name",)
    currency = ""

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self._look_over: Counter[str] = Counter()  # stages of open deals
        self._unsaid: Counter[str] = Counter()  # stages of closed deals
        self._unknown: Counter[str] = Counter()  # statuses that say nothing
        self._alike: dict[tuple[Any, str], list[int]] = defaultdict(list)
        for row in world.rows(self.table):
            self._alike[(self.party_of(row), row["name"])].append(row["id"])

    def survey(self, rows: list[Read]) -> None:
        """Order lines of one order are one deal: its first line stands for it, with the sum of all."""
        super().survey(rows)
        self._orders = self.cells.mapping.shape == "orders" and bool(self.cells.mapping.of("record_id"))
        self._lines: dict[int, int] = summed(rows) if self._orders else {}
        self._said = Counter(_called(got) for got in rows if self.by_keys(got) is None)

    def row(self, got: Read) -> RowPlan:
        first = self._lines.get(got.number)
        if first is None:
            return super().row(got)
        if got.problems:
            return self.rejected(got, list(got.problems.values()))
        return RowPlan(got.number, "skipped", reason=f"another line of the order in row {first}", same_as=first)

    def prepare(self, got: Read) -> None:
        """Status out of the vendor's flags or its stage; the currency out of the amount, where nothing else says it."""
        values, texts = got.values, got.texts
        if self._orders:
            as_deal(got)
        self._status(got)
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

    def _status(self, got: Read) -> None:
        values = got.values
        won, closed = values.pop("is_won", None), values.pop("is_closed", None)
        foreseen = {values.pop(name, None) for name in ("probability", "forecast")} - {None}
        if "status" in values or "status" in got.problems:
            return
        stage = values.get("stage", "")
        by_hand = status(self.cells.words.get(("status", fold_value(stage)), ""))
        ended = by_hand or ending(stage)
        unsaid = not ended and (won is None if closed else closed is None and not won and looks_over(stage))
        if unsaid and len(foreseen) == 1:
            ended = foreseen.pop()
        if won or ended == DealStatus.WON:
            values["status"] = DealStatus.WON.value
        elif closed or ended == DealStatus.LOST:
            values["status"] = DealStatus.LOST.value
            if unsaid and not ended:
                self._unsaid[stage] += 1
        elif "status" in got.unknown:
            return
        elif stage or self.cells.mapping.of("is_won") or self.cells.mapping.of("is_closed"):
            values["status"] = DealStatus.OPEN.value
            if unsaid:
                self._look_over[stage] += 1
        if "status" in values:
            got.texts["status"] = values["status"]

    def _waits(self, got: Read) -> int | None:
        """Also the one deal of that account and name that the source has not named yet: most likely made here.

        Only where the file has one such row, and where amounts and days do not contradict each other.
        """
        found, about, name = super()._waits(got), self.party_read(got), got.values.get("name")
        if found is not None or not about or not name or self._said[_called(got)] > 1:
            return found
        ids = [i for i in self._alike.get((about, name), ()) if i not in self.in_file and not self._named(i, got)]
        return ids[0] if len(ids) == 1 and self._agrees(self.world.row(self.table, ids[0]), got) else None

    def _named(self, deal_id: int, got: Read) -> bool:
        """Whether the source knows the deal already: under a key, or without one where the row has none either."""
        records = [r for r in self.world.records_of(self.kind, deal_id) if r["vendor"] == self.source]
        return any(not got.keys or _is_key(record) for record in records)

    def _agrees(self, row: Row, got: Read) -> bool:
        """A blank contradicts nothing. A deal that was made here is made anew in the CRM, on that or a later day."""
        ours, theirs = row.get("created_at"), got.values.get("created_at")
        made_here = not any(_is_key(record) for record in self.world.records_of(self.kind, row["id"]))
        if ours and theirs and (theirs < ours or (theirs > ours and not made_here)):
            return False
        both = [(as_text(row.get(name)), as_text(got.values.get(name))) for name in ("amount", "close_date")]
        return all(not a or not b or a == b for a, b in both)

    def _created(self, got: Read) -> RowPlan:
        theirs = got.unknown.get("status")
        if theirs and "status" not in got.values:
            self._unknown[theirs.value] += 1
        return super()._created(got)

    def label(self, entity: Row) -> str:
        return str(entity["name"])

    def warnings(self) -> list[str]:
        return [
            *_unsure(self._look_over, "open though the stage looks closed"),
            *_unsure(self._unsaid, "closed, and nothing says whether won; taken for lost"),
            *_unsure(self._unknown, "taken for open: nothing of ours is called like the status"),
            *ask(self.world, self.in_file),
        ]

    def lacks(self, got: Read) -> tuple[str, str] | None:
        return None if got.values.get("name") else ("name", "a deal needs a name")


def _is_key(record: Row) -> bool:
    return bool(record["key"]) and not record["key"].startswith("=")


def _called(got: Read) -> tuple[str, ...]:
    return tuple(got.texts.get(name, "") for name in ("account_record_id", "account", "name"))


def _unsure(words: Counter[str], what: str) -> list[str]:
    if not words:
        return []
    some = ", ".join(f'"{word[:40]}"' for word in list(words)[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
    deals = f"{count(words.total(), 'deal')} {'is' if words.total() == 1 else 'are'}"
    named = next(filter(None, words), "")
    hint = f' Say what it means with --value "status:{named}=lost" (or won, open).' if named else ""
    return [f"{deals} {what}: {some}.{hint}"]
