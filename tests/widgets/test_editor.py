"""Editing a cell in place, and picking from a list: every key ends there and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from sheet_of_accounts import COLUMNS, Accounts, screen_lines
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region

from abm_tui import glyphs
from abm_tui.widgets.dropdown import DropDown, Option
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.sheet import Sheet

STAGES = [
    Option("1", "Awareness", value=1),
    Option("2", "Interest", value=2),
    Option("3", "Consideration", "2 conditions open", value=3),
]


class EditApp(App[object]):
    """A sheet with an editor and a list over it; keys that reach the screen are written down."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.editor, self.list = Sheet(COLUMNS), CellEditor(), DropDown()
        self.said: list[Any] = []
        self.leaked: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.sheet
        yield self.editor
        yield self.list

    def on_mount(self) -> None:
        self.sheet.set_source(Accounts(range(100)))
        self.sheet.focus()

    def edit(self, value: str = "2d late", column: str = "due", **options: Any) -> None:
        self.sheet.move_to(3, column)
        region = self.sheet.cell_region(3, column)
        assert region is not None
        self.editor.open(region, value, **self.hear(), **options)

    def on_key(self, event: events.Key) -> None:
        self.leaked.append(event.key)

    def hear(self) -> dict[str, Any]:
        """What an editor is opened with: the answers are noted."""
        return {
            "committed": lambda value, direction: self.said.append((value, direction)),
            "cancelled": lambda: self.said.append(("cancelled", self.editor.value)),
        }

    def hear_list(self) -> dict[str, Any]:
        """The same for a list."""
        return {
            "picked": lambda option: self.said.append(("picked", option.value)),
            "cancelled": lambda: self.said.append("cancelled"),
            "unanswered": lambda key: self.said.append(("unanswered", key)),
        }

    def on_line_input_refused(self, event: LineInput.Refused) -> None:
        self.said.append(("refused", event.message))


@pytest.mark.parametrize(
    ("key", "direction"),
    [
        ("enter", "enter"),
        ("ctrl+j", "enter"),
        ("tab", "tab"),
        ("shift+tab", "shift+tab"),
        ("down", "down"),
        ("up", "up"),
    ],
)
async def test_typing_replaces_the_value_and_each_key_says_where_to_go(key: str, direction: str) -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit()
        await pilot.press("f", "r", "i", key)
        assert app.said == [("fri", direction)]
        assert app.editor.is_open
        assert app.leaked == []
        app.editor.close()
        await pilot.pause()
        assert app.focused is app.sheet


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
async def test_cancelling_is_said_and_moves_nothing_behind(key: str) -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit()
        await pilot.press(key, "pagedown", "pageup")
        assert app.said == [("cancelled", "2d late")]
        assert app.leaked == []


async def test_the_editor_lies_over_its_cell_and_leaves_the_rest_alone() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.sheet.move_to(3, "due")
        await pilot.pause()
        before = screen_lines(app)
        app.edit("31 feb")
        await pilot.pause()
        after = screen_lines(app)
        assert after[4].endswith("▐31 feb ▌")
        assert [y for y in range(24) if before[y][:70] != after[y][:70]] == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (24, 6)])
async def test_the_reading_is_shown_at_the_right_end_and_the_editor_stays_on_the_screen(size: tuple[int, int]) -> None:
    app = EditApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.sheet.move_to(3, "due")

        def echo(text: str) -> str:
            return "→ Fri 7 Nov" if text == "fri" else ""

        app.editor.open(Region(size[0] - 8, 4, 7, 1), "", echo=echo, **app.hear())
        await pilot.press("f", "r", "i")
        await pilot.pause()
        line = screen_lines(app)[4]
        assert line.endswith("→ Fri 7 Nov▌")
        assert "▐fri" in line


async def test_a_refused_value_keeps_the_text_as_typed() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit()
        await pilot.press("3", "1", "space", "f", "enter")
        await pilot.press("e", "b", "enter")
        assert app.said == [("31 f", "enter"), ("31 feb", "enter")]


