"""Overlays that repaint only themselves, and a screen that does not repaint when the focus moves.

Textual redraws the whole screen when a widget appears or disappears (the order of all the others changes) and when
the focus moves: 4 kB each at 80x24. An overlay here is therefore always there: closed, it is parked above the screen.
"""

from __future__ import annotations

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

_PARKED = (0, -200)
PARKED_CSS = "position: absolute; overlay: screen; offset: 0 -200;"
"""What an overlay's own CSS begins with: Textual takes default CSS from the first base class only."""


class QuietScreen(Screen[None]):
    """A screen whose focus changes repaint only the two widgets concerned. Screens of the program derive from it."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)


class Overlay(Widget):
    """A widget over the others at a place of the screen, in cells. Mount it once, directly on the screen.

    A second base class beside the widget it makes an overlay of.
    """

    _is_open = False
    _back_to: Widget | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return self._is_open

    def lift(self, x: int, y: int, width: int, height: int) -> None:
        """Put it at a place of the screen and give it the focus."""
        if not self._is_open:
            self._back_to = self.screen.focused
        self._is_open = True
        origin = self.parent.content_region.offset if isinstance(self.parent, Widget) else self.screen.region.offset
        self.styles.width, self.styles.height = width, height
        self.styles.offset = (x - origin.x, y - origin.y)
        self.can_focus = True
        self.screen.set_focus(self, scroll_visible=False)

    def close(self) -> None:
        """Take it away and give the focus back. Nothing happens when it is closed already."""
        if not self._is_open:
            return
        self._is_open = False
        self.styles.offset = _PARKED
        back, self._back_to = self._back_to, None
        if self.screen.focused in {self, None}:
            give_back(self.screen, back)
        self.can_focus = False


def give_back(screen: Screen[object], widget: Widget | None) -> None:
    """The focus to `widget`, if it is still there; else to nobody, so that keys reach the screen."""
    screen.set_focus(widget if widget is not None and widget.is_attached else None, scroll_visible=False)
