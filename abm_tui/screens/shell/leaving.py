"""Leaving cleanly: on SIGTERM and SIGHUP, when the terminal is gone, and when it has stopped reading.

Textual alone leaves the terminal raw on a signal, and spins at 100 % CPU when an SSH connection drops with SIGHUP
ignored. A stalled terminal blocks its event loop, so the last resort does not rely on the loop.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from types import FrameType

GRACE_SECONDS = 1.0
_WATCH_MS = 1_000
# What undoes everything the screen switched on: paste, wrapping, mouse, alternate screen, cursor, focus, colours.
_RESTORE = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[<u\x1b[?1049l\x1b[?25h"
    b"\x1b[?1004l\x1b[0m"
)


def install(leave: Callable[[int], object], loop: asyncio.AbstractEventLoop) -> threading.Event:
    """From now on `leave(exit code)` is called on the loop when it is time to go; after a second without it, we go.

    Returns the event to set once the normal way out has been taken. Does nothing without a terminal.
    """
    done = threading.Event()
    stdin = sys.__stdin__
    if stdin is None or not stdin.isatty() or threading.current_thread() is not threading.main_thread():
        return done
    fd = stdin.fileno()
    attributes = _attributes(fd)

    def hard(code: int) -> None:
        if done.wait(GRACE_SECONDS):
            return
        _restore(fd, attributes)
        os._exit(code)

    def go(code: int) -> None:
        threading.Thread(target=hard, args=(code,), daemon=True).start()
        try:
            loop.call_soon_threadsafe(leave, code)
        except RuntimeError:
            # The loop is closed already: the normal way out is being taken.
            return

    def on_signal(number: int, _frame: FrameType | None) -> None:
        go(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)

    def watch() -> None:
        poll = select.poll()
        poll.register(fd, 0)
        while not done.is_set():
            if any(what & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, what in poll.poll(_WATCH_MS)):
                go(129)
                return

    threading.Thread(target=watch, daemon=True, name="terminal-watch").start()
    return done


def _attributes(fd: int) -> list[object] | None:
    import termios

    try:
        return list(termios.tcgetattr(fd))
    except termios.error:
        return None


def _restore(fd: int, attributes: list[object] | None) -> None:
    import termios

    try:
        out = sys.__stderr__.fileno() if sys.__stderr__ is not None else 2
        os.set_blocking(out, False)
        os.write(out, _RESTORE)
        if attributes is not None:
            termios.tcsetattr(fd, termios.TCSANOW, attributes)  # type: ignore[arg-type]
    except (OSError, termios.error):
        # The terminal is gone; there is nothing left to restore.
        return
