"""Whether the programme as a whole goes wrong (S000)."""

from __future__ import annotations

from collections.abc import Sequence

from abm_tui.models.derived import Raised
from abm_tui.rules.metrics.programme_health import warnings
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.queries.retier import churn
from abm_tui.store.reader import Reader


def health(r: Reader, rows: Sequence[ListedAccount] | None = None) -> tuple[Raised, ...]:
    """The warnings about the whole programme, the gravest first.

    `rows` are the target accounts as `listed` gives them, when at hand: then it is two statements more.
    """
    every = listed(r) if rows is None else rows
    teams = {m.id: m.team for m in r.members if m.left_on is None}
    known = [(row.facts, row.derived) for row in every if row.derived is not None]
    return warnings(known, teams, churn(r), r.today, r.framework)
