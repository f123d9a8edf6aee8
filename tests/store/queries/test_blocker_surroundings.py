"""What the rules of blockers look at beside the account itself."""

from __future__ import annotations

from datetime import date

from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing
from abm_tui.store.commands.assets import put_asset
from abm_tui.store.queries import facts
from abm_tui.store.queries.blocker_surroundings import assets, said_stale, stale, surroundings


def test_content_counts_once_it_has_an_address_whatever_its_case(store: Store) -> None:
    store.do(put_asset, "ROI model")
    assert store.read(assets) == frozenset()
    store.do(put_asset, "ROI model", "https://example.com/roi")
    assert store.read(assets) == {"roi model"}


def test_without_files_no_source_is_too_old(store: Store) -> None:
    assert (store.read(stale), store.read(said_stale)) == ([], ())


def test_teams_disagree_since_the_day_of_the_last_answer(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(agreeing.agree, globex, "yes", "sales")
    store.do(agreeing.agree, globex, "no", "marketing")
    found = store.read(lambda r: surroundings(r, facts.accounts(r)))
    assert date(2025, 11, 5) in found.disputed_on.values()
