"""The filter: one line of text that says which accounts to show.

Words are AND-ed; `,` means or; `-` means not; `field:value` and `= != > >= < <=` compare; quotes keep spaces; bare
words are looked for in name, domain, industry, notes, tags and people; `#tag` is a tag; flags such as `overdue` stand
alone. Text that is wrong or unfinished never raises: the term is left out and named in `problems`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from abm_tui.rules.filter.fields import (
    ALIASES,
    FIELDS,
    FLAG_NEEDS,
    FLAGS,
    SPECS,
    AccountRow,
    FilterRow,
    Vocabulary,
    flag_test,
    tag_set,
)
from abm_tui.rules.filter.pieces import Piece, Term, split
from abm_tui.rules.filter.terms import field_test
from abm_tui.rules.filter.values import BadFilterValue, Test, Today, nearest
from abm_tui.text import fold

__all__ = [
    "FIELDS",
    "FLAGS",
    "AccountRow",
    "Filter",
    "FilterChip",
    "FilterRow",
    "Problem",
    "Vocabulary",
    "parse",
]

Row = TypeVar("Row", bound=FilterRow)


@dataclass(frozen=True)
class Problem:
    """A term that is wrong: where it stands, and what was probably meant ("" = no idea). It is not applied.

    The one exception is a bare word next to a flag's name (`overdu`): it is still looked for as text.
    """

    start: int
    end: int
    word: str
    suggestion: str
    message: str


@dataclass(frozen=True)
class FilterChip:
    """One term as typed, and where it stands in the text. `ok` is false where it is not applied."""

    text: str
    start: int
    end: int
    ok: bool


@dataclass(frozen=True)
class Filter:
    """A filter that was read. `needs` names what must be loaded: derived, people, roles, deals, runs, changes, fit."""

    text: str
    chips: tuple[FilterChip, ...] = ()
    problems: tuple[Problem, ...] = ()
    needs: frozenset[str] = frozenset()
    canonical: str = ""
    tests: tuple[Test, ...] = ()

    def __str__(self) -> str:
        return self.canonical

    def __bool__(self) -> bool:
        """Whether it can hide a row at all."""
        return bool(self.tests)

    def matches(self, row: FilterRow) -> bool:
        """Whether the row passes every term."""
        return all(test(row) for test in self.tests)

    def select(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that match, in their order: term by term, the cheap ones first."""
        kept = list(rows)
        for test in self.tests:
            kept = [row for row in kept if test(row)]
        return kept


def parse(text: str, today: date, vocabulary: Vocabulary | None = None) -> Filter:
    """Read a filter. Never raises; what does not fit is in `problems`. Pure: `today` is the day it is asked on."""
    now = Today(today, vocabulary or Vocabulary())
    chips: list[FilterChip] = []
    problems: list[Problem] = []
    tests: list[tuple[int, Test]] = []
    needs: set[str] = set()
    terms = split(text)
    for term in terms:
        source = text[term.start : term.end]
        test: Test | None = None
        try:
            test, term_needs, cost = _compile(term, now)
            tests.append((cost, test))
            needs |= term_needs
            hint = _flag_meant(term)
            if hint:
                message = f'Looking for "{term.pieces[0].text}" as text. Did you mean {hint}?'
                problems.append(Problem(term.start, term.end, source, hint, message))
        except BadFilterValue as error:
            message = (
                f"{error.message}." if not error.suggestion else f"{error.message}. Did you mean {error.suggestion}?"
            )
            problems.append(Problem(term.start, term.end, source, error.suggestion, message))
        chips.append(FilterChip(source, term.start, term.end, test is not None))
    tests.sort(key=lambda pair: pair[0])
    return Filter(
        text,
        tuple(chips),
        tuple(problems),
        frozenset(needs - {""}),
        " ".join(str(term) for term in terms),
        tuple(test for _, test in tests),
    )


def _compile(term: Term, now: Today) -> tuple[Test, set[str], int]:
    """The test of a term, what it needs, and how dear it is. Raises BadFilterValue."""
    compiled = [_field(term, piece, now) if term.field else _bare(piece, now) for piece in term.pieces]
    if term.field and not compiled:
        _known_field(term, "")
        raise BadFilterValue(f"{term.field}{term.op} needs a value")
    negated = term.negated != (term.op == "!=")
    test = _either([test for test, _, _ in compiled])
    return _not(test) if negated else test, {needs for _, needs, _ in compiled}, max(cost for _, _, cost in compiled)


def _either(tests: list[Test]) -> Test:
    if len(tests) == 1:
        return tests[0]
    return lambda row: any(test(row) for test in tests)


def _not(test: Test) -> Test:
    return lambda row: not test(row)


def _known_field(term: Term, value: str) -> None:
    if term.field not in SPECS:
        meant = nearest(term.field, [*SPECS, *ALIASES])
        suggestion = f"{meant}{term.op}{value}" if meant else ""
        raise BadFilterValue(f'No field "{term.field}" (quotes look for it as text)', suggestion)


def _field(term: Term, piece: Piece, now: Today) -> tuple[Test, str, int]:
    _known_field(term, str(piece))
    op = "=" if term.op == "!=" else term.op
    try:
        test, needs = field_test(term.field, op, piece.text.strip(), now)
    except BadFilterValue as error:
        meant = f'"{error.suggestion}"' if " " in error.suggestion else error.suggestion
        raise BadFilterValue(error.message, f"{term.field}{term.op}{fold(meant)}" if meant else "") from None
    return test, needs, 1


def _bare(piece: Piece, now: Today) -> tuple[Test, str, int]:
    word = fold(piece.text.strip())
    if not piece.quoted and word.startswith("#") and len(word) > 1:
        return _has_tag(word[1:]), "", 1
    if not piece.quoted and word in FLAGS:
        return flag_test(word, now.vocabulary), FLAG_NEEDS.get(word, ""), 0
    return _has_text(word), "people", 2


def _has_tag(tag: str) -> Callable[[FilterRow], bool]:
    return lambda row: tag in tag_set(row.account.tags)


def _has_text(word: str) -> Callable[[FilterRow], bool]:
    return lambda row: word in row.haystack


def _flag_meant(term: Term) -> str:
    """The flag that is one slip of the finger away from a bare word, or nothing."""
    if term.field or len(term.pieces) != 1 or term.pieces[0].quoted:
        return ""
    word = fold(term.pieces[0].text)
    if word in FLAGS or len(word) < 4:
        return ""
    sign = "-" if term.negated else ""
    return next((sign + flag for flag in FLAGS if len(flag) >= 4 and _one_slip(word, flag)), "")


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter added, left out, changed or swapped with its neighbour makes `b` of `a`."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    x, y = a[same:], b[same:]
    return x[1:] == y or x == y[1:] or x[1:] == y[1:] or (x[:2] == y[:2][::-1] and x[2:] == y[2:])
