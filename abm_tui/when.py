"""Days as people say them (`fri`, `+3`, `2w`, `3 nov`) and as the screen says them (`Thu 6`, `2d late`, `28/10`).

English names only, whatever the locale of the machine, so that two people read and write the same words.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAY_SHORT = tuple(name[:3].title() for name in WEEKDAYS)
_MONTH_SHORT = tuple(name[:3].title() for name in MONTHS)
_WEEKDAY = {short: i for i, name in enumerate(WEEKDAYS) for short in (name, name[:3])} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_MONTH = {short: i for i, name in enumerate(MONTHS, 1) for short in (name, name[:3])} | {"sept": 9}

_FIXED = {"today": 0, "tod": 0, "tomorrow": 1, "tom": 1, "yesterday": -1, "yday": -1}
_OFFSET = re.compile(r"([+-]?)\s?([0-9]{1,5})\s?(d|days?|w|weeks?|m|months?|y|years?)?(\s(?:ago|late))?")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[t ][0-9:.]+(?:z|[+-][0-9:]+)?)?")
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{4}|[0-9]{2})?)?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?[\s-]?(?:of\s)?([a-z]{3,9})\.?(?:[\s-]'?([0-9]{4}|[0-9]{2}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s?([0-9]{1,2})(?:st|nd|rd|th)?(?:\s'?([0-9]{4}|[0-9]{2}))?")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.?(?:\s?'?([0-9]{4}|[0-9]{2}))?")
_ISO_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_FAR = 300  # days from which a day is said with its year
_LONGEST = 40  # characters of nonsense that are worth repeating


class NoSuchDay(ValueError):
    """The words name no day. `message` is the sentence for the person who typed them."""

    def __init__(self, text: str) -> None:
        said = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        self.message = f'No such day: "{said}". Try fri, +3, 2w or 3 nov.'
        super().__init__(self.message)


def parse_day(text: str, today: date, *, past: bool = False) -> date:
    """The day that `text` means on `today`; raises NoSuchDay.

    What leaves the week or the year open means the next such day, or the last one when `past`: today itself counts,
    save that a bare weekday name never means today unless `past`. `next mon` is in the next calendar week.
    Days come before months: 3/11 and 3.11 are 3 November.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    try:
        day = _parse(words, today, past)
    except (ValueError, OverflowError):
        day = None
    if day is None:
        raise NoSuchDay(text.strip())
    return day


def parse_span(text: str, today: date, *, past: bool = False) -> tuple[date, date]:
    """The first and the last day that `text` means: a month or a year is a span, a day is one of length one.

    `dec`, `dec 2025`, `2025-12`, `2025`, or whatever `parse_day` takes; raises NoSuchDay.
    """
    words = " ".join(text.lower().split())
    try:
        span = _parse_span(words, today, past)
    except (ValueError, OverflowError):
        raise NoSuchDay(text.strip()) from None
    if span is None:
        day = parse_day(text, today, past=past)
        return day, day
    return span


def _parse_span(words: str, today: date, past: bool) -> tuple[date, date] | None:
    if re.fullmatch(r"[12][0-9]{3}", words):
        return date(int(words), 1, 1), date(int(words), 12, 31)
    if found := _ISO_MONTH.fullmatch(words):
        return _month_span(int(found[1]), int(found[2]))
    found = _MONTH_YEAR.fullmatch(words)
    # "nov 3" is a day: a bare number after a month is a year only with an apostrophe or four digits
    if not found or found[1] not in _MONTH or (found[2] and len(found[2]) == 2 and "'" not in words):
        return None
    month = _MONTH[found[1]]
    if found[2]:
        return _month_span(_year(found[2]), month)
    if past:
        return _month_span(today.year - (month > today.month), month)
    return _month_span(today.year + (month < today.month), month)


def _month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _parse(words: str, today: date, past: bool) -> date | None:
    words = words.removeprefix("on ").removeprefix("this ")
    if words in _FIXED:
        return today + timedelta(days=_FIXED[words])
    if words in _WEEKDAY:
        weekday = _WEEKDAY[words]
        return last_weekday(today, weekday) if past else next_weekday(today, weekday)
    if words.startswith(("next ", "last ")):
        return _next_or_last(words[:4], words[5:], today)
    if found := _OFFSET.fullmatch(words):
        return _offset(found, today, past)
    head, _, rest = words.partition(" ")
    if rest and head.rstrip(".") in _WEEKDAY:
        return _with_weekday(_WEEKDAY[head.rstrip(".")], rest, today, past)
    return _calendar_day(words, today, past) or _by_dateutil(words)


def _next_or_last(which: str, name: str, today: date) -> date | None:
    if name in _WEEKDAY:
        if which == "last":
            return last_weekday(today - timedelta(days=1), _WEEKDAY[name])
        return today + timedelta(days=7 - today.weekday() + _WEEKDAY[name])
    sign = 1 if which == "next" else -1
    if name in ("week", "wk"):
        return today + timedelta(days=7 * sign)
    return add_months(today, sign) if name == "month" else None


