"""Questions of a screen that goes away, and how much a question takes."""

from __future__ import annotations

from driver import Open
from textual import events

from abm_tui.screens.shell.place import Place


def test_another_size_that_reaches_a_screen_without_its_widgets_finds_no_list_to_place() -> None:
    screen = Place()  # as one that goes away: its widgets went before it
    assert not screen.query("*")
    screen.prompts.place_again()


async def test_a_paste_longer_than_any_name_does_not_go_into_the_field_of_an_account(
    open_app: Open,
) -> None:
    async with open_app() as d:
        await d.press("g", "a")
        d.app.post_message(events.Paste("x" * 201))
        await d.settle()
        d.says("Not pasted: 201 characters, the limit is 200.")
