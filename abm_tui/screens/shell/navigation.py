"""Going from screen to screen: top places are made once and kept, everything else stands on one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.routes import DayPage, Route, TopPlace

if TYPE_CHECKING:
    from abm_tui.screens.shell.presence import WhoIsWhere

Make = Callable[[Route, Screen[Any]], Screen[Any]]
"""(route, the screen one comes from) → the screen it leads to: the route table."""


class Navigation:
    """The stack of screens of an app. Today is always at the bottom."""

    def __init__(self, app: App[Any], make: Make, presence: Callable[[], WhoIsWhere]) -> None:
        self._app, self._make, self._presence = app, make, presence
        self._at: TopPlace | None = None
        self._before: list[TopPlace] = []

    def start(self) -> None:
        """The workspace is open: one stands at Today."""
        self._at = DayPage()
        self._presence().here(self._at.name)

    def open(self, route: Route, *, instead: bool = False) -> None:
        """Go somewhere; with `instead` in the place of the screen on top."""
        if isinstance(route, TopPlace):
            self.go(route)
            return
        screen = self._make(route, self._app.screen)
        if instead:
            self._app.switch_screen(screen)
        else:
            self._app.push_screen(screen)

    def go(self, place: TopPlace) -> None:
        """Show a top place, whatever stands on it."""
        app = self._app
        if self._at is not None and place.name != self._at.name:
            self._before.append(self._at)
        self._at = type(place)()
        bottom = place.name == DayPage.name
        while len(app.screen_stack) > (1 if bottom else 2):
            app.pop_screen()
        if not bottom:
            if not app.is_screen_installed(place.name):
                app.install_screen(self._make(place, app.screen), place.name)
            if len(app.screen_stack) == 1:
                app.push_screen(place.name)
            elif app.screen is not app.get_screen(place.name):
                app.switch_screen(place.name)
        self._presence().here(place.name)
        shown = app.screen_stack[0] if bottom else app.get_screen(place.name)
        if isinstance(shown, Place):
            shown.arrive(place)

    def go_back(self) -> bool:
        """The place one was at before; False when there was none."""
        if not self._before:
            return False
        self.go(self._before.pop())
        self._before.pop()
        return True

    # all screens that there are

    @property
    def on_top(self) -> Place | None:
        """The screen one works on; None under help."""
        screen = self._app.screen
        return screen if isinstance(screen, Place) else None

    def places(self) -> Iterator[Place]:
        """Every place that was made, on show or not."""
        kept = [s for s in self._app._installed_screens.values() if isinstance(s, Screen)]
        stack = self._app.screen_stack
        for screen in [*stack, *(s for s in kept if s not in stack)]:
            if isinstance(screen, Place):
                yield screen

    def mark_stale(self) -> None:
        """What is not on top is read again when it is shown."""
        for place in self.places():
            if place is not self._app.screen:
                place.stale = True

    def keep_views(self) -> None:
        """Write down how the screens look: a dropped connection must not cost the filter."""
        for place in self.places():
            if not place.stale:
                place.keep_view()
