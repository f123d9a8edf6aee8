"""What the rules need of an account, by scope."""

from __future__ import annotations

from datetime import timedelta

import pytest
from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries import facts
from abm_tui.store.queries.facts import Scope


@pytest.mark.parametrize(("scope", "names"), [("targets", ["A"]), ("pool", ["B"]), ("all", ["A", "B"])])
def test_a_scope_has_targets_the_pool_or_both_and_nothing_that_was_put_away(
    store: Store, scope: Scope, names: list[str]
) -> None:
    made = [
        store.do(accounts.add_account, name, tier=tier).value for name, tier in (("A", "1"), ("B", None), ("C", "1"))
    ]
    store.do(accounts.archive, made[2:])
    assert [one.name for one in store.read(facts.accounts, scope=scope)] == names
    assert [one.name for one in store.read(facts.accounts, ids=made[2:])] == ["C"]


def test_what_happened_long_ago_is_left_out_but_for_facts_that_hold(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(committee.add_person, globex, first_name="Raj", role="EB")
    for kind, days in (("call", 400), ("discovery", 400), ("reply", 1)):
        store.do(log_activity, globex, kind, day=TODAY - timedelta(days))
    found = store.read(facts.account_facts, ids=[globex], look_back=90)[globex]
    assert [one.type for one in found.activities] == ["discovery", "reply"]
    assert [one.name for one in found.people] == ["Raj"]
    assert [one.role for one in found.seats] == ["EB"]
