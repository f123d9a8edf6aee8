"""One typed line is written down as one step, or not at all."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.rules.quickadd.drafts import QuickAdd
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands.quick_add import quick_add


def test_a_line_that_says_nothing_is_refused_and_writes_nothing(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    with pytest.raises(Refused, match="Nothing to log yet"):
        store.do(quick_add, globex, QuickAdd(" "))
    assert store.do(lambda u: u.find("activity")).value == []
