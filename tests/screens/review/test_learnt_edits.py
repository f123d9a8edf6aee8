"""Writing on the last page of the review, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Decision
from abm_tui.rules.review.minutes import Minute, Minutes
from abm_tui.screens.review.learnt_edits import LearntEdits
from abm_tui.screens.shell import routes
from abm_tui.store.commands import reviews
from abm_tui.store.queries import reviews as read
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.review_page import agenda_lines, minutes_page
from abm_tui.store.queries.reviews import ReviewFact


class Here:
    """The review as it stands on disk, the highlight on one of its accounts."""

    def __init__(self, host: FakeHost) -> None:
        self.host, self.at = host, 0

    @property
    def review(self) -> ReviewFact | None:
        found: ReviewFact | None = self.host.read(read.open_review) or self.host.read(read.last_completed)
        return found

    @property
    def minutes(self) -> Minutes:
        found: Minutes = self.host.read(minutes_page, self.review)
        return found

    def current(self) -> Minute | None:
        return self.minutes.entries[self.at]

    def move_to(self, place: int) -> None:
        self.at = place


@pytest.fixture
def here(host: FakeHost) -> Here:
    host.store.do(reviews.open_review, host.today, agenda_lines(host.read(board)))
    return Here(host)


@pytest.fixture
def edits(host: FakeHost, here: Here) -> LearntEdits:
    return LearntEdits(host, here)


def decide_all(host: FakeHost) -> None:
    for line in host.read(board).lines:
        host.store.do(reviews.decide, line.entry.id, Decision.KEEP)


def test_a_line_of_what_was_learnt_is_kept_with_the_review(host: FakeHost, here: Here, edits: LearntEdits) -> None:
    host.do(edits.handlers(), Do.ADD)
    assert host.answer("Ask for the security lead first")
    assert here.minutes.learnt == "Ask for the security lead first"


def test_what_a_colleague_wrote_meanwhile_is_said_and_the_text_stays_until_the_second_enter(
    host: FakeHost, here: Here, edits: LearntEdits
) -> None:
    host.do(edits.handlers(), Do.ADD)
    assert here.review is not None
    host.store.do(reviews.write_learnt, here.review.id, "theirs", base="")
    assert not host.answer("mine")
    assert "theirs" in host.said
    assert host.answer("mine")
    assert here.minutes.learnt == "mine"


def test_the_minutes_of_an_account_are_corrected_field_by_field_and_written_at_once(
    host: FakeHost, here: Here, edits: LearntEdits
) -> None:
    one = here.minutes.entries[here.at].account
    host.do(edits.handlers(), Do.EDIT)
    for label, text in ((f"{one}, tried", "calls"), (f"{one}, happened", "nothing"), (f"{one}, will change", "mail")):
        assert host.question is not None
        assert host.question.label == label
        host.answer(text)
    entry = here.minutes.entries[here.at]
    assert (entry.tried, entry.happened, entry.change) == ("calls", "nothing", "mail")


def test_what_is_not_decided_is_asked_about_once_and_shown(host: FakeHost, here: Here, edits: LearntEdits) -> None:
    here.at = 5
    host.do(edits.handlers(), Do.OPEN)
    assert "14 accounts not decided" in host.title
    host.pick("show")
    assert here.at == 0
    host.do(edits.handlers(), Do.OPEN)
    assert here.minutes.completed


def test_a_finished_review_takes_no_more_words_and_enter_goes_back_to_the_board(
    host: FakeHost, here: Here, edits: LearntEdits
) -> None:
    decide_all(host)
    host.do(edits.handlers(), Do.OPEN)
    if host.options:  # accounts without a next step
        host.pick("finish")
    assert here.minutes.completed
    assert host.said == "The review is finished, its minutes are kept. y copies them, u takes it back."
    host.do(edits.handlers(), Do.ADD)
    assert host.said.startswith("This review is finished.")
    host.do(edits.handlers(), Do.OPEN)
    assert host.opened == [routes.ReviewBoard()]
