"""The workspace as a plan sees it: rows in memory that rows of a file are compared with and merged into."""

from __future__ import annotations

from abm_tui.exchange.rows.workspace_rows import World, load_world
from abm_tui.store import Store
from abm_tui.store.commands import accounts


def world(store: Store) -> tuple[World, int]:
    acme = int(store.do(accounts.add_account, "Acme", domain="acme.example").value)
    return load_world(store, ["accounts"]), acme


def test_an_account_is_found_by_domain_and_by_its_new_name_only(store: Store) -> None:
    seen, acme = world(store)
    seen.set("account", acme, name="Acme Group")
    assert seen.found("domain", "acme.example") == [acme]
    assert seen.found("name", "Acme Group") == [acme]
    assert seen.found("name", "Acme") == []


def test_a_new_row_has_a_placeholder_below_zero_and_is_found(store: Store) -> None:
    seen, _ = world(store)
    made = seen.add("account", name="Globex", domain=None)
    assert made < 0
    assert seen.found("name", "Globex") == [made]


def test_a_cell_remembers_what_stood_there_first(store: Store) -> None:
    seen, acme = world(store)
    for city in ("Ulm", "Bonn"):
        seen.set("account", acme, city=city)
    assert list(seen.changed) == [("account", acme)]
    assert seen.row("account", acme)["city"] == "Bonn"
    assert seen.changed["account", acme]["city"] in (None, "")


def test_nothing_is_written_to_the_workspace_itself(store: Store) -> None:
    seen, acme = world(store)
    seen.remove("account", acme)
    assert seen.removed == [("account", acme)]
    assert load_world(store, ["accounts"]).found("name", "Acme") == [acme]
