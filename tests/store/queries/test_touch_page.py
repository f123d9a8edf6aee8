"""One touch with all it takes to do it."""

from __future__ import annotations

from datetime import date

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, plays
from abm_tui.store.commands.assets import put_asset
from abm_tui.store.commands.logging import log_activity
from abm_tui.store.queries.touch_page import touch_page


def test_it_has_the_person_the_last_word_with_them_and_where_the_content_lies(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    raj, kim = (store.do(committee.add_person, globex, first_name=name, role="EB").value for name in ("Raj", "Kim"))
    store.do(put_asset, "ROI model", "https://example.com/roi")
    with_raj = store.do(log_activity, globex, "call", contact_id=raj).value
    store.do(log_activity, globex, "reply", contact_id=kim)
    step = store.do(plays.add_touch, globex, "Send it", date(2025, 11, 6), contact_id=raj, asset="roi model").value
    page = store.read(touch_page, step)
    assert page is not None
    assert page.person is not None
    assert page.last is not None
    assert (page.person.id, page.last.id, page.asset_url) == (raj, with_raj, "https://example.com/roi")
    assert (page.run, page.play) == (None, None)


def test_where_nobody_is_named_the_last_word_is_that_with_the_account(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    last = store.do(log_activity, globex, "reply").value
    page = store.read(touch_page, store.do(plays.add_touch, globex, "Call", None).value)
    assert page is not None
    assert page.last is not None
    assert (page.person, page.last.id) == (None, last)


def test_a_touch_that_is_gone_has_no_page(store: Store) -> None:
    assert store.read(touch_page, 99) is None
