"""Rows that are companies. Identity: a record id, our id with the name, the domain, the exact name and country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

from abm_tui.exchange.fields import COLUMNS, PEOPLE, fold_header
from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.committee import Committee
from abm_tui.exchange.rows.merging import Ambiguity, Merger
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.people_by_role import People
from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.words import Tier, TouchStatus
from abm_tui.text import clean, count

_DATED = re.compile(r"(\d{4}-\d\d-\d\d):? +(.+)")
_STEP_DAYS = 7
_SHOWN = 5  # names in one sentence
_COUNTRIES = {
    "us": "unitedstates", "usa": "unitedstates", "unitedstatesofamerica": "unitedstates", "america": "unitedstates",
    "uk": "unitedkingdom", "gb": "unitedkingdom", "greatbritain": "unitedkingdom", "de": "germany",
    "deutschland": "germany",
}  # fmt: skip


def country_key(country: str | None) -> str:
    """A country for comparing: `US` and `United States` are one."""
    folded = fold_header(country or "")
    return _COUNTRIES.get(folded, folded)


class AccountRows(Merger):
    """The accounts of one file."""

    kind: ClassVar[str] = "accounts"
    plain: ClassVar[frozenset[str]] = frozenset(COLUMNS["accounts"]) & ACCOUNT_FIELDS.keys()
    told_apart_by: ClassVar[tuple[str, ...]] = ("company", "name", "domain")

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self.above_cap: list[str] = []
        self.held_back: Callable[[int, str | None], str] | None = None  # why a stage stays; None = the file is right
        self.held: list[str] = []
        self.to_confirm = 0
        self._domains: set[str] = set()
        self._evidence: dict[int, set[str]] = {}
        for row in world.rows("evidence"):
            self._evidence.setdefault(row["account_id"], set()).add(row["text"])
        self._steps: dict[int, Row] = {}
        for row in world.rows("touch"):
            if row.get("status", TouchStatus.OPEN) != TouchStatus.OPEN:
                continue
            self._steps.setdefault(row["account_id"], row)
        self._unneeded = {(s["account_id"], s["role"]) for s in world.rows("seat") if s["not_needed"]}
        self.committee = Committee(world)
        # (row, account, field, whom it names), where rows are people themselves: they are to be known first.
        self.to_seat: list[tuple[int, int, str, People]] | None = None
        self._filled = {(s["account_id"], s["role"]) for s in world.rows("seat") if s["contact_id"]}

    def survey(self, rows: list[Read]) -> None:
        super().survey(rows)
        self._domains = {got.values["domain"].casefold() for got in rows if got.values.get("domain")}

    def prepare(self, got: Read) -> None:
        if not got.values.get("name") and got.values.get("domain") and "name" not in got.problems:
            got.values["name"] = got.texts["name"] = got.values["domain"]
        if got.values.get("bad_fit"):
            got.values.pop("tier", None)

    def beside(self, made: list[FieldChange]) -> str:
        people = [str(change.new) for change in made if change.field in PEOPLE]
        return f"with {', '.join(people)}" if people else ""

    def label(self, entity: Row) -> str:
        return str(entity["name"])

    def lacks(self, got: Read) -> tuple[str, str] | None:
        called = got.values.get("name") or got.values.get("domain")  # see prepare
        return None if called else ("name", "an account needs a name")

    # identity

    def identify(self, got: Read) -> int | None:
        found = self.by_keys(got)
        if found is not None:
            return found
        values, rows = got.values, self.world.tables["account"]
        name, domain = values.get("name") or "", (values.get("domain") or "").casefold()
        if "id" in values and values["id"] in rows and rows[values["id"]]["name"] == name:
            return int(values["id"])
        hosts = [i for i in self.world.found("domain", domain) if self.may_be(i, got)]
        found = self._only(hosts, name, f"domain {domain}")
        if found is None and name:
            alike = [i for i in self.world.found("name", name) if self.may_be(i, got) and self._alike(rows[i], got)]
            country = country_key(values.get("country"))
            exact = [i for i in alike if country_key(rows[i].get("country")) == country]
            found = self._only(exact or alike, name, f"name {name}")
        return self._as_it_was(got) if found is None else found

    def _as_it_was(self, got: Read) -> int | None:
        """The one that the source called so, or gave that domain: it has another here, or became one with another."""
        ids = self.by_last_file(got, "domain") or self.by_last_file(got, "name", alike=("domain", "country"))
        return ids[0] if ids else None

    def _alike(self, row: Row, got: Read) -> bool:
        """Of two with one name: not when the countries differ, nor when the file has the other's domain elsewhere."""
        ours, theirs = country_key(row.get("country")), country_key(got.values.get("country"))
        if ours and theirs and ours != theirs:
            return False
        domain, other = (got.values.get("domain") or "").casefold(), (row.get("domain") or "").casefold()
        return not (domain and other and domain != other and other in self._domains)

    def _only(self, ids: list[int], name: str, what: str) -> int | None:
        if len(ids) > 1:
            rows = self.world.tables["account"]
            named = [i for i in ids if rows[i]["name"] == name]
            if len(named) != 1:
                raise Ambiguity(f"{len(ids)} accounts have the {what}: give the row an id or a record id")
            return named[0]
        return ids[0] if ids else None

    # writing

    def create(self, got: Read) -> int:
        values = {n: v for n, v in got.values.items() if n in self.plain and n != "tier"}
        account_id = self.world.add("account", tier=None, archived_on=None, **values)
        tier = got.values.get("tier")
        if tier:
            self.world.set("account", account_id, tier=self.allowed(account_id, "tier", tier))
        return account_id

    def allowed(self, entity_id: int, name: str, value: Any) -> Any:
        """Tier 1 only while it has a free slot; above that the account comes in as it was, and is named.

        Of a paste, a known account's stage only through its gate, as when a person moves it.
        """
        row = self.world.row("account", entity_id)
        if name == "stage" and self.held_back is not None and entity_id > 0:
            why = self.held_back(entity_id, value)
            if why:
                self.held.append(f"{row['name']} ({why})")
                return row.get("stage")
        if name != "tier":
            return value
        if value != Tier.ONE:
            self.world.tier1 -= row.get("tier") == Tier.ONE
            return value
        if row.get("archived_on") is not None or self.world.tier1 >= self.world.framework.cap:
            self.above_cap.append(row["name"])
            return row.get("tier")
        self.world.tier1 += 1
        self.to_confirm += 1
        return value

    def extras(self, entity_id: int, got: Read, seen: dict[str, str]) -> list[FieldChange]:
        def news(name: str) -> bool:
            return name in got.values and seen.get(name) != got.texts.get(name)

        changes: list[FieldChange] = []
        if news("evidence"):
            changes += self._add_evidence(entity_id, got.values["evidence"])
        if news("next_step") or news("next_due") or news("next_owner"):
            changes += self._next_step(entity_id, got.values)
        for name in PEOPLE:
            if news(name) and self.to_seat is not None:
                self.to_seat.append((got.number, entity_id, name, got.values[name]))
            elif news(name):
                changes += self.committee.take(entity_id, name, got.values[name])
        if news("roles_not_needed"):
            changes += self._not_needed(entity_id, got.values["roles_not_needed"].split(";"))
        return changes

    def _add_evidence(self, account_id: int, text: str) -> Iterable[FieldChange]:
        have = self._evidence.setdefault(account_id, set())
        for line in text.split("\n"):
            dated = _DATED.fullmatch(line.strip())
            said = clean(dated[2] if dated else line)
            if not said or said in have:
                continue
            have.add(said)
            on = date.fromisoformat(dated[1]) if dated else self.world.today
            self.world.add("evidence", account_id=account_id, text=said, on=on)
            yield FieldChange("evidence", "", said)

    def _next_step(self, account_id: int, values: dict[str, Any]) -> Iterable[FieldChange]:
        """The next step of the row: the account's own, with another day or owner, or a new one."""
        step, text = self._steps.get(account_id), values.get("next_step")
        wanted = {"due": values.get("next_due"), "owner": values.get("next_owner")}
        if step is not None and text in (None, step["text"]):
            for column, value in wanted.items():
                if value is not None and value != step[column]:
                    yield FieldChange(f"next_{column}", step[column], value)
                    self.world.set("touch", step["id"], **{column: value})
        elif text:
            due = wanted["due"] or self.world.today + timedelta(days=_STEP_DAYS)
            if wanted["due"] is None:
                self.notes[f"next steps without a day are due {due.isoformat()}"] += 1
            owner = wanted["owner"] or self.world.row("account", account_id).get("owner_sales")
            step_id = self.world.add("touch", account_id=account_id, text=text, due=due, owner=owner)
            if step is None or due < step["due"]:
                self._steps[account_id] = self.world.row("touch", step_id)
            yield FieldChange("next_step", step["text"] if step else "", text)

    def _not_needed(self, account_id: int, roles: list[str]) -> Iterable[FieldChange]:
        for role in roles:
            if (account_id, role) in self._unneeded or (account_id, role) in self._filled:
                continue
            self._unneeded.add((account_id, role))
            self.world.add("seat", account_id=account_id, role=role, not_needed=True)
            yield FieldChange("roles_not_needed", "", role)

    def warnings(self) -> list[str]:
        """What a person should know of the whole file."""
        said = []
        if self.to_confirm:
            lacks = "evidence, both agreements and both owners"
            said.append(f"{count(self.to_confirm, 'account')} in Tier 1, to confirm: each needs {lacks}.")
        if self.above_cap:
            names, many = ", ".join(self.above_cap), count(len(self.above_cap), "account")
            said.append(f"Tier 1 holds {self.world.framework.cap}: {many} came in without that tier: {names}.")
        if self.committee.made:
            people = self.committee.made
            some = ", ".join(people[:_SHOWN]) + (" …" if people[_SHOWN:] else "")
            said.append(f"{count(len(people), 'person', 'people')} named in these rows came along: {some}.")
        if self.held:
            many = count(len(self.held), "account")
            said.append(f"{many} kept the stage: {', '.join(self.held)}. s g moves them on, with a reason.")
        return said
