"""Rows that are deals or activities."""

from __future__ import annotations

from typing import Any, ClassVar

from abm_tui.exchange.amounts import currency_in
from abm_tui.exchange.cells import Read, remembered
from abm_tui.exchange.counted import CountedRows
from abm_tui.exchange.fields import COLUMNS, fold
from abm_tui.exchange.linking import referred
from abm_tui.exchange.plans import FieldChange, RowPlan
from abm_tui.exchange.stage_asks import ask
from abm_tui.exchange.tasks import TaskRows, as_touch
from abm_tui.exchange.texts import as_text
from abm_tui.exchange.world import Row, World
from abm_tui.models.words import BY_US, ActivityType, DealStatus

_DONE = frozenset(("completed", "complete", "done", "closed", "finished", "1", "yes", "true", "erledigt"))
_OPEN_TASK = "Open in the CRM."
_WON = frozenset(("won", "closedwon", "closewon", "gewonnen"))
_LOST = frozenset(("lost", "closedlost", "closelost", "verloren"))


class DealRows(CountedRows):
    """The opportunities of one file."""

    kind: ClassVar[str] = "opportunities"
    plain: ClassVar[frozenset[str]] = frozenset(COLUMNS["opportunities"]) - {"id", "account"}
    same_by: ClassVar[tuple[str, ...]] = ("name", "amount", "created_at", "close_date")
    ours_by: ClassVar[tuple[str, ...]] = ("name",)
    currency = ""

    def prepare(self, got: Read) -> None:
        """Status out of the vendor's flags or its stage; the currency out of the amount, where nothing else says it."""
        values, texts = got.values, got.texts
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


class ActivityRows(CountedRows):
    """The activities of one file."""

    kind: ClassVar[str] = "activities"
    plain: ClassVar[frozenset[str]] = (frozenset(COLUMNS["activities"]) | {"outcome"}) - {"id", "account", "contact"}
    same_by: ClassVar[tuple[str, ...]] = ("type", "at", "subject")
    ours_by: ClassVar[tuple[str, ...]] = ("type", "at", "subject")
    file = ""

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self.tasks = TaskRows(world, *more)

    def row(self, got: Read) -> RowPlan:
        """A task that is still to be done, today or later, is a touch; everything else is an activity."""
        task = self._task(got)
        return self.tasks.row(task) if task is not None else super().row(got)

    def _task(self, got: Read) -> Read | None:
        done, at = got.values.get("done"), got.values.get("at")
        if done is None or at is None or got.problems:
            return None
        if fold(done) in _DONE:
            self.tasks.finish(got)
            return None
        person = self._person(got)
        account_id, _ = referred(self.world, self.source, got)
        account_id = account_id or (person.get("account_id") if person else None)
        if account_id is None or (at.date() < self.world.today and self.tasks.known(got) is None):
            return None
        return as_touch(got, account_id, person["id"] if person else None)

    def warnings(self) -> list[str]:
        return self.tasks.warnings()

    def prepare(self, got: Read) -> None:
        """A task that is not done is a note: it happened to nobody and engages nobody."""
        done = got.values.pop("done", None)
        if done is None or "type" in got.problems:
            return
        if fold(done) not in _DONE:
            got.values["type"] = ActivityType.NOTE.value
            got.values["notes"] = f"{_OPEN_TASK} {got.values.get('notes', '')}".strip()
        got.values.setdefault("type", ActivityType.NOTE.value)
        for name in ("type", "notes"):
            if name in got.values:
                got.texts[name] = remembered(got.values[name])

    def label(self, entity: Row) -> str:
        return f"{entity['type']} {as_text(entity['at'])[:10]}"

    def lacks(self, got: Read) -> tuple[str, str] | None:
        if not got.values.get("type"):
            return "type", 'an activity needs a type of ours; say --value "type:THEIRS=meeting"'
        return None if got.values.get("at") else ("at", "an activity needs the day it happened")

    def about(self, row: Row) -> Any:
        return ("person", row["contact_id"]) if row.get("contact_id") else super().about(row)

    def about_read(self, got: Read) -> Any:
        person = self._person(got)
        return ("person", person["id"]) if person else super().about_read(got)

    def _person(self, got: Read) -> Row | None:
        """The person a row names: by the source's key, e-mail, name within the account, our id."""
        people = self.world.tables.get("contact", {})
        for key in got.values.get("contact_record_id", []):
            found = self.world.by_key(self.source, "contacts", key)
            if found is not None:
                return people[found]
        text: str = got.values.get("contact", "")
        if not text:
            return None
        ids = self.world.found("email", text.casefold())
        if not ids:
            account_id, _ = referred(self.world, self.source, got)
            ids = self.world.found("called", text.casefold())
            ids = [i for i in ids if account_id in (None, people[i].get("account_id"))]
        if not ids and text.isascii() and text.isdigit() and len(text) < 18 and int(text) in people:
            ids = [int(text)]
        return people[ids[0]] if len(ids) == 1 else None

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        changes = super().extras(entity_id, got, seen)
        row = self.world.row("activity", entity_id)
        person = self._person(got) if row.get("contact_id") is None else None
        if person is not None:
            self.world.set("activity", entity_id, contact_id=person["id"])
            changes.append(FieldChange("contact", "", f"{person.get('first_name')} {person.get('last_name')}".strip()))
        return changes

    def create(self, got: Read) -> int:
        activity_id = super().create(got)
        row = self.world.row("activity", activity_id)
        person = self._person(got)
        if person is not None:
            row["contact_id"] = person["id"]
            if row.get("account_id") is None and person.get("account_id") is not None:
                row["account_id"], row["account_text"] = person["account_id"], ""
        row["source"] = self.file
        if row["type"] in BY_US and not row.get("team"):
            row["team"] = next((m.team for m in self.world.members if m.id == row.get("by")), "")
        return activity_id
