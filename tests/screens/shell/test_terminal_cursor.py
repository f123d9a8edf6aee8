"""The terminal's own cursor stands inside the one that is drawn, on every screen that draws one."""

from __future__ import annotations

from driver import Open
from rich.cells import set_cell_size
from sample_routes import sample_routes
from textual.widgets import Input

from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.routes import Card
from abm_tui.widgets.dropdown import DropDown, Option
from abm_tui.widgets.terminal_cursor import cell_of


async def test_it_is_right_behind_the_edge_of_the_cursor_that_is_drawn(open_app: Open) -> None:
    async with open_app(size=(120, 36)) as d:
        tried = 0
        for sample in sample_routes(d.store):
            d.app.open(sample.route)
            await d.settle()
            await d.app.workers.wait_for_complete()
            await d.settle()
            place = cell_of(d.app.screen)
            screen = d.app.screen
            assert isinstance(screen, KeyScreen)
            if "▐" in d.text and not screen.typing:
                assert place is not None, f"{sample.route}\n{d.text}"
                before = set_cell_size(d.lines[place.y], place.x)
                assert before.endswith("▐"), f"{sample.route} {place}\n{d.text}"
                tried += 1
        assert tried > 10


async def test_it_stands_in_an_open_field_from_the_first_moment(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        on_the_row = cell_of(d.app.screen)
        for keys in (("t",), ("home", "e"), ("g", "a"), ("?",)):
            await d.press(*keys)
            field = d.app.screen.focused
            assert isinstance(field, Input)
            place = cell_of(d.app.screen)
            assert place is not None
            assert place in field.region, f"{keys} {place}\n{d.text}"
            await d.press("escape")
        assert cell_of(d.app.screen) == on_the_row


async def test_it_goes_through_a_list_that_lies_over_the_others(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.app.screen.query_one(DropDown).open(
            [Option("", "first"), Option("", "second")], picked=id, cancelled=list, unanswered=id, digits=False
        )
        await d.settle()
        for words in ("first", "second"):
            place = cell_of(d.app.screen)
            assert place is not None
            assert d.lines[place.y][: place.x + len(words)] == f"▐{words}", d.text
            await d.press("down")


async def test_it_stands_on_the_facts_of_a_card_too(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        d.app.open(Card(three[0]))
        await d.settle()
        await d.press("home")
        assert cell_of(d.app.screen) is not None
        await d.press(*["up"] * 9)
        place = cell_of(d.app.screen)
        assert place is not None
        assert place.y == 1, d.text
