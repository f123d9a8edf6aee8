"""How the target accounts answer the ICP: who matches, who does not, and of whom too little is known (S002)."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.icp import icp_counts


def test_every_target_answers_every_criterion_once_and_the_pool_none(store: Store) -> None:
    made = [store.do(accounts.add_account, name, tier="2").value for name in ("Acme", "Globex")]
    store.do(accounts.add_account, "Initech")
    counts = store.read(icp_counts)
    assert counts.targets == counts.match + counts.no_match + counts.unknown == 2
    assert list(counts.answers) == [c.code for c in store.framework.icp]
    for answers in counts.answers.values():
        assert sorted(account for ids in answers for account in ids) == made


def test_of_an_account_with_only_a_name_too_little_is_known(store: Store) -> None:
    store.do(accounts.add_account, "Acme", tier="2")
    assert store.read(icp_counts).match == 0
