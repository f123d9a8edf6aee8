"""Something that happened, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import ACTIVITY_NAMES, OUTCOME_NAMES, ActivityType, outcomes_of_kind
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

_TYPED = ("subject", "topic", "campaign", "asset")


class ActivityRecord:
    """Something that happened, as fields. Score and statuses follow from what stands here."""

    def __init__(self, host: Host, stored: StoredRow) -> None:
        self._host, self._stored = host, stored

    def read_lines(self) -> Sequence[FieldLine]:
        if not self._stored.read():
            return []
        row, people = self._stored.row, self._people()
        kinds = tuple((str(n) if n < 10 else "", ACTIVITY_NAMES[k], str(k)) for n, k in enumerate(ActivityType, 1))
        fitting = outcomes_of_kind(row["type"], row["outcome"])
        outcomes = tuple((str(n), OUTCOME_NAMES[o], str(o)) for n, o in enumerate(fitting, 1))
        here = [m for m in self._host.members if m.left_on is None or m.id == row["by"]]
        members = tuple((str(n) if n < 10 else "", m.name, m.id) for n, m in enumerate(here, 1))
        day = row["at"].date()
        return [
            FieldLine("at", "Day", day.isoformat(), row["at"], echo=partial(day_echo, today=self._host.today)),
            FieldLine("type", "What", ACTIVITY_NAMES[ActivityType(row["type"])], row["type"], choices=kinds),
            self._picked_line("contact_id", "Who", people),
            self._picked_line("outcome", "Outcome", (*outcomes, ("0", "none", ""))),
            self._picked_line("by", "By", (*members, ("0", "nobody", None))),
            *(FieldLine(n, n.capitalize(), row[n], row[n], limit=1_000) for n in _TYPED),
            FieldLine("notes", "Notes", row["notes"], row["notes"], limit=PROSE_LIMIT),
        ]

    def _picked_line(self, name: str, label: str, choices: Sequence[tuple[str, str, Any]]) -> FieldLine:
        value = self._stored.row[name]
        return FieldLine(name, label, next((said for _, said, v in choices if v == value), ""), value, choices=choices)

    def _people(self) -> tuple[tuple[str, str, Any], ...]:
        from abm_tui.store.queries.facts import account_facts

        account_id = self._stored.row["account_id"]
        facts = self._host.read(account_facts, ids=[account_id])[account_id] if account_id else None
        people = facts.people if facts else ()
        found = tuple((str(n) if n < 10 else "", p.name or "name?", p.id) for n, p in enumerate(people, 1))
        return (*found, ("0", "nobody", None))

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        from abm_tui.store.commands import correcting

        host, field = self._host, line.key
        value: Any = text
        if field == "at":
            day = typed_day(text, host.today, past=True) if text.strip() else None
            if day is None or day > host.today:
                raise Refused("not_yet", "What happened needs a day, today at the latest.")
            value = datetime.combine(day, self._stored.row["at"].time())
        return lambda base: host.write(correcting.set_activity, self._stored.id, base={field: base}, **{field: value})

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import correcting

        self._host.run(correcting.set_activity, self._stored.id, base={line.key: line.base}, **{line.key: value})

    def remove(self) -> None:
        from abm_tui.store.commands import correcting

        self._host.run(correcting.remove_activity, self._stored.id)


class ActivityScreen(FieldsScreen, inherit_bindings=False):
    """The page of an activity."""

    def __init__(self, activity_id: int) -> None:
        super().__init__()
        self.stored = StoredRow(self, "activity", activity_id)
        record = ActivityRecord(self, self.stored)
        self.edit_fields(record)
        self.bind({Do.REMOVE: Handler(record.remove)})

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if self.stored.is_among(changes):
            self.reload()

    def heading(self) -> str:
        return f" {shorten(self.stored.account, 40)} › WHAT HAPPENED"

    def context(self) -> tuple[Any, Any]:
        if not self.stored.row:
            return "", ""
        return " score and statuses follow from this", str(self.stored.row["source"] or "by hand")