def _offset(found: re.Match[str], today: date, past: bool) -> date | None:
    sign, number, unit, ago = found[1], int(found[2]), (found[3] or "d")[0], found[4]
    if not sign and not found[3]:
        return None  # a bare number is no day
    back = sign == "-" or bool(ago) or (past and not sign)
    number = -number if back else number
    if unit in "my":
        return add_months(today, number * (12 if unit == "y" else 1))
    return today + timedelta(days=number * (7 if unit == "w" else 1))


def _with_weekday(weekday: int, rest: str, today: date, past: bool) -> date | None:
    """`Thu 6` is the nearest such day; with `Fri 7 Nov` the name must fit the date."""
    if re.fullmatch(r"[0-9]{1,2}\.?", rest):
        number = int(rest.rstrip("."))
        for away in range(367):
            for near in (today + timedelta(days=away), today - timedelta(days=away)):
                if near.weekday() == weekday and near.day == number:
                    return near
        return None
    day = _calendar_day(rest, today, past)
    if day is None or day.weekday() == weekday:
        return day
    if re.search(r"[0-9]{4}|'[0-9]{2}|[0-9]\s[a-z]+\s[0-9]", rest):
        return None  # the year was said: the name and the date contradict each other
    years = [today.year + n for n in range(-6, 7)]
    fitting = [d for d in (_date_or_none(y, day.month, day.day) for y in years) if d and d.weekday() == weekday]
    return min(fitting, key=lambda d: abs((d - today).days), default=None)


def _calendar_day(words: str, today: date, past: bool) -> date | None:
    if found := _ISO.fullmatch(words):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.fullmatch(words):
        return _nearest(int(found[1]), int(found[2]), found[3], today, past)
    if (found := _DAY_MONTH.fullmatch(words)) and found[2] in _MONTH:
        return _nearest(int(found[1]), _MONTH[found[2]], found[3], today, past)
    if (found := _MONTH_DAY.fullmatch(words)) and found[1] in _MONTH:
        return _nearest(int(found[2]), _MONTH[found[1]], found[3], today, past)
    return None


def _nearest(number: int, month: int, year: str | None, today: date, past: bool) -> date | None:
    if year:
        return date(_year(year), month, number)
    # 29 February may be eight years away (1896 to 1904, 2096 to 2104)
    for away in range(9):
        day = _date_or_none(today.year + (-away if past else away), month, number)
        if day and (day <= today if past else day >= today):
            return day
    return None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _by_dateutil(words: str) -> date | None:
    """Rarer spellings with day, month and year all there; two defaults show whether one of them was guessed."""
    if not re.search(r"[0-9]{4}", words) or len(words) > _LONGEST:
        return None
    from dateutil.parser import parse

    found = {
        parse(words, dayfirst=True, default=datetime(year, month, day)).date()
        for year, month, day in ((2000, 1, 1), (2004, 3, 2))
    }
    return found.pop() if len(found) == 1 else None


def add_months(day: date, months: int) -> date:
    """`day` some months on or back, at the month's last day when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_weekday(day: date, weekday: int) -> date:
    """The first `weekday` (0 = Monday) after `day`, never `day` itself."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def last_weekday(day: date, weekday: int) -> date:
    """The last `weekday` (0 = Monday) up to `day`; `day` itself when it is one."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


DUE_WIDTH = 9  # `19 Dec 26`


def say_day(day: date, today: date) -> str:
    """`today`, `Thu 6` within six days, `19 Dec`, and `19 Dec 26` when it is more than some ten months away."""
    away = abs((day - today).days)
    if away == 0:
        return "today"
    if away <= 6:
        return f"{_DAY_SHORT[day.weekday()]} {day.day}"
    short = f"{day.day} {_MONTH_SHORT[day.month - 1]}"
    return f"{short} {_short_year(day)}" if away > _FAR else short


def say_due(due: date, today: date) -> str:
    """`2d late`, `today`, or the day."""
    return f"{(today - due).days}d late" if due < today else say_day(due, today)


def due_cell(due: date, today: date) -> str:
    """The same in a column: `11d late`, from a hundred days on `116d`; at most DUE_WIDTH cells.

    No day is read back out of it: `116d` typed is a day to come.
    """
    text = say_due(due, today)
    return text if len(text) <= DUE_WIDTH - 1 or due >= today else text.removesuffix(" late")


def say_past(day: date, today: date) -> str:
    """`today`, `Tue` within six days, `28/10`, and `28/10/24` in another year. A coming day as `say_day`."""
    ago = (today - day).days
    if ago <= 0:
        return say_day(day, today)
    if ago <= 6:
        return _DAY_SHORT[day.weekday()]
    return f"{day.day}/{day.month}" + ("" if day.year == today.year else f"/{_short_year(day)}")


def long_day(day: date) -> str:
    """`Fri 7 Nov 2025`."""
    return f"{mid_day(day)} {day.year}"


def mid_day(day: date) -> str:
    """`Fri 7 Nov`."""
    return f"{_DAY_SHORT[day.weekday()]} {day.day} {_MONTH_SHORT[day.month - 1]}"


def _short_year(day: date) -> str:
    return f"{day.year % 100:02}" if 2000 <= day.year <= 2099 else f"{day.year:04}"
