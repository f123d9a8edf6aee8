"""The programme's drawer: what is said once for all target accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from abm_tui.rules.blockers.programme import ProgrammeDrawer
from abm_tui.rules.blockers.programme import programme as folded
from abm_tui.store.queries.blocker_surroundings import said_stale
from abm_tui.store.queries.health import health
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.reader import Reader


def programme(r: Reader, rows: Sequence[ListedAccount] | None = None) -> ProgrammeDrawer:
    """What folds, what shows intent without a fit, whose data is old, and how the programme fails; gravest first.

    `rows` are all target accounts as `listed` gives them, when at hand.
    """
    every = rows if rows is not None else listed(r)
    known = [(row.account, row.derived) for row in every if row.derived is not None]
    found = folded(known, r.framework, said_stale(r))
    lines = sorted((*found.lines, *health(r, every)), key=lambda one: one.severity)
    return replace(found, lines=tuple(lines))
