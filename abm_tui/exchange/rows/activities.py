"""Rows that are activities: what happened, what is still to be done, and wide rows that hold several things."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from abm_tui.exchange.columns.headers import OWN
from abm_tui.exchange.columns.shapes import type_of
from abm_tui.exchange.fields import ANSWERS, COLUMNS, fold_header
from abm_tui.exchange.plan.import_plan import FieldChange, Reject, RowPlan, together
from abm_tui.exchange.rows import attendees
from abm_tui.exchange.rows.campaigns import named_campaign
from abm_tui.exchange.rows.cells import Read, remembered
from abm_tui.exchange.rows.keyless_rows import CountedRows
from abm_tui.exchange.rows.linking import referred
from abm_tui.exchange.rows.logged_by_hand import ByHand
from abm_tui.exchange.rows.person_matching import address_of, company_domain, described, person_of
from abm_tui.exchange.rows.tasks import OPEN_NOTE, TaskRows, as_touch, is_done, is_off, off_note
from abm_tui.exchange.rows.wide_rows import BOUNCED, FileFacts, is_wide, split, who
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.answers import with_answers
from abm_tui.exchange.values.dates import read_moment
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.texts import as_text
from abm_tui.exchange.values.vendor_words import MISSED, TASK
from abm_tui.models.words import BY_US, ActivityType, Outcome
from abm_tui.text import SHORT_LIMIT, count

_AHEAD = "planned"
_CALLED_OFF = "canceled"
_SURGE = 60  # of 100, from which on those who sell such topics call it one
_NO_SURGE = f"the topic's score is below {_SURGE}: no surge"
_OF_ANYBODY = frozenset(("recipients", "members", "attendance", "forms"))  # files in which many are whom we do not have


class ActivityRows(CountedRows):
    """The activities of one file. `about` is what its rows leave out."""

    kind: ClassVar[str] = "activities"
    plain: ClassVar[frozenset[str]] = (frozenset(COLUMNS["activities"]) | {"outcome"}) - {"id", "account", "contact"}
    same_by: ClassVar[tuple[str, ...]] = ("type", "at", "subject")
    ours_by: ClassVar[tuple[str, ...]] = ("type", "at", "subject")
    file = ""

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self.tasks = TaskRows(world, *more)
        self.about_file = FileFacts(world.today)
        self.shape = self.cells.mapping.shape
        self._wide = is_wide(self.cells.mapping)
        self._found: tuple[Read | None, Row | None] = None, None
        self._by_hand = ByHand()
        for row in world.rows(self.table):
            if world.record_of(self.source, self.kind, row["id"]) is None:
                self._by_hand.add(row, self.party_of(row))

    def survey(self, rows: list[Read]) -> None:
        super().survey(rows)
        if not self._wide:
            typed = [(got, self._type(got)) for got in rows if "at" in got.values]
            self._by_hand.claim((self.party_read(got), kind, got.values["at"].date()) for got, kind in typed if kind)

    # one row

    def row(self, got: Read) -> RowPlan:
        self._complete(got)
        if got.values.pop("surge", _SURGE) < _SURGE:
            return RowPlan(got.number, "skipped", got.values.get("subject", ""), reason=_NO_SURGE)
        return self._several(got) if self._wide else self._one(got)

    def _one(self, got: Read) -> RowPlan:
        """A task that is still to be done, today or later, is a touch; everything else is an activity."""
        task = self._task(got)
        if task is not None:
            return self.tasks.row(task)
        self.prepare(got)
        said = replace(got, values=dict(got.values), texts=dict(got.texts))
        plan = super().row(got)
        others = [] if self._wide else attendees.attendee_parts(self.world, self.source, said, plan, self._key(got))
        return self._with_others(plan, others) if others else plan

    def _with_others(self, plan: RowPlan, others: list[tuple[Row, Read]]) -> RowPlan:
        """The row's activity, and one more for each other person who was there."""
        plans = [plan]
        for person, part in others:
            self._found = part, person
            plans.append(super().row(part))
        both = together(plans, plan.name)
        return replace(both, reason=f"with {count(len(others), 'other')}") if both.outcome == "created" else both

    def _several(self, got: Read) -> RowPlan:
        unsaid = [got.unknown["response"]] if "response" in got.unknown and "response" not in got.values else []
        if unsaid and "responded" in got.values and got.values["responded"].times:
            unsaid = []  # whatever it is called: they answered
        for one in unsaid:
            reason = f'{one.reason}; say --value "response:{one.value}=sent" or =responded'
            got.problems["response"] = Reject(one.row, one.column, one.value, reason)
        if got.problems:
            return self.rejected(got, list(got.problems.values()))
        parts = split(got, self.about_file, self._campaign(got))
        if parts and not who(got):
            return self.rejected(got, [Reject(got.number, self.column_of("contact"), "", "the row names nobody")])
        if any("at" not in part.values for part in parts):
            reason = "no day says when it happened; --on DATE says it for such rows"
            return self.rejected(got, [Reject(got.number, self.column_of("at"), "", reason)])
        plans = [self._one(part) for part in parts if BOUNCED not in part.texts or self._person(part)]
        if not plans:
            reason = "it bounced, and nobody here has that address" if parts else "nothing of it happened"
            return RowPlan(got.number, "skipped", described(got), reason=reason)
        return together(plans, described(got) or got.values.get("contact", ""))

    # what a row leaves out

    def _complete(self, got: Read) -> None:
        values, texts = got.values, got.texts
        clock = values.pop("at_time", "")
        if clock and "at" in values and ":" not in texts.get("at", ":"):  # of the column with the day
            with suppress(BadCell):
                values["at"] = read_moment(f"{values['at'].date()} {clock}") or values["at"]
        if answers := values.pop(ANSWERS, None):
            texts.pop(ANSWERS, None)
            values["notes"] = with_answers(values.get("notes") or "", answers)
            texts["notes"] = remembered(values["notes"])
        if self.shape == "intent" and values.get("subject"):
            values.setdefault("topic", values["subject"][:SHORT_LIMIT])
        if values.pop("called_off", False):
            values["done"] = _CALLED_OFF
        if values.get("type") == TASK:
            del values["type"], texts["type"]
            if "done" not in values and "at" in values and values["at"].date() >= self.world.today:
                values["done"] = _AHEAD
            elif "done" not in values:
                values["type"] = texts["type"] = ActivityType.NOTE.value
        kind = self._type(got)
        if kind and values.get("type") != kind:
            values["type"] = texts["type"] = kind
        sender = values.pop("sender", "")
        if sender and values.get("direction") == "in" and self._person(got) is None:
            values["contact"], texts["contact"] = sender, texts["sender"]
            self._found = None, None
        if self.about_file.at is not None and not self._wide and "at" not in got.problems:
            values.setdefault("at", self.about_file.at)
        if not values.get("subject") and self.shape in _OF_ANYBODY and not self._wide:
            values["subject"] = self.about_file.name
        self._campaign(got)
        named = values.get("account") or values.get("account_record_id")
        if self.shape in _OF_ANYBODY and not named and self._person(got) is None:
            domain = company_domain(got)
            if domain:  # their company, though we do not have them
                values["account"] = domain

    def _type(self, got: Read) -> str:
        """What the row says that it is, else what the whole file is about; an e-mail that came in is a reply."""
        kind: str = got.values.get("type") or ("" if "type" in got.problems else type_of(self.shape))
        kind = "" if kind == TASK else kind
        incoming = got.values.get("direction") == "in"
        return str(ActivityType.REPLY) if incoming and kind == ActivityType.EMAIL_SENT else kind

    def _campaign(self, got: Read) -> str:
        """Fill in the campaign's name; returns of what kind it is."""
        keys: list[str] = got.values.get("campaign_record_id", [])
        called: str = got.values.get("campaign", "")
        name, kind = named_campaign(self.world, self.source, [*keys, called])
        if keys and not called:
            got.values["campaign"] = got.texts["campaign"] = name or keys[0]
        return kind

    # what is still to be done

    def _task(self, got: Read) -> Read | None:
        at = got.values.get("at")
        if at is None or got.problems:
            return None
        if "done" not in got.values and self._lies_ahead(got, at):
            got.values["done"] = _AHEAD
        done = got.values.get("done")
        if done is None:
            return None
        if is_done(done) or is_off(done):
            self.tasks.finish(got, off=is_off(done))
            return None
        person = self._person(got)
        account_id, _ = referred(self.world, self.source, got)
        account_id = account_id or (person.get("account_id") if person else None)
        if account_id is None or (at.date() < self.world.today and self.tasks.known(got) is None):
            return None
        return as_touch(got, account_id, person)

    def _lies_ahead(self, got: Read, at: datetime) -> bool:
        """What we are to do on a later day; our own file means what it says."""
        return self.source != OWN and at.date() > self.world.today and got.values.get("type") in BY_US

    def warnings(self) -> list[str]:
        return self.tasks.warnings()

    def prepare(self, got: Read) -> None:
        """A task that is not done is a note: it happened to nobody and engages nobody."""
        done = got.values.pop("done", None)
        if done is None or "type" in got.problems:
            return
        if not is_done(done):
            got.values["type"] = ActivityType.NOTE.value
            if fold_header(done) == BOUNCED:
                got.texts[BOUNCED] = "yes"
            said = "Bounced." if BOUNCED in got.texts else off_note(done) if is_off(done) else OPEN_NOTE
            got.values["notes"] = f"{said} {got.values.get('notes', '')}".strip()
            if is_off(done) and got.values.get("at"):
                got.values["at"] = min(got.values["at"], datetime.combine(self.world.today, got.values["at"].time()))
        elif fold_header(done) in MISSED and "outcome" not in got.values:
            got.values["outcome"] = got.texts["outcome"] = Outcome.NO_ANSWER.value
        got.values.setdefault("type", ActivityType.NOTE.value)
        for name in ("type", "notes"):
            if name in got.values:
                got.texts[name] = remembered(got.values[name])

    # one activity

    def label(self, entity: Row) -> str:
        return f"{entity['type']} {as_text(entity['at'])[:10]}"

    def lacks(self, got: Read) -> tuple[str, str] | None:
        if not got.values.get("type"):
            unknown = got.unknown.get("type")
            if unknown is not None:
                return "type", f'an activity needs a type of ours; say --value "type:{unknown.value[:40]}=meeting"'
            if self.cells.mapping.of("type"):
                return "type", "an activity needs a type; fill in the cell"
            return "type", 'no column says of what type it is; name the one that does with --map "COLUMN=type"'
        return None if got.values.get("at") else ("at", "an activity needs the day it happened")

    def party_of(self, row: Row) -> Any:
        return ("person", row["contact_id"]) if row.get("contact_id") else super().party_of(row)

    def party_read(self, got: Read) -> Any:
        person = self._person(got)
        return ("person", person["id"]) if person else super().party_read(got)

    def _person(self, got: Read) -> Row | None:
        if self._found[0] is not got:  # asked several times of each row
            self._found = got, person_of(self.world, self.source, got)
        return self._found[1]

    def _waits(self, got: Read) -> int | None:
        found = super()._waits(got)
        return found if found is not None else self._by_hand.find(self.party_read(got), got.values, self.in_file)

    def _merge(self, entity_id: int, got: Read) -> list[FieldChange]:
        """What the row only says of a new activity, and what somebody wrote by hand, stays as it is."""
        for name in self.plain & got.values.keys():
            if name not in got.texts or self._by_hand.keeps(entity_id, name):
                del got.values[name]
        return super()._merge(entity_id, got)

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        changes = super().extras(entity_id, got, seen)
        row = self.world.row("activity", entity_id)
        person = self._person(got) if row.get("contact_id") is None else None
        if person is not None:
            self.world.set("activity", entity_id, contact_id=person["id"])
            changes.append(FieldChange("contact", "", f"{person.get('first_name')} {person.get('last_name')}".strip()))
        if BOUNCED in got.texts and BOUNCED not in seen:
            changes += self._bounced(got, row["at"])
        return changes

    def _bounced(self, got: Read, at: datetime) -> list[FieldChange]:
        """The address is bad, unless it is another one by now or somebody checked it since."""
        person = self._person(got)
        if person is None or person.get("email_bounced") or address_of(got) != (person.get("email") or "").casefold():
            return []
        checked = person.get("email_verified_at")
        if checked is not None and checked >= at.date():
            return []
        self.world.set("contact", person["id"], email_bounced=True, email_verified_at=None)
        self.notes["the address bounced: it is marked as bad"] += 1
        return [FieldChange("address", "", "bounced")]

    def create(self, got: Read) -> int:
        activity_id = super().create(got)
        row = self.world.row("activity", activity_id)
        person = self._person(got)
        if person is not None:
            row["contact_id"] = person["id"]
            if row.get("account_id") is None and person.get("account_id") is not None:
                row["account_id"], row["account_text"] = person["account_id"], ""
        elif nobody := described(got):
            row["notes"] = "\n".join(part for part in (nobody, row.get("notes")) if part)
        row["source"] = self.file
        row.setdefault("by", None)  # whoever imports did not do it
        if row["type"] in BY_US and not row.get("team"):
            row["team"] = next((m.team for m in self.world.members if m.id == row.get("by")), "")
        return activity_id
