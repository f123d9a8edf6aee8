"""The workspaces that the benchmark measures on are whole, and the same every time."""

from __future__ import annotations

import pytest

from abm_tui.models import tables
from abm_tui.store import open_workspace
from abm_tui.store.care.audit import audit
from benchmarks.generate import SIZES, TODAY, Size, generate

SMALL = Size(60, 150, 800, (("1", 5), ("2", 10), ("3", 15), ("watchlist", 5)))


def counts(store, table):
    return store.read(lambda r: len(r.rows(table.select())))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("generated") / "small.db"
    generate(path, SMALL)
    store = open_workspace(path, "ana", TODAY)
    yield store
    store.close()


def test_it_holds_what_its_size_says(made):
    assert counts(made, tables.account) == 60
    assert counts(made, tables.contact) == 150
    assert counts(made, tables.activity) == 800
    tiers = made.read(lambda r: [row["tier"] for row in r.rows(tables.account.select())])
    assert (tiers.count("1"), tiers.count(None)) == (5, 25)


def test_its_journal_is_whole(made):
    assert audit(made) == []


def test_made_twice_it_is_the_same(made, tmp_path):
    generate(tmp_path / "again.db", SMALL)
    again = open_workspace(tmp_path / "again.db", "ana", TODAY)
    for name, table in tables.JOURNALED.items():
        query = table.select().order_by(table.c.id)
        assert again.read(lambda r, q=query: r.rows(q)) == made.read(lambda r, q=query: r.rows(q)), name
    again.close()


def test_with_a_thousand_accounts_every_one_of_them_is_a_row_on_screen():
    assert SIZES[1_000].targets == 1_000
    assert SIZES[10_000].activities == 500_000
