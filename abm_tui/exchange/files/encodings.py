"""Bytes to text: which encoding a file is in, decided from all of it, or a sentence why it cannot be read.

Order of belief: a byte order mark, NUL patterns (UTF-16 and UTF-32 without a mark), strict UTF-8, then one of the
8-bit encodings by how plausible its words look. charset-normalizer alone names short Western text cp1250 or ptcp154,
so it only has a say where neither Windows' nor the Macintosh's Western encoding gives plausible words.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from abm_tui.errors import Fix, Refused, UsageError
from abm_tui.text import clean

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = (
    (b"PK\x03\x04", "a zip archive or a damaged workbook"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"%PDF", "a PDF document"),
    (b"SQLite format 3", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
# Python's, for its own texts and for domains.
_OF_NO_FILE = frozenset(("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"))
_MARKED_UP = (
    (re.compile(rb"\s*<(!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE), "a web page (HTML)"),
    (re.compile(rb"\s*<\?xml\b", re.IGNORECASE), "XML"),
    (re.compile(rb'\s*(\{\s*"[^"\n]*"\s*:|\[\s*\{\s*"[^"\n]*"\s*:)'), "JSON"),
)
_AS_CSV = Fix(command="abm import FILE.csv")
_WESTERN = ("cp1252", "mac_roman", "cp850")
_PLAUSIBLE = 0.15  # share of odd words up to which a reading is believed without a second opinion
_RIGHT = 2  # lines of good UTF-8 for each other one: no text in another encoding is so by chance
_SHOWN = 10  # lines named in one warning
_EVIDENCE = 200_000  # bytes looked at, of the lines beyond ASCII

_WORD = re.compile(r"[^\x00-\x40\[-`{-\x7f]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
# What stands beside words without being a letter (quotes, dashes, signs of money, marks), and what stands within them.
_SIGNS = frozenset("‘’“”„‚‹›«»–—…•™®©°§¿¡€£·ªº\u00a0\u00ad½²³、。「」（）・ー")
_JOINING = frozenset("‘’“”„«»–—·\u00a0\u00ad、。「」（）・ー")


@dataclass(frozen=True)
class Decoded:
    """The text, the name of its encoding, and what a person should check."""

    text: str
    encoding: str
    warnings: list[str] = field(default_factory=list)


def unreadable(name: str, what: str) -> Refused:
    """The refusal of a file, as a sentence that begins with its name."""
    return Refused("unreadable_file", f"{name}: {what}", _AS_CSV)


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """`data` as text. Raises Refused (unreadable_file) for what is no text, UsageError for an unknown `encoding`."""
    if data and not data.strip(b"\x00"):
        raise unreadable(name, "it holds nothing but NUL bytes, as after a broken copy or download. Fetch it again.")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise unreadable(name, "the file is empty. Nothing was imported.")
    if encoding:
        return _as_told(data, name, encoding)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _marked(data, name, marked)
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise unreadable(name, f"this is {what}, not CSV. Save the sheet as CSV (UTF-8) and import that.")
    for begins, what in _MARKED_UP:
        if begins.match(data):
            raise unreadable(
                name, f"this is {what}, not CSV. Open it in a spreadsheet, save it as CSV (UTF-8), import that."
            )
    wide = _without_mark(data)
    if wide:
        return _marked(data, name, wide)
    controls = len(_CONTROL.findall(data[:65536])) / len(data[:65536])
    no_text = unreadable(name, "this is not text. Export it as CSV (UTF-8) and import that.")
    try:
        text = data.decode("utf-8")
        if controls > 0.3:
            raise no_text
        return Decoded(text, "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            cut = Decoded(data[: error.start].decode("utf-8"), "utf-8")
            cut.warnings.append("The file ends in the middle of a character: it was cut.")
            return cut
        if controls > 0.02:
            raise no_text from None
    return _mostly_utf8(data) or _eight_bit(data)


def _as_told(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        known = codecs.lookup(encoding).name
        if known in _OF_NO_FILE:
            raise LookupError(known)
        return _sane(data.decode(known).removeprefix("\ufeff"), name, known)
    except UnicodeDecodeError as error:
        raise unreadable(name, f"it is not {known}: byte {error.start + 1:,} does not fit.") from None
    except (LookupError, ValueError):  # also of base64 and the like, which are no text
        said = f'No encoding is called "{clean(encoding)}". Try utf-8, cp1252 or utf-16.'
        raise UsageError("unknown_encoding", said, Fix(command="--encoding utf-8")) from None


def _marked(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        return _sane(
            data.decode(encoding).removeprefix("\ufeff"), name, encoding.removesuffix("-le").removesuffix("-be")
        )
    except UnicodeDecodeError as error:
        what = f"it begins as {encoding.upper()} but breaks at byte {error.start + 1:,}. Export it again as UTF-8."
        raise unreadable(name, what) from None


def _sane(text: str, name: str, encoding: str) -> Decoded:
    """Refuse text that is mostly NUL: a wide encoding whose mark names another (UTF-32 marked as UTF-16)."""
    if text.count("\x00") * 10 > len(text):
        what = f"it begins as {encoding.upper()} but is something else (broken UTF-32?). Export it again as UTF-8."
        raise unreadable(name, what)
    return Decoded(text, encoding)


def _without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 that came without a mark, by where its NUL bytes stand; else an empty string."""
    head = data[: 4096 - 4096 % 4]
    quarter = max(1, len(head) // 4)
    zeros = [head[i::4].count(0) for i in range(4)]
    full = [z > quarter * 0.6 for z in zeros]
    if full == [False, True, True, True]:
        return "utf-32-le"
    if full == [True, True, True, False]:
        return "utf-32-be"
    if full == [False, True, False, True]:
        return "utf-16-le"
    if full == [True, False, True, False]:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few lines pasted in from elsewhere, read as Windows' Western encoding; None for another encoding."""
    lines, right, odd = [], 0, []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
            right += not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            odd.append(number)
    if right < _RIGHT * len(odd):
        return None
    text = "\n".join(lines)
    some = ", ".join(f"{n:,}" for n in odd[:_SHOWN]) + (" …" if len(odd) > _SHOWN else "")
    named = f"line {some} is" if len(odd) == 1 else f"lines {some} are"
    return Decoded(text, "utf-8", [f"The file is UTF-8, but {named} not: read as cp1252. Look at the letters there."])


def _eight_bit(data: bytes) -> Decoded:
    # Only the lines that tell anything, wherever in the file they stand: the first may come very late.
    telling = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_EVIDENCE]
    best, least = "latin-1", 2.0
    for encoding in _candidates(telling):
        odd = _oddness(telling, encoding)
        if odd < least - 1e-9:
            best, least = encoding, odd
        if least <= _PLAUSIBLE and encoding == _WESTERN[-1]:
            break
    text = data.decode(best, errors="replace")
    words = islice((m.group() for m in _WORD.finditer(text) if not m.group().isascii()), 50)
    sample = max(words, key=len, default="")
    warning = (
        f'The encoding was guessed: {best}, in which a word reads "{sample[:40]}". If that is wrong, pass --encoding.'
    )
    return Decoded(text, best, [warning])


