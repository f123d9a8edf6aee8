"""How the target accounts answer the ICP: each criterion's yes, no and unknown, and how many match. Two statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from abm_tui.rules.fit import fit
from abm_tui.store.queries.facts import accounts
from abm_tui.store.workspace import Reader


@dataclass(frozen=True, slots=True)
class IcpCounts:
    """Numbers of target accounts. `answers`: code of a criterion → (yes, no, unknown)."""

    targets: int
    match: int
    no_match: int
    answers: Mapping[str, tuple[int, int, int]]

    @property
    def unknown(self) -> int:
        """Accounts of which too little is known."""
        return self.targets - self.match - self.no_match


def icp_counts(r: Reader) -> IcpCounts:
    """Every target account asked every criterion (S002)."""
    found = [fit(account, r.framework, r.today) for account in accounts(r)]
    asked = Counter((one.code, one.answer) for known in found for one in known.criteria)
    return IcpCounts(
        len(found),
        sum(known.match is True for known in found),
        sum(known.match is False for known in found),
        {c.code: (asked[c.code, True], asked[c.code, False], asked[c.code, None]) for c in r.framework.icp},
    )
