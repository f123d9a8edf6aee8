"""Gates between stages (S001): what has to hold before an account goes on, and what would make it hold.

A stage's gate is the exit test of that stage, so going over several stages asks every gate on the way. An account
without a stage stands before Awareness: Awareness is free, a later stage asks the gates before it. So there is no way
round a gate by taking the stage out first. Going back is never gated, but takes a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from abm_tui.models.facts import AccountFacts, DealFact
from abm_tui.models.words import DealStatus, PersonStatus, Role
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.coverage import seats
from abm_tui.rules.people.evidence import FACT_TYPES, THEIR_TYPES, has_taken_place, is_engaging

# S001: the executive sponsor; here whoever holds the money, the case or the last word.
SENIOR = (str(Role.ECONOMIC_BUYER), str(Role.CHAMPION), str(Role.APPROVER))
_THEIRS = THEIR_TYPES | FACT_TYPES
_UNKNOWN = (None, PersonStatus.MISSING)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that does not hold yet: its code, the words, the key and the command that mend it.

    `stage` is the stage whose gate asks for it. In `command` the dots stand for what was said.
    """

    code: str
    text: str
    key: str
    command: str
    stage: str

    def as_json(self) -> dict[str, object]:
        """As commands print it: code, text and what mends it."""
        return {"code": self.code, "text": self.text, "fix": {"key": self.key, "command": self.command}}


@dataclass(frozen=True, slots=True)
class _Case:
    facts: AccountFacts
    statuses: Mapping[int, PersonStatus]
    today: date
    fw: Framework
    number: int


def unmet(
    facts: AccountFacts, statuses: Mapping[int, PersonStatus], stage: str | None, today: date, fw: Framework
) -> tuple[Unmet, ...]:
    """What the gate of `stage` still asks for (S001); empty = the account may go on from it without a reason.

    `statuses` are those of its people (`people.statuses`, `Derived.statuses`).
    """
    if not stage:
        return ()
    return tuple(
        lack for condition in fw.stage[stage].gate if (lack := _check(condition, facts, statuses, stage, today, fw))
    )


def unmet_between(
    facts: AccountFacts,
    statuses: Mapping[int, PersonStatus],
    old: str | None,
    new: str | None,
    today: date,
    fw: Framework,
) -> tuple[Unmet, ...]:
    """What the gates from `old` up to `new` still ask for (S001), each condition once; empty for a step back."""
    found: dict[str, Unmet] = {}
    for stage in fw.stages[max(0, place(old, fw)) : max(0, place(new, fw))]:
        for lack in unmet(facts, statuses, stage.code, today, fw):
            found.setdefault(lack.code, lack)
    return tuple(found.values())


def place(stage: str | None, fw: Framework) -> int:
    """The stage's place on the way, from 0; -1 for none."""
    return next((n for n, rule in enumerate(fw.stages) if rule.code == stage), -1)


def is_back(old: str | None, new: str | None, fw: Framework) -> bool:
    """Whether the move goes back; taking the stage out does."""
    return place(new, fw) < place(old, fw)


def _check(
    condition: str,
    facts: AccountFacts,
    statuses: Mapping[int, PersonStatus],
    stage: str,
    today: date,
    fw: Framework,
) -> Unmet | None:
    code, number = parsed(condition)
    lacks = _CONDITIONS[code].lacks(_Case(facts, statuses, today, fw, number))
    if lacks is None:
        return None
    text, command = lacks
    return Unmet(code, text, _CONDITIONS[code].key, f"abm {command}", stage)


# One function a condition: None where it holds, else what lacks in words, and the command that mends it.
_Lacks = tuple[str, str] | None


def _signal(case: _Case) -> _Lacks:
    """A signal, or a talk that took place, in the last so many days."""
    now = case.today.toordinal()
    for event in reversed(case.facts.activities):
        if 0 <= now - event.at.toordinal() <= case.number and (event.type in _THEIRS or is_engaging(event)):
            return None
    return f"no signal from them in {case.number} d", f'log {case.facts.account.id} "#replied …"'


def _senior(case: _Case) -> _Lacks:
    shown = seats(case.facts, case.statuses, case.fw)
    if any(shown.get(role) not in _UNKNOWN for role in SENIOR):
        return None
    return "nobody senior known", f'contact add {case.facts.account.id} "…" roles={SENIOR[0]}'


