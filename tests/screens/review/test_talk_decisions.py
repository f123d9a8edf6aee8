"""Deciding in the talk, without a screen, on a real workspace: which account comes next, also on a busy file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fake_host import FakeHost
from review_world import ON_TRACK, World

from abm_tui.errors import Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.models.drafts import TalkWords
from abm_tui.models.words import Decision, Group
from abm_tui.screens.review.talk_decisions import TalkDecisions
from abm_tui.screens.review.talk_drafts import TalkDrafts
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.drafts import Drafts
from abm_tui.store import outside_journal
from abm_tui.store.commands import reviews
from abm_tui.store.commands.talking import OtherPlay
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.review_page import TalkPage, agenda_lines, talk_page


class Desk:
    """Gives what was written, or refuses."""

    def __init__(self, drafts: TalkDrafts) -> None:
        self.drafts, self.refusal = drafts, ""

    def read_words(self) -> TalkWords:
        if self.refusal:
            raise Refused("no_step", self.refusal)
        return TalkWords(change=self.drafts.words.change)

    def close(self) -> None:
        """Nothing is open here."""

    def leave(self) -> None:
        self.drafts.leave()


class Talk:
    """The talk as it stands on disk, on one account of its group."""

    def __init__(self, host: FakeHost, drafts: TalkDrafts, account_id: int) -> None:
        self.host, self.drafts, self.account_id = host, drafts, account_id
        self.show_account(account_id)

    @property
    def page(self) -> TalkPage | None:
        page: TalkPage | None = self.host.read(talk_page, self.account_id)
        return page

    def walk(self) -> list[int]:
        return [line.account.id for line in self.host.read(board).lines if line.group == Group.TALK]

    def show_account(self, account_id: int) -> None:
        self.drafts.leave()
        self.account_id = account_id
        self.drafts.begin(self.entry())

    def entry(self) -> int:
        assert self.page is not None
        assert self.page.line.entry is not None
        return self.page.line.entry.id


class Plays:
    """Picks no play."""

    def pick_other(
        self, account_id: int, done: Callable[[OtherPlay | None], object], dropped: Callable[[], object]
    ) -> None:
        del account_id, done
        dropped()


@pytest.fixture
def drafts(host: FakeHost) -> TalkDrafts:
    return TalkDrafts(lambda: Drafts(host.store))


@pytest.fixture
def desk(drafts: TalkDrafts) -> Desk:
    return Desk(drafts)


@pytest.fixture
def talk(host: FakeHost, drafts: TalkDrafts, week: World) -> Talk:
    host.store.do(reviews.open_review, host.today, agenda_lines(host.read(board)))
    found = Talk(host, drafts, week.ids["Initech"])
    found.show_account(found.walk()[0])
    return found


@pytest.fixture
def decisions(host: FakeHost, talk: Talk, desk: Desk, drafts: TalkDrafts) -> TalkDecisions:
    return TalkDecisions(host, talk, desk, drafts, Plays())


def decision_on(host: FakeHost, account_id: int) -> str:
    return str(host.read(board).line(account_id).decision)


def test_a_digit_decides_with_what_was_written_and_goes_to_the_next_account(
    host: FakeHost, talk: Talk, drafts: TalkDrafts, decisions: TalkDecisions
) -> None:
    first, second = talk.walk()[:2]
    drafts.write("change", "one-pager")
    host.do(decisions.handlers(), Do.DECIDE, "1")
    assert decision_on(host, first) == Decision.KEEP
    assert talk.account_id == second
    assert host.said.startswith("Saved ")
    assert host.said.endswith(" · u undo, go back")


def test_a_next_step_that_cannot_be_read_decides_nothing(
    host: FakeHost, talk: Talk, desk: Desk, decisions: TalkDecisions
) -> None:
    desk.refusal = "Nobody is called zoe."
    host.do(decisions.handlers(), Do.DECIDE, "1")
    assert host.said == "Nobody is called zoe."
    assert decision_on(host, talk.account_id) == ""


def test_a_pause_asks_its_day_and_only_a_coming_one_is_taken(
    host: FakeHost, talk: Talk, decisions: TalkDecisions
) -> None:
    first = talk.account_id
    host.do(decisions.handlers(), Do.DECIDE, "4")
    assert host.type("3w") == "→ Fri 28 Nov"
    assert not host.answer("today")
    assert host.said == "A pause ends on a coming day. Try 3 weeks on: 3w."
    assert host.answer("3w")
    assert decision_on(host, first) == Decision.PAUSE
    assert talk.account_id != first


def test_out_asks_why_and_without_a_reason_nothing_is_decided(
    host: FakeHost, talk: Talk, decisions: TalkDecisions
) -> None:
    first = talk.account_id
    host.do(decisions.handlers(), Do.DECIDE, "5")
    assert not host.answer("  ")
    host.escape()
    assert host.said == "Nothing was decided."
    host.do(decisions.handlers(), Do.DECIDE, "3")
    assert host.said == "Nothing was decided."
    assert decision_on(host, first) == ""


def test_the_last_of_its_group_leads_back_to_the_board_and_the_last_of_all_to_the_minutes(
    host: FakeHost, talk: Talk, decisions: TalkDecisions
) -> None:
    last = talk.walk()[-1]
    for _ in talk.walk():
        host.do(decisions.handlers(), Do.DECIDE, "1")
    (back,) = host.opened
    assert isinstance(back, routes.ReviewBoard)
    assert back.account_id == last
    assert back.sentence.endswith(" · u undo, go back")
    for line in host.read(board).lines:
        if line.account.name in ON_TRACK:
            host.store.do(reviews.decide, line.entry.id, Decision.KEEP)
    host.do(decisions.handlers(), Do.DECIDE, "2")
    assert isinstance(host.opened[-1], routes.Learnt)


def test_on_a_busy_file_one_stays_and_goes_on_once_it_is_written(
    host: FakeHost, talk: Talk, drafts: TalkDrafts, decisions: TalkDecisions
) -> None:
    first, second = talk.walk()[:2]
    drafts.write("change", "one-pager")
    drafts.keep()
    host.busy = True
    host.do(decisions.handlers(), Do.DECIDE, "1")
    assert talk.account_id == first
    assert drafts.words.change == "one-pager"
    host.catch_up()
    assert decision_on(host, first) == Decision.KEEP
    assert talk.account_id == second


def test_whoever_walked_on_meanwhile_is_not_moved_and_the_draft_of_the_decision_is_gone(
    host: FakeHost, talk: Talk, drafts: TalkDrafts, decisions: TalkDecisions
) -> None:
    third, entry = talk.walk()[2], talk.entry()
    drafts.write("change", "one-pager")
    drafts.keep()
    host.busy = True
    host.do(decisions.handlers(), Do.DECIDE, "1")
    talk.show_account(third)
    host.catch_up()
    assert talk.account_id == third
    assert host.store.read(outside_journal.draft, f"talk:{entry}") == ""
