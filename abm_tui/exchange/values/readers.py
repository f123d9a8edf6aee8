"""Readers of cells: for each column one function from text to our value, made when the whole column is known.

A reader returns None for a blank cell. It raises BadCell when the row cannot be taken with this cell, NotOurs when the
cell holds none of our words (and the caller decides), Ambiguous when it is made and the column can be read in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from abm_tui.exchange.fields import ANSWERS, fold_header
from abm_tui.exchange.values import amounts, dates
from abm_tui.exchange.values.addresses import read_domain, read_email
from abm_tui.exchange.values.answers import answers_in
from abm_tui.exchange.values.cell_parts import fold_value, split_values
from abm_tui.exchange.values.deal_outcomes import forecast, foreseen, status
from abm_tui.exchange.values.event_flags import began, read_mark
from abm_tui.exchange.values.formulas import unguard
from abm_tui.exchange.values.money import PLAIN, Amounts, Number, money_reader
from abm_tui.exchange.values.people_by_role import people_in
from abm_tui.exchange.values.placeholders import says_nothing
from abm_tui.exchange.values.problems import BadCell, NotOurs
from abm_tui.exchange.values.vendor_words import (
    ACTIVITIES,
    BUYING_ROLES,
    CURRENCY_NAMES,
    DIRECTIONS,
    OUTCOMES,
    RESPONSES,
)
from abm_tui.models.words import (
    ACTIVITY_NAMES,
    ROLE_NAMES,
    STAGE_SHORT,
    ActivityType,
    Answer,
    Outcome,
    PersonStatus,
    Role,
    Stage,
    Stance,
    Team,
    Tier,
)
from abm_tui.text import PROSE_LIMIT, SHORT_LIMIT, TooLong, clean

LINE_LIMIT = 1_000
SEVERAL = ("many", "roles")  # how cells are read that hold several values
Reader = Callable[[str], Any]

_YES_WORDS = "1 true yes y x t on ✓ ✔ ja j wahr oui si sí vrai verdadero"
_NO_WORDS = "0 false no n f off nein non falsch faux falso -"
YES, NO = frozenset(_YES_WORDS.split()), frozenset(_NO_WORDS.split())
_MAY_SAY_NOTHING = ("short", "name", "key", "account", "contact")
_ONLY_MARKS = re.compile(r"[?\ufffd\s.]*[?\ufffd][?\ufffd\s.]*")


@dataclass(frozen=True)
class ReaderContext:
    """What was said by hand about values, and what the readers need to know."""

    date_order: str = ""
    decimal: str = ""
    separator: str = ","
    members: Mapping[str, int] = field(default_factory=dict)  # name and folded name → id
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (our field, folded their value) → ours
    ours: bool = False  # whether the file is our own export: every text in it is meant


def reader(kind: str, cells: Sequence[str], told: ReaderContext, of_money: Amounts = PLAIN) -> Reader:
    """The reader for a column of that `kind` (see fields) with these `cells`."""
    if kind == "money":
        return money_reader(cells, told.decimal, told.separator, of_money)
    if kind in ("day", "moment"):
        order = told.date_order or dates.date_order(cells)
        read = dates.read_day if kind == "day" else dates.read_moment
        return lambda text: read(unguard(text), order)
    if kind in ("mark", "came"):
        order = told.date_order or dates.date_order(map(began, cells))
        return lambda text: read_mark(unguard(text), order, YES, NO, came=kind == "came")
    if kind == "foreseen":
        return foreseen(cells)
    if kind == "member":
        return lambda text: _member(text, told.members)
    plain = _READERS[kind]
    if kind in _MAY_SAY_NOTHING and not told.ours:
        return lambda text: None if says_nothing(text) else plain(text)
    return plain


def translated(read: Reader, our_field: str, told: ReaderContext, *, several: bool = False) -> Reader:
    """`read` after what was said by hand about single values of the field (`--value "stage:Lead=Interest"`).

    Of a cell with `several` values each is one.
    """
    mine = {theirs: ours for (name, theirs), ours in told.words.items() if name == our_field}
    if not mine:
        return read
    if not several:
        return lambda text: read(mine.get(fold_value(text), text))

    def each(text: str) -> Any:
        whole = mine.get(fold_value(text))
        # The last ; keeps a value with a comma in it one.
        return read("".join(mine.get(fold_value(p), p) + ";" for p in split_values(text)) if whole is None else whole)

    return each


def _text(limit: int, *, multiline: bool = False) -> Reader:
    def read(text: str) -> str | None:
        try:
            return clean(unguard(text), multiline=multiline, limit=limit) or None
        except TooLong as error:
            raise BadCell(str(error)) from None

    return read


_SHORT, _LINE, _PROSE = _text(SHORT_LIMIT), _text(LINE_LIMIT), _text(PROSE_LIMIT, multiline=True)


def _name(text: str) -> str | None:
    name: str | None = _SHORT(text)
    if name and _ONLY_MARKS.fullmatch(name):
        raise BadCell("the name is only question marks: its characters were lost. Export the file as UTF-8")
    return name


def _people(text: str) -> str | None:
    """Whom a row is about: one, or several by `;`, of whom as many as there is room for."""
    return clean(unguard(text))[:LINE_LIMIT] or None


def _many(text: str) -> str | None:
    """Several values in one cell, by `;` or else `,`; joined by `;` without repeats (HubSpot begins with a `;`)."""
    joined = ";".join(dict.fromkeys(split_values(text)))
    if len(joined) > LINE_LIMIT:
        raise BadCell(f"too long: {len(joined):,} characters, the limit is {LINE_LIMIT:,}")
    return joined or None


def _one_of(words: Mapping[str, str], what: str) -> Reader:
    """A reader for a closed list; `words` folded theirs → ours, "" = nothing."""

    def read(text: str) -> str | None:
        if not clean(text):
            return None
        plain = fold_header(unguard(text))
        if plain not in words:
            raise NotOurs(f'"{clean(text)[:40]}" is no {what} of ours')
        return words[plain] or None

    return read


def _roles(text: str) -> str | None:
    found: list[str] = []
    unknown = []
    for part in split_values(text):
        try:
            found.append(_ROLE(part) or "")
        except NotOurs:
            unknown.append(part)
    known = ";".join(dict.fromkeys(role for role in found if role)) or None
    if unknown:
        raise NotOurs(f'"{unknown[0][:40]}" is no role of ours', unknown, known)
    return known


def _yes_no(text: str) -> bool | None:
    plain = clean(text).casefold()
    if not plain:
        return None
    if plain in YES or plain in NO:
        return plain in YES
    raise BadCell(f'"{plain[:40]}" is neither yes nor no')


def _member(text: str, members: Mapping[str, int]) -> int | None:
    plain = clean(unguard(text))
    if not plain:
        return None
    for known in (plain, fold_header(plain), fold_header(plain.partition("@")[0])):
        if known in members:
            return members[known]
    raise NotOurs(f'"{plain[:40]}" is no member of this workspace')


def _whole(text: str) -> int | None:
    plain = clean(text)
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 18 else None


def _counter(text: str) -> int | None:
    """How many so far; a vendor that only says whether counts to one."""
    plain = clean(unguard(text)).casefold().replace(",", "")
    if not plain:
        return None
    if plain in YES or plain in NO:
        return int(plain in YES)
    try:
        return max(0, int(float(plain)))
    except (ValueError, OverflowError):
        raise NotOurs(f'"{plain[:40]}" is no count') from None


def _strength(text: str) -> int | None:
    plain = clean(text)
    if not plain:
        return None
    if plain not in ("0", "1", "2", "3"):
        raise BadCell(f'"{plain[:40]}" is no strength from 0 to 3')
    return int(plain)


def _currency(text: str) -> str | None:
    plain = clean(text).upper()
    if not plain or re.fullmatch(r"[A-Z]{3}", plain):
        return plain or None
    found = CURRENCY_NAMES.get(fold_header(plain)) or amounts.currency_in(plain)
    if not found:
        raise NotOurs(f'"{plain[:40]}" is no currency')
    return found


def _deal(text: str) -> str | None:
    plain = clean(unguard(text))
    if plain and not status(plain):
        raise NotOurs(f'"{plain[:40]}" is no deal status of ours')
    return status(plain) or None


_TIER = {fold_header(t): str(t) for t in Tier} | {f"{word}{n}": n for n in "123" for word in ("tier", "t")}
_TIER |= {"watch": "watchlist", "none": "", "notier": "", "pool": ""}
_TIER_WORD = _one_of(_TIER, "tier")


def _tier(text: str) -> str | None:
    # 1.0, as a spreadsheet writes numbers; 10 is no tier.
    tier: str | None = _TIER_WORD(re.sub(r"^\s*'?(\d)[.,]0+\s*$", r"\1", text))
    return tier


_STAGE = {fold_header(s): str(s) for s in Stage} | {fold_header(name): str(s) for s, name in STAGE_SHORT.items()}
_ROLE_WORDS = {fold_header(r): str(r) for r in Role} | {fold_header(name): str(r) for r, name in ROLE_NAMES.items()}
_ROLE_WORDS |= BUYING_ROLES | {
    "legal": "LP",
    "procurement": "LP",
    "technicalbuyer": "TE",
    "evaluator": "TE",
    "user": "EU",
}
_ROLE = _one_of(_ROLE_WORDS, "role")
_ACTIVITY = {fold_header(a): str(a) for a in ActivityType} | {
    fold_header(name): str(a) for a, name in ACTIVITY_NAMES.items()
}
_ACTIVITY |= ACTIVITIES
_ANSWER = {fold_header(a): str(a) for a in Answer} | {"y": "yes", "n": "no", "true": "yes", "false": "no", "open": ""}

_READERS: dict[str, Reader] = {
    "short": _SHORT,
    "line": _LINE,
    "prose": _PROSE,
    "name": _name,
    "key": _SHORT,
    "number": _whole,
    "domain": read_domain,
    "email": read_email,
    "employees": lambda text: amounts.read_employees(unguard(text), number=isinstance(text, Number)),
    "counter": _counter,
    "many": _many,
    "roles": _roles,
    "yes_no": _yes_no,
    "strength": _strength,
    "currency": _currency,
    "account": _SHORT,
    "contact": _people,
    "tier": _tier,
    "stage": _one_of(_STAGE, "stage"),
    "answer": _one_of(_ANSWER, "answer"),
    "status": _one_of({fold_header(s): str(s) for s in PersonStatus}, "status"),
    "stance": _one_of({fold_header(s): str(s) for s in Stance}, "stance"),
    "activity": _one_of(_ACTIVITY, "activity type"),
    "outcome": _one_of({fold_header(o): str(o) for o in Outcome} | OUTCOMES, "outcome"),
    "response": _one_of(RESPONSES, "word for what a member of a campaign did"),
    "direction": _one_of(DIRECTIONS, "direction"),
    "team": _one_of({fold_header(t): str(t) for t in Team}, "team"),
    "deal": _deal,
    "people": people_in,
    ANSWERS: answers_in,
    "forecast": forecast,
    "done": _LINE,
}
