"""The review's board, its last page and its minutes."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from driver import Driver
from review_world import FRIDAY, ON_TRACK, World, build, day, opened

from abm_tui.screens.review.board_screen import BoardScreen
from abm_tui.screens.review.learnt_screen import LearntScreen
from abm_tui.screens.review.talk_screen import TalkScreen
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.commands import accounts
from abm_tui.store.commands.reviews import write_learnt
from abm_tui.store.queries import reviews
from abm_tui.store.queries.agenda import board
from abm_tui.store.queries.reviews import by_id


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> World:
    return build(tmp_path_factory.mktemp("board") / "team.db")


@pytest.fixture
def world(told: World, tmp_path: Path) -> World:
    mine = World(tmp_path / "team.db")
    shutil.copy(told.path, mine.path)
    mine.ids = told.ids
    return mine


def groups(store: Store) -> dict[str, str]:
    return {line.account.name: line.group for line in store.read(board).lines}


async def stand_on(d: Driver, name: str) -> None:
    screen = d.app.screen
    assert isinstance(screen, BoardScreen)
    assert screen.cursor.source is not None
    screen.cursor.stand_on(next(i for i, line in screen.cursor.source.lines.items() if line.account.name == name))
    await d.settle()


@pytest.mark.quick
async def test_a_wide_board_says_once_how_long_a_promise_is_missed(world: World) -> None:
    async with opened(world.path, size=(120, 36)) as d:
        line = d.line_with("Globex")
        assert line.count("MISSED") == 1
        assert "promise missed" in line


async def test_a_line_too_long_for_a_narrow_board_ends_in_an_ellipsis(world: World) -> None:
    async with opened(world.path, size=(60, 20)) as d:
        assert d.line_with("LAST REVIEW").rstrip().endswith("…")


async def test_the_board_says_who_is_talked_about_and_why_in_the_order_of_the_rules(world: World) -> None:
    async with opened(world.path) as d:
        talk = d.text.split(" TALK 5")[1].split(" ON TRACK 9")[0]
        names = [line[3:20].strip() for line in talk.splitlines()[1:] if line.strip()]
        assert names == ["Wayne Enterprises", "Globex", "Initech", "Acme GmbH", "Hooli"]
        assert "no next step 32 d, skipped" in d.line_with("Wayne")
        assert "MISSED 4 d: Call Ines Marsh" in d.line_with("Globex")
        assert 'Dana Ruiz: "send the contract"' in d.line_with("Acme GmbH")
        assert "deal moved: 28 Nov → 12 Dec" in d.line_with("Hooli")
        assert "LAST REVIEW  13 decided, 1 skipped · promises 0 kept, 2 missed, 11 not due yet" in d.text
        assert "REVIEW Fri 7 Nov   BOARD › Talk" in d.text


async def test_on_track_stands_in_two_columns_at_80_and_in_rows_at_120(world: World) -> None:
    async with opened(world.path) as d:
        assert "Oscorp" not in d.line_with("Café Nörd")
        assert "Vandelay" in d.line_with("Café Nörd")
    async with opened(world.path, (120, 36)) as d:
        assert "Vandelay" not in d.line_with("Café Nörd")
        assert "Intro via Milton · ana" in d.line_with("Initech")
        assert "MISSED 2 d" in d.line_with("Initech")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_nothing_is_clipped_at_any_size(world: World, size: tuple[int, int]) -> None:
    async with opened(world.path, size) as d:
        assert d.lines[-1].rstrip().endswith("? : q")
        assert len(d.lines) == size[1]
        assert "TALK 5" in d.text
        await d.press("enter")
        assert d.lines[-1].rstrip().endswith("? : q")
        for word in ("WE SAID", "SINCE", "IN THE WAY", "CHANGE", "NEXT", "DECIDE"):
            assert word in d.text, f"{word} at {size}:\n{d.text}"


async def test_before_the_meeting_day_x_flags_and_enter_starts_now(world: World) -> None:
    async with opened(world.path, today=day(6)) as d:
        assert d.says("14 due Fri 7 Nov. x flags one, Enter starts now.")
        await stand_on(d, "Wonka")
        await d.press("x")
        assert groups(d.store)["Wonka"] == "talk"
        assert "flagged this week" in d.line_with("Wonka")
        await d.press("1")
        assert d.says("Enter starts it now")
        assert d.store.read(reviews.open_review) is None
        await stand_on(d, "Wonka")
        await d.press("enter")
        review = d.store.read(reviews.open_review)
        assert review is not None
        assert review.held_on == day(6)
        assert isinstance(d.app.screen, TalkScreen)


async def test_space_moves_to_the_other_group_and_x_flags_while_it_is_open(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("enter", "q")
        await stand_on(d, "Acme GmbH")
        await d.press("space")
        assert groups(d.store)["Acme GmbH"] == "on_track"
        await stand_on(d, "Wonka")
        await d.press("x")
        assert groups(d.store)["Wonka"] == "talk"
        assert "flagged" in d.line_with("Wonka")
        await d.press("u")
        assert groups(d.store)["Wonka"] == "on_track"


async def test_a_missed_promise_is_handled_in_place_and_a_digit_says_how_it_went_and_keeps_nobody(world: World) -> None:
    async with opened(world.path) as d:
        await stand_on(d, "Globex")
        await d.press("d", "1")
        assert d.says("Call Ines Marsh: talked · u undo")
        assert d.store.read(reviews.open_review) is None
        found = next(line for line in d.store.read(board).lines if line.account.name == "Globex")
        assert found.promise is not None
        assert found.promise.state == "kept"


async def test_one_undo_takes_the_review_back_to_before_it_was_opened(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1")
        assert d.store.read(reviews.open_review) is not None
        await d.press("u", "enter")
        assert d.store.read(reviews.open_review) is None
        assert "nothing decided" not in d.line_with("due")


async def test_the_age_of_imported_data_stands_in_line_two(world: World) -> None:
    store = open_workspace(world.path, "ana", FRIDAY)
    store.do(lambda u: u.add("source", vendor="HubSpot", kind="accounts", at=datetime(2025, 11, 7, 8, 50)))
    store.close()
    async with opened(world.path) as d:
        assert "14 accounts since Fri 31 Oct · HubSpot as of today 08:50" in d.text


async def test_an_empty_board_names_the_next_key(tmp_path: Path) -> None:
    create_workspace(tmp_path / "new.db", [("ana", "sales")], who="ana", today=FRIDAY).close()
    async with opened(tmp_path / "new.db") as d:
        assert "g t goes to Targets" in d.text
        await d.press("enter", "1", "space", "x", "d", "n")
        assert isinstance(d.app.screen, BoardScreen)


async def test_the_minutes_name_tried_happened_change_and_next_and_the_holes(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1")
        await d.press("enter")
        await d.type("security one-pager for Bill")
        await d.press("enter", "enter", "1", "1")
        assert isinstance(d.app.screen, LearntScreen)
        assert "no next step: Wayne Enterprises, Globex" in d.text
        await d.press("a")
        await d.type("CFOs open the ROI model")
        await d.press("enter", "enter")
        assert "2 accounts have no next step" in d.text
        await d.press("f")
        assert d.says("The review is finished")
        last = d.store.read(reviews.last_completed)
        assert last is not None
        told = last.minutes
        assert "# Review Fri 7 Nov 2025" in told
        assert "- Tried: Email CFO: cost of waiting; Account brief" in told
        assert '- Happened: Raj Patel opened "ROI model" 2×, pricing page 3×' in told
        assert "- Will change: security one-pager for Bill" in told
        assert "- Next: Find a champion · bo · Mon 10 Nov" in told
        assert "Keep · score 2 → 5" in told
        assert "No next step: Wayne Enterprises, Globex" in told
        assert "CFOs open the ROI model" in told
        await d.press("u")
        assert d.store.read(reviews.open_review) is not None


async def test_show_leads_to_the_account_with_the_hole_and_it_is_asked_only_once(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1", "enter", "enter")
        assert d.says("Wayne Enterprises: p goes back")
        await d.press("enter")
        assert d.says("The review is finished")


async def test_minutes_are_corrected_on_the_last_page(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1", "down", "down", "e", "end")
        await d.type(" and a call")
        await d.press("enter", "enter", "enter")
        review = d.store.read(reviews.open_review)
        assert review is not None
        assert "Account brief and a call" in d.text


async def test_what_somebody_else_wrote_meanwhile_on_the_last_page_is_said_before_it_is_replaced(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1", "a")
        await d.type("mine")
        review = d.store.read(reviews.open_review)
        assert review is not None
        bo = open_workspace(world.path, "bo", FRIDAY)
        bo.do(write_learnt, review.id, "theirs")
        bo.close()
        await d.press("enter")
        assert d.says('bo wrote "theirs" meanwhile')
        assert d.says("mine")
        kept = d.store.read(by_id, review.id)
        assert kept is not None
        assert kept.learnt == "theirs"
        await d.press("enter")
        now = d.store.read(by_id, review.id)
        assert now is not None
        assert now.learnt == "mine"
        await d.press("u")
        back = d.store.read(by_id, review.id)
        assert back is not None
        assert back.learnt == "theirs"


async def test_copied_minutes_are_in_a_file_too(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1", "y")
        text = (world.path.parent / "clip.txt").read_text(encoding="utf-8")
        assert "## Initech" in text
        assert d.app.clipboard == text


async def test_p_goes_back_to_the_board_from_the_last_page(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1", "p")
        assert isinstance(d.app.screen, BoardScreen)
        assert "14 of 14 decided" in d.text
        await d.press("enter")
        assert isinstance(d.app.screen, LearntScreen)


async def test_since_counts_from_the_finished_review_on(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("1", "enter", "1", "1", "1", "1", "1", "enter", "f")
    later = open_workspace(world.path, "ana", day(14))
    found = later.read(board)
    last = found.last
    assert last is not None
    assert (last.held_on, found.day) == (FRIDAY, day(14))
    assert later.read(by_id, last.id) == last
    later.close()


async def test_the_other_person_keeps_what_is_on_track_and_it_shows(world: World) -> None:
    async with opened(world.path) as d:
        await d.press("enter", "q")
        async with opened(world.path, who="bo") as other:
            await other.press("1")
        await d.hear()
        assert "9 of 14 decided" in d.text
        assert len(ON_TRACK) == 9


async def test_hostile_names_stay_text_on_the_board(world: World) -> None:
    store = open_workspace(world.path, "ana", FRIDAY)
    for name, hostile in (
        ("Wonka", "[/] [@click=app.quit]"),
        ("Globex", "\x1b]52;c;aGk=\x07株式会社"),
        ("Hooli", "x" * 200),
    ):
        store.do(accounts.set_field, world.ids[name], "name", hostile)
    store.close()
    async with opened(world.path) as d:
        assert "[/] [@click" in d.text
        assert "\x1b" not in d.text
        assert "TALK 5" in d.text