def _candidates(telling: bytes) -> Iterator[str]:
    yield from _WESTERN
    from charset_normalizer import from_bytes  # here: it costs 30 ms and few files need it

    yield "cp1250"
    for match in islice(from_bytes(telling), 3):
        yield match.encoding


def _oddness(telling: bytes, encoding: str) -> float:
    """The share of the words beyond ASCII that no language would write so; 0 is fine, 1 is noise."""
    try:
        text = telling.decode(encoding)
    except UnicodeDecodeError as error:
        # Only the last character may be cut: the evidence ends somewhere.
        if error.end < len(telling) - 4:
            return 1.0
        text = telling[: error.start].decode(encoding)
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(_is_odd, words)) / len(words) if words else 1.0


def _is_odd(word: str) -> bool:
    """Whether a word mixes cases or scripts as no language does, or is made of signs."""
    accented = other = plain = 0
    small = any(map(str.islower, word))
    for i, char in enumerate(word):
        inside = 0 < i < len(word) - 1
        if char.isascii():
            plain += 1
            continue
        if not char.isalpha():
            if char not in (_JOINING if inside and word[i - 1].isalpha() and word[i + 1].isalpha() else _SIGNS):
                return True
            continue
        if char.isupper() and small and i and word[i - 1].isalpha():
            return True
        if char.islower() and inside and word[i - 1].isupper() and word[i + 1].isupper():
            return True
        if ord(char) < 0x250:
            accented += 1
        else:
            other += 1
    if other:
        return bool(plain or accented)
    return accented >= 3 and accented * 2 > len(word)