async def test_a_paste_loses_its_line_breaks_and_a_long_one_is_refused_aloud() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit("", limit=20)
        app.editor.post_message(events.Paste("a\tb\nc\x1b]52;c;x\x07"))
        await pilot.pause()
        assert app.editor.value == "a b c]52;c;x"
        app.editor.post_message(events.Paste("x" * 50))
        await pilot.pause()
        assert app.editor.value == "a b c]52;c;x"
        assert app.said[-1][0] == "refused"
        assert "62 characters, the limit is 20" in app.said[-1][1]
        await pilot.press(*"123456789")
        await pilot.pause()
        assert len(app.editor.value) == 20
        assert app.said[-1] == ("refused", "The limit is 20 characters.")


async def test_text_keys_stay_text_keys_and_ctrl_z_takes_typing_back() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit("abc")
        await pilot.press("end", "d", "backspace", "backspace")
        assert app.editor.value == "ab"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert app.editor.value == "abc"
        assert app.leaked == []


async def test_the_editor_draws_nothing_while_nobody_types() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit()
        await pilot.pause()
        assert app.editor.cursor_blink is False
        assert app.editor._blink_timer is not None
        assert not app.editor._blink_timer._active.is_set()


async def test_the_ascii_editor_has_plain_edges() -> None:
    glyphs.use("ascii")
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.edit("fri")
        await pilot.pause()
        assert all(line.isascii() for line in screen_lines(app))
        assert "|fri" in screen_lines(app)[4]


async def test_a_list_opens_under_its_cell_and_a_digit_picks() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.sheet.move_to(3, "stage")
        app.list.open(STAGES, app.sheet.cell_region(3, "stage"), title="Stage", **app.hear_list())
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[5][24:].startswith("┌─ Stage ")
        assert lines[6][24:].startswith("│▐1 Awareness")
        assert "3 Consideration  2 conditions open" in lines[8]
        await pilot.press("2")
        assert app.said == [("picked", 2)]
        assert not app.list.is_open
        assert app.focused is app.sheet


async def test_letters_narrow_and_enter_takes_the_first() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.list.open(STAGES, Region(10, 22, 8, 1), **app.hear_list())
        await pilot.press("c", "enter")
        assert app.said == [("picked", 3)]
        app.list.open(STAGES, Region(10, 22, 8, 1), **app.hear_list())
        await pilot.press("down", "down", "down", "up", "ctrl+j")
        assert app.said[-1] == ("picked", 3)
        app.list.open(STAGES, Region(10, 22, 8, 1), **app.hear_list())
        await pilot.pause()
        assert "Awareness" in screen_lines(app)[18]
        await pilot.press("z", "escape")
        assert app.said[-2:] == [("unanswered", "z"), "cancelled"]
        assert app.leaked == []


async def test_a_list_the_program_raised_leaves_digits_and_other_letters_unanswered() -> None:
    app = EditApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        options = [
            Option("", "leave it as it is"),
            Option("", "Soylent", "0/8", 7),
            Option("e", "go above 20", "", "e"),
        ]
        app.list.open(
            options,
            digits=False,
            title="Tier 1 is full, 20 of 20:",
            hint="↑ ↓ pick, Enter swaps · Esc",
            **app.hear_list(),
        )
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[17].startswith(" Tier 1 is full")
        assert lines[18].startswith("▐leave it as it is")
        assert lines[18].endswith("▌")
        assert lines[21].startswith(" ↑ ↓ pick")
        await pilot.press("1", "x")
        assert app.said == [("unanswered", "1"), ("unanswered", "x")]
        assert app.list.is_open
        await pilot.press("down", "enter")
        assert app.said[-1] == ("picked", 7)
        app.list.open(options, digits=False, **app.hear_list())
        await pilot.press("e")
        assert app.said[-1] == ("picked", "e")
