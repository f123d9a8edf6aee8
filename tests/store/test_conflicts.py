"""Whatever a screen opens for editing is compared with what it showed: nobody's words are overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from abm_tui.errors import Conflict
from abm_tui.models.drafts import AgendaLine
from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, committee, deals, plays, reviews
from abm_tui.store.unit import Unit

DAY = date(2025, 11, 4)


def _world(u: Unit) -> None:
    """One of each, all with id 1, and what the other person made of them a moment ago."""
    one = accounts.add_account(u, "Acme", tier="2")
    committee.add_person(u, one, role="EB", first_name="Raj", last_name="Patel")
    deals.add_deal(u, one, "Pilot")
    plays.add_touch(u, one, "Call Raj", DAY)
    reviews.open_review(u, u.today, [AgendaLine(one, "talk", "", 0)])
    u.set("account", 1, bad_fit="theirs", agrees_sales="no", tier="3")
    u.set("contact", 1, stance="against", status="engaged", email_verified_at=DAY)
    u.set("opportunity", 1, status="lost")
    u.set("touch", 1, due=date(2025, 11, 20), text="Visit Raj")
    u.set("review", 1, learnt="theirs")
    u.set("entry", 1, tried="theirs")


Edit = Callable[[Unit], object]
EDITS: dict[str, Edit] = {
    "a bad fit": lambda u: accounts.set_field(u, 1, "bad_fit", "mine", base={"bad_fit": ""}),
    "an answer": lambda u: agreeing.agree(u, 1, "yes", "sales", base={"agrees_sales": None}),
    "a tier": lambda u: accounts.set_field(u, 1, "tier", "1", base={"tier": "2"}),
    "a stance": lambda u: committee.set_stance(u, 1, "for", base={"stance": None}),
    "a mark": lambda u: committee.mark_person(u, 1, "identified", base={"status": None}),
    "a checked address": lambda u: committee.verify_email(u, 1, base={"email_verified_at": None}),
    "a deal's status": lambda u: deals.set_deal(u, 1, base={"status": "open"}, status="won"),
    "a touch's day": lambda u: plays.set_touch(u, 1, base={"due": DAY}, due=date(2025, 11, 7)),
    "a touch's text": lambda u: plays.edit_touch(u, 1, "text", "Write to Raj", "Call Raj"),
    "what was learnt": lambda u: reviews.write_learnt(u, 1, "mine", base=""),
    "what was tried": lambda u: reviews.write_entry(u, 1, base={"tried": ""}, tried="mine"),
}


@pytest.mark.parametrize("what", list(EDITS))
def test_an_edit_over_somebody_elses_is_a_conflict_and_writes_nothing(store: Store, what: str) -> None:
    store.do(_world)
    before = store.seen_change
    store.poll()
    with pytest.raises(Conflict, match="Nothing was overwritten"):
        store.do(EDITS[what])
    assert store.seen_change > before
    assert store.poll() == []


def test_a_value_for_many_is_written_nowhere_where_one_of_them_changed_since(store: Store, colleague: Store) -> None:
    ids = [store.do(accounts.add_account, name).value for name in ("Globex", "Initech")]
    colleague.do(accounts.set_field, ids[1], "owner_sales", 2)
    with pytest.raises(Conflict):
        store.do(accounts.set_field_many, ids, "owner_sales", 1, seen=dict.fromkeys(ids))
    with pytest.raises(Conflict):
        store.do(accounts.copy_owners, [ids[1]], ids[0], seen={ids[1]: {"owner_sales": None}})
    touch = store.do(plays.add_touch, ids[0], "Call", store.today).value
    with pytest.raises(Conflict):
        store.do(plays.set_due_many, [touch], store.today, seen={touch: None})
    assert store.do(lambda u: u.get("account", ids[0])["owner_sales"]).value is None
    store.do(accounts.set_field_many, ids, "owner_sales", 1, seen={ids[0]: None, ids[1]: 2})
