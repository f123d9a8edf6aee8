"""The burst guard: text pasted without brackets arrives as keys, and must not run as commands.

Twelve or more printable keys, five or more different ones, in one breath are held, never dropped, and asked about.
What a person types ahead over a slow line passes: a key repeated, short sequences.
"""

from __future__ import annotations

from collections.abc import Sequence

ALONE_SECONDS = 0.002  # a key is a person's when no other comes for so long
BREATH_SECONDS = 0.03  # keys nearer to each other than this came in one breath
QUIET_SECONDS = 0.3  # the question listens once nothing has come for so long
LEAST_KEYS = 12
LEAST_DIFFERENT = 5
_WRITTEN = {"space": " ", "enter": "\n", "ctrl+j": "\n", "tab": "\t"}


def writes(key: str) -> bool:
    """Whether the key writes something, in a text."""
    return len(key) == 1 or key in _WRITTEN


def looks_pasted(keys: Sequence[str]) -> bool:
    """Whether keys that came in one breath look like pasted text."""
    written = [key for key in keys if writes(key)]
    return len(written) >= LEAST_KEYS and len(set(written)) >= LEAST_DIFFERENT


def as_text(keys: Sequence[str]) -> str:
    """The keys as the text they probably were."""
    return "".join(_WRITTEN.get(key, key) for key in keys if writes(key))
