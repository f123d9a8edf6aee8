"""A program in a pseudo-terminal, and a stopwatch beside it: when something is on screen, how a key is answered.

Times are taken as bytes arrive, before they are made into a screen. A key has *settled* with the last byte before a
pause.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pgup": "\x1b[5~",
    "pgdn": "\x1b[6~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "space": " ",
    "backspace": "\x7f",
}
PAUSE = 0.15  # s without a byte: the program has answered (an inspector that follows the cursor comes after 50 ms)
_BURST = 0.02  # s between bytes that belong to one paint
_LONGEST = 5.0  # s a key is waited for
# Sequences pyte takes for text: the kitty keyboard protocol's pushes and pops, XTVERSION's question.
_FOREIGN = re.compile(rb"\x1b\[[<>=?][0-9;]*[uq]")


# A text, or a test of the lines.
Seen = str | Callable[[list[str]], bool]


class Gone(Exception):
    """The program ended, or what was waited for did not come; the message holds the screen."""


@dataclass(frozen=True)
class KeyAnswer:
    """How one key was answered: ms until the first paint was whole, ms until the last byte, and the bytes of both.

    They differ where something follows by design once the cursor rests.
    """

    painted: float
    settled: float
    size: int
    painted_size: int


@dataclass(frozen=True)
class KeyAnswers:
    """How a key pressed many times was answered."""

    each: tuple[KeyAnswer, ...]

    @property
    def painted(self) -> float:
        return statistics.median(a.painted for a in self.each)

    @property
    def painted_p95(self) -> float:
        ordered = sorted(a.painted for a in self.each)
        return ordered[round(0.95 * (len(ordered) - 1))]

    @property
    def settled(self) -> float:
        return statistics.median(a.settled for a in self.each)

    @property
    def size(self) -> float:
        return statistics.median(a.size for a in self.each)

    @property
    def painted_size(self) -> float:
        return statistics.median(a.painted_size for a in self.each)


class Terminal:
    """Runs a program in a terminal of `columns` × `rows`. Use it in a `with`: at its end the program is killed."""

    def __init__(
        self, command: Sequence[str], columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._kept = b""
        self.first_rows = 0.0  # s from the start to the first rows, where somebody waited for them
        self.begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(columns), LINES=str(rows), **(env or {})
            )
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    # seeing

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display]

    def shows(self, text: str) -> bool:
        return any(text in line for line in self._screen.display)

    def wait_for(self, seen: Seen, timeout: float = 60.0) -> float:
        """Seconds from the program's start until `seen` (a text, or a test of the lines) was on screen."""
        deadline = time.perf_counter() + timeout
        while True:
            if self._seen(seen):
                return time.perf_counter() - self.begun
            if time.perf_counter() > deadline:
                what = seen if isinstance(seen, str) else "what was waited for"
                raise Gone(f"{what} did not appear in {timeout:.0f} s\n" + "\n".join(self.lines))
            data = self._read(0.05)
            if data:
                arrived = time.perf_counter()
                self._feed(data)
                if self._seen(seen):
                    return arrived - self.begun

    def _seen(self, seen: Seen) -> bool:
        return self.shows(seen) if isinstance(seen, str) else seen(self.lines)

    # typing

    def press(self, key: str, pause: float = PAUSE, until: Seen | None = None) -> KeyAnswer:
        """Send one key (a name of KEYS, or the characters themselves) and wait until it has settled.

        With `until` it has not settled before that is on screen. Raises Gone when it does not come.
        """
        self.drain(0.02)
        begun = time.perf_counter()
        os.write(self._fd, KEYS.get(key, key).encode())
        size = painted_size = 0
        painted = last = begun
        there = until is None
        while True:
            data = self._read(pause if size and there else _LONGEST)
            if not data:
                break
            now, size = time.perf_counter(), size + len(data)
            if painted == begun or (painted == last and now - last < _BURST):
                painted, painted_size = now, size
            last = now
            self._feed(data)
            there = there or self._seen(until or "")
        if not there:
            raise Gone(f"nothing more came after {key}\n" + "\n".join(self.lines))
        return KeyAnswer((painted - begun) * 1e3, (last - begun) * 1e3, size, painted_size)

    def press_all(self, *keys: str) -> KeyAnswer:
        """Several keys, each after the one before has settled; how the last was answered."""
        return [self.press(key) for key in keys][-1]

    def times(self, key: str, n: int, pause: float = PAUSE) -> KeyAnswers:
        return KeyAnswers(tuple(self.press(key, pause) for _ in range(n)))

    def send(self, text: str) -> None:
        """Only send, without waiting."""
        os.write(self._fd, text.encode())

    def drain(self, pause: float = PAUSE) -> int:
        """Read until nothing has come for `pause` seconds; returns the bytes."""
        size = 0
        while data := self._read(pause):
            size += len(data)
            self._feed(data)
        return size

    # the program itself

    def idle(self, seconds: float) -> tuple[float, float]:
        """(bytes a second, percent of one CPU) while nobody types."""
        self.drain(0.5)
        cpu, begun, size = self._cpu(), time.perf_counter(), 0
        while (left := seconds - (time.perf_counter() - begun)) > 0:
            size += len(self._read(left))
        passed = time.perf_counter() - begun
        return size / passed, 100 * (self._cpu() - cpu) / passed

    def memory(self) -> float:
        """The most memory it has used, in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def _cpu(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self, timeout: float) -> bytes:
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return b""
        try:
            return os.read(self._fd, 1 << 16)
        except OSError:
            said = next((line for line in reversed(self.lines) if line), "")
            raise Gone(f"the program ended: {said}\n" + "\n".join(self.lines)) from None

    def _feed(self, data: bytes) -> None:
        data = self._kept + data
        # A sequence cut in two waits for its other half.
        cut = data.rfind(b"\x1b", max(0, len(data) - 16))
        whole = cut < 0 or re.fullmatch(rb"\x1b(\[[<>=?]?[0-9;:$ ]*[@-~]|[^\[].*|\[.*[@-~].*)", data[cut:], re.DOTALL)
        self._kept = b"" if whole else data[cut:]
        self._stream.feed(_FOREIGN.sub(b"", data if whole else data[:cut]))
