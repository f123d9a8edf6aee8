"""Whatever a screen opens for editing is compared with what it showed: nobody's words are overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from abm_tui.errors import Conflict
from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, committee, deals, plays, reviews
from abm_tui.store.commands.reviews import AgendaLine
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
