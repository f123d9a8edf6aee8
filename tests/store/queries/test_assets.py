"""Where the content lies that touches call by a name, and how many wait for what is still to be made."""

from __future__ import annotations

from datetime import date

from abm_tui.store import Store
from abm_tui.store.commands import accounts, plays
from abm_tui.store.commands.assets import put_asset
from abm_tui.store.queries.assets import address, assets, waiting


def test_content_is_found_by_its_name_in_any_case_and_an_address_is_itself(store: Store) -> None:
    store.do(put_asset, "ROI model", "https://example.com/roi")
    assert store.read(address, "roi MODEL") == "https://example.com/roi"
    assert store.read(address, "https://example.com/x") == "https://example.com/x"
    assert store.read(address, "Battle card") == ""


def test_open_touches_wait_for_content_until_it_has_an_address(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    step = store.do(plays.add_touch, globex, "Send it", date(2025, 11, 6), asset="ROI model").value
    assert store.read(waiting) == {"ROI model": 1}
    store.do(plays.drop_touch, step)
    assert store.read(waiting) == {}
    store.do(plays.add_touch, globex, "Send it", date(2025, 11, 6), asset="ROI model")
    store.do(put_asset, "ROI model", "https://example.com/roi")
    assert store.read(waiting) == {}
    assert [one.name for one in store.read(assets)] == ["ROI model"]
