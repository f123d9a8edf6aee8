"""A record without an account gets one, together with every other that its file put on an account of that name."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals
from abm_tui.store.commands.linking import link
from abm_tui.store.queries.sources import waiting
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def test_all_that_a_file_called_the_same_goes_along_in_one_step(store: Store, globex: int) -> None:
    raj = store.do(committee.add_person, None, first_name="Raj", account_text="GLOBEX Inc").value
    store.do(deals.add_deal, None, "Pilot", account_text="GLOBEX Inc")
    store.do(deals.add_deal, None, "Other", account_text="Acme")
    done = store.do(link, "contacts", raj, globex)
    assert (done.value, done.label) == (2, "Raj → Globex, with 1 other record of GLOBEX Inc")
    assert store.read(waiting) == {"opportunities": 1}
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.read(waiting) == {"contacts": 1, "opportunities": 2}


def test_a_record_whose_file_gave_no_account_goes_alone(store: Store, globex: int) -> None:
    first, _ = (store.do(deals.add_deal, None, name).value for name in ("Pilot", "Other"))
    assert store.do(link, "opportunities", first, globex).label == "Pilot → Globex"
    assert store.read(waiting) == {"opportunities": 1}


def test_a_record_that_has_an_account_is_refused(store: Store, globex: int) -> None:
    made = store.do(deals.add_deal, globex, "Pilot").value
    with pytest.raises(Refused, match="has an account by now"):
        store.do(link, "opportunities", made, globex)
