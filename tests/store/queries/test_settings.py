"""The framework is the preset with the cells that the team changed."""

from __future__ import annotations

import pytest

from abm_tui.errors import UsageError
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries import settings
from abm_tui.store.unit import Unit


def test_a_new_workspace_changed_nothing_but_chose_its_preset(store: Store) -> None:
    assert [name for name, _ in store.read(lambda r: settings.settings(r.connection))] == ["preset"]
    assert store.read(lambda r: settings.framework(r.connection)) == store.framework


def test_slots_are_taken_by_tier_1_and_none_by_what_was_put_away(store: Store) -> None:
    ids = [store.do(accounts.add_account, name, tier=tier).value for name, tier in (("A", "1"), ("B", "1"), ("C", "2"))]
    store.do(accounts.archive, ids[:1])
    assert store.read(lambda r: settings.slots_taken(r.connection)) == (1, 0)


def test_settings_of_another_program_that_do_not_hold_together_are_refused(store: Store) -> None:
    def break_it(u: Unit) -> None:
        u.set("setting", u.find("setting")[0]["id"], value='"no such preset"')

    with pytest.raises(UsageError, match="No preset"):
        store.do(break_it)
