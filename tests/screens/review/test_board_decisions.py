"""Deciding on the board, without a screen, on a real workspace."""

from __future__ import annotations

import pytest
from fake_host import FakeHost
from review_world import ON_TRACK, TALKED, World

from abm_tui.keymap.action_ids import Do
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.words import Decision, Group
from abm_tui.screens.review.board_decisions import EMPTY, BoardDecisions
from abm_tui.screens.shell import routes
from abm_tui.store import outside_journal
from abm_tui.store.commands import reviews
from abm_tui.store.queries.agenda import BoardLine
from abm_tui.store.queries.review_page import BoardPage, board_page


class Here:
    """The board as it stands on disk, the cursor on an account."""

    def __init__(self, host: FakeHost, account_id: int) -> None:
        self.host, self.at = host, account_id

    @property
    def page(self) -> BoardPage:
        page: BoardPage = self.host.read(board_page)
        return page

    def line(self) -> BoardLine | None:
        return self.page.board.line(self.at)

    def open_lines(self, group: str = "") -> list[BoardLine]:
        return [line for line in self.page.board.lines if not line.decision and group in {"", line.group}]

    def account(self) -> int | None:
        return self.at

    def accounts(self) -> list[int]:
        return [self.at] if self.line() else []

    def walk(self) -> list[int]:
        return [line.account.id for line in self.page.board.lines]

    def fact(self, account_id: int) -> AccountFact | None:
        del account_id
        return None


@pytest.fixture
def here(host: FakeHost, week: World) -> Here:
    return Here(host, week.ids["Initech"])


@pytest.fixture
def board(host: FakeHost, here: Here) -> BoardDecisions:
    return BoardDecisions(host, here)


def decided(here: Here) -> dict[str, str]:
    return {line.account.name: line.decision for line in here.page.board.lines if line.decision}


def test_enter_opens_the_review_and_goes_to_the_talk(host: FakeHost, here: Here, board: BoardDecisions) -> None:
    host.do(board.handlers(), Do.OPEN)
    assert here.page.board.review is not None
    assert host.opened == [routes.Talk(here.at)]


def test_enter_on_a_busy_file_goes_to_the_talk_once_the_review_is_open(
    host: FakeHost, here: Here, board: BoardDecisions
) -> None:
    host.busy = True
    host.do(board.handlers(), Do.OPEN)
    assert host.opened == []
    host.catch_up()
    assert host.opened == [routes.Talk(here.at)]


def test_enter_goes_on_with_what_was_being_written(host: FakeHost, here: Here, board: BoardDecisions) -> None:
    host.do(board.handlers(), Do.OPEN)
    line = here.line()
    assert line is not None
    assert line.entry is not None
    outside_journal.keep_draft(host.store, f"talk:{line.entry.id}", '{"change": "one-pager"}')
    assert board.resume_at(None) == here.at
    host.do(board.handlers(), Do.OPEN)
    assert host.opened[-1] == routes.Talk(here.at, resume=True)


def test_one_key_keeps_all_that_is_on_track_before_the_review_is_open_and_after(
    host: FakeHost, here: Here, board: BoardDecisions
) -> None:
    host.do(board.handlers(), Do.KEEP_ALL)
    assert decided(here) == dict.fromkeys(ON_TRACK, Decision.KEEP)
    host.do(board.handlers(), Do.KEEP_ALL)
    assert host.said == "Nothing on track is left to decide."
    host.do(board.handlers(), Do.FORWARD)
    host.do(board.handlers(), Do.KEEP_ALL)
    assert decided(here)["Initech"] == Decision.KEEP


def test_when_the_last_one_is_kept_the_minutes_come(host: FakeHost, here: Here, board: BoardDecisions) -> None:
    host.do(board.handlers(), Do.OPEN)
    for line in here.page.board.lines:
        if line.account.name in TALKED:
            assert line.entry is not None
            host.store.do(reviews.decide, line.entry.id, Decision.KEEP)
    host.do(board.handlers(), Do.KEEP_ALL)
    assert host.opened[-1] == routes.Learnt()
    host.do(board.handlers(), Do.OPEN)
    assert host.opened[-1] == routes.Learnt()


def test_space_moves_to_the_other_group_only_while_the_review_is_open(
    host: FakeHost, here: Here, board: BoardDecisions
) -> None:
    host.do(board.handlers(), Do.FORWARD)
    assert host.said == "The review is not open yet. x flags an account, Enter starts it."
    host.do(board.handlers(), Do.OPEN)
    host.do(board.handlers(), Do.FORWARD)
    line = here.line()
    assert line is not None
    assert line.group == Group.ON_TRACK


def test_x_flags_an_account_on_track_for_the_talk(
    host: FakeHost, here: Here, board: BoardDecisions, week: World
) -> None:
    host.do(board.handlers(), Do.OPEN)
    host.do(board.handlers(), Do.MARK)
    assert host.said == "Initech is in TALK already. Space moves it to ON TRACK."
    here.at = week.ids["Wonka"]
    host.do(board.handlers(), Do.MARK)
    line = here.line()
    assert line is not None
    assert line.group == Group.TALK


def test_without_an_account_nothing_is_moved(host: FakeHost, here: Here, board: BoardDecisions) -> None:
    here.at = 0
    host.do(board.handlers(), Do.FORWARD)
    assert host.said == EMPTY
    host.do(board.handlers(), Do.OPEN)
    assert host.opened == []
