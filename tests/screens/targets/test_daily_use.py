"""What annoyed somebody who lives in spreadsheets, held so that it does not come back."""

from __future__ import annotations

from datetime import date

import pytest
from driver import Open

from abm_tui.store import Store, open_workspace, outside_journal
from abm_tui.store.commands import accounts, committee, deals, plays
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.touches import next_of

LONG = "Brückner & Söhne Feinmechanik und Instrumentenbau Gesellschaft mbH"


@pytest.fixture
def acme(workspace: Store) -> int:
    """One Tier 2 account of ana's with a next step longer than its cell."""
    account_id = int(workspace.do(accounts.add_account, "Acme", tier="2").value)
    workspace.do(accounts.set_fields, account_id, {"owner_sales": 1})
    workspace.do(plays.add_touch, account_id, "Call Dana about the security paper", date(2025, 11, 7))
    return account_id


async def test_the_tier_of_a_new_account_is_asked_in_sight(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("a")
        await d.type("Globex")
        await d.press("enter")
        assert "Globex: its tier:  1 Tier 1" in d.line_with("its tier")
        await d.press("escape")
        d.says("Globex is in the pool: L shows it.")


async def test_a_second_account_of_one_name_is_pointed_out(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("a")
        await d.type("acme")
        await d.press("enter")
        d.says("A second acme, one is here already")
        await d.press("escape", "u")
        assert len(d.store.read(listed, "all")) == 1


async def test_the_chips_of_a_long_line_are_all_in_sight(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("t")
        assert "#replied" in d.text
        await d.type("met Dana Ruiz (CFO) re security #meeting, call her fri @bo ! no budget")
        shown = "\n".join(d.lines)
        assert all(words in shown for words in ("meeting today", "Dana Ruiz, CFO", "Economic buyer", "no budget"))
        assert "Enter log all" in shown
        assert "Fri 7" in shown


async def test_a_key_that_is_not_in_a_menu_leaves_its_words_to_read(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("z", "k")
        d.says("Not k. Later: Call Dana about the security paper:")
        d.says("1 tomorrow")


async def test_setting_what_is_so_already_says_so_and_offers_no_undo(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("s", "o", "1")
        d.says("it is so already, nothing changed")
        assert "u undo" not in d.lines[-2]


async def test_a_long_question_leaves_room_for_its_answer(open_app: Open, workspace: Store) -> None:
    account_id = int(workspace.do(accounts.add_account, LONG, tier="2").value)
    async with open_app() as d:
        await d.press("right", "1")
        await d.type("they asked for a quote")
        line = d.line_with("Why Tier 1, Brückner")
        assert "they asked for a quote" in line
        d.says("One line of evidence")
        await d.press("escape")
        d.says("to confirm: no evidence yet")
        assert d.store.read(listed, ids=[account_id])[0].account.tier == "1"


async def test_a_text_longer_than_its_cell_is_seen_while_it_is_edited(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press(*["right"] * 6, "enter", "end")
        assert "Call Dana about the security paper" in d.text
        await d.type(" once more")
        assert "security paper once more" in d.text


async def test_an_empty_list_names_the_filter_as_it_is_typed(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("stuk")
        assert "0 of 1 match stuk." in d.text
        await d.press("escape", "f")
        await d.type("ownr:bo")
        await d.press("enter")
        d.says('No field "ownr"')


async def test_the_way_back_is_read_however_long_the_name(open_app: Open, workspace: Store) -> None:
    account_id = int(workspace.do(accounts.add_account, LONG, tier="2").value)
    workspace.do(accounts.set_label, [account_id], "visits our fair every second year")
    async with open_app() as d:
        await d.press("u")
        assert d.lines[-2].startswith(" Undone: #visits our fair")
        assert d.lines[-2].rstrip().endswith("· U again")
        await d.press("c")
        await d.press("q", "g", "x")
        d.says("Not x. Go:")


@pytest.mark.parametrize("keys", ["gt", "gc", "gp", "gr", "gtv", "gtb", "gtc", "gtt", "gt?", "gts"])
async def test_a_screen_too_small_is_one_sentence_whole_below_what_is_being_asked(
    open_app: Open, acme: int, keys: str
) -> None:
    async with open_app(size=(80, 24)) as d:
        await d.press(*keys)
        await d.pilot.resize_terminal(40, 12)
        await d.settle()
        assert "abm needs 60x20 characters. Make the window larger; q goes back." in " ".join(d.text.split())
        assert "Call Dana" not in d.text
        await d.pilot.resize_terminal(80, 24)
        await d.settle()
        assert "abm needs" not in d.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30)])
async def test_how_late_a_step_is_stands_on_the_card_whatever_its_text(
    open_app: Open, workspace: Store, size: tuple[int, int]
) -> None:
    october = open_workspace(workspace.path, "ana", date(2025, 10, 6))
    globex = october.do(accounts.add_account, "Globex", tier="1").value
    october.do(plays.add_touch, globex, "Send the comparison with the three vendors", date(2025, 11, 1), owner=2)
    october.close()
    async with open_app(size=size) as d:
        await d.press("v")
        if size[0] < 80:
            await d.press("tab", "tab", "tab")
        late = [line for line in d.lines if "Send the" in line and "d late" in line]
        assert len(late) == 2, d.text
        assert all("4d late  bo" in line for line in late)


async def test_the_titles_of_people_stand_under_each_other(open_app: Open, workspace: Store, acme: int) -> None:
    for role, last in (("EB", "Vogelsang-Hohenberg"), ("CH", "Poe")):
        workspace.do(committee.add_person, acme, role=role, first_name="Katharina", last_name=last, title="CFO")
    async with open_app() as d:
        await d.press("v")
        places = {line.index("CFO") for line in d.lines if "CFO" in line}
        assert len(places) == 1
        assert "Katharina Vogelsa" in d.text


async def test_a_deal_with_a_long_name_keeps_its_amount_and_stage(open_app: Open, workspace: Store, acme: int) -> None:
    workspace.do(
        deals.add_deal,
        acme,
        "Shelf pilot in forty stores",
        amount=80_000,
        stage="Qualify",
        close_date=date(2025, 12, 18),
    )
    async with open_app() as d:
        await d.press("v")
        line = d.line_with("Shelf pi")
        assert "80k" in line
        assert "18 Dec" in line
        assert "Qualify" in line


async def test_the_cursor_hides_no_number_of_the_plays(open_app: Open, acme: int) -> None:
    workspace_name = "New logo entry"
    async with open_app() as d:
        await d.press("g", "p")
        assert d.line_with(workspace_name).split("│")[0].rstrip(" ▌").endswith("—")


async def test_a_long_name_of_where_the_other_person_is_leaves_the_places_as_they_are(
    open_app: Open, workspace: Store
) -> None:
    account_id = int(workspace.do(accounts.add_account, LONG, tier="2").value)
    outside_journal.say_where(open_workspace(workspace.path, "bo", date(2025, 11, 5)), "targets", account_id)
    async with open_app() as d:
        await d.press("g", "c")
        d.app._beats = -1
        await d.hear()
        assert " Targets  COMMITTEES  Plays  Review" in d.lines[0]
        assert d.lines[0].rstrip().endswith("bo: Brückner & Söhne Fein…")


async def test_a_key_refused_by_a_list_is_named_as_people_name_it(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("right", "right", "enter", "right")
        d.says("→ is not in the list")


async def test_a_cell_that_is_edited_goes_with_its_column_when_the_window_changes(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press(*["right"] * 6, "enter")
        await d.type("Typing")
        for size in ((120, 36), (62, 21), (200, 60)):
            await d.pilot.resize_terminal(*size)
            await d.settle()
            header = next(line for line in d.lines if "Next step" in line)
            row = d.line_with("Typing")
            assert row.index("Typing") == header.index("Next step")
        await d.press("enter")
        step = d.store.read(next_of, acme)
        assert step is not None
        assert step.text == "Typing"


@pytest.mark.parametrize("keys", ["e", "a", "t", "sn", "f", "/"])
async def test_who_types_goes_on_typing_in_a_window_too_small(open_app: Open, acme: int, keys: str) -> None:
    async with open_app() as d:
        await d.press(*keys)
        await d.pilot.resize_terminal(40, 12)
        await d.settle()
        await d.type("xx")
        await d.pilot.resize_terminal(80, 24)
        await d.settle()
        assert "xx" in d.text
        await d.press("escape")
        assert d.store.read(listed)[0].account.name == "Acme"
        assert "marked" not in d.text


async def test_a_list_stays_whole_when_the_window_changes(open_app: Open, acme: int) -> None:
    async with open_app(size=(120, 36)) as d:
        await d.press("L")
        await d.pilot.resize_terminal(62, 21)
        await d.settle()
        assert "1 Tier 1" in d.text
        assert "a digit shows one" in d.text
        assert len(d.lines) == 21


async def test_enter_on_the_name_of_no_account_leaves_what_was_said(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("nobody")
        await d.press("enter", "enter")
        d.says("0 of 3 shown · F shows all")
