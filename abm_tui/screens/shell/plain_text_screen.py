"""Everything a screen lists as plain text, with no frames, for selecting with the terminal's own mouse."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells
from textual import events
from textual.app import ComposeResult

from abm_tui.keymap.focuses import PLAIN
from abm_tui.screens.shell.key_screen import TOO_SMALL, KeyScreen
from abm_tui.text import clean, fit
from abm_tui.widgets.frame import FooterLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.status import StatusLine

_GAP = "  "


class PlainScreen(KeyScreen, inherit_bindings=False):
    """`rows` of cells; the mouse is the terminal's until the screen is left (`mouse`: whether it was ours before)."""

    FOCUS = PLAIN

    def __init__(self, rows: Sequence[Sequence[str]], mouse: bool) -> None:
        super().__init__()
        self.rows, self.mouse = [[clean(cell, multiline=True) for cell in row] for row in rows], mouse

    def compose(self) -> ComposeResult:
        self.view = Lines(id="plain-view")
        self.view.styles.height = "1fr"
        yield self.view
        footer = FooterLine()
        yield StatusLine(footer)
        yield footer
        yield Lines([(f" {line}", "bold") for line in TOO_SMALL.split("\n")], id="too-small")

    def on_mount(self) -> None:
        self.refresh_footer()
        self._give_mouse(ours=False)
        self.say("The mouse selects; your terminal copies. Esc goes back.")

    def on_unmount(self) -> None:
        self._give_mouse(ours=True)

    def _give_mouse(self, *, ours: bool) -> None:
        """A terminal selects only while the program does not listen to the mouse."""
        if self.mouse:
            name = "_enable_mouse_support" if ours else "_disable_mouse_support"
            switch = getattr(self.app._driver, name, None)
            if switch is not None:
                switch()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.view.set_lines(plain_lines(self.rows, event.size.width))

    def act_up(self) -> None:
        self.view.scroll_lines(-1)

    def act_down(self) -> None:
        self.view.scroll_lines(1)

    def act_page_up(self) -> None:
        self.view.scroll_lines(-max(1, self.view.size.height))

    def act_page_down(self) -> None:
        self.view.scroll_lines(max(1, self.view.size.height))

    def act_first(self) -> None:
        self.view.scroll_lines(-len(self.view.lines))

    def act_last(self) -> None:
        self.view.scroll_lines(len(self.view.lines))

    act_next_field, act_previous_field = act_page_down, act_page_up

    def act_back(self) -> None:
        self.app.pop_screen()


def plain_lines(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Rows in columns where that fits in `width` cells, else cell behind cell, broken over lines."""
    table = [row for row in rows if len(row) > 1]
    most = max(map(len, table), default=0)
    widths = [max((cell_len(row[n]) for row in table if n < len(row)), default=0) for n in range(most)]
    aligned = sum(w + len(_GAP) for w in widths) <= width and not any("\n" in cell for row in rows for cell in row)
    lines: list[str] = []
    for row in rows:
        if len(row) > 1 and aligned:
            lines.append(_GAP.join(fit(cell, w) for cell, w in zip(row, widths, strict=False)).rstrip())
            continue
        for line in _GAP.join(cell for cell in row if cell).split("\n"):
            lines += chop_cells(line, max(1, width)) or [""]
    return lines
