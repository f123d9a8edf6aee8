"""The minutes say what the open review decided, TALK first."""

from __future__ import annotations

from abm_tui.models.drafts import AgendaLine
from abm_tui.store import Store
from abm_tui.store.commands import accounts, reviews
from abm_tui.store.queries.minutes import latest, minutes


def test_what_was_talked_of_comes_first_with_who_decided_it(store: Store) -> None:
    first, second = (store.do(accounts.add_account, name, tier="1").value for name in ("Acme", "Globex"))
    assert store.read(latest) is None
    agenda = [AgendaLine(first, "on_track", "", 1), AgendaLine(second, "talk", "stuck", 1)]
    store.do(reviews.open_review, store.today, agenda)
    entry = store.do(lambda u: u.find("entry", account_id=second)[0]["id"]).value
    store.do(reviews.decide, entry, "keep", tried="Two calls")
    review = store.read(latest)
    assert review is not None
    said = store.read(minutes, review)
    assert [(one.account, one.decision, one.decided_by) for one in said.entries] == [
        ("Globex", "keep", "ana"),
        ("Acme", "", ""),
    ]
    assert (said.members, said.completed, said.over_cap) == (("ana",), False, ())
