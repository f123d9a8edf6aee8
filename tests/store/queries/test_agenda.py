"""The board: by the rules until a review is open, then as that has it."""

from __future__ import annotations

from datetime import datetime

from abm_tui.models.drafts import AgendaLine
from abm_tui.store import Store
from abm_tui.store.commands import accounts, reviews
from abm_tui.store.commands.deals import add_deal, set_deal
from abm_tui.store.queries import agenda
from abm_tui.store.unit import Unit


def test_while_a_review_is_open_its_groups_and_reasons_stand(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    before = store.read(agenda.board)
    assert (before.review, before.last, before.since) == (None, None, None)
    for group in ("talk", "on_track"):
        if group == "talk":
            store.do(reviews.open_review, store.today, [AgendaLine(globex, group, "because", 0)])
        else:
            store.do(lambda u: u.set("entry", u.find("entry")[0]["id"], group="on_track"))
        line = store.read(agenda.board).line(globex)
        assert line is not None
        assert (line.group, line.why) == (group, "because")


def test_a_deal_moved_and_moved_on_is_said_from_where_it_first_stood(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    deal = store.do(add_deal, globex, "Pilot", amount=60_000).value
    store.poll()
    seen = store.seen_change
    for amount in (70_000, 80_000):
        store.do(set_deal, deal, amount=amount)
    [said] = store.read(agenda.deal_moves, seen)[globex]
    assert "60k → 80k" in said
    set_back = store.do(set_deal, deal, amount=60_000)
    assert set_back.changes
    assert store.read(agenda.deal_moves, seen).get(globex, []) == []


def test_the_newest_file_of_a_source_says_how_old_its_data_is(store: Store) -> None:
    def bring(u: Unit) -> None:
        for day in (1, 3):
            u.add("source", at=datetime(2025, 11, day), vendor="hubspot", kind="accounts")

    store.do(bring)
    assert list(store.read(agenda.data_age).values()) == [datetime(2025, 11, 3)]
