"""Days in a line of quick-add: which words are one, and whether it was then or is to come."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from abm_tui.rules.quickadd.words import Token
from abm_tui.when import MONTHS, WEEKDAYS, NoSuchDay, parse_day

_PREFIXES = frozenset({"by", "on", "until", "before", "in", "this"})
_WEEKDAY = "(?:" + "|".join((*WEEKDAYS, *(name[:3] for name in WEEKDAYS), "tues", "weds", "thur", "thurs")) + ")"
_MONTH = "(?:" + "|".join((*MONTHS, *(name[:3] for name in MONTHS), "sept")) + ")"
_WEEKDAY_ONLY = re.compile(_WEEKDAY)
_AHEAD = re.compile(
    rf"tomorrow|tom|next (?:{_WEEKDAY}|week|month)|\+[0-9]{{1,3}}[dwm]?|[0-9]{{1,3}} ?(?:d|w|days?|weeks?)"
)
_BEHIND = re.compile(
    rf"yday|yesterday|last (?:{_WEEKDAY}|week|month)|-[0-9]{{1,3}}[dwm]?|[0-9]{{1,3}} ?(?:d|w|days?|weeks?) ago"
)
_YEAR = "(?:[0-9]{4}|[0-9]{2})"
_IN_CALENDAR = re.compile(
    rf"(?:{_WEEKDAY} )?[0-9]{{1,2}}(?:st|nd|rd|th)?\.? ?{_MONTH}(?: [0-9]{{4}})?"
    rf"|(?:{_WEEKDAY} )?{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?(?: [0-9]{{4}})?"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{1,2}}/[0-9]{{1,2}}(?:/{_YEAR})?|{_WEEKDAY} [0-9]{{1,2}}"
)
_DOTTED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}(?:\.(?:[0-9]{4}|[0-9]{2})?)?")
# "sat with her", "the sun": words that are days only at an end or with a capital
_ALSO_WORDS = frozenset({"sat", "sun"})
_LONGEST = 4
_SHARE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")  # "3/4 of the budget" is as much a share as "24/7" is always
_ALWAYS = "24/7"


@dataclass(frozen=True)
class DayReading:
    """A day that was said: its tokens, its words, and the word before it (`by`, `on`, … or nothing)."""

    tokens: tuple[int, ...]
    phrase: str
    prefix: str


def find_days(tokens: list[Token], clause: list[int], taken: Collection[int]) -> list[DayReading]:
    """The days said in a clause, in order."""
    found: list[DayReading] = []
    at = 0
    while at < len(clause):
        said = _at(tokens, clause, at, taken)
        if said:
            found.append(said)
            at += len(said.tokens)
        else:
            at += 1
    return found


def _at(tokens: list[Token], clause: list[int], at: int, taken: Collection[int]) -> DayReading | None:
    for length in range(_LONGEST + 1, 0, -1):
        run = tuple(clause[at : at + length])
        if len(run) < length or any(i in taken or tokens[i].kind != "word" for i in run):
            continue
        cores = [tokens[i].core for i in run]
        prefix = cores.pop(0) if cores[0] in _PREFIXES and length > 1 else ""
        phrase = " ".join(cores)
        plain = not prefix and length == 1
        if _is_day(phrase, prefix) and not (plain and (_is_word(tokens, clause, at) or _is_share(tokens, clause, at))):
            return DayReading(run, phrase, prefix)
    return None


def _is_day(phrase: str, prefix: str) -> bool:
    if phrase == "today" or _WEEKDAY_ONLY.fullmatch(phrase) or _IN_CALENDAR.fullmatch(phrase):
        return prefix != "in"
    if _BEHIND.fullmatch(phrase):
        return not prefix
    if _AHEAD.fullmatch(phrase):
        return prefix != "on"
    return prefix in ("by", "on", "until", "before") and _DOTTED.fullmatch(phrase) is not None


def _is_word(tokens: list[Token], clause: list[int], at: int) -> bool:
    token = tokens[clause[at]]
    if token.text == "Tom":
        return True
    if token.core not in _ALSO_WORDS or token.text[0].isupper():
        return False
    return at + 1 < len(clause) and tokens[clause[at + 1]].text[0].isalpha()


def _is_share(tokens: list[Token], clause: list[int], at: int) -> bool:
    """Whether a day and month with a slash are a share of something, or all day and all week."""
    said = tokens[clause[at]].core
    following = tokens[clause[at + 1]].core if at + 1 < len(clause) else ""
    return said == _ALWAYS or (following == "of" and _SHARE.fullmatch(said) is not None)


def resolve(said: DayReading, today: date, *, to_do: bool, done: bool) -> tuple[date, bool] | None:
    """The day and whether it is to come (else it happened then); None when there is no such day.

    `to_do` and `done` say what the clause is about: "call him on mon" is to come, "met Dana mon" was. Otherwise `by`
    and bare days ahead are to come, `on` a weekday was, and a date without a year is the nearer one.
    """
    try:
        if _BEHIND.fullmatch(said.phrase):
            return parse_day(said.phrase, today), False
        if _AHEAD.fullmatch(said.phrase):
            return parse_day(said.phrase, today), True
        ahead, behind = parse_day(said.phrase, today), parse_day(said.phrase, today, past=True)
    except NoSuchDay:
        return None
    due = to_do or said.prefix in ("by", "until", "before")
    if said.phrase == "today":
        return today, due
    if ahead == behind and ahead != today:  # the year was said
        return ahead, ahead > today
    if _WEEKDAY_ONLY.fullmatch(said.phrase):
        return (ahead, True) if due or not (done or said.prefix == "on") else (behind, False)
    nearer_ahead = ahead - today < today - behind
    return (ahead, True) if due or (nearer_ahead and not done) else (behind, False)
