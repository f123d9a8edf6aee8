"""Writing down what is in the way, in one line."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.screens.actions.blocker_prompt import ask_blocker
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.facts import account_facts

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [("no budget", "no budget", 1), ("no budget @bo", "no budget", 2), ("write to x @ home", "write to x @ home", 1)],
)
def test_a_blocker_is_ones_own_unless_a_name_ends_the_line(store: Store, line: str, text: str, owner: int) -> None:
    acme = int(store.do(accounts.add_account, "Acme", tier="1").value)
    host = FakeHost(store)
    ask_blocker(host, acme)
    assert host.question is not None
    assert host.question.label == "In the way of Acme"
    assert host.answer(line)
    (blocker,) = store.read(account_facts, ids=[acme])[acme].blockers
    assert (blocker.text, blocker.owner) == (text, owner)


def test_a_name_that_nobody_has_keeps_the_line(store: Store) -> None:
    acme = int(store.do(accounts.add_account, "Acme", tier="1").value)
    host = FakeHost(store)
    ask_blocker(host, acme)
    assert not host.answer("no budget @zoe")
    assert not store.read(account_facts, ids=[acme])[acme].blockers
