"""A filter's text taken apart: into terms, and each term into its field, its comparison and the values it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from abm_tui.rules.filter.fields import ALIASES
from abm_tui.text import fold

_QUOTES = '"“”„'
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)(:?(?:>=|<=|!=|=|>|<)|:)")


@dataclass(frozen=True)
class Piece:
    """One of the values between the commas of a term."""

    text: str
    quoted: bool

    def __str__(self) -> str:
        # Would be read as something else at a term's start.
        alike = self.text.startswith("-") or _FIELD.match(self.text)
        return f'"{self.text}"' if self.quoted or alike else self.text


@dataclass(frozen=True)
class Term:
    """One term: where it stands in the text, and what it says of a field."""

    start: int
    end: int
    negated: bool
    field: str  # "" = bare words
    op: str
    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return ("-" if self.negated else "") + self.field + self.op + ",".join(str(piece) for piece in self.pieces)


def split(text: str) -> list[Term]:
    """The terms of `text`: runs without blanks, save within quotes. An open quote runs to the end."""
    return [term for term in _terms(text) if term.field or term.pieces]


def _terms(text: str) -> Iterable[Term]:
    start, quoted = -1, False
    for at, char in enumerate(text + " "):
        if char in _QUOTES and at < len(text):
            quoted = not quoted
        if char.isspace() and (not quoted or at == len(text)):
            if start >= 0:
                yield _read(text, start, at)
            start = -1
        elif start < 0:
            start = at


def _read(text: str, start: int, end: int) -> Term:
    raw = text[start:end]
    negated = raw.startswith("-")
    raw = raw[negated:]
    found = _FIELD.match(raw)
    if not found:
        return Term(start, end, negated, "", "", _values(raw))
    name = fold(found[1]).replace("-", "_")
    op = found[2] if found[2] == ":" else found[2].removeprefix(":")
    return Term(start, end, negated, ALIASES.get(name, name), op, _values(raw[found.end() :]))


def _values(raw: str) -> tuple[Piece, ...]:
    """The values between the commas that stand outside quotes; empty ones, still being typed, are left out."""
    pieces, letters, quoted, inside = [], "", False, False
    for char in raw + ",":
        if char in _QUOTES:
            inside, quoted = not inside, True
        elif char == "," and not inside:
            if letters.strip():
                pieces.append(Piece(letters, quoted))
            letters, quoted = "", False
        else:
            letters += char
    if letters[:-1].strip():  # a quote was left open: the comma that ends the text went into it
        pieces.append(Piece(letters[:-1], True))
    return tuple(pieces)
