"""How the target accounts answer the ICP: each criterion's yes, no and unknown, and how many match. Two statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from abm_tui.rules.fit.fit import fit
from abm_tui.store.queries.facts import accounts
from abm_tui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class IcpCounts:
    """Numbers of target accounts. `answers`: code of a criterion → the ids of those who say yes, no, and unknown."""

    targets: int
    match: int
    no_match: int
    answers: Mapping[str, tuple[list[int], list[int], list[int]]]

    @property
    def unknown(self) -> int:
        """Accounts of which too little is known."""
        return self.targets - self.match - self.no_match


def icp_counts(r: Reader) -> IcpCounts:
    """Every target account asked every criterion (S002)."""
    asked: dict[tuple[str, bool | None], list[int]] = defaultdict(list)
    matches = []
    for account in accounts(r):
        known = fit(account, r.framework, r.today)
        matches.append(known.match)
        for one in known.criteria:
            asked[one.code, one.answer].append(account.id)
    return IcpCounts(
        len(matches),
        matches.count(True),
        matches.count(False),
        {c.code: (asked[c.code, True], asked[c.code, False], asked[c.code, None]) for c in r.framework.icp},
    )
