"""The people that rows of accounts name, into their seats on the buying committee."""

from __future__ import annotations

from collections.abc import Iterable

from abm_tui.exchange.fields import PERSON, fold_header
from abm_tui.exchange.plan.import_plan import FieldChange
from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.exchange.values.people_by_role import NamedPerson, People


class Committee:
    """Whoever is known at the account is taken; the others are new. `made` are the names of the new ones."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.made: list[str] = []
        self._seats = {(s["account_id"], s["role"], s["contact_id"]): s["id"] for s in world.rows("seat")}

    def take(self, account_id: int, field: str, people: People) -> Iterable[FieldChange]:
        """Seat them; yields a change for each who is new, or new in the role."""
        role = field.removeprefix(PERSON).strip("_").upper()
        for one in people.named:
            person_id = self._known(account_id, one)
            if person_id is None:
                said = {"first_name": one.first, "last_name": one.last, "title": one.title, "email": one.email}
                values = {column: value for column, value in said.items() if value}
                person_id = self.world.add("contact", account_id=account_id, account_text="", **values)
                self.made.append(one.name)
            elif not role or (account_id, role, person_id) in self._seats:
                continue
            if role:
                self._seat(account_id, role, person_id)
            yield FieldChange(field, "", one.name)

    def _seat(self, account_id: int, role: str, person_id: int) -> None:
        unneeded = self._seats.pop((account_id, role, None), None)
        if unneeded is not None:
            self.world.remove("seat", unneeded)
        seat = {"account_id": account_id, "role": role, "contact_id": person_id, "not_needed": False}
        self._seats[(account_id, role, person_id)] = self.world.add("seat", **seat)

    def _known(self, account_id: int, one: NamedPerson) -> int | None:
        """The person of that address, else of that name, at the account or waiting for it."""
        ids = self.world.found("email", one.email.casefold()) if one.email else []
        if not ids and (one.first or one.last):
            ids = self.world.found("person", (one.first, one.last))
        for person_id in ids:
            row = self.world.row("contact", person_id)
            if row.get("account_id") == account_id:
                return person_id
            if row.get("account_id") is None and self._waits(row, account_id):
                self.world.set("contact", person_id, account_id=account_id, account_text="")
                return person_id
        return None

    def _waits(self, row: Row, account_id: int) -> bool:
        text = row.get("account_text") or ""
        return bool(text) and fold_header(text) == fold_header(self.world.row("account", account_id)["name"])
