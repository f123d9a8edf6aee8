"""What files write where nothing is known."""

from __future__ import annotations

import re

from abm_tui.text import clean

_EMPTY_WORDS = "- -- --- – — . null NULL #N/A #REF! #VALUE! #NAME? #DIV/0! #NULL! #NUM!"
_EMPTY = frozenset(_EMPTY_WORDS.split())
_UNKNOWN = frozenset(("n/a", "n.a.", "k.a.", "unknown", "undefined", "(blank)", "(not set)", "(none)", "not available"))
# All of them, for numbers and days, where no case counts.
SAY_NOTHING = frozenset(word.casefold() for word in _EMPTY) | _UNKNOWN


_FOUND_NOTHING = re.compile(
    r"\W*((no|0|zero) (results?|match(es)?|data|records?|e-?mails?|phones?|domains?|information|info|value)"
    r"( was| were)?( found| available| provided)?|(nothing|none|not) (found|available|provided|specified|disclosed)"
    r"|(e-?mail|phone|domain|profile|company|person) not found|could not find .{0,30}|keine (angabe|daten)n?)\W*",
    re.IGNORECASE,
)
_LONGEST = 50  # characters of what says so


def found_nothing(text: str) -> bool:
    """Whether a cell only says that a program looked and found nothing: `❌ No Result`, `Email not found`."""
    return len(text) < _LONGEST and _FOUND_NOTHING.fullmatch(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a short text only stands where nothing is known. Somebody may be called Null, so case counts there."""
    plain = clean(text)
    return plain in _EMPTY or plain.casefold() in _UNKNOWN
