"""Long work beside the screen: a bar in the status line, Esc cancels, keys typed ahead wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from abm_tui.errors import AbmError, Refused
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.menus import CANCEL
from abm_tui.widgets.bars import bar

if TYPE_CHECKING:
    from textual.timer import Timer

    from abm_tui.exchange.plan.row_progress import Progress
    from abm_tui.screens.shell.host import PlaceHost
    from abm_tui.store import Store

T = TypeVar("T")
_PAINT_SECONDS = 0.1
_BAR = 20  # cells


class Cancelled(Refused):
    """The person cancelled; nothing of the work stays."""

    def __init__(self, nothing: str) -> None:
        super().__init__("cancelled", f"Cancelled. Nothing was {nothing}.")


class BackgroundWork:
    """What a place lets run in a thread, on a view of the workspace of its own; one thing at a time."""

    def __init__(self, place: PlaceHost) -> None:
        self._place = place
        self._cancel = False
        self.runs = False  # whether something does
        self._painter: Timer | None = None
        self._progress = ("", 0, 0)
        self._verb = self._painted = self._if_cancelled = ""
        self._kept_keys: list[str] = []

    def start(
        self,
        verb: str,
        job: Callable[[Store, Progress], T],
        then: Callable[[T], object],
        failed: Callable[[AbmError], object] | None = None,
        *,
        nothing: str = "imported",
    ) -> None:
        """Run `job` in a thread, then `then` with what it returns. `verb` is said meanwhile: "Reading a.csv".

        `failed` hears of an AbmError; without it the refusal is said. `job` is cancelled where it tells its progress;
        then it is said that `nothing` of it was done: "imported".
        """
        self._if_cancelled = nothing
        self._cancel, self._verb, self._progress = False, verb, ("", 0, 0)
        self.runs = True
        self._painter = self._place.set_interval(_PAINT_SECONDS, self._paint_again)
        self._paint()
        self._place.run_worker(self._run(job, then, failed or self._place.refused))

    async def _run(
        self, job: Callable[[Store, Progress], T], then: Callable[[T], object], failed: Callable[[AbmError], object]
    ) -> None:
        place = self._place

        def run() -> T:
            store = place.store.beside()
            try:
                return job(store, self._tell)
            finally:
                store.close()

        answer: Callable[[], Any]
        try:
            value = await asyncio.to_thread(run)
        except AbmError as error:
            problem = error

            def answer() -> object:
                return failed(problem)
        except Exception as error:
            self._ended()
            place.say(place.unexpected(error), "attention")
            self._kept_keys.clear()
            return
        else:

            def answer() -> object:
                return then(value)

        self._ended()
        place.attempt(answer)
        keys, self._kept_keys = self._kept_keys, []
        self._hand_on(keys)

    def _tell(self, what: str, done: int, of: int) -> None:
        """Called in the thread."""
        self._progress = (what, done, of)
        if self._cancel:
            raise Cancelled(self._if_cancelled)

    def _ended(self) -> None:
        if self._painter is not None:
            self._painter.stop()
        self._painter, self.runs = None, False
        if self._place.said[0] == self._painted:
            self._place.say("")

    def _hand_on(self, keys: Sequence[str]) -> None:
        """Keys typed ahead go, one by one, to the screen that stands then, once it is there."""
        screen = self._place.app.screen
        if keys and isinstance(screen, KeyScreen):
            screen.call_after_refresh(self._press_on, screen, keys)

    def _press_on(self, screen: KeyScreen, keys: Sequence[str]) -> None:
        screen.press(keys[0])
        self._hand_on(keys[1:])

    def _paint(self) -> None:
        _, done, of = self._progress
        if self._cancel:
            self._painted = "Cancelling: what was begun is taken back …"
        elif of:
            self._painted = f"{self._verb}  {bar(done / of, _BAR)} {100 * done // of} %  Esc cancels"
        else:
            self._painted = f"{self._verb} …  Esc cancels"
        self._place.say(self._painted)

    def _paint_again(self) -> None:
        """What somebody else said meanwhile stays."""
        if self.runs and self._place.said[0] == self._painted:
            self._paint()

    def take_key(self, key: str) -> None:
        """A key while something runs: Esc cancels, others wait."""
        if key in CANCEL:
            self._cancel = True
            self._kept_keys.clear()
            self._paint()
        else:
            self._kept_keys.append(key)

    def stop(self) -> None:
        """The place goes away."""
        self._cancel = True
