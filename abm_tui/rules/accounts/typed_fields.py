"""What a person may type into each field of an account, and what it means.

The same reading serves a cell of the sheet, `abm set` and `abm add`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.facts import MemberFact
from abm_tui.models.field_kinds import AccountField, Kind
from abm_tui.models.words import STAGE_ALIASES, Answer, Stage, Tier
from abm_tui.text import blank


@dataclass(frozen=True)
class Context:
    """What a reading may depend on."""

    today: date
    members: Sequence[MemberFact]
    team: str = ""  # of an owner's field: whose


_NOTHING = {"", "-", "—", "none", "0"}
_FACTORS = {"k": 1_000, "m": 1_000_000, "mio": 1_000_000, "million": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000}


def _text(text: str, _: Context) -> str:
    return text


def _name(text: str, _: Context) -> str:
    if blank(text):
        raise Refused("blank_name", "A name cannot be blank. Type one, or Esc keeps the old name.")
    return text


def read_amount(text: str) -> Decimal | None:
    """`60k`, `1.2M`, `$22,700.00`, `22 700`: an amount of money; blank = none. Raises Refused."""
    bare = re.sub(r"[\s_$€£¥]|(?<=\d),(?=\d{3}\b)", "", text.strip().lower())
    if bare in {"", "-", "—", "none"}:
        return None
    found = re.fullmatch(r"(-?\d+(?:[.,]\d+)?)([a-z]*)", bare)
    try:
        if not found or found[2] not in {"", *_FACTORS}:
            raise InvalidOperation
        return Decimal(found[1].replace(",", ".")) * _FACTORS.get(found[2], 1)
    except InvalidOperation:
        raise Refused("bad_amount", f'No amount: "{text}". Try 60k, 1.2M or 45000.') from None


def _amount(text: str, _: Context) -> Decimal | None:
    return read_amount(text)


def _whole(text: str, _: Context) -> int | None:
    amount = read_amount(text)
    if amount is None:
        return None
    if amount != amount.to_integral_value() or amount < 0 or amount > 10**12:
        raise Refused("bad_number", f'No whole number: "{text}". Try 250 or 1.2k.')
    return int(amount)


def _strength(text: str, _: Context) -> int | None:
    bare = text.strip()
    if bare in {"", "-", "—"}:
        return None
    if bare not in {"0", "1", "2", "3"}:
        raise Refused("bad_strength", "Relationship is 0 (none) to 3 (strong).")
    return int(bare)


def _yes(text: str, _: Context) -> bool:
    bare = text.strip().lower()
    if bare in {"1", "y", "yes", "true", "x"}:
        return True
    if bare in {"", "0", "n", "no", "false", "-"}:
        return False
    raise Refused("bad_yes", f'Neither yes nor no: "{text}".')


def _day(text: str, context: Context) -> date | None:
    if text.strip().lower() in _NOTHING:
        return None
    try:
        return when.parse_day(text, context.today)
    except when.NoSuchDay as error:
        raise Refused("no_such_day", str(error)) from None


def _past_day(text: str, context: Context) -> date | None:
    """A day on which something happened: `tue` is the last one. Raises Refused for a day to come."""
    if text.strip().lower() in _NOTHING:
        return None
    try:
        day = when.parse_day(text, context.today, past=True)
    except when.NoSuchDay as error:
        raise Refused("no_such_day", str(error)) from None
    if day > context.today:
        raise Refused("not_yet", f"{when.mid_day(day)} is still to come. Say the day it happened.")
    return day


def read_tier(text: str) -> str | None:
    """`1` `2` `3`, `4`/`w`/`watchlist`, `0`/blank for none. Raises Refused."""
    bare = text.strip().lower().removeprefix("tier").strip()
    if bare in _NOTHING | {"pool"}:
        return None
    if bare in {"4", "w"} or (len(bare) > 1 and "watchlist".startswith(bare)):
        return Tier.WATCHLIST
    if bare in {Tier.ONE, Tier.TWO, Tier.THREE}:
        return bare
    raise Refused("no_such_tier", f'No such tier: "{text}". 1 2 3, 4 watchlist, 0 none.')


def read_stage(text: str) -> str | None:
    """A digit 1–5, the beginning of a stage's name, or its word in S002; blank = none. Raises Refused."""
    bare = text.strip().lower()
    if bare in _NOTHING:
        return None
    stages = list(Stage)
    if bare.isdigit() and 1 <= int(bare) <= len(stages):
        return stages[int(bare) - 1]
    found = [s for s in stages if s.startswith(bare)] or list(STAGE_ALIASES.get(bare, ()))
    if len(found) > 1:
        raise Refused("which_stage", f'"{text}" is {" or ".join(s.capitalize() for s in found)}: name one of them.')
    if not found:
        names = " ".join(f"{n} {s}" for n, s in enumerate(stages, 1))
        raise Refused("no_such_stage", f'No such stage: "{text}". {names}.')
    return found[0]


