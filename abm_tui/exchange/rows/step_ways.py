"""The channel and the person of a next step that a file brings, out of its words."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from abm_tui.exchange.rows.workspace_rows import World
from abm_tui.models.facts import PersonFact
from abm_tui.rules.quickadd.step_way import read_way


class StepWays:
    """Reads the steps of one import. People who come in behind their account are found once the step is done."""

    def __init__(self, world: World) -> None:
        self._world = world

    @cached_property
    def _people(self) -> dict[int, list[PersonFact]]:
        found: dict[int, list[PersonFact]] = defaultdict(list)
        for row in self._world.rows("contact"):
            if row.get("account_id") is not None:
                person = PersonFact(
                    row["id"], row["account_id"], row.get("first_name") or "", row.get("last_name") or ""
                )
                found[person.account_id or 0].append(person)
        return found

    def of(self, account_id: int, text: str) -> dict[str, Any]:
        """`channel` and `contact_id` of a step, as far as its words name them."""
        way = read_way(text, self._people.get(account_id, ()))
        found = {"channel": way.channel, "contact_id": way.contact_id}
        return {name: value for name, value in found.items() if value}
