"""Which signs the screen may use: the full set, or plain ASCII where the full set would break the columns.

The signs ● ○ ◐ ▲ █ ─ … are of *ambiguous* width: a terminal under a Chinese, Japanese or Korean locale draws them two
cells wide, one under the C locale may not draw them at all. Code always writes the full set; `to_ascii` translates at
the last moment, where text becomes a line of the screen. Every sign and its translation are one cell wide.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

UNICODE, ASCII = "unicode", "ascii"

_TABLE = {
    "●": "#", "◐": "+", "○": "o", "·": ".", "–": "-", "—": "-", "▲": "^", "▼": "v", "█": "=", "░": ".", "✓": "*",
    "…": "~", "▸": ">", "▾": "v", "◂": "<", "›": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "↻": "@", "×": "x",
    "≠": "#",
    "⋮": ":", "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+",
    "┼": "+", "▐": "[", "▌": "]", "“": '"', "”": '"', "‘": "'", "’": "'",
    "▁": "_", "▂": "_", "▃": ".", "▄": "-", "▅": "-", "▆": "=", "▇": "#",
}  # fmt: skip
_TRANSLATE = str.maketrans(_TABLE)


@dataclass(frozen=True)
class Glyphs:
    """The signs with a meaning, by name. Each is one cell wide."""

    engaged: str = "●"
    contacted: str = "◐"
    identified: str = "○"
    missing: str = "·"
    not_needed: str = "–"
    up: str = "▲"
    down: str = "▼"
    block: str = "█"
    done: str = "✓"
    ellipsis: str = "…"
    folded: str = "▸"
    line: str = "─"
    bar: str = "│"
    cursor_left: str = "▐"
    cursor_right: str = "▌"

    @property
    def ascii(self) -> bool:
        """Whether this is the plain set."""
        return self.line == "-"


_FULL = Glyphs()
_PLAIN = Glyphs(**{name: _TABLE[sign] for name, sign in vars(_FULL).items()})
_chosen: Glyphs | None = None


def detect(environ: Mapping[str, str] | None = None) -> str:
    """`"ascii"` or `"unicode"`: ABM_GLYPHS when it names one, else by the locale (C, POSIX, none, CJK: ASCII)."""
    env = os.environ if environ is None else environ
    wanted = env.get("ABM_GLYPHS", "").strip().lower()
    if wanted in {UNICODE, ASCII}:
        return wanted
    locale = next((env[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if env.get(name)), "C").lower()
    language = locale.split(".")[0].split("_")[0]
    if "utf-8" not in locale and "utf8" not in locale:
        return ASCII
    return ASCII if language in {"zh", "ja", "ko"} else UNICODE


def use(name: str) -> Glyphs:
    """Choose the set for the whole program (`"unicode"`, `"ascii"`, anything else: by the environment)."""
    global _chosen
    chosen = name if name in {UNICODE, ASCII} else detect()
    _chosen = _PLAIN if chosen == ASCII else _FULL
    return _chosen


def current() -> Glyphs:
    """The set in use; asks the environment the first time."""
    return _chosen if _chosen is not None else use("auto")


def to_ascii(text: str) -> str:
    """`text` with every sign of the full set replaced by its plain one; the width in cells stays the same."""
    return text if text.isascii() else text.translate(_TRANSLATE)


def shown(text: str) -> str:
    """`text` as the set in use shows it."""
    return to_ascii(text) if current().ascii else text
