"""Terms of the filter that are about days: when something is due, when somebody last touched or changed it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from abm_tui.rules.filter.fields import FieldSpec, FilterRow, folded
from abm_tui.rules.filter.values import COMPARE, BadFilterValue, Test, Today, amount, member_named, only_equals
from abm_tui.when import NoSuchDay, parse_day, parse_span

_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", ":": ":"}
_AGE = re.compile(r"[0-9]{1,5}\s?(d|w|m|y|days?|weeks?|months?|years?)")
_WHO_SINCE = re.compile(r"([^<>=]*)(>=|<=|>|<|=)(.+)")


def _bounds(op: str, value: str, today: date, past: bool) -> Callable[[date], bool]:
    """How a day compares with the span that `value` means: before its first day, after its last, or inside."""
    try:
        first, last = parse_span(value, today, past=past)
    except NoSuchDay as error:
        raise BadFilterValue(error.message.rstrip(".")) from None
    if op in ":=":
        return lambda day: first <= day <= last
    return {
        "<": lambda day: day < first,
        "<=": lambda day: day <= last,
        ">": lambda day: day > last,
        ">=": lambda day: day >= first,
    }[op]


def day_test(spec: FieldSpec, op: str, value: str, now: Today) -> Test:
    """The test of a field that is a day to come: `close<30d`, `due:none`. Raises BadFilterValue for what is no day."""
    read = spec.read
    if value in ("none", "any"):
        only_equals(op)
        return lambda row: bool(read(row)) == (value == "any")
    inside = _bounds(op, value, now.day, past=False)

    def test(row: FilterRow) -> bool:
        day = read(row)
        return isinstance(day, date) and inside(day)

    return test


def _past_bounds(op: str, value: str, now: Today) -> Callable[[date], bool]:
    """As `_bounds`, for days behind us: `>14d` is longer than 14 days ago, so the comparison turns round."""
    if not _AGE.fullmatch(value):
        return _bounds(op, value, now.day, past=True)
    try:
        bound = parse_day(value, now.day, past=True)
    except NoSuchDay as error:
        raise BadFilterValue(error.message.rstrip(".")) from None
    compare = COMPARE[_TURNED[op]]
    return lambda day: compare(day, bound)


def past_day_test(spec: FieldSpec, op: str, value: str, now: Today) -> Test:
    """The test of a field that is a day behind us: `touched>14d` is longer ago, or never. Raises BadFilterValue."""
    read = spec.read
    if value in ("none", "never", "any"):
        only_equals(op)
        return lambda row: bool(read(row)) == (value == "any")
    inside = _past_bounds(op, value, now)
    never_counts = op.startswith(">") and _AGE.fullmatch(value) is not None

    def test(row: FilterRow) -> bool:
        day = read(row)
        return inside(day) if isinstance(day, date) else never_counts

    return test


def since_test(spec: FieldSpec, op: str, value: str, now: Today) -> Test:
    """The test of a number of days counted from a day: `stage_days>30`. Raises BadFilterValue for what is no number."""
    read, today, wanted, compare = spec.read, now.day, amount(value), COMPARE[op]

    def test(row: FilterRow) -> bool:
        day = read(row)
        return isinstance(day, date) and compare((today - day).days, wanted)

    return test


def changed_test(_: FieldSpec, op: str, value: str, now: Today) -> Test:
    """`bo`, `bo>fri`, or with the field's own comparison a day: `changed>fri` by anybody."""
    name, since = "", value
    if op in ":=" and (found := _WHO_SINCE.fullmatch(value)):
        name, op, since = found[1], found[2], found[3]
    elif op in ":=":
        try:
            name, since = member_named(value, now), ""
        except BadFilterValue:
            if not _reads_as_day(value, now):
                raise
    name = member_named(name, now) if name else ""
    if not since:
        return lambda row: any(folded(person).startswith(name) for person in row.changed)
    inside = _past_bounds(op, since, now)
    return lambda row: any(folded(person).startswith(name) and inside(day) for person, day in row.changed.items())


def _reads_as_day(value: str, now: Today) -> bool:
    try:
        _past_bounds(":", value, now)
    except BadFilterValue:
        return False
    return True
