"""The programme's drawer, and everything that is in the way of a list of accounts."""

from __future__ import annotations

from abm_tui.rules.folding import Programme
from abm_tui.rules.folding import programme as folded
from abm_tui.store.queries.around import stale
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.workspace import Reader


def programme(r: Reader, rows: list[ListedAccount] | None = None) -> Programme:
    """What one line says for all accounts. `rows` are the target accounts as `listed` gives them, when at hand."""
    every = rows if rows is not None else listed(r)
    unfolded = [(row.account, row.derived) for row in every if row.derived is not None]
    old = [f"{name} is {days} days old" for name, days in stale(r)]
    return folded(unfolded, r.framework, old)
