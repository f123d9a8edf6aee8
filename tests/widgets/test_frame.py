"""The lines around every screen: places, context, keys, status."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from sheet_of_accounts import screen_lines
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from abm_tui import glyphs
from abm_tui.widgets import fence
from abm_tui.widgets.bars import bar, steps
from abm_tui.widgets.frame import ContextLine, FooterLine, TabsLine
from abm_tui.widgets.frame import Rule as RuleLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.panes import Pane, PaneRule, boxed, side_by_side
from abm_tui.widgets.status import StatusLine

HINTS = [
    ("Enter", "edit"), ("1-5", "set"), ("x", "mark"), ("s", "set"), ("f", "filter"), ("d", "done"),
    ("P", "play"), ("v", "card"),
]  # fmt: skip
PLACES = ("Today", "Targets", "Committees", "Plays", "Review", "Health")


class FrameApp(App[object]):
    """The frame without a place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self.context = TabsLine(PLACES, "Targets"), ContextLine(' List 1 "Tier 1"', "20 of 32 targets")
        self.footer = FooterLine(HINTS)
        self.status, self.body = StatusLine(self.footer), Lines()
        self.body.can_focus = True
        self.said: list[Any] = []

    CSS = "Lines { height: 1; } #body { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield self.tabs
        yield self.context
        yield RuleLine()
        self.body.id = "body"
        yield self.body
        yield self.status
        yield self.footer

    def on_mount(self) -> None:
        self.tabs.show_presence([("ana · ", ""), ("bo: Plays", "other")])
        self.body.focus()

    def on_tabs_line_tab_chosen(self, event: TabsLine.TabChosen) -> None:
        self.said.append(event.name)

    def on_footer_line_hint_chosen(self, event: FooterLine.HintChosen) -> None:
        self.said.append(event.key)


async def test_the_frame_looks_as_designed_at_80_columns() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[0] == " Today  TARGETS  Committees  Plays  Review  Health              ana · bo: Plays "
        assert lines[1] == ' List 1 "Tier 1"' + " " * 47 + "20 of 32 targets "
        assert lines[2] == "─" * 80
        assert lines[23] == " Enter edit  1-5 set  x mark  s set  f filter  d done  P play  v card    ? : q  "


@pytest.mark.parametrize("width", [20, 24, 40, 60, 80, 120, 200])
async def test_the_footer_keeps_its_tail_and_two_cells_free_at_any_width(width: int) -> None:
    app = FrameApp()
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        line = screen_lines(app)[23]
        assert cell_len(line.rstrip()) <= width - 2
        assert line.rstrip().endswith("? : q")
        words = " ".join(line.split()).removesuffix("? : q").strip()
        assert " ".join(f"{key} {label}" for key, label in HINTS).startswith(words)
        assert {cell_len(text) for text in screen_lines(app)} == {width}


async def test_a_title_can_stand_where_the_places_are() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.tabs.show_title(" Targets › INITECH")
        await pilot.pause()
        assert screen_lines(app)[0].startswith(" Targets › INITECH  ")
        app.tabs.show_tabs("Plays")
        await pilot.pause()
        assert "PLAYS" in screen_lines(app)[0]


async def test_places_and_keys_can_be_clicked() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(TabsLine, offset=(18, 0))
        await pilot.click(FooterLine, offset=(13, 0))
        await pilot.click(FooterLine, offset=(75, 0))
        assert app.said == ["Committees", "1-5"]


async def test_user_text_in_the_frame_is_never_markup_nor_control() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.context.show(" [bold]x[/] \x1b[2J株式会社", "\u202e9")
        app.status.say("[red]gone[/red]\x07 [/]")
        await pilot.pause()
        lines = screen_lines(app)
        assert "[bold]x[/]  [2J株式会社" in lines[1]
        assert "[red]gone[/red]  [/]" in lines[22]
        assert {cell_len(line) for line in lines} == {80}


async def test_a_question_takes_text_shows_its_reading_and_gives_the_focus_back() -> None:
    app = FrameApp()
    got: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.status.ask(
            "Due", "fri", on_submit=got.append, on_change=lambda text: f"→ {text.upper()}", hint="try fri, +3, 2w"
        )
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[21].startswith(" Due fri")
        assert lines[21].rstrip().endswith("→ FRI")
        assert lines[22].startswith(" try fri")
        assert app.footer.dimmed
        await pilot.press("2", "w")
        await pilot.pause()
        assert screen_lines(app)[21].rstrip().endswith("→ 2W")
        await pilot.press("enter")
        await pilot.pause()
        assert got == ["2w"]
        assert not app.status.asking
        assert not app.footer.dimmed
        assert app.focused is app.body
        assert screen_lines(app)[22].strip() == ""


async def test_a_refused_answer_keeps_the_text_and_says_why() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:

        def refuse(text: str) -> bool:
            app.status.say(f'No such day: "{text}".')
            return False

        app.status.ask("Due", on_submit=refuse)
        await pilot.press("3", "1", "enter")
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[21].startswith(" Due 31")
        assert lines[22].startswith(' No such day: "31".')
        await pilot.press("escape")
        await pilot.pause()
        assert not app.status.asking


