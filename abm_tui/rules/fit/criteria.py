"""A criterion's filter, asked of a company: yes, no, or unknown where the field it asks about is empty (S002).

The words are those of the filter, but only of fields that say what the company is. What we do with it, its people and
its score cannot make it fit: that would be reasoning in a circle.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, cast

from abm_tui.errors import Fix, Refused
from abm_tui.models.account_fields import AccountFact
from abm_tui.rules.filter.fields import FLAGS, SPECS, FilterRow, Vocabulary
from abm_tui.rules.filter.filter import parse
from abm_tui.rules.filter.pieces import Piece, Term, split
from abm_tui.rules.filter.terms import field_test
from abm_tui.rules.filter.values import Test, Today

COMPANY_FIELDS = tuple(name for name, spec in SPECS.items() if spec.column)
_ANY_DAY = date(2000, 1, 1)
_FIX = Fix("g f", 'abm framework set "icp.CODE.test=employees>=500 industry:bank"')


@dataclass(slots=True)
class _Company:
    """What a test of the filter reads of an account when only the account is asked."""

    account: AccountFact


@dataclass(frozen=True)
class _Asked:
    """One term: of which column, and a test for each of its values; `whether` it asks if there is anything at all."""

    column: str
    negated: bool
    pieces: tuple[tuple[Test, bool], ...]  # (test, whether)

    def answer(self, company: _Company) -> bool | None:
        empty = getattr(company.account, self.column) in (None, "")
        row, unknown = cast("FilterRow", company), False
        for test, whether in self.pieces:
            if empty and not whether:
                unknown = True
            elif test(row):
                return not self.negated
        return None if unknown else self.negated


@dataclass(frozen=True)
class CriterionQuestion:
    """What became of a criterion: its answer, and the columns it rests on, or, where unknown, those that are empty."""

    answer: bool | None
    columns: tuple[str, ...]


class CompanyTest:
    """A criterion's filter, compiled. `columns` are the account's columns it reads, in the order it names them."""

    def __init__(self, terms: tuple[_Asked, ...]) -> None:
        self._terms = terms
        self.columns = tuple(dict.fromkeys(term.column for term in terms))
        self.read: Callable[[AccountFact], Any] = attrgetter(*self.columns)

    def __call__(self, account: AccountFact) -> CriterionQuestion:
        """Yes if every term is; no as soon as one is known to be no, whatever is unknown beside it; else unknown."""
        company = _Company(account)
        answers = [(term.column, term.answer(company)) for term in self._terms]
        for wanted in (False, None):
            columns = tuple(dict.fromkeys(column for column, answer in answers if answer is wanted))
            if columns:
                return CriterionQuestion(wanted, columns)
        return CriterionQuestion(True, self.columns)


def company_test(expression: str, today: date) -> CompanyTest:
    """The test that a criterion's filter is on `today`. Raises Refused with a sentence for what is none (S002)."""
    now = Today(today, Vocabulary())
    found = parse(expression, today)
    terms = split(expression)
    if not terms:
        raise _refused("A criterion needs a filter: employees>=500 industry:bank,insurance.")
    for term in terms:
        _check(term)
    if found.problems:
        raise _refused(found.problems[0].message.replace(" (quotes look for it as text)", ""))
    return CompanyTest(tuple(_compiled(term, now) for term in terms))


def check_test(expression: str) -> str:
    """The criterion's filter as it is kept: tidy, without the blanks too many. Raises Refused with a sentence."""
    company_test(expression, _ANY_DAY)
    return " ".join(str(term) for term in split(expression))


def _compiled(term: Term, now: Today) -> _Asked:
    op = "=" if term.op == "!=" else term.op
    pieces = _tagged(term) if not term.field else [(term.field, op, piece) for piece in term.pieces]
    tests = tuple(
        (field_test(name, asks, piece.text.strip(), now)[0], _about_emptiness(name, piece))
        for name, asks, piece in pieces
    )
    return _Asked(SPECS[pieces[0][0]].column, term.negated != (term.op == "!="), tests)


def _tagged(term: Term) -> list[tuple[str, str, Piece]]:
    return [("tag", "=", piece) for piece in term.pieces]


def _about_emptiness(name: str, piece: Piece) -> bool:
    """Whether `industry:none` or `timeframe:any` is asked: an empty field is an answer to these."""
    word = piece.text.strip().lower()
    return word == "none" or (word == "any" and SPECS[name].kind == "day")


def _check(term: Term) -> None:
    """Raises Refused for a term that asks about anything but the company."""
    if not term.field:
        if all(piece.text.startswith("#") and len(piece.text) > 1 and not piece.quoted for piece in term.pieces):
            return
        word = term.pieces[0].text
        if word.lower() in FLAGS:
            raise _refused(f'"{word}" says how the work stands, not what the company is. {_there_are()}')
        quoted = f'"{word}"' if " " in word else word
        raise _refused(f'"{word}" alone looks everywhere. Name the field: industry:{quoted}, tech:{quoted}, #tag.')
    if term.field in SPECS and not SPECS[term.field].column:
        raise _refused(f"{term.field} says how the work stands, not what the company is. {_there_are()}")


def _there_are() -> str:
    return f"A criterion asks about {', '.join(COMPANY_FIELDS)}."


def _refused(sentence: str) -> Refused:
    return Refused("bad_criterion", sentence, _FIX)
