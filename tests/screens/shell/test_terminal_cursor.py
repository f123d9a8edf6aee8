"""The terminal's own cursor stands inside the one that is drawn, on every screen that draws one."""

from __future__ import annotations

from driver import Open
from rich.cells import set_cell_size
from sample_routes import sample_routes

from abm_tui.screens.shell.key_screen import KeyScreen
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


async def test_an_open_field_has_its_own_caret(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        assert cell_of(d.app.screen) is not None
        await d.press("t")
        assert cell_of(d.app.screen) is None
        await d.press("escape")
        assert cell_of(d.app.screen) is not None
