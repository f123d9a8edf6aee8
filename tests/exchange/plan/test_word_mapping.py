"""The words of a file that become words of ours: its stages, owners, roles, types, yes and no."""

from __future__ import annotations

from abm_tui.exchange.imports.import_draft import read_file
from abm_tui.exchange.plan import word_mapping
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.store import Store


def test_a_free_text_has_no_list_to_choose_from(store: Store) -> None:
    assert word_mapping.choices("accounts", "city", store.members) == []


def test_an_owner_may_be_any_member(store: Store) -> None:
    said = [cell for cell, _ in word_mapping.choices("accounts", "owner_sales", store.members)]
    assert {member.name for member in store.members} <= set(said)


def test_words_nobody_knows_come_first(store: Store) -> None:
    text = "Company name,Tier\nAcme,1\nGlobex,Platinum\n"
    found = read_file(store, Input("x.csv", text=text), Options("accounts")).check(store)
    assert [(word.theirs, word.known) for word in found] == [("Platinum", False), ("1", True)]
