"""The frame of a place: the places in line 1, the context in line 2, the status line and the keys at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual.widget import Widget

from abm_tui.screens.shell.tabs import TABS
from abm_tui.screens.shell.too_small import too_small_lines
from abm_tui.widgets.dropdown import DropDown
from abm_tui.widgets.frame import ContextLine, FooterLine, TabsLine
from abm_tui.widgets.status import StatusLine


class PlaceFrame:
    """What frames the body of one place, which stands under the tab `tab` ("" for a screen below a place)."""

    def __init__(self, tab: str) -> None:
        self._tab = TABS.get(tab, "")
        self._tabs, self._context = TabsLine(list(TABS.values()), self._tab), ContextLine()
        footer = FooterLine()
        self._foot: Sequence[Widget] = (StatusLine(footer), footer, DropDown(), too_small_lines())

    def widgets(self, body: Sequence[Widget]) -> Iterator[Widget]:
        """All widgets of the place, from above."""
        yield from (self._tabs, self._context, *body, *self._foot)

    def show(self, heading: str, presence: list[tuple[str, str]], context: tuple[Any, Any]) -> None:
        """Lines 1 and 2. A `heading` stands in the place of the tabs; `context` is what is left and right in line 2."""
        if heading:
            self._tabs.show_title(heading)
        else:
            self._tabs.show_tabs(self._tab)
        self._tabs.show_presence(presence)
        self._context.show(*context)
