"""What a review writes is compared with what the screen showed, and nothing is written once it is finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from team import TODAY

from abm_tui.errors import Conflict, Refused
from abm_tui.models.drafts import AgendaLine, TalkStep, TalkWords
from abm_tui.store import Store
from abm_tui.store.commands import accounts, finishing, plays, reviews, talking
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit

FRIDAY = TODAY + timedelta(2)
SHOWN = {"text": "Call Bill", "due": TODAY, "owner": 1}


@pytest.fixture
def review(store: Store) -> Store:
    """Ana and bo are in a review of Globex and Initech, both on track; Globex has a next step, touch 1."""
    for name in ("Globex", "Initech"):
        store.do(accounts.add_account, name, tier="1")
    store.do(plays.add_touch, 1, "Call Bill", TODAY, owner=1)
    store.do(reviews.open_review, TODAY, [AgendaLine(1, "on_track", "", 0), AgendaLine(2, "on_track", "", 0)])
    return store


def edited(**more: object) -> TalkWords:
    return TalkWords(promise=1, step=TalkStep("Call Bill: security", FRIDAY, 1), edits=True, base={**SHOWN, **more})


WRITES: dict[str, Callable[[Unit], object]] = {
    "a decision": lambda u: reviews.decide(u, 1, "keep"),
    "everything kept": lambda u: reviews.keep_all(u, [1, 2], {}, {}),
    "a talk": lambda u: talking.settle(u, 1, "keep", TalkWords(blockers=(("no budget", None),))),
    "the other group": lambda u: reviews.move_to(u, 1, "talk"),
    "a flag": lambda u: talking.flag(u, 1),
    "focus": lambda u: reviews.set_focus(u, 1, True),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_nothing_is_written_into_a_review_that_is_finished(review: Store, write: Callable[[Unit], object]) -> None:
    review.do(reviews.finish_review, 1, "minutes")
    with pytest.raises(Refused, match="The review of Wed 5 Nov is finished meanwhile. Nothing was saved."):
        review.do(write)
    assert review.do(lambda u: u.find("blocker")).value == []


def test_an_offered_step_that_somebody_changed_is_not_overwritten(review: Store, colleague: Store) -> None:
    colleague.do(plays.set_touch, 1, due=FRIDAY)
    with pytest.raises(Conflict) as said:
        review.do(talking.settle, 1, "keep", edited())
    assert [(c.field, c.current) for c in said.value.clashes] == [("due", FRIDAY)]
    assert review.do(lambda u: u.get("entry", 1)["decision"]).value is None
    review.do(talking.settle, 1, "keep", edited(due=FRIDAY))
    assert review.do(lambda u: u.get("touch", 1)["text"]).value == "Call Bill: security"


def test_an_offered_step_that_somebody_did_is_not_written_into(review: Store, colleague: Store) -> None:
    colleague.do(finishing.finish_touch, 1)
    with pytest.raises(Refused, match="Call Bill is done meanwhile. Write another next step."):
        review.do(talking.settle, 1, "keep", edited())


def test_two_who_move_one_account_at_once_are_told(review: Store, colleague: Store) -> None:
    colleague.do(reviews.move_to, 1, "talk", base={"group": "on_track"})
    with pytest.raises(Conflict):
        review.do(talking.flag, 1, base={"group": "on_track"})


def test_keeping_all_leaves_what_somebody_decided_or_moved_meanwhile(review: Store, colleague: Store) -> None:
    colleague.do(reviews.decide, 1, "out", reason="bought by a competitor")
    assert review.do(reviews.keep_all, [1, 2], {}, {}).value == 1
    assert review.do(lambda u: u.get("entry", 1)["decision"]).value == "out"
    undo_redo.turn(review, undo_redo.UNDO)
    colleague.do(reviews.move_to, 2, "talk")
    assert review.do(reviews.keep_all, [2], {}, {}).value == 0
