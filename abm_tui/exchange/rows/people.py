"""Rows that are people. Identity: a record id, our id with the e-mail or name, the e-mail, exact name and account."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, ClassVar

from abm_tui.exchange.columns.headers import OWN
from abm_tui.exchange.columns.keys_only import only_keys
from abm_tui.exchange.fields import COLUMNS
from abm_tui.exchange.plan.import_plan import FieldChange, RowPlan
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.connections import connect
from abm_tui.exchange.rows.counters import COUNTERS, DATED_BY, Counters
from abm_tui.exchange.rows.linking import follow, referred
from abm_tui.exchange.rows.merging import Ambiguity, Merger
from abm_tui.exchange.rows.workspace_rows import Row, World

_CALLED = ("first_name", "last_name", "email")
_NOT_HERE = "nobody of ours goes by that record id yet: import the people, then this file again"


class PersonRows(Merger):
    """The people of one file."""

    kind: ClassVar[str] = "contacts"
    plain: ClassVar[frozenset[str]] = frozenset(COLUMNS["contacts"]) - {"id", "account", "roles"}
    told_apart_by: ClassVar[tuple[str, ...]] = ("person", "first_name last_name", "email")

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self.counters: Counters | None = None
        self._emails: set[str] = set()
        self._profiles: set[str] = set()
        self._nameless: Counter[str] = Counter()
        self._only_keys = only_keys(self.cells.mapping)
        self._seats: dict[tuple[int, int], dict[str, int]] = {}  # (account, person) → role → seat
        self._unneeded: dict[tuple[int, str], int] = {}
        for seat in world.rows("seat"):
            if seat["contact_id"]:
                self._seats.setdefault((seat["account_id"], seat["contact_id"]), {})[seat["role"]] = seat["id"]
            elif seat["not_needed"]:
                self._unneeded[(seat["account_id"], seat["role"])] = seat["id"]

    def survey(self, rows: list[Read]) -> None:
        super().survey(rows)
        if self.cells.mapping.shape == "roles":
            _all_roles(rows)
        self._emails = {got.values["email"].casefold() for got in rows if got.values.get("email")}
        self._profiles = {_profile(got.values.get("linkedin")) for got in rows}

    def row(self, got: Read) -> RowPlan:
        made = super().row(got)
        if self._only_keys and made.outcome == "rejected" and not got.problems and self.lacks(got):
            return RowPlan(got.number, "skipped", made.name, reason=_NOT_HERE)
        return made

    def prepare(self, got: Read) -> None:
        for name in COUNTERS:
            if name in got.values:  # remembered as the number it is, however it was written
                got.texts[name] = str(got.values[name])
        for name in DATED_BY:
            if name in got.values:
                got.texts[name] = got.values[name].isoformat()

    def merge_cell(self, entity_id: int, name: str, value: Any, got: Read, seen: dict[str, str]) -> FieldChange | None:
        if name == "email" and name not in seen and self.world.had(entity_id, value):
            return None  # the file is older than the address they have by now
        return super().merge_cell(entity_id, name, value, got, seen)

    def label(self, entity: Row) -> str:
        return f"{entity.get('first_name') or ''} {entity.get('last_name') or ''}".strip() or entity.get("email") or ""

    def lacks(self, got: Read) -> tuple[str, str] | None:
        known = any(got.values.get(name) for name in _CALLED)
        if not known and self.source == OWN:
            known = any(got.values.get(name) for name in (*self.plain, "roles"))  # a seat whose person has no name yet
        return None if known else ("last_name", "a person needs a name or an e-mail address")

    def own_key(self, got: Read) -> str:
        """People without a name are told apart by all that the row says, and by their count."""
        if any(got.values.get(name) for name in _CALLED):
            return ""
        said = sorted((name, text) for name, text in got.texts.items() if name != "id")
        digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]
        return f"={digest}/{self._nameless[digest]}"

    def warnings(self) -> list[str]:
        return self.counters.warnings() if self.counters else []

    # identity

    def identify(self, got: Read) -> int | None:
        found = self.by_keys(got)
        if found is not None:
            return found
        values, rows = got.values, self.world.tables["contact"]
        email = (values.get("email") or "").casefold()
        whole = (values.get("first_name") or "", values.get("last_name") or "")
        mine = rows.get(values.get("id", 0))
        if mine is not None and self._agrees(mine, email, whole):
            return int(mine["id"])
        if not email and not any(whole):
            self._nameless[self.own_key(got)[1:].partition("/")[0]] += 1
            return self.world.by_key(self.source, self.kind, self.own_key(got))
        account_id, text = referred(self.world, self.source, got)

        def here(i: int) -> bool:
            if account_id is None and not text and self.world.record_of(self.source, self.kind, i):
                return True  # the file says nothing of accounts: whoever linked the person did it here
            if account_id is None:
                return rows[i].get("account_id") is None and (rows[i].get("account_text") or "") == text
            return bool(rows[i].get("account_id") == account_id)

        ids = [i for i in self.world.found("email", email) if self.may_be(i, got)]
        if len(ids) > 1:
            ids = [i for i in ids if here(i) and self._agrees(rows[i], email, whole)]
            if len(ids) != 1:
                raise Ambiguity(f"several people have the address {email}: give the row an id or a record id")
        if not ids and email:
            # The address that the source knows of somebody who has another one here: two of its people became one.
            ids = self.by_last_file(got, "email")
        if not ids and any(whole):
            ids = [i for i in self.world.found("person", whole) if here(i) and self.may_be(i, got)]
            ids = [i for i in ids if not self._elsewhere(rows[i], email, _profile(values.get("linkedin")))]
            if len(ids) > 1:
                called = " ".join(whole).strip()
                raise Ambiguity(f"several people there are called {called}: give the row an e-mail or an id")
        if not ids and any(whole):  # whom the source called so: another name, address or account is theirs here
            first, *rest = ("last_name", "first_name") if whole[1] else ("first_name", "last_name")
            ids = self.by_last_file(got, first, *rest, alike=("email", "linkedin", "account", "account_record_id"))
        return ids[0] if ids else None

    @staticmethod
    def _agrees(row: Row, email: str, whole: tuple[str, str]) -> bool:
        ours = (row.get("email") or "").casefold()
        if email and ours:
            return bool(ours == email)
        return (row.get("first_name") or "", row.get("last_name") or "") == whole

    def _elsewhere(self, row: Row, email: str, profile: str) -> bool:
        """Whether the namesake's address, or LinkedIn profile, is another one that the file holds too."""
        ours, known = (row.get("email") or "").casefold(), _profile(row.get("linkedin"))
        if ours and email:
            return bool(ours != email and ours in self._emails)
        return bool(known and profile and known != profile and known in self._profiles)

    # writing

    def create(self, got: Read) -> int:
        account_id, text = referred(self.world, self.source, got)
        values = {n: v for n, v in got.values.items() if n in self.plain}
        return self.world.add("contact", account_id=account_id, account_text=text, **values)

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        changes = []
        if entity_id > 0:
            # In a file of roles somebody may have one at another company too.
            stays = self.cells.mapping.shape == "roles" and self.world.row("contact", entity_id).get("account_id")
            linked = None if stays else follow(self.world, "contact", entity_id, self.source, got, seen)
            changes += [linked] if linked else []
            if self.counters is not None:
                changes += self.counters.signals(self.world.row("contact", entity_id), got, seen)
        if "connected_at" in got.values:
            changes += self._connected(entity_id, got)
        if "roles" in got.values and seen.get("roles") != got.texts["roles"]:
            account_id = self.world.row("contact", entity_id).get("account_id")
            if account_id is None:
                # Remembered only once they are seated: then the same file seats them when the account is there.
                del got.texts["roles"]
                self.notes["roles wait until the person has an account"] += 1
            else:
                changes += self._seat(account_id, entity_id, got, seen)
        return changes

    def _connected(self, person_id: int, got: Read) -> Iterable[FieldChange]:
        person = self.world.row("contact", person_id)
        known_by = _profile(got.values.get("linkedin")) or (got.values.get("email") or "").casefold()
        change = connect(self.world, self.source, person, got.values["connected_at"], known_by or self.label(person))
        if change:
            self.notes["connected on LinkedIn: written down as what we did; it engages nobody"] += 1
            yield change

    def _seat(self, account_id: int, person_id: int, got: Read, seen: dict[str, str]) -> Iterable[FieldChange]:
        have = self._seats.setdefault((account_id, person_id), {})
        wanted = got.values["roles"].split(";")
        before = ";".join(have)
        if "roles" not in got.appends:
            # Our own file says all of it; another source only takes back what it gave.
            said = self._read("roles", seen["roles"]) if "roles" in seen else ""
            mine = list(have) if self.source == OWN else (said or "").split(";")
            for role in [r for r in mine if r in have and r not in wanted]:
                self.world.remove("seat", have.pop(role))
        for role in wanted:
            if role in have:
                continue
            unneeded = self._unneeded.pop((account_id, role), None)
            if unneeded is not None:
                self.world.remove("seat", unneeded)
            seat = {"account_id": account_id, "role": role, "contact_id": person_id, "not_needed": False}
            have[role] = self.world.add("seat", **seat)
        if ";".join(have) != before:
            yield FieldChange("roles", before, ";".join(have))


def _all_roles(rows: list[Read]) -> None:
    """Give the first row of each person the roles of all of theirs: one in every deal, or at every company."""
    first: dict[str, Read] = {}
    for got in rows:
        for _, key in got.keys:
            stands = first.setdefault(key, got)
            if stands is not got and got.values.get("roles"):
                both = f"{stands.values.get('roles') or ''};{got.values['roles']}".strip(";")
                stands.values["roles"] = stands.texts["roles"] = ";".join(dict.fromkeys(both.split(";")))


def _profile(url: str | None) -> str:
    """A LinkedIn address for comparing: whose page it is."""
    return re.sub(r"^(https?://)?([a-z]{2,3}\.)?", "", (url or "").strip().casefold()).partition("?")[0].rstrip("/")
