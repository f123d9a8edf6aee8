"""What one unit of work did to accounts' stages and tiers: the moves it has to keep, and who came into Tier 1."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from abm_tui.models.agreed import MOVED
from abm_tui.models.words import Tier
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
        if in_tier1(after) and not (before and in_tier1(before)):
            self.entered_tier1.add(account_id)
        elif before and in_tier1(before) and not in_tier1(after) and account_id not in self.entered_tier1:
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


def in_tier1(account: Row) -> bool:
    """Whether the account takes one of the slots."""
    return account["tier"] == Tier.ONE and account["archived_on"] is None
