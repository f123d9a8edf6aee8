"""Everything a screen lists as plain text, with no frames, for selecting with the terminal's own mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len, chop_cells
from textual import events
from textual.app import ComposeResult

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import PLAIN
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.too_small import too_small_lines
from abm_tui.text import clean, fit
from abm_tui.widgets.frame import FooterLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from abm_tui.screens.shell.shell import Shell

_GAP = "  "


class PlainScreen(KeyScreen, inherit_bindings=False):
    """`rows` of cells; the mouse is the terminal's until the screen is left, where it was ours before."""

    FOCUS = PLAIN

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.rows = [[clean(cell, multiline=True) for cell in row] for row in rows]
        page_up = Handler(lambda: self.view.scroll_lines(-max(1, self.view.size.height)))
        page_down = Handler(lambda: self.view.scroll_lines(max(1, self.view.size.height)))
        self.bind(
            {
                Do.UP: Handler(lambda: self.view.scroll_lines(-1)),
                Do.DOWN: Handler(lambda: self.view.scroll_lines(1)),
                Do.PAGE_UP: page_up,
                Do.PREVIOUS_FIELD: page_up,
                Do.PAGE_DOWN: page_down,
                Do.NEXT_FIELD: page_down,
                Do.FIRST: Handler(lambda: self.view.scroll_lines(-len(self.view.lines))),
                Do.LAST: Handler(lambda: self.view.scroll_lines(len(self.view.lines))),
                Do.BACK: Handler(self.close),
            }
        )

    def compose(self) -> ComposeResult:
        self.view = Lines(id="plain-view")
        self.view.styles.height = "1fr"
        yield self.view
        footer = FooterLine()
        yield StatusLine(footer)
        yield footer
        yield too_small_lines()

    def on_mount(self) -> None:
        self.refresh_footer()
        self._give_mouse(ours=False)
        self.say("The mouse selects; your terminal copies. Esc goes back.")

    def on_unmount(self) -> None:
        self._give_mouse(ours=True)

    def _give_mouse(self, *, ours: bool) -> None:
        """A terminal selects only while the program does not listen to the mouse."""
        if cast("Shell", self.app).settings.mouse:
            name = "_enable_mouse_support" if ours else "_disable_mouse_support"
            switch = getattr(self.app._driver, name, None)
            if switch is not None:
                switch()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.view.set_lines(plain_lines(self.rows, event.size.width))


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
