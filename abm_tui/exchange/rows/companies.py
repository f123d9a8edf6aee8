"""Rows that hold a company beside their own record: an Apollo person, a CRM's contact with the company's columns.

Such a file brings its companies too, into the pool, where it says more of them than a name: a mere name may be
misspelt or somebody's private one, and stays a text that is linked when the account arrives.
"""

from __future__ import annotations

import re
from dataclasses import replace

from abm_tui.exchange.columns.headers import Mapping
from abm_tui.exchange.fields import in_words
from abm_tui.exchange.plan.import_plan import OF_COMPANY, Options, RowPlan
from abm_tui.exchange.rows.accounts import AccountRows
from abm_tui.exchange.rows.cells import Cells, Read
from abm_tui.exchange.rows.rows_of_kind import Choices
from abm_tui.exchange.rows.workspace_rows import World
from abm_tui.exchange.values.texts import as_text
from abm_tui.text import count

_ID_LIKE = re.compile(r"(?=.*\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?")  # Salesforce's own keys, put where a name belongs


_NOBODY = "names nobody: its company comes"
_SHOWN = 5  # companies named in one warning


class Companies:
    """The companies of one file, decided row by row before the row's own record."""

    def __init__(self, world: World, mapping: Mapping, cells: Cells, rows: dict[int, Read], options: Options) -> None:
        self.mapping, self.cells, self.merger = mapping, cells, AccountRows(world, cells, mapping.vendor)
        self.merger.theirs, self.merger.ours = _about_companies(options.theirs), _about_companies(options.ours)
        self._rows = {number: got for number, got in rows.items() if self._says_a_company(got)}
        self.merger.survey(list(self._rows.values()))
        self.merger.to_seat = []
        self._plans: list[RowPlan] = []
        self._nobody = 0

    @staticmethod
    def _says_a_company(got: Read) -> bool:
        name = got.values.get("name") or ""
        return bool(name.strip("?*-. ")) and not _ID_LIKE.fullmatch(name)

    def row(self, number: int) -> RowPlan | None:
        """What becomes of the row's company; None where the row names none, or several of ours are called so.

        A cell that cannot be read says nothing of the company: the row is about somebody else.
        """
        got = self._rows.get(number)
        if got is None:
            return None
        got.problems.clear()
        made = self.merger.row(got)
        if made.outcome == "rejected":
            return None
        made.changes = [replace(change, field=f"{OF_COMPANY}{change.field}") for change in made.changes]
        self._plans.append(made)
        return made

    def alone(self, company: RowPlan) -> RowPlan:
        """A row that names a company and nobody there: it counts as what becomes of the company."""
        self._nobody += 1
        return RowPlan(company.number, "skipped", company.name, reason=_NOBODY, company=company)

    def finish(self) -> int:
        """Seat those whom columns of roles name, now that the rows' own people are known; how many are new."""
        plans = {plan.number: plan for plan in self._plans}
        for number, account_id, field, people in self.merger.to_seat or ():
            plan, taken = plans[number], list(self.merger.committee.take(account_id, field, people))
            if plan.outcome in ("unchanged", "updated") and taken:
                plan.outcome = "updated"
                plan.changes += [replace(change, field=f"{OF_COMPANY}{change.field}") for change in taken]
        return len(self.merger.committee.made)

    def warnings(self) -> list[str]:
        """What a person should know of the companies."""
        said = []
        made = [
            self.merger.world.row("account", p.entity_id) for p in self._plans if p.outcome == "created" and p.entity_id
        ]
        if made:
            pool = "" if any(row.get("tier") for row in made) else ", in the pool"
            said.append(f"{count(len(made), 'company', 'companies')} of these rows came along{pool}.")
        if self._nobody:
            said.append(f"{count(self._nobody, 'row')} without a person: only the company came in.")
        changed = [plan for plan in self._plans if plan.outcome == "updated"]
        if changed:
            some = "; ".join(f"{plan.name} ({_changes(plan)})" for plan in changed[:_SHOWN])
            more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
            said.append(f"{count(len(changed), 'company', 'companies')} changed with these rows: {some}{more}.")
        return [*said, *self.merger.warnings()]


def _about_companies(chosen: Choices) -> Choices:
    """Those of the choices that are about companies; one for all fields is about theirs too."""
    of_them = ((row, field) for row, field in chosen if field.startswith(OF_COMPANY) or not field)
    return frozenset((row, field.removeprefix(OF_COMPANY)) for row, field in of_them)


def _changes(plan: RowPlan) -> str:
    made = [change for change in plan.changes if not change.kept]
    return ", ".join(
        f"{in_words(c.field.removeprefix(OF_COMPANY))} {as_text(c.old) or 'nothing'} → {as_text(c.new) or 'nothing'}"
        for c in made
    )
