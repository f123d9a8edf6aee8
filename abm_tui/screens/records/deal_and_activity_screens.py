"""A deal, or something that happened, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType, Outcome
from abm_tui.rules.accounts.typed_fields import read_amount
from abm_tui.screens.records.fields_screen import FieldLine, FieldsScreen
from abm_tui.text import PROSE_LIMIT, shorten

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact

_TYPED = ("subject", "topic", "campaign", "asset")


class RecordPage(FieldsScreen, inherit_bindings=False):
    """A row of `TABLE` with the account it belongs to."""

    TABLE = ""

    def __init__(self, row_id: int) -> None:
        super().__init__()
        self.row_id = row_id
        self.row: dict[str, Any] = {}
        self.account = ""

    def read_row(self) -> bool:
        """Read the row; False when it is gone."""
        from abm_tui.store.queries.card import record

        row = self.store.read(record, self.TABLE, self.row_id)
        self.row = row or {}
        self.account = self.account_name(self.row.get("account_id"))
        return row is not None

    def day_echo(self, text: str) -> str:
        """How a typed day reads."""
        try:
            return f"→ {when.mid_day(when.parse_day(text, self.store.today))}" if text.strip() else ""
        except when.NoSuchDay:
            return ""

    def read_day(self, text: str, *, past: bool = False) -> date | None:
        """The day a text means, None for nothing. Raises Refused."""
        if not text.strip():
            return None
        try:
            return when.parse_day(text, self.store.today, past=past)
        except when.NoSuchDay as error:
            raise Refused("no_such_day", error.message) from None

    def why_not_remove(self) -> str:
        return ""

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.entity == self.TABLE and c.entity_id == self.row_id for c in changes):
            self.reload()


class DealScreen(RecordPage, inherit_bindings=False):
    """A deal. Won and lost are a flow of their own: `d` on the card."""

    TABLE = "opportunity"

    def read_lines(self) -> Sequence[FieldLine]:
        if not self.read_row():
            return []
        row = self.row
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
        day = self.row[name]
        return FieldLine(name, label, day.isoformat() if day else "", day, echo=self.day_echo)

    def save_field(self, line: FieldLine, text: str) -> bool:
        from abm_tui.store.commands import deals

        value: Any = text
        if line.key == "amount":
            value = read_amount(text)
        elif line.key in {"close_date", "created_at"}:
            value = self.read_day(text, past=line.key == "created_at")
        elif line.key == "name" and not text.strip():
            raise Refused("blank_name", "A deal needs a name.")
        return self.old_write(
            lambda base: self.store.do(deals.set_deal, self.row_id, base={line.key: base}, **{line.key: value})
        )

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import deals

        assert line.key == "status"
        if self.row["status"] == value:
            self.say("It is open. d on the card closes it: won or lost.")
        else:
            self.old_run(deals.set_deal, self.row_id, base={"status": line.base}, status=value, closed_at=None)

    def act_remove(self) -> None:
        from abm_tui.store.commands import deals

        self.old_run(deals.remove_deal, self.row_id)

    def heading(self) -> str:
        return f" {shorten(self.account, 40)} › DEAL"

    def context(self) -> tuple[Any, Any]:
        return f" {self.row.get('name', '')}", str(self.row.get("status", ""))


class ActivityScreen(RecordPage, inherit_bindings=False):
    """Something that happened. Score and statuses follow from what stands here."""

    TABLE = "activity"

    def read_lines(self) -> Sequence[FieldLine]:
        if not self.read_row():
            return []
        row, people = self.row, self._people()
        kinds = tuple((str(n) if n < 10 else "", ACTIVITY_NAMES[k], str(k)) for n, k in enumerate(ActivityType, 1))
        outcomes = tuple((str(n), o.replace("_", " "), str(o)) for n, o in enumerate(Outcome, 1))
        here = [m for m in self.store.members if m.left_on is None or m.id == row["by"]]
        members = tuple((str(n) if n < 10 else "", m.name, m.id) for n, m in enumerate(here, 1))
        day = row["at"].date()
        return [
            FieldLine("at", "Day", day.isoformat(), row["at"], echo=self.day_echo),
            FieldLine("type", "What", ACTIVITY_NAMES[ActivityType(row["type"])], row["type"], choices=kinds),
            self._picked_line("contact_id", "Who", people),
            self._picked_line("outcome", "Outcome", (*outcomes, ("0", "none", ""))),
            self._picked_line("by", "By", (*members, ("0", "nobody", None))),
            *(FieldLine(n, n.capitalize(), row[n], row[n], limit=1_000) for n in _TYPED),
            FieldLine("notes", "Notes", row["notes"], row["notes"], limit=PROSE_LIMIT),
        ]

    def _picked_line(self, name: str, label: str, choices: Sequence[tuple[str, str, Any]]) -> FieldLine:
        value = self.row[name]
        return FieldLine(name, label, next((said for _, said, v in choices if v == value), ""), value, choices=choices)

    def _people(self) -> tuple[tuple[str, str, Any], ...]:
        from abm_tui.store.queries.facts import account_facts

        account_id = self.row["account_id"]
        facts = self.store.read(account_facts, ids=[account_id])[account_id] if account_id else None
        people = facts.people if facts else ()
        found = tuple((str(n) if n < 10 else "", p.name or "name?", p.id) for n, p in enumerate(people, 1))
        return (*found, ("0", "nobody", None))

    def save_field(self, line: FieldLine, text: str) -> bool:
        from abm_tui.store.commands import correcting

        value: Any = text
        if line.key == "at":
            day = self.read_day(text, past=True)
            if day is None or day > self.store.today:
                raise Refused("not_yet", "What happened needs a day, today at the latest.")
            value = datetime.combine(day, self.row["at"].time())
        return self.old_write(
            lambda base: self.store.do(correcting.set_activity, self.row_id, base={line.key: base}, **{line.key: value})
        )

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import correcting

        self.old_run(correcting.set_activity, self.row_id, base={line.key: line.base}, **{line.key: value})

    def act_remove(self) -> None:
        from abm_tui.store.commands import correcting

        self.old_run(correcting.remove_activity, self.row_id)

    def heading(self) -> str:
        return f" {shorten(self.account, 40)} › WHAT HAPPENED"

    def context(self) -> tuple[Any, Any]:
        if not self.row:
            return "", ""
        return " score and statuses follow from this", str(self.row["source"] or "by hand")
