"""Campaigns: nothing of ours, but their names and kinds are kept for the activities that go by their keys."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.plan.import_plan import FieldChange, Outcome, Reject, RowPlan
from abm_tui.exchange.rows.cells import Read
from abm_tui.exchange.rows.rows_of_kind import RowsOfKind
from abm_tui.exchange.rows.workspace_rows import World
from abm_tui.exchange.values.vendor_words import CHANNELS
from abm_tui.models.words import ActivityType

KIND = "campaigns"


class CampaignRows(RowsOfKind):
    """The campaigns of one file. They are kept as what the source knows by its keys, beside no record of ours."""

    kind: ClassVar[str] = KIND
    plain: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, world: World, *more: Any) -> None:
        super().__init__(world, *more)
        self._rows: dict[str, int] = {}  # key → the row that brought it

    def row(self, got: Read) -> RowPlan:
        name = got.values.get("name", "")
        key = next((key for _, key in got.keys), name)  # reports go by names
        problems = list(got.problems.values())
        lack = self.lacks(got)
        if not problems and lack:
            problems = [Reject(got.number, self.column_of(lack[0]), "", lack[1])]
        if problems:
            return self.rejected(got, problems)
        if key in self._rows:
            first = self._rows[key]
            return RowPlan(got.number, "skipped", name, reason=f"the same record as row {first}", same_as=first)
        record = self.world.record(self.source, KIND, key)
        seen = json.loads(record["seen"]) if record else {}
        said = {n: got.texts[n] for n in ("name", "campaign_type") if n in got.texts}
        changes = [FieldChange(n, seen.get(n, ""), text) for n, text in said.items() if seen and seen.get(n) != text]
        self.world.remember(self.source, KIND, key, 0, seen | said)
        self._rows[key] = got.number
        outcome: Outcome = "updated" if changes else "unchanged" if record else "created"
        return RowPlan(got.number, outcome, name, changes=changes)

    def lacks(self, got: Read) -> tuple[str, str] | None:
        return None if got.values.get("name") else ("name", "a campaign needs a name")

    def warnings(self) -> list[str]:
        return ["Campaigns only give their names to the members and activities of the same source."]


def named_campaign(world: World, source: str, keys: list[str]) -> tuple[str, str]:
    """(name, kind) of the campaign that the source knows by one of these keys or names, ("", "") where nobody said."""
    for key in keys:
        record = world.record(source, KIND, key)
        if record is not None:
            said = json.loads(record["seen"])
            return said.get("name", ""), said.get("campaign_type", "")
    return "", ""


def channel(kind: str) -> ActivityType:
    """What a campaign of that kind sends to people."""
    folded = fold_header(kind)
    return next((ActivityType(ours) for part, ours in CHANNELS.items() if part in folded), ActivityType.EMAIL_SENT)
