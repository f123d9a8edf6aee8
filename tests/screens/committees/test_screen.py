"""Committees: the cursor stands on a gap, Space fills it, one key moves a person on."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from driver import Driver, Open

from abm_tui.models.words import PersonStatus
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, committee, logging
from abm_tui.store.queries.listing import ListedAccount, listed

TODAY = date(2025, 11, 5)
HOSTILE = ("[/] [@click=app.quit]x", "\x1b]52;c;aGk=\x07", "株式会社テスト", "n" * 200)


@pytest.fixture
def two(workspace: Store) -> list[int]:
    """Globex with a CFO we wrote to and a CTO who replied; Initech with nobody. Both Tier 1."""
    globex = workspace.do(accounts.add_account, "Globex", tier="1").value
    initech = workspace.do(accounts.add_account, "Initech", tier="1").value
    person = committee.add_person
    cfo = workspace.do(person, globex, role="EB", first_name="Ines", last_name="Marsh", title="CFO").value
    cto = workspace.do(person, globex, role="TE", first_name="Ada", last_name="Reyes", department="IT").value
    workspace.do(logging.log_activity, globex, "email_sent", day=date(2025, 10, 30), contact_id=cfo)
    workspace.do(logging.log_activity, globex, "reply", day=date(2025, 11, 4), contact_id=cto)
    return [globex, initech]


def row(store: Store, account_id: int) -> ListedAccount:
    return store.read(listed, ids=[account_id])[0]


async def go(d: Driver) -> None:
    await d.press("g", "c")


@pytest.mark.quick
async def test_without_target_accounts_it_says_where_they_come_from(open_app: Open) -> None:
    async with open_app() as d:
        await go(d)
        assert "No target accounts yet. g t goes to Targets" in d.text
        await d.press("space")
        assert d.says("No target accounts yet")


async def test_the_worst_covered_account_comes_first_and_the_cursor_is_on_its_gap(
    open_app: Open, two: list[int]
) -> None:
    async with open_app() as d:
        await go(d)
        lines = [line for line in d.lines if "Initech" in line or "Globex" in line]
        assert "Initech" in lines[0]
        assert "0/8" in lines[0]
        assert "◐ Marsh" in lines[1]
        assert "● Reyes" in lines[1]
        assert "2/8" in lines[1]
        assert "2 accounts · 2 of 16 seats, 12 %" in d.lines[1]
        await d.press("space")
        assert d.says("Economic buyer at Initech?")


async def test_space_asks_who_in_any_order_and_shows_the_parse(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("space")
        await d.type("CTO, lucius@wayne.example, Lucius Fox")
        assert d.says("+ Lucius Fox · CTO · lucius@wayne.example")
        await d.press("enter")
        (person,) = row(d.store, two[1]).facts.people
        assert (person.name, person.title, person.email) == ("Lucius Fox", "CTO", "lucius@wayne.example")
        assert "○ Fox" in d.line_with("Initech")


async def test_enter_alone_identifies_somebody_whose_name_comes_later(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("space", "enter")
        assert "○ name?" in d.line_with("Initech")
        assert row(d.store, two[1]).roles["EB"] == "identified"
        await d.press("u")
        assert row(d.store, two[1]).roles["EB"] == "missing"


async def test_one_key_a_step_and_by_hand_is_marked(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("space")
        await d.type("Lucius Fox")
        await d.press("enter", "space")
        assert row(d.store, two[1]).roles["EB"] == "contacted"
        await d.press("space")
        assert "● Fox" in d.line_with("Initech")
        assert "m" in d.line_with("Initech").split("● Fox")[1][:4]
        await d.press("space")
        assert d.says("Lucius Fox is engaged already: marked by hand, today")
        await d.press("-", "-", "-")
        assert row(d.store, two[1]).roles["EB"] == "missing"
        assert len(row(d.store, two[1]).facts.people) == 1, "out of the role, but still known"


async def test_a_mark_never_lowers_what_activities_prove_and_says_why(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("down", "right", "right")
        before = row(d.store, two[0]).facts.people
        await d.press("1")
        assert d.says("Ada Reyes stays engaged: reply, Tue proves it; a mark cannot lower that")
        assert row(d.store, two[0]).facts.people == before, "nothing was written"
        await d.press("left", "left", "1")
        assert d.says("Ines Marsh stays contacted: e-mail, Thu proves it")


async def test_digits_set_and_nine_is_not_needed(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("2")
        assert row(d.store, two[1]).roles["EB"] == "contacted"
        await d.press("right", "9")
        assert "–" in d.line_with("Initech")
        assert "1/7" in d.line_with("Initech")
        await d.press("0")
        assert row(d.store, two[1]).roles["CH"] == "missing"
        await d.press("7")
        assert d.says("0 missing  1 identified")
        await d.press("u", "u", "u")
        assert row(d.store, two[1]).roles["EB"] == "missing"


async def test_marked_accounts_get_the_digit_in_the_same_role_as_one_step(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("X", "9")
        assert {row(d.store, i).roles["EB"] for i in two} == {"not_needed"}
        assert d.says("Economic buyer → not needed for 2 accounts")
        await d.press("u")
        assert row(d.store, two[0]).roles["EB"] == "contacted"


async def test_n_walks_the_gaps_and_p_goes_back(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        for _ in range(8):
            await d.press("n")
        screen = d.app.screen
        assert (screen.sheet.cursor_key, screen.sheet.cursor_column) == (two[0], "CH")
        await d.press("p")
        assert (screen.sheet.cursor_key, screen.sheet.cursor_column) == (two[1], "AP")


async def test_another_person_in_a_role_and_the_furthest_one_is_shown(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("down", "a")
        await d.type("Max Vance, VP Finance")
        await d.press("enter")
        assert "◐ Mar… +" in d.line_with("Globex")
        await d.press("a")
        await d.type("Ada Reyes")
        assert d.says("known already: takes this role too")
        await d.press("enter")
        assert "● Reyes" in d.line_with("Globex").split("TE")[0]
        assert len(row(d.store, two[0]).facts.people) == 3, "nobody was added twice"


async def test_a_stance_against_shows_and_the_name_opens_the_card(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("s", "v")
        assert d.says("Nobody here")
        await d.press("down", "s", "v", "3")
        assert "!" in d.line_with("Globex")[28:38]
        assert {p.stance for p in row(d.store, two[0]).facts.people} == {"against", None}


async def test_the_row_that_counts_lists_the_accounts_behind_a_number(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        assert d.line_with("filled of 2")[28:].split() == ["1", "0", "1", "0", "0", "0", "0", "0"]
        await d.press("down", "down")
        await d.press("space")
        assert d.says("This row counts")
        await d.press("enter")
        assert "Globex" in d.text
        assert "Initech" not in d.text
        assert "-missing:EB" in d.lines[1]
        await d.press("F")
        assert "Initech" in d.text


async def test_filter_find_and_marks_work_as_on_targets(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("f")
        await d.type("glob")
        assert d.says("1 of 2")
        await d.press("escape")
        assert "tier:1" in d.lines[1]
        assert "Initech" in d.text
        await d.press("/")
        await d.type("glo")
        await d.press("enter")
        assert d.app.screen.sheet.cursor_key == two[0]
        await d.press("x")
        assert d.says("1 marked")


async def test_filter_and_cursor_are_there_next_time(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("f")
        await d.type(" globex")
        await d.press("enter", "right", "ctrl+q")
    async with open_app() as d:
        await go(d)
        assert "Initech" not in d.text
        assert (d.app.screen.sheet.cursor_key, d.app.screen.sheet.cursor_column) == (two[0], "CH")


async def test_what_the_other_person_does_arrives_and_no_row_moves(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        bo = open_workspace(d.store.path, "bo", TODAY)
        for role in ("EB", "CH", "TE", "LP"):
            bo.do(committee.set_seat, two[1], role, PersonStatus.ENGAGED)
        bo.close()
        await d.hear()
        lines = [line for line in d.lines if "Initech" in line or "Globex" in line]
        assert "Initech" in lines[0]
        assert "4/8" in lines[0]
        await d.press("o")
        lines = [line for line in d.lines if "Initech" in line or "Globex" in line]
        assert "Globex" in lines[0]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_no_line_is_wider_than_the_screen_and_every_role_is_there(
    open_app: Open, two: list[int], size: tuple[int, int]
) -> None:
    async with open_app(size=size) as d:
        await go(d)
        header = d.lines[2]
        assert all(role in header for role in ("Cov", "Eng", "EB", "CH", "TE", "LP", "IN", "EU", "GK", "AP"))
        assert "? : q" in d.lines[-1]
        if size[0] >= 120:
            await d.press("n", "n", "n", "n", "n", "n", "n", "space")
            await d.type("Guy Ard")
            await d.press("enter")
            assert "○ Ard" in d.line_with("Initech"), "names in all eight roles"


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_text_and_nothing_else(open_app: Open, workspace: Store, name: str) -> None:
    account_id = workspace.do(accounts.add_account, name, tier="1").value
    workspace.do(committee.add_person, account_id, role="EB", first_name=name, title=name, status="identified")
    workspace.do(logging.log_activity, account_id, "reply", at=datetime(2025, 11, 4, 9), subject=name)
    async with open_app() as d:
        await go(d)
        await d.press("right", "left", "space")
        assert "\x1b" not in d.text
        assert "1/8" in d.text


async def test_wrong_keys_are_refused_aloud(open_app: Open, two: list[int]) -> None:
    async with open_app() as d:
        await go(d)
        await d.press("i")
        assert d.says("does nothing here")
        await d.press("left", "left", "left", "left", "3")
        assert d.says("Move to a role")


async def test_what_a_role_is_told_stands_below_the_matrix_s000(open_app: Open, two: list[int]) -> None:
    """Never one message to all: the text follows the column the cursor is in."""
    async with open_app() as d:
        await go(d)
        role = d.store.framework.role["EB"]
        assert f"EB say: {role.message}"[:60] in d.text
        await d.press("right")
        assert f"CH say: {d.store.framework.role['CH'].message}"[:60] in d.text
        assert "· missing ○ identified" in d.text
    async with open_app(size=(120, 36)) as d:
        await go(d)
        for text in (role.concerns, role.goals, role.objections, role.proof):
            assert text in d.text
    async with open_app(size=(60, 20)) as d:
        await go(d)
        assert "say:" not in d.text
