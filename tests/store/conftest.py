"""One row of every table, so that a test can go over all of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from abm_tui.models import tables
from abm_tui.store import Store
from abm_tui.store.unit import Unit


def make_rows(u: Unit) -> dict[str, int]:
    """A smallest row of every journaled table; table → id. They refer to each other as they would."""
    ids: dict[str, int] = {}
    ids["member"] = u.add("member", name="cleo", team="sales")
    ids["account"] = u.add("account", name="Globex")
    account: dict[str, Any] = {"account_id": ids["account"]}
    ids["evidence"] = u.add("evidence", text="Raised a round", **account)
    ids["contact"] = u.add("contact", **account)
    ids["contact_address"] = u.add("contact_address", contact_id=ids["contact"], email="dana@old.example")
    ids["seat"] = u.add("seat", role="EB", contact_id=ids["contact"], **account)
    ids["opportunity"] = u.add("opportunity", **account)
    ids["play"] = u.add("play", name="New logo")
    ids["step"] = u.add("step", play_id=ids["play"])
    ids["run"] = u.add("run", play_id=ids["play"], **account)
    ids["touch"] = u.add("touch", run_id=ids["run"], **account)
    ids["activity"] = u.add("activity", type="note", at=datetime(2025, 11, 5, 12), **account)
    ids["blocker"] = u.add("blocker", **account)
    ids["review"] = u.add("review")
    ids["entry"] = u.add("entry", review_id=ids["review"], **account)
    ids["savedlist"] = u.add("savedlist", name="Mine")
    ids["source"] = u.add("source", at=datetime(2025, 11, 5, 12))
    ids["record"] = u.add("record")
    ids["setting"] = u.add("setting", name="capacity", value="10")
    ids["move"] = u.add("move", what="stage", **account)
    ids["dispute"] = u.add("dispute", **account)
    ids["asset"] = u.add("asset", name="ROI model")
    ids["apart"] = u.add("apart", entity="account", one=ids["account"], other=ids["account"] + 1, by=ids["member"])
    u.label = "One of each"
    return ids


@pytest.fixture
def one_of_each(store: Store) -> dict[str, int]:
    """The id of one row of every journaled table."""
    made: dict[str, int] = store.do(make_rows).value
    assert made.keys() == tables.JOURNALED.keys()
    return made
