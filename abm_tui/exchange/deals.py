"""Rows that are deals or activities. Identity: a record id, else all that the row says; equal rows are all kept.

Without a record id the n-th of equal rows is the n-th next time too: a name and an account alone identify nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from typing import Any, ClassVar

from abm_tui.exchange.amounts import currency_in
from abm_tui.exchange.cells import Read, remembered
from abm_tui.exchange.fields import COLUMNS, fold
from abm_tui.exchange.linking import follow, referred
from abm_tui.exchange.merging import Merger
from abm_tui.exchange.plans import FieldChange
from abm_tui.exchange.texts import as_text
from abm_tui.exchange.world import Row, World
from abm_tui.models.words import BY_US, ActivityType, DealStatus

_DONE = frozenset(("completed", "complete", "done", "closed", "finished", "1", "yes", "true", "erledigt"))
_OPEN_TASK = "Open in the CRM."
_ABOUT = ("account_record_id", "account", "contact_record_id", "contact")
_WON = frozenset(("won", "closedwon", "closewon", "gewonnen"))
_LOST = frozenset(("lost", "closedlost", "closelost", "verloren"))


class CountedRows(Merger):
    """Rows of which equal ones are matched by count."""

    same_by: ClassVar[tuple[str, ...]]  # our fields that must be equal beside who it is about

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self._times: Counter[str] = Counter()
        self._waiting: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for row in world.rows(self.table):
            if world.record_of(self.source, self.kind, row["id"]) is None:
                self._waiting[self._like(row, self.about(row))].append(row["id"])

    def about(self, row: Row) -> Any:
        """Whom one of our rows is about."""
        return row.get("account_id") or row.get("account_text") or ""

    def about_read(self, got: Read) -> Any:
        """Whom the row of the file is about."""
        account_id, text = referred(self.world, self.source, got)
        return account_id or text

    def _like(self, row: Row, about: Any) -> tuple[Any, ...]:
        return (about, *(as_text(row.get(name)) for name in self.same_by))

    def own_key(self, got: Read) -> str:
        said = [got.texts.get(name, "") for name in (*_ABOUT, *self.same_by)]
        digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]
        return f"={digest}/{got.values.get('#', 1)}"

    def identify(self, got: Read) -> int | None:
        if got.keys:
            found = self.by_keys(got)
            return found if found is not None else self._waits(got)
        got.values["#"] = 0
        key = self.own_key(got)
        self._times[key] += 1
        got.values["#"] = self._times[key]
        mine = self.world.tables[self.table].get(got.values.get("id", 0))
        if mine is not None and mine["id"] not in self.in_file and self.is_ours(mine, got):
            return int(mine["id"])
        found = self.world.by_key(self.source, self.kind, self.own_key(got))
        return found if found is not None else self._waits(got)

    def is_ours(self, row: Row, got: Read) -> bool:
        """Whether the row with our id is the one meant: in another workspace the number is another record's."""
        return all(as_text(row.get(name)) == as_text(got.values.get(name)) for name in self.ours_by)

    ours_by: ClassVar[tuple[str, ...]]

    def _waits(self, got: Read) -> int | None:
        """One of ours that says the same and that no row of the file has taken yet."""
        ids = self._waiting.get(self._like(got.values, self.about_read(got)), [])
        while ids:
            candidate = ids.pop(0)
            if candidate not in self.in_file:
                return candidate
        return None

    def create(self, got: Read) -> int:
        account_id, text = referred(self.world, self.source, got)
        values = {n: v for n, v in got.values.items() if n in self.plain}
        return self.world.add(self.table, account_id=account_id, account_text=text, **values)

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        if entity_id < 0:
            return []
        linked = follow(self.world, self.table, entity_id, self.source, got, seen)
        return [linked] if linked else []


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

    def lacks(self, got: Read) -> tuple[str, str] | None:
        return None if got.values.get("name") else ("name", "a deal needs a name")


class ActivityRows(CountedRows):
    """The activities of one file."""

    kind: ClassVar[str] = "activities"
    plain: ClassVar[frozenset[str]] = (frozenset(COLUMNS["activities"]) | {"outcome"}) - {"id", "account", "contact"}
    same_by: ClassVar[tuple[str, ...]] = ("type", "at", "subject")
    ours_by: ClassVar[tuple[str, ...]] = ("type", "at", "subject")
    file = ""

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
