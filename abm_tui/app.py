"""AbmApp: the terminal workspace. The frame is on the screen before the workspace is open."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from abm_tui import __version__
from abm_tui.errors import AbmError
from abm_tui.screens.route_table import make, preload
from abm_tui.screens.shell import leaving
from abm_tui.screens.shell.drafts import Drafts
from abm_tui.screens.shell.key_guard import KeyGuardApp
from abm_tui.screens.shell.navigation import Navigation
from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.routes import DayPage, Route
from abm_tui.screens.shell.settings import Settings
from abm_tui.screens.shell.writer import Writer
from abm_tui.widgets import fence
from abm_tui.widgets.terminal_cursor import SHOW, cell_of

if TYPE_CHECKING:
    from abm_tui.screens.shell.presence import WhoIsWhere
    from abm_tui.store import Done, Store
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.pause_return import PauseReturn

POLL_SECONDS = 0.25
BUSY_SECONDS = 0.25  # how long a key may wait for a busy file
BUSY_REST = 8  # polls that are left out after one found the file shut
LOOK_EVERY = 4  # polls between two looks round: presence may be a second old
PRELOAD_SECONDS = 0.3


class AbmApp(KeyGuardApp, inherit_bindings=False):
    """`open_store` is called once the frame stands; an error it raises is shown and leaves nothing open."""

    CSS_PATH = "abm.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []  # every key is read from the table of actions
    TITLE = "abm"

    def __init__(self, open_store: Callable[[], Store], settings: Settings | None = None) -> None:
        super().__init__()
        self._open_store = open_store
        self.settings = settings or Settings()
        self._store: Store | None = None
        self.failure: AbmError | None = None
        self._left: threading.Event | None = None
        self._presence: WhoIsWhere | None = None
        self._drafts: Drafts | None = None
        self._beats = 0
        self._rest = 0
        self.navigation = Navigation(self, make, lambda: self.presence)
        self.writer = Writer(lambda: self.store, lambda: self.navigation.on_top)
        self._returning: PauseReturn | None = None

    def get_default_screen(self) -> Screen[Any]:
        """Today is always at the bottom: its frame stands while the workspace is being opened."""
        return make(DayPage(), None)

    def on_mount(self) -> None:
        self.theme = self.settings.theme
        self.animation_level = "none"
        fence.install()
        self._show_cursor()
        self.app_resume_signal.subscribe(self, lambda _: self._show_cursor())
        self._left = leaving.install(lambda code: self.exit(return_code=code), asyncio.get_running_loop())
        self.call_after_refresh(self._open)

    def _show_cursor(self) -> None:
        """Textual hides the terminal's cursor whenever it takes the terminal."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(SHOW)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Every paint leaves the terminal's cursor on what is selected; Textual has no other hook for it."""
        place = cell_of(self.screen)
        if place is not None:
            self.cursor_position = place
        super()._display(screen, renderable)

    @property
    def store(self) -> Store:
        assert self._store is not None, "the workspace is not open yet"
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether the workspace is open."""
        return self._presence is not None

    @property
    def presence(self) -> WhoIsWhere:
        assert self._presence is not None, "the workspace is not open yet"
        return self._presence

    @property
    def drafts(self) -> Drafts:
        assert self._drafts is not None, "the workspace is not open yet"
        return self._drafts

    def _open(self) -> None:
        try:
            self._store = self._open_store()
        except AbmError as error:
            self.failure = error
            self.exit(return_code=error.exit_code)
            return
        from abm_tui.screens.shell.presence import WhoIsWhere
        from abm_tui.store.pause_return import PauseReturn

        self._store.wait_at_most(BUSY_SECONDS)
        self._returning = PauseReturn()
        self._presence, self._drafts = WhoIsWhere(self._store), Drafts(self._store)
        self.set_interval(POLL_SECONDS, self._poll)
        self.navigation.start()
        if isinstance(self.screen, Place):
            self.screen.opened()
        self.call_after_refresh(self._started)
        if self.settings.notice:
            self.call_after_refresh(self._say, self.settings.notice)
        elif self._store.upgraded:
            self.call_after_refresh(self._say_upgrade)

    def _say_upgrade(self) -> None:
        """Once, when the file came to this version: what stands against a new rule."""
        from abm_tui.store.care.against_rules import against_rules

        notice = self.store.read(against_rules).notice()
        if notice:
            self._say(notice)

    def _started(self) -> None:
        """Rows are on the screen: what is there by now stays; load the other places before they are asked for."""
        gc.freeze()
        self.navigation.keep_views()
        self._end_pauses()
        self.set_timer(PRELOAD_SECONDS, self._preload)

    def _end_pauses(self) -> None:
        """Whose pause is over comes back, where there is a slot: nobody's edit, so the next poll brings it here."""
        done = self._returning.look(self.store) if self._returning else None
        if done is not None:
            self._say(done.label)

    def _preload(self) -> None:
        if self.screen_stack and preload(self.screen):
            self.set_timer(PRELOAD_SECONDS, self._preload)

    def on_unmount(self) -> None:
        if self._store is not None:
            self.presence.leave()
            self._store.close()

    def open(self, route: Route, *, instead: bool = False) -> None:
        """Go somewhere; with `instead` in the place of the screen on top."""
        self.navigation.open(route, instead=instead)

    def go_back(self) -> bool:
        """To the top place one was at before; False when there was none."""
        return self.navigation.go_back()

    # one's own writes, and the other person's

    def wrote(self, done: Done) -> None:
        """Screens that are not on top read again when shown."""
        self.writer.note(done.changes)
        if done.changes:
            self.navigation.mark_stale()

    def _poll(self) -> None:
        """What others wrote since; nothing redraws when nothing happened."""
        if self._store is None or not self.screen_stack:
            return
        self.writer.beat()
        if self._rest:
            self._rest -= 1
            return
        try:
            changes = [c for c in self._store.poll() if c.who != self._store.who]
        except AbmError as error:
            self._say(error.message)
            return
        if self._store.busy:
            self._rest = BUSY_REST
            return
        if isinstance(self.screen, Place) and self.screen.stale:
            self.screen.reload()  # it could not be read when it was shown
        if changes:
            self._show_others(changes)
        if self.presence.beat_is_due():
            self.navigation.keep_views()
            self._end_pauses()
            self.presence.beat()
        self._beats += 1
        if self._beats % LOOK_EVERY == 0 and self.presence.look_round() and isinstance(self.screen, Place):
            self.screen.others_moved()

    def _show_others(self, changes: list[ChangeFact]) -> None:
        self.navigation.mark_stale()
        if isinstance(self.screen, Place):
            self.screen.hear(changes, mine=False)

    def exit(self, *args: Any, **kwargs: Any) -> None:
        if self._store is not None:
            self.failure = self.writer.last_try() or self.failure
            self.navigation.keep_views()
        super().exit(*args, **kwargs)

    def left(self) -> None:
        """The terminal is as it was: the watch over leaving may rest."""
        if self._left is not None:
            self._left.set()

    def _say(self, text: str) -> None:
        if isinstance(self.screen, Place):
            self.screen.say(text)

    def unexpected(self, error: Exception) -> str:
        """Write a report of an error nobody foresaw; returns the sentence for the person. Nothing is half written."""
        import traceback

        report = self.store.path.with_name("abm-report.txt")
        head = f"abm {__version__}, {datetime.now().isoformat(timespec='seconds')}"
        lines = [head, *traceback.format_exception(error)]
        try:
            report.write_text("\n".join(lines), encoding="utf-8")
        except OSError:
            return f"That did not work ({type(error).__name__}); nothing was changed. u and ? still work."
        return f"That did not work ({type(error).__name__}); nothing was changed. A report is in {report.name}."


def run_app(open_store: Callable[[], Store], settings: Settings | None = None) -> int:
    """Run the terminal workspace; returns its exit code. A workspace that cannot be opened raises its AbmError."""
    app = AbmApp(open_store, settings)
    try:
        app.run(mouse=app.settings.mouse)
    finally:
        app.left()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