def read_member(text: str, members: Sequence[MemberFact], team: str = "") -> int | None:
    """A member's name, its beginning, or their digit; blank = nobody. Raises Refused."""
    bare = text.strip().lower().removeprefix("@")
    if bare in _NOTHING | {"nobody"}:
        return None
    here = [m for m in members if m.left_on is None]
    if bare.isdigit() and 1 <= int(bare) <= len(here):
        found = [here[int(bare) - 1]]
    else:
        found = [m for m in here if m.name.lower() == bare] or [m for m in here if m.name.lower().startswith(bare)]
    if len(found) != 1:
        names = " ".join(f"{n} {m.name}" for n, m in enumerate(here, 1))
        raise Refused("no_such_member", f'No such member: "{text}". {names}.')
    if team and found[0].team != team:
        raise Refused("other_team", f"{found[0].name} is in {found[0].team}, this owner is from {team}.")
    return found[0].id


def _tier(text: str, _: Context) -> str | None:
    return read_tier(text)


def _stage(text: str, _: Context) -> str | None:
    return read_stage(text)


def _owner(text: str, context: Context) -> int | None:
    return read_member(text, context.members, context.team)


def _answer(text: str, _: Context) -> str | None:
    bare = text.strip().lower()
    if bare in {"", "-", "open"}:
        return None
    for answer in Answer:
        if answer.startswith(bare):
            return answer
    raise Refused("no_such_answer", f'Neither yes, no nor open: "{text}".')


_READERS: Mapping[Kind, Callable[[str, Context], Any]] = {
    Kind.NAME: _name,
    **dict.fromkeys((Kind.DOMAIN, Kind.SHORT, Kind.LINE, Kind.PROSE, Kind.SEVERAL, Kind.TAGS), _text),
    **dict.fromkeys((Kind.BAD_FIT, Kind.CRITERIA), _text),
    Kind.HEADCOUNT: _whole,
    Kind.STRENGTH: _strength,
    Kind.AMOUNT: _amount,
    Kind.REVENUE: _amount,
    Kind.DAY: _day,
    Kind.PAST_DAY: _past_day,
    Kind.STAGE_DAY: _day,
    Kind.FLAG: _yes,
    Kind.TIER: _tier,
    Kind.STAGE: _stage,
    Kind.OWNER: _owner,
    Kind.ANSWER: _answer,
}


def read_field(field: AccountField, text: str, today: date, members: Sequence[MemberFact]) -> Any:
    """What `text` typed into the field means. Raises Refused with cause and remedy."""
    return _READERS[field.kind](text, Context(today, members, field.team))


def read_named_field(field: str, text: str, today: date, members: Sequence[MemberFact]) -> Any:
    """What `text` typed into the field of that name means. Raises Refused, also where an account has no such field."""
    known = ACCOUNT_FIELDS.get(field)
    if known is None:
        raise Refused("no_such_field", f"An account has no field {field}. There are: {', '.join(ACCOUNT_FIELDS)}.")
    return read_field(known, text, today, members)
