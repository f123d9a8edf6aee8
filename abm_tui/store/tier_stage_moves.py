"""What one unit of work did to accounts' stages and tiers: the moves it has to keep, and who came into Tier 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from abm_tui.errors import Refused
from abm_tui.models import tables
from abm_tui.models.agreed import MOVED
from abm_tui.models.words import Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.tiers import tiers
from abm_tui.store.values import Row

Place = tuple[int, str]  # account id, stage or tier


@dataclass
class Moves:
    """Fed with every change of an account, whatever path it came by, so that no path goes round it.

    Kept is what a unit did altogether: from what an account had before to what it has at the end.
    """

    entered_tier1: set[int] = field(default_factory=set)
    left_tier1: dict[int, str] = field(default_factory=dict)  # account → why it stood there above the cap, "" within
    kept: bool = True  # False while rows come back as they were: their moves come back with them
    _before: dict[Place, str | None] = field(default_factory=dict)
    _after: dict[int, Row] = field(default_factory=dict)
    _why: dict[Place, tuple[str, str]] = field(default_factory=dict)

    def saw(self, before: Row | None, after: Row) -> None:
        """An account came (`before` is None) or changed."""
        account_id = after["id"]
        if takes_slot(after) and not (before and takes_slot(before)):
            self.entered_tier1.add(account_id)
        elif before and takes_slot(before) and not takes_slot(after) and account_id not in self.entered_tier1:
            self.left_tier1.setdefault(account_id, before["over_cap_reason"])
        if not self.kept:
            return
        for what in MOVED:
            old = before[what] if before else None
            if old != after[what] or (account_id, what) in self._before:
                self._before.setdefault((account_id, what), old)
                self._after[account_id] = after

    def forget(self, account_id: int) -> None:
        """The account is gone."""
        for what in MOVED:
            self._before.pop((account_id, what), None)

    def because(self, account_id: int, what: str, reason: str, unmet: str = "") -> None:
        """Why the account moves, and what a gate still asked for."""
        if reason or unmet:
            self._why[account_id, what] = reason, unmet

    def check_cap(self, connection: Connection, framework: Framework) -> None:
        """Raises Refused where Tier 1 would hold more than it allows."""
        if self.entered_tier1:
            taken = slots(connection)
            left = [why for account_id, why in self.left_tier1.items() if account_id not in taken]
            check_cap(taken, self.entered_tier1, left, framework)

    def taken(self, today: date, by: int | None) -> list[Row]:
        """The rows of the moves so far, each once. A stage counts from the day the account has it from."""
        found: list[Row] = []
        for (account_id, what), old in self._before.items():
            after = self._after[account_id]
            new: Any = after[what]
            if new == old:
                continue
            reason, unmet = self._why.get((account_id, what), ("", ""))
            on = (after["stage_since"] if what == "stage" and new else None) or today
            found.append(
                {
                    "account_id": account_id,
                    "what": what,
                    "old": old or "",
                    "new": new or "",
                    "on": on,
                    "by": by,
                    "reason": reason,
                    "unmet": unmet,
                }
            )
        self._before.clear()
        self._after.clear()
        self._why.clear()
        return found


def takes_slot(account: Row) -> bool:
    """Whether the account takes one of the slots."""
    return account["tier"] == Tier.ONE and account["archived_on"] is None


def slots(connection: Connection) -> dict[int, str]:
    """The accounts that take a slot in Tier 1, and why each may stand above the cap."""
    account = tables.account.c
    query = select(account.id, account.over_cap_reason)
    found = connection.execute(query.where(account.tier == Tier.ONE, account.archived_on.is_(None)))
    return {row.id: row.over_cap_reason for row in found}


def check_cap(taken: Mapping[int, str], entered: Set[int], left: Sequence[str], framework: Framework) -> None:
    """Raises Refused where `taken` is too much: see tiers.check_cap. `left`: why those who left stood above, or "".

    `data` of the error also holds `entering`: the ids of the accounts that were to come in.
    """
    came = [reason for account_id, reason in taken.items() if account_id in entered]
    if came:
        try:
            tiers.check_cap(len(taken), came, left, framework)
        except Refused as error:
            error.data["entering"] = sorted(entered)
            raise
