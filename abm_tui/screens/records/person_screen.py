"""A person: name, title, department, address, status, stance and roles, each edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.records.fields_screen import FieldsScreen
from abm_tui.screens.records.person_record import PersonRecord
from abm_tui.screens.shell.handlers import Handler

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact


class PersonScreen(FieldsScreen, inherit_bindings=False):
    """The page of a person; n and p go through the people of the same account."""

    def __init__(self, contact_id: int) -> None:
        super().__init__()
        self.person = PersonRecord(self, contact_id)
        self.edit_fields(self.person)
        self.bind(
            {
                Do.NEXT: Handler(lambda: self._step(1), self._nobody_else),
                Do.PREVIOUS: Handler(lambda: self._step(-1), self._nobody_else),
                Do.REMOVE: Handler(self.person.remove),
            }
        )

    def load(self) -> None:
        super().load()
        if self.person.row:
            self.abm.presence.at_account("person", self.person.row["account_id"])

    def _nobody_else(self) -> str:
        return "" if len(self.person.people) > 1 else "Nobody else is known here."

    def _step(self, step: int) -> None:
        self.person.step(step)
        self.reload()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        account = self.person.facts.account.id if self.person.facts else None
        person = ("contact", self.person.contact_id)
        if any(c.account_id == account or (c.entity, c.entity_id) == person for c in changes):
            self.reload()

    def heading(self) -> str:
        one = self.person
        account = f"{one.facts.account.name} › " if one.facts else ""
        name = one.person.name if one.row else ""
        return f" {account}{name.upper() or 'NAME?'}"

    def context(self) -> tuple[Any, Any]:
        one = self.person
        if not one.row:
            return "", ""
        place = next((n for n, p in enumerate(one.people, 1) if p.id == one.contact_id), 1)
        title = ", ".join(x for x in (one.row["title"], one.row["department"]) if x)
        return f" {title or 'person'}", f"{place} of {max(1, len(one.people))} people"
