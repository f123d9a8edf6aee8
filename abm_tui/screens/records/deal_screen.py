"""A deal, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.rules.accounts.typed_fields import read_amount
from abm_tui.screens.records.field_lines import FieldLine
from abm_tui.screens.records.fields_screen import FieldsScreen
from abm_tui.screens.records.stored_row import StoredRow
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.wording.days import day_echo, typed_day
from abm_tui.text import PROSE_LIMIT, shorten

if TYPE_CHECKING:
    from abm_tui.screens.actions.cell_edit import Write
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.change_fact import ChangeFact


class DealRecord:
    """A deal as fields. Won and lost are a flow of their own: `d` on the card."""

    def __init__(self, host: Host, stored: StoredRow) -> None:
        self._host, self._stored = host, stored

    def read_lines(self) -> Sequence[FieldLine]:
        if not self._stored.read():
            return []
        row = self._stored.row
        amount = "" if row["amount"] is None else f"{row['amount']:f}".removesuffix(".00")
        how = "" if row["status"] == "open" else "closed: u takes it back"
        return [
            FieldLine("name", "Deal", row["name"], row["name"]),
            FieldLine("amount", "Amount", amount, row["amount"], "60k, 1.2M"),
            FieldLine("currency", "Currency", row["currency"], row["currency"], "EUR; amounts are never converted"),
            FieldLine("stage", "Stage", row["stage"], row["stage"]),
            self._day("close_date", "Close date"),
            self._day("created_at", "Created"),
            FieldLine("status", "Status", row["status"], row["status"], how or "d on the card closes it: won or lost",
                      choices=(("1", "open", "open"),)),
            FieldLine("reason", "Reason", row["reason"], row["reason"], limit=1_000),
            FieldLine("debrief", "Debrief", row["debrief"], row["debrief"], "resonated, objections, lesson",
                      limit=PROSE_LIMIT),
        ]  # fmt: skip

    def _day(self, name: str, label: str) -> FieldLine:
        day = self._stored.row[name]
        return FieldLine(
            name, label, day.isoformat() if day else "", day, echo=partial(day_echo, today=self._host.today)
        )

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        from abm_tui.store.commands import deals

        host, field = self._host, line.key
        value: Any = text
        if field == "amount":
            value = read_amount(text)
        elif field in {"close_date", "created_at"}:
            past = field == "created_at"
            value = typed_day(text, host.today, past=past) if text.strip() else None
        elif field == "name" and not text.strip():
            raise Refused("blank_name", "A deal needs a name.")
        return lambda base: host.write(deals.set_deal, self._stored.id, base={field: base}, **{field: value})

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import deals

        assert line.key == "status"
        if self._stored.row["status"] == value:
            self._host.say("It is open. d on the card closes it: won or lost.")
        else:
            self._host.run(deals.set_deal, self._stored.id, base={"status": line.base}, status=value, closed_at=None)

    def remove(self) -> None:
        from abm_tui.store.commands import deals

        self._host.run(deals.remove_deal, self._stored.id)


class DealScreen(FieldsScreen, inherit_bindings=False):
    """The page of a deal."""

    def __init__(self, deal_id: int) -> None:
        super().__init__()
        self.stored = StoredRow(self, "opportunity", deal_id)
        record = DealRecord(self, self.stored)
        self.edit_fields(record)
        self.bind({Do.REMOVE: Handler(record.remove)})

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if self.stored.is_among(changes):
            self.reload()

    def heading(self) -> str:
        return f" {shorten(self.stored.account, 40)} › DEAL"

    def context(self) -> tuple[Any, Any]:
        return f" {self.stored.row.get('name', '')}", str(self.stored.row.get("status", ""))
