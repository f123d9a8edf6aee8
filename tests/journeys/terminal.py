"""A real terminal for tests: a program in a pseudo-terminal (or in tmux inside one), its screen read through pyte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pgdn": "\x1b[6~",
    "pgup": "\x1b[5~",
    "backspace": "\x7f",
}
PATIENCE = 60.0  # seconds until a screen that does not come is a failure
QUIET = 0.12  # seconds without a byte after which a screen is taken as drawn


class Terminal:
    """`keys("x", "enter")` presses, `type("text")` types, `wait("words")` waits for the screen to show them."""

    def __init__(self, argv: list[str], env: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.columns, self.rows = size
        self.raw = b""
        self.pressed = 0
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.child = pexpect.spawn(
            argv[0], argv[1:], env=env, dimensions=(size[1], size[0]), timeout=PATIENCE, encoding=None
        )
        self.child.delaybeforesend = None

    # reading

    def pump(self, seconds: float = QUIET) -> None:
        """Take what comes until nothing has come for `seconds`."""
        while True:
            try:
                data = self.child.read_nonblocking(65536, timeout=seconds)
            except (pexpect.TIMEOUT, pexpect.EOF):
                return
            self.raw += data
            self.stream.feed(_readable(data))

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def wait(self, words: str | Callable[[str], bool]) -> str:
        """Until the screen shows the words (or the test of it holds); fails with the whole screen."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.pump()
            if words in self.text if isinstance(words, str) else words(self.text):
                return self.text
            if not self.child.isalive():
                self.pump()
                break
        if words in self.text if isinstance(words, str) else words(self.text):
            return self.text
        raise AssertionError(f"{words!r} did not come:\n{self.text}")

    # typing

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, waiting for each to be drawn, as a person at a slow line."""
        for key in keys:
            self.child.send(KEYS.get(key, key).encode())
            self.pressed += 1
            self.pump()

    def burst(self, keys: str) -> None:
        """Send keys all at once, as a paste without brackets or a fast typist would."""
        self.child.send(keys.encode())
        self.pump()

    def type(self, text: str) -> None:
        """Type text; it does not count as command keys."""
        self.child.send(text.encode())
        self.pump()

    # the end

    def ended(self) -> int:
        """Wait for the program's end; its exit code (128 + n for signal n)."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        if self.child.exitstatus is not None:
            return int(self.child.exitstatus)
        return 128 + int(self.child.signalstatus or 0)

    def close(self) -> None:
        self.child.close(force=True)


def _readable(data: bytes) -> bytes:
    """pyte does not know the kitty keyboard's question and answers; it would print them."""
    return re.sub(rb"\x1b\[[<>=?]\d*(?:;\d+)*u", b"", data)


def environment(home: Path, **more: str) -> dict[str, str]:
    """A clean environment with an empty home."""
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "VIRTUAL_ENV", "PYTHONPATH", "COVERAGE_PROCESS_START"}}
    return {
        **kept,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "ABM_GLYPHS": "unicode",
        **more,
    }


def abm(*arguments: str) -> list[str]:
    """The command line that starts this very program."""
    return [sys.executable, "-m", "abm_tui", *arguments]


def in_tmux(argv: list[str], env: dict[str, str], folder: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    """The same program inside tmux with its default settings, tmux itself in the pseudo-terminal."""
    tmux = shutil.which("tmux")
    assert tmux is not None
    name = f"abm-{os.getpid()}-{folder.name}"
    base = [tmux, "-L", name, "-f", os.devnull]
    # The status bar takes a line: the program gets the rest.
    return Terminal(
        [*base, "new-session", "-x", str(size[0]), "-y", str(size[1]), "--", *argv], env, (size[0], size[1] + 1)
    )


def stop_tmux(folder: Path) -> None:
    """End the tmux server of a test."""
    name = f"abm-{os.getpid()}-{folder.name}"
    subprocess.run(["tmux", "-L", name, "kill-server"], check=False, capture_output=True)