async def test_what_an_answer_says_stays_after_the_question_is_closed() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.status.ask("Due", on_submit=lambda text: app.status.say(f"Due → {text} · u undo"))
        await pilot.press("f", "r", "i", "enter")
        await pilot.pause()
        assert screen_lines(app)[22].startswith(" Due → fri · u undo")


async def test_lines_under_a_question_grow_with_it() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.status.ask("t Wayne ▸", on_submit=print, on_change=lambda text: [f" + {text}", " Enter log all"])
        await pilot.press("h", "i")
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[20].startswith(" t Wayne ▸ hi")
        assert lines[21].startswith(" + hi")
        assert lines[22].startswith(" Enter log all")


async def test_a_menu_of_two_lines_takes_the_footers_line_and_nothing_above_moves() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        height = app.body.size.height
        app.status.menu("Set on 3:  t tier  o owner\n            a agreement   Esc", keys=["t", "o", "a"])
        await pilot.pause()
        lines = screen_lines(app)
        assert lines[22].startswith(" Set on 3:  t tier")
        assert lines[23].startswith("            a agreement")
        assert app.body.size.height == height
        assert app.status.menu_keys == ("t", "o", "a")
        app.status.clear()
        await pilot.pause()
        assert "? : q" in screen_lines(app)[23]
        assert app.status.menu_keys == ()


async def test_only_changed_lines_are_drawn_again() -> None:
    app = FrameApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.body.set_lines([f"line {i}" for i in range(10)])
        await pilot.pause()
        drawn: list[int] = []
        render = app.body.render_line
        app.body.render_line = lambda y: drawn.append(y) or render(y)  # type: ignore[method-assign,func-returns-value]
        app.body.set_lines([f"line {i}" if i != 4 else [("new", "good")] for i in range(10)])
        await pilot.pause()
        assert drawn == [4]
        app.body.highlight = 7
        await pilot.pause()
        assert screen_lines(app)[10].startswith("▐ine 7")
        assert drawn == [4, 7]


async def test_the_fence_keeps_control_characters_of_any_widget_off_the_terminal() -> None:
    fence.install()
    fence.install()

    class AreaApp(App[object]):
        def compose(self) -> ComposeResult:
            yield TextArea("A\x1b]52;c;x\x1b\\B\u202eC\x9b2J")

    app = AreaApp()
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        sent = "".join(strip.render(app.console) for strip in app.screen._compositor.render_strips())
        assert "\x1b]" not in sent
        assert "\u202e" not in sent
        assert "\x9b" not in sent
        assert "]52;c;x" in sent


def test_panes_stand_side_by_side_at_exact_widths() -> None:
    left = Pane(
        20, [PaneRule("COMMITTEE 4/7"), " EB ● Raj Patel", " 株式会社日本電気株式会社", PaneRule("ACTIVITY"), " Tue"], 1
    )
    right = Pane(19, [PaneRule("NEXT"), " ! Email CFO", PaneRule("PLAY"), "", ""])
    lines = ["".join(text for text, _ in line) for line in side_by_side([left, right], 6, closed=True)]
    assert lines == [
        "─ COMMITTEE 4/7 ────┬─ NEXT ────────────",
        "▐EB ● Raj Patel    ▌│ ! Email CFO       ",
        " 株式会社日本電気株…├─ PLAY ────────────",
        "─ ACTIVITY ─────────┤                   ",
        " Tue                │                   ",
        "────────────────────┴───────────────────",
    ]
    assert {cell_len(line) for line in lines} == {40}


def test_a_box_is_as_wide_as_asked() -> None:
    lines = ["".join(text for text, _ in line) for line in boxed(["start mon 10 nov"], 30, 'Assign "New logo"')]
    assert lines == [
        '┌─ Assign "New logo" ────────┐',
        "│ start mon 10 nov           │",
        "└────────────────────────────┘",
    ]


def test_bars_do_not_lie_at_their_ends() -> None:
    assert bar(0, 10) == "··········"
    assert bar(0.01, 10) == "█·········"
    assert bar(0.99, 10) == "█████████·"
    assert bar(1, 10) == "██████████"
    assert bar(8 / 20, 20, goal=12 / 20) == "████████····|·······"
    assert steps(2, 5) == "██···"
    assert bar(0.5, 0) == ""


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "unicode"),
        ({"LANG": "C"}, "ascii"),
        ({}, "ascii"),
        ({"LANG": "C.UTF-8"}, "unicode"),
        ({"LANG": "ja_JP.UTF-8"}, "ascii"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "POSIX"}, "ascii"),
        ({"LANG": "C", "ABM_GLYPHS": "unicode"}, "unicode"),
        ({"LANG": "de_DE.utf8", "ABM_GLYPHS": "ascii"}, "ascii"),
    ],
)
def test_signs_follow_the_locale_unless_told(environ: dict[str, str], expected: str) -> None:
    assert glyphs.detect(environ) == expected


def test_every_sign_and_its_plain_one_are_one_cell_wide() -> None:
    for sign in glyphs._TABLE:
        assert cell_len(sign) == 1
        assert cell_len(glyphs.to_ascii(sign)) == 1
        assert glyphs.to_ascii(sign).isascii()
    assert glyphs.to_ascii("● 株式 …") == "# 株式 ~"
