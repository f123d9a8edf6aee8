"""Content goes by its name, in whatever case, and is to be made as long as it has no address (S002)."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands.assets import put_asset
from abm_tui.store.undo import undo_redo


def test_the_same_name_in_another_case_is_the_same_content(store: Store) -> None:
    first = store.do(put_asset, "ROI  model")
    assert first.label == "ROI model is still to be made"
    second = store.do(put_asset, "roi model", " https://example.com/roi ", kind="sheet")
    assert second.value == first.value
    assert second.label == "roi model: https://example.com/roi"
    [row] = store.do(lambda u: u.find("asset")).value
    assert (row["name"], row["url"], row["kind"]) == ("ROI model", "https://example.com/roi", "sheet")
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("asset")[0]["url"]).value == ""


def test_what_is_not_given_stays(store: Store) -> None:
    store.do(put_asset, "ROI model", "https://example.com/roi", kind="sheet")
    store.do(put_asset, "ROI model", "", kind=" ")
    [row] = store.do(lambda u: u.find("asset")).value
    assert (row["url"], row["kind"]) == ("https://example.com/roi", "sheet")


def test_content_without_a_name_is_refused(store: Store) -> None:
    with pytest.raises(Refused, match="Content needs a name"):
        store.do(put_asset, " \t", "https://example.com/roi")
