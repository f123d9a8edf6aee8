"""AbmApp: the terminal workspace. The frame is on the screen before the workspace is open."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from abm_tui import __version__
from abm_tui.errors import AbmError
from abm_tui.screens.shell import leaving
from abm_tui.screens.shell.key_guard import KeyGuardApp
from abm_tui.screens.shell.pending_edits import Waiting
from abm_tui.screens.shell.place import Place
from abm_tui.screens.targets.screen import TargetsScreen
from abm_tui.widgets import fence

if TYPE_CHECKING:
    from abm_tui.screens.shell.presence import Presence
    from abm_tui.store import Done, Store
    from abm_tui.store.pause_return import Returning
    from abm_tui.store.unit import ChangeFact

POLL_SECONDS = 0.25
BUSY_SECONDS = 0.25  # how long a key may wait for a busy file
BUSY_REST = 8  # polls that are left out after one found the file shut
LOOK_EVERY = 4  # polls between two looks round: presence may be a second old
PRELOAD_SECONDS = 0.3


@dataclass(frozen=True)
class Settings:
    """What a person may choose; see the configuration file."""

    theme: str = "textual-dark"
    mouse: bool = True
    notice: str = ""  # said once at the start
    forgiving: bool = True  # an error nobody foresaw is a sentence and a report; tests want to see it


class AbmApp(KeyGuardApp, inherit_bindings=False):
    """`open_store` is called once the frame stands; an error it raises is shown and leaves nothing open."""

    CSS_PATH = "abm.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []  # noqa: RUF012  every key is read from the table of actions
    TITLE = "abm"

    def __init__(self, open_store: Callable[[], Store], settings: Settings | None = None) -> None:
        super().__init__()
        self._open_store = open_store
        self.settings = settings or Settings()
        self._store: Store | None = None
        self.failure: AbmError | None = None
        self._left: threading.Event | None = None
        self._place = ""
        self._places_before: list[str] = []
        self._around: Presence | None = None
        self._beats = 0
        self._rest = 0
        self.waiting = Waiting(self._place_on_top)
        self._returning: Returning | None = None

    def get_default_screen(self) -> Screen[Any]:
        """Targets is always at the bottom: its frame stands while the workspace is being opened."""
        return TargetsScreen()

    def on_mount(self) -> None:
        self.theme = self.settings.theme
        self.animation_level = "none"
        fence.install()
        self._left = leaving.install(lambda code: self.exit(return_code=code), asyncio.get_running_loop())
        self.call_after_refresh(self._open)

    @property
    def store(self) -> Store:
        assert self._store is not None, "the workspace is not open yet"
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether the workspace is open."""
        return self._around is not None

    @property
    def around(self) -> Presence:
        assert self._around is not None, "the workspace is not open yet"
        return self._around

    def _open(self) -> None:
        try:
            self._store = self._open_store()
        except AbmError as error:
            self.failure = error
            self.exit(return_code=error.exit_code)
            return
        from abm_tui.screens.shell.presence import Presence
        from abm_tui.store.pause_return import Returning

        self._store.wait_at_most(BUSY_SECONDS)
        self._returning = Returning()
        self._around = Presence(self._store)
        self.set_interval(POLL_SECONDS, self._poll)
        self._place = "targets"
        self.around.here("targets")
        assert isinstance(self.screen, TargetsScreen)
        self.screen.opened()
        self.call_after_refresh(self._started)
        if self.settings.notice:
            self.call_after_refresh(self._say, self.settings.notice)

    def _started(self) -> None:
        """Rows are on the screen: what is there by now stays; load the other places before they are asked for."""
        gc.freeze()
        self._keep_views()
        self._end_pauses()
        self.set_timer(PRELOAD_SECONDS, self._preload)

    def _end_pauses(self) -> None:
        """Whose pause is over comes back, where there is a slot."""
        done = self._returning.look(self.store) if self._returning else None
        if done is not None:
            (self.screen.after if isinstance(self.screen, Place) else self.wrote)(done)

    def _preload(self) -> None:
        from abm_tui.screens.route_table import preload

        if preload():
            self.set_timer(PRELOAD_SECONDS, self._preload)

    def on_unmount(self) -> None:
        if self._store is not None:
            self.around.leave()
            self._store.close()

    # places

    def go(self, place: str) -> None:
        """Show a top place, whatever stands on it."""
        from abm_tui.screens.route_table import make

        if self._place and place != self._place:
            self._places_before.append(self._place)
        self._place = place
        while len(self.screen_stack) > (1 if place == "targets" else 2):
            self.pop_screen()
        if place != "targets":
            if not self.is_screen_installed(place):
                self.install_screen(make(place), place)
            if len(self.screen_stack) == 1:
                self.push_screen(place)
            elif self.screen is not self.get_screen(place):
                self.switch_screen(place)
        self.around.here(place)

    def go_back(self) -> bool:
        """The place one was at before; False when there was none."""
        if not self._places_before:
            return False
        place = self._places_before.pop()
        self.go(place)
        self._places_before.pop()
        return True

    def open_card(self, account_id: int, walk: list[int] | None = None) -> None:
        """The account card; `walk` is the list that n and p go through."""
        from abm_tui.screens.card.screen import CardScreen

        self.push_screen(CardScreen(account_id, walk or [account_id]))

    def _place_on_top(self) -> Place | None:
        """The screen one works on; None under help."""
        return self.screen if isinstance(self.screen, Place) else None

    # one's own writes, and the other person's

    def wrote(self, done: Done) -> None:
        """Screens that are not on top read again when shown."""
        if done.changes:
            self._mark_stale()

    def _mark_stale(self) -> None:
        for screen in self._all_screens():
            if isinstance(screen, Place) and screen is not self.screen:
                screen.stale = True

    def _all_screens(self) -> list[Screen[Any]]:
        installed = [s for s in self._installed_screens.values() if isinstance(s, Screen)]
        return [*self.screen_stack, *(s for s in installed if s not in self.screen_stack)]

    def _poll(self) -> None:
        """What others wrote since; nothing redraws when nothing happened."""
        if self._store is None or not self.screen_stack:
            return
        self.waiting.beat()
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
        if self.around.beat_is_due():
            self._keep_views()
            self._end_pauses()
            self.around.beat()
        self._beats += 1
        if self._beats % LOOK_EVERY == 0 and self.around.look_round() and isinstance(self.screen, Place):
            self.screen.others_moved()

    def _show_others(self, changes: list[ChangeFact]) -> None:
        self._mark_stale()
        if isinstance(self.screen, Place):
            self.screen.hear(changes, mine=False)

    # the other person, and how the screens look

    def at_account(self, place: str, account_id: int | None) -> None:
        """The cursor stands on an account: the other person sees it a second later, not at every key."""
        self.around.at_account(place, account_id)

    def presence_line(self) -> list[tuple[str, str]]:
        """Who is here, for line 1: `ana · bo: Globex`."""
        return self.around.line()

    def others_at(self, account_id: int) -> str:
        """The letter of somebody else who is at this account, or nothing."""
        return self.around.letter_at(account_id)

    def account_name(self, account_id: int | None) -> str:
        """The name of an account, "" for none."""
        return self.around.account_name(account_id)

    def remember(self, name: str, state: dict[str, Any]) -> None:
        """Keep how a place looked, for the next start."""
        self.around.remember(name, state)

    def remembered(self, name: str) -> dict[str, Any]:
        """How a place looked last time."""
        return self.around.remembered(name)

    def _keep_views(self) -> None:
        """Write down how the screens look: a dropped connection must not cost the filter."""
        for screen in self._all_screens():
            if isinstance(screen, Place) and not screen.stale:
                screen.keep_view()

    def exit(self, *args: Any, **kwargs: Any) -> None:
        if self._store is not None:
            self.failure = self.waiting.last_try(self._store) or self.failure
            self._keep_views()
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
