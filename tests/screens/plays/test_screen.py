"""Plays: assigned to marked accounts in four keys, worked from their page and from the touch sheet."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from driver import Open
from review_world import FRIDAY, World, build, opened

from abm_tui.models.facts import RunFact
from abm_tui.screens.plays.screen import PlaysScreen
from abm_tui.screens.touch.screen import TouchScreen
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, committee, plays
from abm_tui.store.queries import touches
from abm_tui.store.queries.facts import account_facts


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> World:
    return build(tmp_path_factory.mktemp("plays") / "team.db")


@pytest.fixture
def world(told: World, tmp_path: Path) -> World:
    mine = World(tmp_path / "team.db")
    shutil.copy(told.path, mine.path)
    mine.ids, mine.people = told.ids, told.people
    return mine


@pytest.fixture
def three(workspace: Store) -> list[int]:
    """Three Tier 1 accounts of ana and bo; nobody is known at the last one."""
    ids = []
    for name in ("Acme", "Globex", "Initech"):
        account_id = workspace.do(accounts.add_account, name, tier="1").value
        workspace.do(accounts.set_fields, account_id, {"owner_sales": 1, "owner_marketing": 2})
        ids.append(account_id)
    for account_id in ids[:2]:
        workspace.do(committee.add_person, account_id, role="EB", first_name="Dana", title="CFO")
        workspace.do(committee.add_person, account_id, role="CH", first_name="Chris", title="Ops")
    return ids


def runs(store: Store, ids: list[int]) -> list[RunFact]:
    return [run for facts in store.read(account_facts, ids=ids).values() for run in facts.runs]


@pytest.mark.quick
async def test_a_play_goes_to_three_marked_accounts_with_s_p_1_enter_as_one_step(
    open_app: Open, three: list[int]
) -> None:
    async with open_app() as d:
        await d.press("x", "x", "x", "s", "p", "1", "enter")
        assert [run.play for run in runs(d.store, three)] == ["New logo entry"] * 3
        assert d.says("New logo entry assigned to 3 accounts · u undo")
        owned = [t.owner for t in d.store.read(touches.open_touches, account_id=three[0])]
        assert owned == [2, 1, 1, 2, 2]
        await d.press("u")
        assert runs(d.store, three) == []


async def test_the_box_says_what_cannot_be_done_yet_and_both_loads_before_and_after(
    open_app: Open, three: list[int]
) -> None:
    async with open_app() as d:
        await d.press("x", "x", "x", "s", "p", "1")
        assert 'Assign "New logo entry" to 3 accounts' in d.text
        assert "15 touches, last Wed 19 Nov" in d.text
        assert 'Initech  nobody identified: touch 2 becomes "find' in d.text
        assert "week of 3 Nov   ana 0 → 3   bo 0 → 3" in d.text
        await d.press("escape")
        assert d.says("Nothing was assigned.")
        assert runs(d.store, three) == []


async def test_a_load_above_the_usual_is_marked(open_app: Open, three: list[int], workspace: Store) -> None:
    for n in range(11):
        workspace.do(plays.add_touch, three[0], f"Call {n}", date(2025, 11, 6))
    async with open_app() as d:
        await d.press("x", "x", "x", "s", "p", "1")
        assert "ana 11 → 14 touches, usual 12 !" in d.text


async def test_the_start_is_typed_and_refused_when_it_is_no_day(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("s", "p", "1")
        await d.type("31 feb")
        await d.press("enter")
        assert d.says('No such day: "31 feb"')
        await d.press(*["backspace"] * 6)
        await d.type("mon")
        await d.press("enter")
        assert {run.started_on for run in runs(d.store, three)} == {date(2025, 11, 10)}


async def test_an_owner_is_chosen_with_the_arrows(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("s", "p", "1", "tab", "right", "right", "enter")
        assert runs(d.store, three)[0].owner_sales == 2


async def test_with_another_play_running_one_may_run_both_replace_it_or_leave_it_out(
    open_app: Open, three: list[int]
) -> None:
    async with open_app() as d:
        await d.press("s", "p", "2", "enter", "s", "p", "1")
        assert "is on Awareness 0/5: run both" in d.text
        await d.press("tab", "tab", "tab", "right")
        assert "◂ replace ▸" in d.text
        await d.press("enter")
        assert {(run.play, run.status) for run in runs(d.store, three)} == {
            ("Awareness", "replaced"),
            ("New logo entry", "running"),
        }
        await d.press("s", "p", "1", "enter")
        assert d.says("Nothing was assigned")


async def test_the_suggested_play_comes_with_its_reason(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("P")
        assert 'Assign "New logo entry"' in d.text
        assert "because nobody engaged yet" in d.text
        await d.press("enter")
        assert [run.play for run in runs(d.store, three)] == ["New logo entry"]


async def test_the_page_shows_the_library_the_touches_and_who_is_on_it(world: World) -> None:
    async with opened(world.path, place="plays") as d:
        assert "Library 9 · running 1 · late touches 1" in d.text
        assert "NEW LOGO ENTRY · Tier 1 · 5 touches · 14 days" in d.text
        line = d.line_with("Initech")
        assert "3/5 ██··· Call CFO" in line
        assert "1d late ana" in line
        await d.press("down")
        assert "Nobody yet. g t, mark accounts with x, then s p" in d.text
        await d.press("tab")
        assert d.says("Nobody is on this play yet")


async def test_enter_on_the_library_shows_what_the_play_is_for(world: World) -> None:
    async with opened(world.path, place="plays") as d:
        await d.press("enter")
        assert "success reply, call, meeting, form" in " ".join(d.text.split())


async def test_a_touch_is_done_from_the_accounts_and_its_call_asks_how_it_went(world: World) -> None:
    async with opened(world.path, place="plays") as d:
        await d.press("tab", "d")
        assert d.says("How did it go?")
        await d.press("2")
        assert "4/5 ███·· Find a champion" in d.line_with("Initech")
        await d.press("-")
        assert "3/5 ██··· Call CFO" in d.line_with("Initech")


async def test_enter_opens_the_run_then_the_touch_sheet(world: World) -> None:
    async with opened(world.path, place="plays") as d:
        await d.press("tab", "enter")
        assert "INITECH 2/5 done" in d.text
        assert "✓ 1 Account brief" in d.text
        await d.press("enter")
        assert isinstance(d.app.screen, TouchScreen)
        assert "INITECH › Call CFO: two questions" in d.text
        assert "New logo entry 3/5 · call, economic buyer · due Thu 6 Nov" in d.text
        assert "Raj Patel, CFO" in d.line_with("WHO")
        assert "● engaged" in d.line_with("WHO")
        await d.press("n")
        assert "Find a champion" in d.lines[0]
        await d.press("n", "n")
        assert d.says("This is the last one")
        await d.press("q", "q")
        assert isinstance(d.app.screen, PlaysScreen)
        assert "ON IT 1" in d.text


async def test_on_the_touch_sheet_a_line_is_copied_the_text_edited_and_the_touch_reopened(world: World) -> None:
    store = open_workspace(world.path, "ana", FRIDAY)
    store.do(committee.set_person, world.people["Raj"], phone="+49 30 5550 142")
    store.close()
    async with opened(world.path, place="plays") as d:
        await d.press("tab", "enter", "enter", "y")
        assert (world.path.parent / "clip.txt").read_text(encoding="utf-8") == "+49 30 5550 142"
        assert d.says("Sent +49 30 5550 142 to your terminal's clipboard")
        await d.press("e")
        await d.type("Call Raj")
        await d.press("enter")
        assert "INITECH › Call Raj" in d.text
        await d.press("d", "1")
        assert "done today, talked" in d.text
        await d.press("d")
        assert d.says("This touch is closed")
        await d.press("-")
        assert "1d late" in d.text


async def test_a_next_step_is_added_for_the_account_under_the_cursor(world: World) -> None:
    async with opened(world.path, place="plays") as d:
        await d.press("tab", "a")
        await d.type("Call Milton, mon @bo")
        await d.press("enter")
        texts = {t.text: t.owner for t in d.store.read(touches.open_touches, account_id=world.ids["Initech"])}
        assert texts["Call Milton"] == 2


async def test_keys_that_need_an_account_say_where_to_find_one(world: World) -> None:
    async with opened(world.path, place="plays") as d:
        for key in ("a", "d", "z", "w", "v", "x", "e"):
            await d.press(key)
            assert "Tab goes to the accounts on this play" in d.text, key


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("hostile", ["[/] [@click=app.quit]", "株式会社" * 20, "x" * 200])
async def test_nothing_breaks_at_any_size_with_any_name(world: World, size: tuple[int, int], hostile: str) -> None:
    store = open_workspace(world.path, "ana", FRIDAY)
    store.do(accounts.set_field, world.ids["Initech"], "name", hostile)
    touch = next(t for t in store.read(touches.open_touches, account_id=world.ids["Initech"]) if t.run_id)
    store.do(plays.set_touch, touch.id, text=hostile)
    store.close()
    async with opened(world.path, size, place="plays") as d:
        for keys in ((), ("tab",), ("enter",), ("enter",)):
            await d.press(*keys)
            assert d.lines[-1].rstrip().endswith("? : q")
            assert len(d.lines) == size[1]
