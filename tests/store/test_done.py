"""What a command gives back once it is on disk."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import accounts


def test_a_command_gives_back_its_value_its_step_and_what_it_changed(store: Store) -> None:
    done = store.do(accounts.add_account, "Globex")
    assert [(c.op, c.entity, c.entity_id, c.group) for c in done.changes] == [
        ("add", "account", done.value, done.group)
    ]
    assert done.group != ""
    assert "Globex" in done.label


def test_a_command_that_changed_nothing_is_no_step(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex").value
    done = store.do(accounts.set_field, made, "name", "Globex")
    assert (done.group, done.changes) == ("", [])
