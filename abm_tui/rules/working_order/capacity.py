"""Who is at their desk: days away, what is due this week, what was promised (S000: priorities are set by capacity)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import MemberFact


@dataclass(frozen=True)
class Desk:
    """The team this week. `due`: member id → open touches due until Sunday, late ones too.

    `promised`: ids of the accounts whose next step, promised in the last review, is late.
    """

    members: tuple[MemberFact, ...] = ()
    due: Mapping[int, int] = field(default_factory=dict)
    promised: frozenset[int] = frozenset()

    @cached_property
    def _by_id(self) -> Mapping[int, MemberFact]:
        return {m.id: m for m in self.members}

    def strained(self, today: date, capacity: int) -> bool:
        """Whether anybody is away, or has more than `capacity` touches this week."""
        return any(self.away(m, today) is not None or self.load(m) > capacity for m in self.members)

    def of(self, account: AccountFact, step_owner: int | None) -> tuple[MemberFact, ...]:
        """Who works the account: its owners, and whoever has its next step; each once."""
        ids = dict.fromkeys((step_owner, account.owner_sales, account.owner_marketing))
        return tuple(self._by_id[i] for i in ids if i is not None and i in self._by_id)

    def away(self, member: MemberFact, today: date) -> date | None:
        """The last day of the days away they are in; None = they are here."""
        first, last = member.away_from, member.away_until
        return last if first is not None and last is not None and first <= today <= last else None

    def load(self, member: MemberFact) -> int:
        """Touches due until Sunday."""
        return self.due.get(member.id, 0)


NOBODY = Desk()