def _engaged(case: _Case) -> _Lacks:
    """So many engaged people; the command names whoever is nearest."""
    engaged = sum(status == PersonStatus.ENGAGED for status in case.statuses.values())
    if engaged >= case.number:
        return None
    waiting = [p for p in case.facts.people if case.statuses.get(p.id) != PersonStatus.ENGAGED and p.name]
    near = max(waiting, key=lambda p: case.statuses.get(p.id) == PersonStatus.CONTACTED, default=None)
    who = near.name if near else "…"
    people = "person" if case.number == 1 else "people"
    return f"{engaged} of {case.number} {people} engaged", f'log {case.facts.account.id} "#meeting with {who}"'


def _recorded(kind: str, lacks: str, words: str) -> Callable[[_Case], _Lacks]:
    """A fact that somebody wrote down, however long ago."""

    def check(case: _Case) -> _Lacks:
        for event in case.facts.activities:
            if event.type == kind and has_taken_place(event) and event.day <= case.today:
                return None
        return lacks, f'log {case.facts.account.id} "{words}"'

    return check


def _opportunity(case: _Case) -> _Lacks:
    """An open deal, or one that was won since the account came to its stage."""
    since = case.facts.account.stage_since or date.min
    for deal in case.facts.deals:
        if deal.status == DealStatus.OPEN or (_is_won(deal, case.today) and (deal.closed_at or since) >= since):
            return None
    return "no open deal", f'deal add {case.facts.account.id} "…"'


def _won(case: _Case) -> _Lacks:
    if any(_is_won(deal, case.today) for deal in case.facts.deals):
        return None
    first = next((deal.id for deal in case.facts.deals if deal.status == DealStatus.OPEN), None)
    mend = f'deal add {case.facts.account.id} "…"' if first is None else f'deal won {first} --reason "…"'
    return "no deal won", mend


def _is_won(deal: DealFact, today: date) -> bool:
    return deal.status == DealStatus.WON and (deal.closed_at is None or deal.closed_at <= today)


@dataclass(frozen=True, slots=True)
class _Condition:
    says: str  # what it asks for, {n} = its number
    key: str  # what mends it on the screen
    lacks: Callable[[_Case], _Lacks]
    number: int | None = None  # where none is written; None = it takes none


_CONDITIONS: dict[str, _Condition] = {
    "signal": _Condition("any signal from them in {n} d", "t", _signal, 90),
    "senior": _Condition("somebody senior known: economic buyer, champion or approver", "v", _senior),
    "engaged": _Condition("at least {n} people engaged", "t", _engaged, 2),
    "interest": _Condition(
        "explicit interest recorded", "t", _recorded("interest", "no interest recorded", "#interest …")
    ),
    "discovery": _Condition(
        "a discovery meeting", "t", _recorded("discovery", "no discovery meeting", "#discovery met …")
    ),
    "opportunity": _Condition("an open deal", "v", _opportunity),
    "won": _Condition("a deal won", "v", _won),
    "onboarded": _Condition("on-boarded", "t", _recorded("onboarded", "not on-boarded yet", "#onboarded …")),
}
CONDITIONS = tuple(_CONDITIONS)


@cache
def parsed(condition: str) -> tuple[str, int]:
    """`engaged:2` as its code and its number (0 where it takes none). Raises ValueError: what is wrong with it."""
    code, colon, number = condition.partition(":")
    known = _CONDITIONS.get(code)
    if known is None:
        raise ValueError(f'no condition "{code}"; there are {", ".join(CONDITIONS)}')
    if known.number is None:
        if colon:
            raise ValueError(f'a number after "{code}", which takes none')
        return code, 0
    if colon and not (number.isascii() and number.isdigit() and 1 <= int(number) <= 999):
        raise ValueError(f'"{condition}", which takes a number from 1 to 999, like {code}:{known.number}')
    return code, int(number) if colon else known.number


def condition_text(condition: str) -> str:
    """A condition as people read it: `at least 2 people engaged`."""
    code, number = parsed(condition)
    return _CONDITIONS[code].says.format(n=number)
