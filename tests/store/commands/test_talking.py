"""A talk ends as one step: its blockers, its decision, and what was said."""

from __future__ import annotations

from typing import Any

import pytest

from abm_tui.errors import Refused
from abm_tui.models.drafts import AgendaLine, TalkWords
from abm_tui.store import Store
from abm_tui.store.commands import accounts, reviews, talking
from abm_tui.store.undo import undo_redo


@pytest.fixture
def entry(store: Store) -> int:
    """Globex is to be talked about in the open review."""
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(reviews.open_review, store.today, [AgendaLine(globex, "on_track", "", 3)])
    return int(store.do(lambda u: u.find("entry")[0]["id"]).value)


def row(store: Store, entry_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: dict(u.get("entry", entry_id))).value
    return found


def test_what_was_said_and_decided_is_undone_together(store: Store, entry: int) -> None:
    said = TalkWords(tried="Two calls", happened="No answer", blockers=(("Legal is slow", None),))
    store.do(talking.settle, entry, "keep", said)
    assert (row(store, entry)["decision"], row(store, entry)["tried"]) == ("keep", "Two calls")
    assert [(b["text"], b["owner"]) for b in store.do(lambda u: u.find("blocker")).value] == [("Legal is slow", 1)]
    undo_redo.turn(store, undo_redo.UNDO)
    assert row(store, entry)["decision"] is None
    assert store.do(lambda u: u.find("blocker")).value == []


def test_what_somebody_decided_since_is_not_decided_over(store: Store, colleague: Store, entry: int) -> None:
    colleague.do(talking.settle, entry, "keep", TalkWords(tried="theirs"))
    with pytest.raises(Refused):
        store.do(talking.settle, entry, "keep", TalkWords(tried="mine"))
    assert row(store, entry)["tried"] == "theirs"


def test_whoever_is_flagged_is_talked_about(store: Store, entry: int) -> None:
    assert store.do(talking.flag, entry).label == "Globex flagged for TALK"
    assert (row(store, entry)["group"], row(store, entry)["why"]) == ("talk", "flagged")


def test_what_is_on_track_is_kept_as_the_review_opens_in_one_step(store: Store) -> None:
    first, second = (store.do(accounts.add_account, name, tier="1").value for name in ("Acme", "Hooli"))
    agenda = [AgendaLine(first, "on_track", "", 1), AgendaLine(second, "talk", "stuck", 1)]
    done = store.do(talking.open_and_keep, store.today, agenda, {first: ("Two calls", "A reply")}, {})
    assert done.value == 1
    kept, open_one = store.do(lambda u: u.find("entry")).value
    assert (kept["decision"], kept["tried"], open_one["decision"]) == ("keep", "Two calls", None)
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("review")).value == []
