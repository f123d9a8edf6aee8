"""The card of an account: what happened, why it is in Tier 1, what is open."""

from __future__ import annotations

from datetime import timedelta

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries import card


def test_what_happened_stands_newest_first_with_the_evidence(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    made = [store.do(log_activity, globex, "note", day=TODAY - timedelta(days)).value for days in (1, 3, 2)]
    store.do(agreeing.add_evidence, globex, "Raised a round")
    shown = store.read(card.card, globex)
    assert shown is not None
    assert [one.id for one in shown.activities] == [made[0], made[2], made[1]]
    assert [one.text for one in shown.evidence] == ["Raised a round"]
    assert shown.review is None


def test_an_account_or_a_record_that_is_gone_has_none(store: Store) -> None:
    assert store.read(card.card, 99) is None
    assert store.read(card.record, "contact", 99) is None
