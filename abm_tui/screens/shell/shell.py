"""The program, as the screens see it: what the app offers to every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.screens.shell.routes import Route

if TYPE_CHECKING:
    from abm_tui.screens.shell.drafts import Drafts
    from abm_tui.screens.shell.presence import WhoIsWhere
    from abm_tui.screens.shell.settings import Settings
    from abm_tui.screens.shell.writer import Writer
    from abm_tui.store import Done, Store


class Shell(Protocol):
    """Under all screens: the workspace, the one writer, where the others are, and the ways from screen to screen."""

    settings: Settings
    writer: Writer

    @property
    def store(self) -> Store: ...
    @property
    def is_open(self) -> bool: ...
    @property
    def presence(self) -> WhoIsWhere: ...
    @property
    def drafts(self) -> Drafts: ...

    def open(self, route: Route, *, instead: bool = False) -> None:
        """Go somewhere; with `instead` in the place of the screen on top."""

    def go_back(self) -> bool:
        """To the top place one was at before; False when there was none."""

    def wrote(self, done: Done) -> None:
        """Something of one's own was written: what is not on top is read again when shown."""

    def unexpected(self, error: Exception) -> str:
        """Write a report of an error nobody foresaw; returns the sentence for the person."""

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Quit."""
