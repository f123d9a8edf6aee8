"""What the values of a filter mean: numbers, members, roles; and how two values compare."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from abm_tui.models.words import ROLE_NAMES
from abm_tui.rules.filter.fields import FilterRow, Vocabulary
from abm_tui.text import fold

Test = Callable[[FilterRow], bool]

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ":": operator.eq,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_FACTORS = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_NUMBER = re.compile(r"[€$£]?(-?[0-9]+(?:\.[0-9]+)?)([kmb]?)[€$£%d]?")


class BadFilterValue(ValueError):
    """The value fits the field in no way. `suggestion` is a value that would, or nothing."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.message, self.suggestion = message, suggestion


@dataclass(frozen=True)
class Today:
    """What relative values depend on."""

    day: date
    vocabulary: Vocabulary


def nearest(word: str, choices: Iterable[str]) -> str:
    """The choice that `word` was probably meant to be, or nothing."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, list(choices), scorer=fuzz.ratio, processor=fold, score_cutoff=60)
    return best[0] if best else ""


def only_equals(op: str) -> None:
    """Raises BadFilterValue for a comparison that such values have no order for."""
    if op not in (":", "="):
        raise BadFilterValue("Only : = and != work here")


def is_number(value: str) -> bool:
    """Whether `amount` can read it: `50k`, `1_000`, `70%`, `60d`."""
    return _NUMBER.fullmatch(value.replace("_", "")) is not None


def amount(value: str) -> float:
    """`50k`, `1.2m`, `70%`, `60d` as a number. Raises BadFilterValue."""
    found = _NUMBER.fullmatch(value.replace("_", ""))
    if not found:
        raise BadFilterValue(f'"{value}" is no number. Try 6, 50k or 1.2m')
    return float(found[1]) * _FACTORS[found[2]]


def member_named(value: str, now: Today) -> str:
    """The folded start of a member's name that `value` names; exact names and `me` first. Raises BadFilterValue."""
    members = [fold(name) for name in now.vocabulary.members]
    if value == "me" and now.vocabulary.me:
        return fold(now.vocabulary.me)
    if members and not any(name.startswith(value) for name in members):
        raise BadFilterValue(f'No member "{value}"', nearest(value, now.vocabulary.members))
    return value


def role_named(value: str) -> str:
    """The role code that `value` names: CH, champion, champ, legal, procurement. Raises BadFilterValue."""
    names = {role.value: name for role, name in ROLE_NAMES.items()}
    for code, name in names.items():
        if value == code.lower() or any(part.startswith(value) for part in (name, *re.split(r"[ /]", name))):
            return code
    raise BadFilterValue(f'No role "{value}"', nearest(value, names.values()))
