"""ICP fit (S000, S002, S003, S004): weighted criteria, each yes, no or unknown, and whether the company matches.

Fit is the weight met of the weight known. What is not known counts neither for nor against; too little known is no
match and no "no match" either, but something to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.account_fields import ACCOUNT_FIELDS, AccountFact
from abm_tui.models.derived import CriterionAnswer, Fit
from abm_tui.rules.fit.criteria import check_test, company_test
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework.parts import CriterionRule, FitRule
from abm_tui.rules.score.bands import unknown
from abm_tui.text import short_amount, shorten
from abm_tui.when import say_day

__all__ = [
    "answer_word",
    "answers",
    "check_test",
    "company",
    "fit",
    "judge",
    "match_text",
    "needs",
    "read_answer",
    "with_answer",
]

NO_ICP = Fit()
_WORDS: Mapping[str, bool] = MappingProxyType({"yes": True, "no": False})
_KEPT = 20_000  # answers remembered a criterion; more different values than that are worked out again
_ICPS = 8
_SHOWN = 40

Judged = tuple[int | None, int, bool | None]
Ask = Callable[[AccountFact], CriterionAnswer]


def fit(account: AccountFact, fw: Framework, today: date) -> Fit:
    """How well the company fits the ICP on `today`, and whether it matches (S002).

    Share = weight met ÷ weight known, known = weight known ÷ weight of all criteria, in whole percent, never rounded
    up. Match = see `judge`. Without an ICP everything is None.
    """
    if not fw.icp:
        return NO_ICP
    return _icp(fw, today).fit(account)


def judge(found: tuple[CriterionAnswer, ...], rule: FitRule) -> Judged:
    """(share, known, match) of a company's answers (S002).

    A match is at least `match_share` of the known weight met, with at least `known_share` of all weight known and
    every must a known yes. A must that is known to fail is no match, and so is a share below with enough known and
    every must answered. Everything else is unknown: research it. One criterion alone, however heavy, is never enough.
    """
    every = sum(one.weight for one in found)
    known = sum(one.weight for one in found if one.answer is not None)
    met = sum(one.weight for one in found if one.answer)
    share = met * 100 // known if known else None
    musts = [one.answer for one in found if one.must]
    enough = _several(found) and known * 100 >= every * rule.known_share
    if False in musts:
        match: bool | None = False
    elif share is None or not enough or None in musts:
        match = None
    else:
        match = share >= rule.match_share
    return share, known * 100 // every, match


def _several(found: tuple[CriterionAnswer, ...]) -> bool:
    return sum(one.answer is not None for one in found) > 1


def match_text(found: Fit, rule: FitRule) -> str:
    """One sentence for the match as it stands: what decides it, or what has to be found out first (S002, S004)."""
    if found.known is None:
        return "There is no ICP yet: criteria are set in the framework."
    if found.match:
        return f"Matches the ICP: {found.share} % of what is known is met, {found.known} % is known."
    failed = [one.name for one in found.criteria if one.must and one.answer is False]
    if failed:
        return f"No ICP match: {' and '.join(failed)} {'is' if len(failed) == 1 else 'are'} a must."
    if found.match is False:
        return f"No ICP match: {found.share} % of what is known is met, {rule.match_share} % are needed."
    research = ", ".join(unknown(found))
    if not research:
        return "Unknown: one criterion is not an ICP. More are set in the framework."
    open_musts = [one.name for one in found.criteria if one.must and one.answer is None]
    if open_musts:
        return f"Unknown: a must is open. Research {research}."
    if found.known < rule.known_share:
        return f"Unknown: {found.known} % is known, {rule.known_share} % are needed. Research {research}."
    return f"Unknown: one known criterion is not a match. Research {research}."


def needs(rule: CriterionRule, account: AccountFact, today: date) -> str:
    """The column of the account that a filter criterion looks at: an empty one first. "" for a question."""
    if rule.ask:
        return ""
    return company_test(rule.test, today)(account).columns[0]


def company(row: Mapping[str, Any]) -> AccountFact:
    """An account's row as the criteria see it."""
    return AccountFact(**{name: row[name] for name in AccountFact.__dataclass_fields__ if name in row})


# questions answered by hand


def answers(criteria: str) -> Mapping[str, bool]:
    """The answers an account keeps, `code=yes;code=no`, by code; what is neither yes nor no is no answer."""
    return _answers(criteria) if criteria else MappingProxyType({})


