"""The sheet: what it asks for, what it repaints, where its cursor stands, what fits."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from sheet_of_accounts import COLUMNS, Accounts, screen_lines
from textual.app import App, ComposeResult

from abm_tui import glyphs
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.sheet import Sheet


class SheetApp(App[object]):
    """A screen with nothing but a sheet."""

    def __init__(self, source: Accounts, **options: Any) -> None:
        super().__init__()
        self.sheet = Sheet(COLUMNS, **options)
        self.source = source
        self.said: list[Any] = []

    def compose(self) -> ComposeResult:
        yield self.sheet

    def on_mount(self) -> None:
        self.sheet.set_source(self.source)
        self.sheet.focus()

    def on_sheet_cursor_moved(self, event: Sheet.CursorMoved) -> None:
        self.said.append(("moved", event.row_key, event.column_key))

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self.said.append(("chosen", event.row_key))

    def on_sheet_header_clicked(self, event: Sheet.HeaderClicked) -> None:
        self.said.append(("header", event.column_key))


async def test_only_visible_rows_are_asked_for() -> None:
    source = Accounts(range(100_000))
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.sheet.page_down()
        await pilot.pause()
        app.sheet.end()
        await pilot.pause()
        assert len(source.asked) <= 3 * 23
        assert app.sheet.cursor_key == 99_999


async def test_a_move_draws_two_lines() -> None:
    source = Accounts(range(100_000))
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        source.asked.clear()
        drawn: list[int] = []
        render = app.sheet.render_line
        app.sheet.render_line = lambda y: drawn.append(y) or render(y)  # type: ignore[method-assign,func-returns-value]
        app.sheet.move_down()
        await pilot.pause()
        assert sorted(drawn) == [1, 2]
        assert set(source.asked) == {0, 1}


async def test_a_refresh_draws_only_what_changed() -> None:
    source = Accounts(range(50))
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        drawn: list[int] = []
        render = app.sheet.render_line
        app.sheet.render_line = lambda y: drawn.append(y) or render(y)  # type: ignore[method-assign,func-returns-value]
        app.sheet.refresh_changed()
        await pilot.pause()
        assert drawn == []
        source.due[4] = Cell("today")
        app.sheet.refresh_rows([3, 4])
        await pilot.pause()
        assert drawn == [5]
        assert screen_lines(app)[5].rstrip().endswith("today")


async def test_the_cursor_stays_on_its_key_when_rows_move() -> None:
    source = Accounts(list("abcdef"))
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.move_to("c", "stage")
        source.keys = list("xyzabcdef")
        app.sheet.reload()
        await pilot.pause()
        assert (app.sheet.cursor_key, app.sheet.cursor_index, app.sheet.cursor_column) == ("c", 5, "stage")
        source.keys = list("xyzabdef")
        app.sheet.reload()
        assert (app.sheet.cursor_key, app.sheet.cursor_index) == ("d", 5)
        source.keys = []
        app.sheet.reload()
        assert app.sheet.cursor_key is None


async def test_a_cursor_deep_down_keeps_its_height_on_the_screen_when_rows_come_in_above() -> None:
    source = Accounts(list(range(200)))
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)):
        app.sheet.move_to(100)
        height = app.sheet.cursor_index - app.sheet.top
        source.keys = [-1, -2, *range(200)]
        app.sheet.reload()
        assert app.sheet.cursor_key == 100
        assert app.sheet.cursor_index - app.sheet.top == height


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
async def test_columns_are_dropped_and_never_clipped(width: int) -> None:
    app = SheetApp(Accounts(range(5)))
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert {cell_len(line) for line in lines} == {width}
        titles = {"T", "Stage", "Score", "Deal", "Cov", "Next step", "Due", "Account"}
        shown = lines[0].replace("Next step", "Next_step").split()
        assert {title.replace("_", " ") for title in shown} <= titles
        assert ("Cov" in shown) == (width >= 80)
        if width >= 60:
            assert lines[1].rstrip(" ▌").endswith("2d late")


async def test_the_cursor_scrolls_sideways_to_a_column_that_does_not_fit_and_the_name_stays() -> None:
    wide = (Column("name", "Account", 12, frozen=True), *(Column(f"c{i}", f"C{i}", 9) for i in range(9)))
    app = SheetApp(Accounts(range(3)))
    app.source.cell = lambda row, column: Cell(f"{row}{column}")  # type: ignore[method-assign]
    async with app.run_test(size=(60, 10)) as pilot:
        app.sheet.set_columns(wide)
        for _ in range(9):
            app.sheet.move_right()
        await pilot.pause()
        assert app.sheet.cursor_column == "c8"
        lines = screen_lines(app)
        assert lines[0].split() == ["Account", "C5", "C6", "C7", "C8"]
        assert "0name" in lines[1]
        assert "▐0c8      ▌" in lines[1]
        app.sheet.row_start()
        await pilot.pause()
        app.sheet.move_right()
        await pilot.pause()
        assert screen_lines(app)[0].split()[:2] == ["Account", "C0"]


async def test_the_cell_cursor_takes_the_blanks_beside_the_cell() -> None:
    app = SheetApp(Accounts(range(3)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.move_to(1, "stage")
        await pilot.pause()
        line = screen_lines(app)[2]
        assert " 1▐Interest▌4 ▼-1" in line
        assert "▐" not in screen_lines(app)[1]


async def test_the_row_cursor_reaches_from_edge_to_edge_in_reverse_video() -> None:
    app = SheetApp(Accounts(range(3)), cursor_mode="row")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = screen_lines(app)[1]
        assert line.startswith("▐  Account 0")
        assert line.endswith("▌")
        strip = app.screen._compositor.render_strips()[1]
        assert [bool(s.style and s.style.reverse) for s in strip] == [False, True, False]


async def test_headings_do_not_take_the_cursor_and_text_is_shown() -> None:
    source = Accounts(["late", 1, 2, "text", "today", 3])
    source.rows = {
        "late": Row("late", "heading", " LATE 2", "since Tue"),
        "text": Row("text", "text", "  nothing else"),
        "today": Row("today", "heading", " TODAY 1"),
    }
    app = SheetApp(source, show_header=False, cursor_mode="row")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.sheet.cursor_key == 1
        app.sheet.move_down(2)
        assert app.sheet.cursor_key == 3
        app.sheet.move_up()
        assert app.sheet.cursor_key == 2
        assert screen_lines(app)[0].rstrip() == " LATE 2  since Tue"


async def test_a_short_screen_scrolls_back_to_the_heading_above_the_first_row() -> None:
    source = Accounts(["late", *range(40)])
    source.rows = {"late": Row("late", "heading", " LATE 40")}
    app = SheetApp(source, show_header=False)
    async with app.run_test(size=(80, 10)) as pilot:
        app.sheet.end()
        app.sheet.home()
        await pilot.pause()
        assert "LATE 40" in screen_lines(app)[0]


async def test_pages_cover_every_row_and_end_at_the_ends() -> None:
    app = SheetApp(Accounts(range(100)))
    async with app.run_test(size=(80, 24)):
        seen: set[int] = set()
        for _ in range(6):
            seen |= set(range(app.sheet.top, app.sheet.top + app.sheet.body_height))
            app.sheet.page_down()
        assert seen >= set(range(100))
        assert app.sheet.cursor_key == 99
        for _ in range(6):
            app.sheet.page_up()
        assert (app.sheet.cursor_key, app.sheet.top) == (0, 0)


async def test_marks_stand_beside_the_sign_of_something_in_the_way() -> None:
    source = Accounts(["g", "i"], g="Globex")
    source.gutters = {"g": "  !", "i": " ! "}
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.mark_all()
        app.sheet.move_to("g", "stage")
        await pilot.pause()
        assert screen_lines(app)[1].startswith(" x!Globex")
        assert screen_lines(app)[2].startswith(" !xAccount i")
        assert app.sheet.marked == ("g", "i")
        assert app.sheet.toggle_mark("g") is False
        await pilot.pause()
        assert screen_lines(app)[1].startswith("  !Globex")
        app.sheet.clear_marks()
        assert app.sheet.marked == ()


async def test_the_other_persons_letter_stands_after_the_name() -> None:
    source = Accounts(["g"], g="Globex")
    source.gutters = {"g": "   b"}
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.move_to("g", "due")
        await pilot.pause()
        line = screen_lines(app)[1]
        assert line[20:24] == "  b1"


async def test_text_of_people_is_shown_as_it_is_and_stays_aligned() -> None:
    source = Accounts(["m", "o", "k", "e"])
    source.named = {
        "m": "[/] [bold]x[/bold]",
        "o": "a\x1b]52;c;eA==\x07b",
        "k": "株式会社日本電気長い名前",
        "e": "Café e\u0301 👩‍💻",
    }
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert "[/] [bold]x[/bold]" in lines[1]
        assert not any(char < " " or char == "\x7f" for line in lines for char in line)
        for line in lines[2:5]:
            assert cell_len(line) == 80
            assert cell_len(line[: line.index("Interest")]) == 25


async def test_ascii_signs_replace_the_others_one_for_one() -> None:
    glyphs.use("ascii")
    app = SheetApp(Accounts(range(2)), show_rule=True)
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.order = ("due", False)
        app.sheet.move_to(1, "stage")
        await pilot.pause()
        lines = screen_lines(app)
        assert all(line.isascii() for line in lines)
        assert lines[1] == "-" * 80
        assert "Due ^" in lines[0]
        assert "[Interest]4 v-1" in lines[3]


async def test_without_rows_the_sentence_that_names_the_next_key_is_shown() -> None:
    app = SheetApp(Accounts([]), empty="No accounts yet. Paste from your spreadsheet, or press a.")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert screen_lines(app)[1].startswith(" No accounts yet.")
        assert app.sheet.move_down() is False


async def test_the_mouse_moves_chooses_and_orders() -> None:
    app = SheetApp(Accounts(range(50)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(Sheet, offset=(27, 4))
        assert app.said[-1] == ("moved", 3, "stage")
        await pilot.click(Sheet, offset=(27, 4), times=2)
        await pilot.pause()
        assert ("chosen", 3) in app.said
        await pilot.click(Sheet, offset=(27, 0))
        assert app.said[-1] == ("header", "stage")
        app.sheet.scroll_rows(10)
        assert app.sheet.top == 10
        assert app.sheet.cursor_key == 10


async def test_a_cells_place_on_the_screen_is_known_while_it_is_visible() -> None:
    app = SheetApp(Accounts(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        region = app.sheet.cell_region(3, "stage")
        assert region is not None
        assert (region.x, region.y, region.width, region.height) == (25, 4, 8, 1)
        assert app.sheet.cell_region(90, "stage") is None
        assert app.sheet.cell_region(3, "nothing") is None


async def test_the_next_hit_is_found_forwards_backwards_and_around() -> None:
    app = SheetApp(Accounts(range(30)))
    async with app.run_test(size=(80, 24)):

        def tens(row: Row) -> bool:
            return isinstance(row.key, int) and row.key % 10 == 0

        assert app.sheet.move_to_next(tens)
        assert app.sheet.cursor_key == 10
        app.sheet.move_to_next(tens, back=True)
        app.sheet.move_to_next(tens, back=True)
        assert app.sheet.cursor_key == 20
        app.sheet.end()
        assert not app.sheet.move_to_next(tens, wrap=False)


async def test_a_smaller_screen_keeps_the_cursor_in_view_and_its_column_on_screen() -> None:
    app = SheetApp(Accounts(range(100)))
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.move_to(20, "cov")
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert app.sheet.cursor_key == 20
        assert app.sheet.cursor_column == "name"
        assert any("Account 20" in line for line in screen_lines(app))


async def test_rows_of_another_layout_have_their_own_columns() -> None:
    source = Accounts(["a", "b"])
    source.rows = {"b": Row("b", layout="hot")}
    app = SheetApp(source)
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.set_columns((Column("name", "", 30), Column("next", "", 20, flex=1)), "hot", cursor_mode="row")
        app.sheet.move_down()
        await pilot.pause()
        line = screen_lines(app)[2]
        assert line.startswith("▐  Account b                      Call Ines")
        assert line.endswith("▌")
