"""A next step as one line of text: what, by when, who."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.facts import MemberFact
from abm_tui.rules.accounts.typed_fields import read_member
from abm_tui.rules.plays.later import due_day
from abm_tui.rules.plays.plays import away_dates

_HOUR = re.compile(r"(?:\bat\s+)?\b[0-9]{1,2}(?::[0-9]{2}(?:\s?[ap]m)?|\s?(?:[ap]m|h|uhr))\b", re.IGNORECASE)
_LAST_HOUR = re.compile(rf"\s(?:{_HOUR.pattern}|at\s+[0-9]{{1,2}})$", re.IGNORECASE)


@dataclass(frozen=True)
class NextStep:
    """What, by when, whose: `due` is None without a day, `owner` without a name."""

    text: str
    due: date | None
    owner: int | None


def read_step(text: str, today: date, members: Sequence[MemberFact], who: str = "") -> NextStep:
    """`Call Ines, fri @bo` → the step, its day, its owner. A day stands at the end, after a comma, `by` or a blank;
    an hour behind it stays in the words.

    Counted days, `tomorrow`, skip weekends and the days away of the owner, else of the member called `who`.
    Raises Refused for a blank step and for an @name nobody has.
    """
    owner: int | None = None
    found = re.search(r"(?:^|\s)@(\S+)", text)
    if found:
        owner = read_member(found[1], members)
        text = (text[: found.start()] + text[found.end() :]).strip()
    words = text.strip()
    away, me = away_dates(members), next((m.id for m in members if m.name == who), 0)
    dates = away.get(owner or me)
    hour = _LAST_HOUR.search(words)
    before, due = _day_at_end(words[: hour.start()], today, dates) if hour else ("", None)
    if hour and due is not None:
        words = f"{before.strip(' ,;')}{hour[0]}"
    else:
        words, due = _day_at_end(words, today, dates)
    if not words.strip():
        raise Refused("blank_step", "A next step needs a line of text.")
    return NextStep(words.strip(" ,;"), due, owner)


def _day_at_end(words: str, today: date, away: tuple[date, date] | None) -> tuple[str, date | None]:
    """The words before the day that they end on, and that day; all of them and None without one."""
    for length in (3, 2, 1):
        parts = words.rsplit(None, length)
        if len(parts) <= length:
            continue
        try:
            due = due_day(" ".join(parts[1:]), today, away)
        except when.NoSuchDay:
            continue
        return re.sub(r"[,;·\s]+(by|on|due)?$|\s+(by|on|due)$", "", parts[0]), due
    return words, None


def read_meeting_day(text: str, today: date) -> tuple[date, str]:
    """`tue 10:00` → the day a meeting is on, and the words beside it, the hour first. Raises Refused for no day."""
    hour = _HOUR.search(text)
    rest = text if hour is None else f"{text[: hour.start()]} {text[hour.end() :]}"
    words = rest.replace(",", " ").split()
    spans = ((a, b) for length in range(len(words), 0, -1) for a, b in ((0, length), (len(words) - length, len(words))))
    for first, end in spans:
        try:
            due = when.parse_day(" ".join(words[first:end]), today)
        except when.NoSuchDay:
            continue
        said = [hour[0].strip() if hour else "", " ".join(words[:first] + words[end:])]
        return due, " ".join(part for part in said if part)
    raise Refused("no_such_day", when.NoSuchDay(text.strip()).message)
