"""What reaches the terminal: overlays repaint only themselves, nothing depends on colour, nothing heavy is imported."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from sheet_of_accounts import COLUMNS, Accounts
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.screen import Screen

from abm_tui.widgets.dropdown import DropDown, Option
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.frame import FooterLine, TabsLine
from abm_tui.widgets.overlay import QuietScreen
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.status import StatusLine


class WholeApp(App[object]):
    """A sheet in its frame, with everything that opens over it."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.editor, self.list = Sheet(COLUMNS), CellEditor(), DropDown()
        self.footer = FooterLine([("Enter", "edit")])
        self.status = StatusLine(self.footer)

    def get_default_screen(self) -> Screen[Any]:
        return QuietScreen(id="_default")

    def compose(self) -> ComposeResult:
        yield TabsLine(("Today", "Targets"), "Targets")
        yield self.sheet
        yield self.status
        yield self.footer
        yield self.editor
        yield self.list

    def on_mount(self) -> None:
        self.sheet.set_source(Accounts(range(100)))
        self.sheet.focus()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The cells sent to the terminal, one number an update."""
    cells: list[int] = []
    original = Compositor.render_update

    def render_update(self: Compositor, full: bool = False, **options: Any) -> Any:
        cells.append(self.size.area if full else sum(region.area for region in self._dirty_regions))
        return original(self, full, **options)

    monkeypatch.setattr(Compositor, "render_update", render_update)
    return cells


async def test_what_opens_over_the_sheet_repaints_only_itself(painted: list[int]) -> None:
    app = WholeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        region = app.sheet.cell_region(0, "stage")
        assert region is not None
        painted.clear()
        app.editor.open(region, "Interest", committed=lambda *_: None, cancelled=lambda: None)
        await pilot.pause()
        await pilot.press("f", "r")
        app.editor.close()
        await pilot.pause()
        app.status.menu("Set on 3: t tier\n  a agreement")
        await pilot.pause()
        app.status.clear()
        await pilot.pause()
        options = [Option("1", "Awareness"), Option("2", "Interest")]
        app.list.open(options, region, picked=print, cancelled=print, unanswered=print)
        await pilot.pause()
        app.list.close()
        await pilot.pause()
        assert painted
        assert max(painted) <= 2 * 80
        assert app.focused is app.sheet


async def test_a_changed_row_is_set_off_once_and_then_looks_as_before() -> None:
    app = WholeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        plain = app.sheet.render_line(4)
        app.sheet.flash(3)
        assert app.sheet.render_line(4) != plain
        app.sheet._end_flash((3,))
        assert app.sheet.render_line(4) == plain


async def test_the_cursor_is_reverse_video_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = WholeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.sheet.move_to(1, "stage")
        await pilot.pause()
        strip = app.screen._compositor.render_strips()[3]
        assert [s.text for s in strip if s.style is not None and s.style.reverse] == ["Interest"]
        colours = [c for s in strip if s.style for c in (s.style.color, s.style.bgcolor) if c and c.triplet]
        assert all(c.triplet and len({*c.triplet}) == 1 for c in colours)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_another_theme_changes_the_colours_and_nothing_else(theme: str) -> None:
    app = WholeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = [strip.text for strip in app.screen._compositor.render_strips()]
        app.theme = theme if theme in app.available_themes else "textual-ansi"
        await pilot.pause()
        assert [strip.text for strip in app.screen._compositor.render_strips()] == before
        tones = {app.sheet.tone(name).color for name in ("good", "attention", "other")}
        assert len(tones) == 3


def test_widgets_import_nothing_heavy() -> None:
    names = "sheet editor dropdown status frame lines panes bars fence overlay"
    code = "import sys\n" + "\n".join(f"import abm_tui.widgets.{name}" for name in names.split())
    code += "\nprint([m for m in sys.modules if m in ('sqlmodel', 'sqlalchemy', 'pydantic', 'rapidfuzz', 'dateutil')])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
