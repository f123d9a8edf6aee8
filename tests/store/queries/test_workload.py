"""Who is at their desk, and what is due this week, late steps too."""

from __future__ import annotations

from datetime import timedelta

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.queries.workload import desk, why_here


def test_a_week_holds_what_is_late_and_due_up_to_sunday(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    sunday = TODAY + timedelta(4)
    for due in (TODAY - timedelta(30), sunday, sunday + timedelta(1)):
        store.do(plays.add_touch, globex, "Call", due, owner=1)
    at = store.read(desk)
    assert dict(at.due) == {1: 2}
    assert [m.name for m in at.members] == ["ana", "bo"]


def test_the_place_in_the_order_is_that_of_the_account_asked_for(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    name, reasons = store.read(why_here, globex)
    assert name == "Globex"
    assert reasons
