"""The review's talk: every row of the table of keys, what is written, and what survives a dropped connection."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from driver import Driver
from review_world import FRIDAY, ON_TRACK, World, build, day, opened

from abm_tui.models.words import Decision
from abm_tui.screens.review.board_screen import BoardScreen
from abm_tui.screens.review.learnt_screen import LearntScreen
from abm_tui.screens.review.talk_screen import TalkScreen
from abm_tui.store import open_workspace
from abm_tui.store.queries import minutes, reviews, touches
from abm_tui.store.queries.facts import account_facts
from abm_tui.store.queries.review_page import drafts_kept


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> World:
    return build(tmp_path_factory.mktemp("review") / "team.db")


@pytest.fixture
def world(told: World, tmp_path: Path) -> World:
    """A copy of the week for each test."""
    mine = World(tmp_path / "team.db")
    shutil.copy(told.path, mine.path)
    mine.ids = told.ids
    return mine


def said(d: Driver, world: World, name: str) -> Any:
    """What the open review says of an account."""
    review = d.store.read(reviews.open_review)
    assert review is not None
    told = d.store.read(minutes.minutes, review)
    return next(entry for entry in told.entries if entry.account_id == world.ids[name])


def outcomes(d: Driver, world: World, name: str) -> dict[str, str]:
    """What was done on an account, and how it went."""
    one = world.ids[name]
    touched = d.store.read(account_facts, ids=[one])[one].touches
    return {touch.text: touch.outcome for touch in touched if touch.status == "done"}


async def to_account(d: Driver, name: str) -> TalkScreen:
    """Open the talk of an account from the board; these keys are not counted."""
    board = d.app.screen
    assert isinstance(board, BoardScreen)
    board.cursor.stand_on(next(i for i, line in board.cursor.source.lines.items() if line.account.name == name))
    await d.press("enter")
    talk = d.app.screen
    assert isinstance(talk, TalkScreen)
    return talk


@pytest.mark.quick
async def test_all_on_track_at_once_is_one_key(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1")
        assert {said(d, world, name).decision for name in ON_TRACK} == {Decision.KEEP}
        assert said(d, world, "Initech").decision == ""
        assert d.says("Kept 9 on track · u undo")


async def test_an_account_on_track_stepped_through_in_talk_is_one_key(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Wonka")
        await d.press("1")
        assert said(d, world, "Wonka").decision == Decision.KEEP
        assert said(d, world, "Wonka").promise == "Step 4"


async def test_change_next_step_and_keep_are_three_keys_besides_prose(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("security one-pager for Bill")
        await d.press("enter")
        await d.type("Call Bill: security, mon @bo")
        await d.press("enter")
        entry = said(d, world, "Initech")
        assert (entry.decision, entry.change) == (Decision.KEEP, "security one-pager for Bill")
        assert (entry.promise, entry.promise_due, entry.promise_owner) == ("Call Bill: security", day(10), "bo")
        assert entry.happened == 'Raj Patel opened "ROI model" 2×, pricing page 3×'
        assert "ACME GMBH" in d.text
        assert d.says("Saved Initech: keep")


async def test_the_next_step_offered_is_kept_by_the_same_three_keys(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("lead with cost")
        await d.press("enter", "enter")
        assert said(d, world, "Initech").promise == "Find a champion"


async def test_another_decision_with_next_left_as_offered_is_three_keys_and_its_pick(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("they went silent")
        await d.press("enter", "2")
        entry = said(d, world, "Initech")
        assert (entry.decision, entry.change) == (Decision.MORE_EFFORT, "they went silent")
        assert entry.promise == "Find a champion"


async def test_a_new_next_step_and_another_decision_are_four_keys(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("find the champion")
        await d.press("enter")
        await d.type("Call Bill in 2025, fri")
        await d.press("tab", "2")
        entry = said(d, world, "Initech")
        assert (entry.decision, entry.promise) == (Decision.MORE_EFFORT, "Call Bill in 2025")


async def test_two_overdue_touches_are_done_with_two_more_keys(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("d", "d")
        late = [t for t in d.store.read(touches.open_touches, account_id=world.ids["Initech"]) if t.due < FRIDAY]
        assert late == []
        await d.press("enter", "enter", "enter")
        assert said(d, world, "Initech").decision == Decision.KEEP


async def test_two_overdue_touches_and_how_each_went_are_four_more_keys_and_decide_nothing(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        before = outcomes(d, world, "Initech")
        await d.press("d", "1", "d", "2")
        now = outcomes(d, world, "Initech").items() - before.items()
        assert sorted(now) == [("Call CFO: two questions, ten minutes", "no_answer"), ("Intro via Milton", "")]
        assert said(d, world, "Initech").decision == ""
        await d.press("1")
        assert said(d, world, "Initech").decision == Decision.KEEP


async def test_correcting_the_minutes_first_is_two_more_keys(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("e")
        await d.type(" and a brief")
        await d.press("enter")
        await d.type(", twice")
        await d.press("enter")
        await d.type("more of it")
        await d.press("enter", "enter")
        entry = said(d, world, "Initech")
        assert entry.tried == "Email CFO: cost of waiting; Account brief and a brief"
        assert entry.happened.endswith("pricing page 3×, twice")
        assert (entry.change, entry.decision) == ("more of it", Decision.KEEP)


async def test_digits_are_text_once_the_next_step_was_touched(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter", "enter")
        await d.type("Call 3 people")
        await d.press("enter")
        assert said(d, world, "Initech").promise == "Call 3 people"


async def test_the_arrow_keeps_the_offer_and_edits_the_touch_itself(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter", "enter", "end")
        await d.press(*["backspace"] * len("Mon 10 Nov"))
        await d.type("Tue 11 Nov")
        await d.press("enter")
        entry = said(d, world, "Initech")
        assert (entry.promise, entry.promise_due, entry.promise_owner) == ("Find a champion", day(11), "bo")
        steps = d.store.read(touches.open_touches, account_id=world.ids["Initech"])
        assert sum(t.text == "Find a champion" for t in steps) == 1


async def test_a_pause_asks_its_day_and_frees_the_slot(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("4")
        await d.type("1 dec")
        await d.press("enter")
        entry = said(d, world, "Initech")
        assert (entry.decision, entry.until) == (Decision.PAUSE, day(1, 12))
        account = d.store.read(account_facts, ids=[world.ids["Initech"]])[world.ids["Initech"]].account
        assert (account.tier, account.paused_until) == ("watchlist", day(1, 12))
        assert "ACME GMBH" in d.text


async def test_a_pause_until_yesterday_is_refused_and_asked_again(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("4")
        await d.type("2025-11-01")
        await d.press("enter")
        assert d.says("A pause ends on a coming day")
        await d.press("escape")
        assert said(d, world, "Initech").decision == ""


async def test_out_asks_the_reason_and_undo_restores_all_of_it_and_goes_back_there(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("no cloud, ever")
        await d.press("enter", "5")
        await d.type("no cloud")
        await d.press("enter")
        ids = [world.ids["Initech"]]
        assert d.store.read(account_facts, ids=ids)[ids[0]].account.bad_fit == "no cloud"
        assert "ACME GMBH" in d.text
        await d.press("u")
        facts = d.store.read(account_facts, ids=ids)[ids[0]]
        assert (facts.account.bad_fit, facts.account.tier) == ("", "1")
        assert {run.status for run in facts.runs} == {"running"}
        assert "INITECH" in d.text
        assert "no cloud, ever" in d.line_with("CHANGE")
        assert said(d, world, "Initech").decision == ""


async def test_another_play_ends_the_running_one_and_assigns_the_picked_one_as_one_step(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("3", "2", "enter")
        ids = [world.ids["Initech"]]
        runs = d.store.read(account_facts, ids=ids)[ids[0]].runs
        assert [(run.play, run.status) for run in runs] == [("New logo entry", "replaced"), ("Awareness", "running")]
        entry = said(d, world, "Initech")
        assert (entry.decision, entry.promise) == (Decision.OTHER_PLAY, "Ads: who we are, what we stand for")
        await d.press("u")
        runs = d.store.read(account_facts, ids=ids)[ids[0]].runs
        assert [(run.play, run.status) for run in runs] == [("New logo entry", "running")]
        assert "INITECH" in d.text


async def test_a_blocker_and_a_next_step_written_in_prose_act_as_chips(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("call Bill by wed @bo; !legal wants a DPA")
        assert d.says("! legal wants a DPA")
        await d.press("enter")
        assert "call Bill · bo · Wed 12 Nov" in d.line_with("NEXT")
        await d.press("enter")
        facts = d.store.read(account_facts, ids=[world.ids["Initech"]])[world.ids["Initech"]]
        assert "legal wants a DPA" in {b.text for b in facts.blockers}
        entry = said(d, world, "Initech")
        assert (entry.promise, entry.promise_due, entry.promise_owner) == ("call Bill", day(12), "bo")


async def test_a_next_step_for_a_stranger_is_refused_and_the_text_stays(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter", "enter")
        await d.type("Call Bill @zoe")
        await d.press("enter")
        assert said(d, world, "Initech").decision == ""
        assert "Call Bill @zoe" in d.line_with("NEXT")


async def test_half_typed_prose_survives_a_kill_and_the_talk_resumes_there(world: World, tmp_path: Path) -> None:
    after = tmp_path / "after.db"
    async with opened(world.path) as d:
        talk = await to_account(d, "Initech")
        await d.press("enter")
        await d.type("security one-pager")
        talk.drafts.keep()
        for file in tmp_path.glob("team.db*"):
            shutil.copy(file, tmp_path / file.name.replace("team", "after"))
    async with opened(after) as d:
        assert d.says("You were writing about Initech. Enter continues.")
        await d.press("enter")
        assert "INITECH" in d.text
        assert "security one-pager" in d.line_with("CHANGE")
        await d.type(" for Bill")
        await d.press("enter", "enter")
        assert said(d, world, "Initech").change == "security one-pager for Bill"


async def test_what_is_typed_is_kept_by_itself_every_few_moments(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("abm_tui.screens.review.talk_screen.AUTOSAVE_SECONDS", 0.02)
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("half a thought")
        for _ in range(100):
            await d.pilot.pause(0.02)
            if d.store.read(drafts_kept):
                break
        assert len(d.store.read(drafts_kept)) == 1
        await d.press("enter", "enter")
        assert d.store.read(drafts_kept) == []


async def test_escape_keeps_the_draft_and_next_leaves_the_account_undecided(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("half a thought")
        await d.press("escape", "n")
        assert "ACME GMBH" in d.text
        await d.press("p")
        assert "half a thought" in d.line_with("CHANGE")
        assert said(d, world, "Initech").decision == ""


async def test_what_was_typed_for_a_decision_taken_back_is_a_draft_again(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.press("enter")
        await d.type("ROI first")
        await d.press("enter")
        await d.type("Call Bill, mon @bo")
        await d.press("enter", "u", "n", "p")
        assert "ROI first" in d.line_with("CHANGE")
        assert "Call Bill" in d.line_with("NEXT")
        await d.press("2")
        assert said(d, world, "Initech").change == "ROI first"
        await d.press("u", "U")
        assert "*CHANGE" not in d.text  # decided again: no draft of it is left behind


async def test_nobody_changes_places_in_the_talk_when_a_missed_touch_is_done(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Globex")
        before = d.line_with("REVIEW")
        place = before[before.index(" of ") - 1 :][:6]
        await d.press("d")
        assert "KEPT" in d.text
        assert place in d.line_with("REVIEW")


async def test_after_the_last_talk_the_board_returns_while_somebody_is_on_track(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Hooli")
        await d.press("1")
        assert isinstance(d.app.screen, BoardScreen)
        assert d.says("Saved Hooli: keep")


async def test_with_nothing_left_to_decide_the_last_page_follows(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1")
        assert isinstance(d.app.screen, LearntScreen)
        assert "14 of 14 decided · 14 keep" in d.text


async def test_keys_typed_ahead_of_each_other_reach_the_step_they_were_meant_for(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        await d.pilot.press("enter", *"go on", "enter", "2", "1")
        await d.settle()
        assert (said(d, world, "Initech").change, said(d, world, "Initech").decision) == ("go on", Decision.MORE_EFFORT)
        assert said(d, world, "Acme GmbH").decision == Decision.KEEP


async def test_a_decision_of_the_other_person_is_not_overwritten(world: World) -> None:
    async with opened(world.path) as d:
        await to_account(d, "Initech")
        bo = open_workspace(world.path, "bo", FRIDAY)
        from abm_tui.store.commands import reviews as commands
        from abm_tui.store.queries.agenda import board

        line = bo.read(board).line(world.ids["Initech"])
        assert line is not None
        assert line.entry is not None
        bo.do(commands.decide, line.entry.id, Decision.MORE_EFFORT)
        bo.close()
        await d.press("1")
        assert said(d, world, "Initech").decision == Decision.MORE_EFFORT
        assert "bo decided meanwhile: more effort" in d.text


@pytest.mark.parametrize("hostile", ["[/] [@click=app.quit]x[/]", "\x1b]52;c;aGk=\x07", "株式会社" * 40, "x" * 200])
async def test_prose_of_any_kind_is_shown_as_text(world: World, hostile: str) -> None:
    store = open_workspace(world.path, "ana", FRIDAY)
    from abm_tui.store.commands import accounts, logging

    store.do(accounts.set_field, world.ids["Initech"], "name", hostile[:200])
    store.do(logging.log_activity, world.ids["Initech"], "note", notes=hostile)
    store.close()
    for size in ((80, 24), (120, 36), (60, 20)):
        async with opened(world.path, size) as d:
            await d.press("enter", "n")
            assert isinstance(d.app.screen, TalkScreen)
            assert "\x1b" not in d.text
            assert "DECIDE" in d.text
