"""Who is in the team, with what each of them owns and has to do."""

from __future__ import annotations

from datetime import timedelta

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.queries.members import members_page


def test_each_has_the_accounts_and_the_touches_that_are_theirs(store: Store) -> None:
    globex, gone = (
        store.do(accounts.add_account, name, tier="2", owner_sales=1, owner_marketing=2).value
        for name in ("Globex", "Acme")
    )
    store.do(accounts.archive, [gone])
    for days in (-1, 1, 30):
        store.do(plays.add_touch, globex, "Call", TODAY + timedelta(days), owner=1)
    ana, bo = store.read(members_page)
    assert (ana.member.name, ana.accounts, ana.touches, ana.late) == ("ana", 1, 3, 1)
    assert (bo.accounts, bo.touches, bo.late, bo.load) == (1, 0, 0, 0)
    assert 1 <= ana.load < ana.touches
