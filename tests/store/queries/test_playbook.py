"""What the playbook is written from."""

from __future__ import annotations

from datetime import timedelta

from team import TODAY

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts
from abm_tui.store.queries.playbook import playbook


def test_the_programme_began_with_the_first_account_in_tier_1_and_not_on_a_later_day(store: Store) -> None:
    assert store.read(playbook).began is None
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    later = open_workspace(store.path, "ana", TODAY + timedelta(7))
    later.do(accounts.add_account, "Acme", tier="1")
    later.do(accounts.set_tier, globex, "2")
    assert later.read(playbook).began == TODAY
    later.close()


def test_it_tells_targets_from_the_pool(store: Store) -> None:
    for name, tier in (("Acme", "2"), ("Globex", None), ("Hooli", None)):
        store.do(accounts.add_account, name, tier=tier)
    known = store.read(playbook)
    assert (len(known.targets), known.pool) == (1, 2)
    assert [line.play.code for line in known.plays] == [p.code for p in store.framework.plays]