@lru_cache(maxsize=8192)
def _answers(criteria: str) -> Mapping[str, bool]:
    pairs = (part.partition("=") for part in criteria.split(";"))
    found = {code.strip(): _WORDS.get(word.strip().lower()) for code, _, word in pairs}
    return MappingProxyType({code: word for code, word in found.items() if word is not None})


def with_answer(criteria: str, code: str, answer: bool | None) -> str:
    """The kept answers with one of them given, changed or (None) taken back; the others stay in their order."""
    kept = {**answers(criteria)}
    if answer is None:
        kept.pop(code, None)
    else:
        kept[code] = answer
    return ";".join(f"{name}={'yes' if yes else 'no'}" for name, yes in kept.items())


def answer_word(answer: bool | None) -> str:
    """`yes`, `no`, `unknown`: an answer as people say it."""
    return {True: "yes", False: "no", None: "unknown"}[answer]


def read_answer(text: str) -> bool | None:
    """What was answered to a question: yes, no, or unknown, also by their beginnings. Raises Refused."""
    bare = text.strip().lower()
    if bare in {"", "-", "?", "none", "open"} or (bare and "unknown".startswith(bare)):
        return None
    for word, answer in _WORDS.items():
        if word.startswith(bare):
            return answer
    raise Refused("no_such_answer", f'Neither yes, no nor unknown: "{text}".')


# compiled once for a framework and a day


class _Icp:
    """The criteria of a framework, compiled. Answers are remembered by the values they rest on."""

    def __init__(self, icp: tuple[CriterionRule, ...], rule: FitRule, today: date) -> None:
        self.icp = icp  # kept: it is known by its identity
        self._rule = rule
        self._asks = tuple(_asked(one, today) if one.test else _question(one) for one in icp)
        self._judged: dict[tuple[bool | None, ...], Judged] = {}

    def fit(self, account: AccountFact) -> Fit:
        found = tuple([ask(account) for ask in self._asks])
        key = tuple([one.answer for one in found])
        judged = self._judged.get(key)
        if judged is None:
            judged = self._judged[key] = judge(found, self._rule)
        return Fit(*judged, found)


_compiled: dict[tuple[int, int], _Icp] = {}


def _icp(fw: Framework, today: date) -> _Icp:
    key = id(fw.icp), today.toordinal()
    known = _compiled.get(key)
    if known is None or known.icp is not fw.icp or known._rule is not fw.fit:
        if len(_compiled) >= _ICPS:
            _compiled.clear()
        known = _compiled[key] = _Icp(fw.icp, fw.fit, today)
    return known


def _question(rule: CriterionRule) -> Ask:
    """Answered by hand: yes, no, or not yet."""
    code = rule.code
    yes, no, nothing = (
        CriterionAnswer(code, rule.name, rule.weight, rule.must, answer, because)
        for answer, because in ((True, "answered yes"), (False, "answered no"), (None, f"not answered: {rule.ask}"))
    )

    def ask(account: AccountFact) -> CriterionAnswer:
        answer = answers(account.criteria).get(code) if account.criteria else None
        return nothing if answer is None else yes if answer else no

    return ask


def _asked(rule: CriterionRule, today: date) -> Ask:
    """Answered by the account's fields."""
    test = company_test(rule.test, today)
    read, known = test.read, dict[object, CriterionAnswer]()

    def ask(account: AccountFact) -> CriterionAnswer:
        values = read(account)
        found = known.get(values)
        if found is None:
            asked = test(account)
            because = _because(account, asked.answer, asked.columns, today)
            found = CriterionAnswer(rule.code, rule.name, rule.weight, rule.must, asked.answer, because)
            if len(known) >= _KEPT:
                known.clear()
            known[values] = found
        return found

    return ask


def _because(account: AccountFact, answer: bool | None, columns: tuple[str, ...], today: date) -> str:
    """`employees 1,200 · industry banking`, `industry is empty`, `industry and tech stack are empty`."""
    if answer is None:
        names = [_label(column) for column in columns]
        return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'} empty"
    return " · ".join(f"{_label(column)} {_value(getattr(account, column), today)}" for column in columns)


def _label(column: str) -> str:
    label = ACCOUNT_FIELDS[column].label
    return label if label.isupper() else label.lower()


def _value(value: object, today: date) -> str:
    if value is None or value == "":
        return "none"
    if isinstance(value, date):
        return say_day(value, today)
    if isinstance(value, Decimal):
        return short_amount(float(value))
    if isinstance(value, int):
        return f"{value:,}"
    return shorten(str(value).replace("\n", " "), _SHOWN)
