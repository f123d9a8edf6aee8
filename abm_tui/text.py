"""Text from people, on its way in (`clean`) and on its way out (`plain`), and how wide it is.

Every string that reaches the database or the terminal passes through here: nothing a person, a file or a colleague
wrote is ever markup or a command to the terminal.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from rich.text import Text

SHORT_LIMIT = 200
PROSE_LIMIT = 10_000
CELL_LIMIT = 200

# C0 but tab and newline, DEL, C1, soft hyphen, bidi controls, zero-width space, word joiner and kin, separators, BOM,
# interlinear marks, non-characters, tags, lone surrogates. ZWJ and ZWNJ stay: emoji, Persian and Indic need them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
# What may never reach a terminal, in whatever way it came there.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class TooLong(ValueError):
    """The text is over its field's limit. `length` and `limit` in characters."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"too long: {length:,} characters, the limit is {limit:,}")
        self.length, self.limit = length, limit


def clean(text: str, *, multiline: bool = False, limit: int | None = None) -> str:
    """Return `text` as it is stored and shown: NFC, without control, bidi and invisible characters.

    One line unless `multiline`; blanks at both ends go. Raises TooLong above `limit` characters.
    """
    if not (text.isascii() and text.isprintable()):  # plain text, nearly every one, is clean already
        text = unix_lines(text)
        text = _UNWANTED.sub("", text)
        text = text.replace("\t", " ") if multiline else " ".join(text.replace("\t", " ").split("\n"))
        text = unicodedata.normalize("NFC", text)
    text = text.strip()
    if limit is not None and len(text) > limit:
        raise TooLong(len(text), limit)
    return text


def unix_lines(text: str) -> str:
    """The text with one sign for the end of a line; a terminal pastes each as a carriage return."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def blank(text: str) -> bool:
    """Whether nothing is left of `text` once it is cleaned; invisible characters are nothing."""
    return not clean(text)


def fenced(text: str) -> str:
    """The last line of defence before a terminal or a pipe: `text` without any control or bidi character."""
    return CONTROL.sub(" ", text)


def plain(text: str, style: str = "") -> Text:
    """`text` as a Rich Text that shows every character as it is: never markup, never terminal control."""
    from rich.text import Text

    return Text(fenced(text), style=style, no_wrap=True, end="")


def fit(text: str, width: int, *, align: str = "left", ellipsis: str = "…") -> str:
    """`text` in exactly `width` terminal cells: padded, or cut with an ellipsis. Wide characters count two."""
    if width <= 0:
        return ""
    length = cell_len(text)
    if length > width:
        return set_cell_size(set_cell_size(text, width - cell_len(ellipsis)).rstrip() + ellipsis, width)
    pad = " " * (width - length)
    if align == "right":
        return pad + text
    if align == "center":
        half = (width - length) // 2
        return " " * half + text + " " * (width - length - half)
    return text + pad


def shorten(text: str, width: int) -> str:
    """`text`, cut with an ellipsis where it is wider than `width` cells."""
    return text if cell_len(text) <= width else fit(text, width).rstrip()


def count(n: int, one: str, many: str | None = None) -> str:
    """`3 accounts`, `1 account`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def short_amount(value: float) -> str:
    """Money as a grid shows it: 950, 60k, 1.2M."""
    sign, value = ("-" if value < 0 else ""), abs(value)
    if value >= 999_500:
        text = f"{value / 1_000_000:.1f}".removesuffix(".0") + "M"
    elif value >= 1_000:
        text = f"{value / 1_000:.0f}k"
    else:
        text = f"{value:.0f}"
    return sign + text


def fold(text: str) -> str:
    """`text` as it is compared: without case and accents."""
    if text.isascii():
        return text.lower()
    marks = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(c for c in marks if not unicodedata.combining(c)))
