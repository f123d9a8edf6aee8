"""Days and moments as files write them; the order of day and month is decided by a whole column.

The standard library reads ISO, dateutil clocks and English months, dateparser the months of other languages. Ours is
what they would guess: which number is the day, and that a date without its year is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from abm_tui.exchange.values.amounts import NOTHING
from abm_tui.exchange.values.problems import Ambiguous, BadCell

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

ORDERS = ("dmy", "mdy", "ymd")
_ISO = re.compile(r"\d{4}(-?)\d\d\1\d\d(?:[T ]\d|$)")  # fromisoformat takes any sign for the T
_NUMBERS = re.compile(r"(?P<a>\d{1,4})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,4})(?!\d)")
_AMID = re.compile(r"\d[-/.]\d{1,2}[-/.]\d{4}")
# A weekday before it, by how its name begins in the languages of Western Europe.
_WEEKDAY = re.compile(
    r"(?:mon?|tue|wed|thu|fri?|sat?|sun|di[me]?|mi[eé]?|do[mn]?|so|lun|ma[rn]|mer|jeu|ven|sam|jue|vie|s[aá]b|gio|seg|ter"
    r"|qu[ai]|sex)[^\W\d_]*\.?,?\s+(?=\d{1,4}[-/.])",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(\d{5})([.,]\d+)?")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel
_FIRST, _LAST = 1900, 2200
_CLOCK = re.compile(r"[\s,T]*\d", re.IGNORECASE)
_THEN_CLOCK = re.compile(r"(.*?[^\s,])[\s,]+(\d{1,2}[:h]\d\d.*)")
_WORD, _NUMBER = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")
_UTC = re.compile(r"(?:GMT|UTC|Z)\s*(?=[+-]\d)", re.IGNORECASE)
_IN_EAST = re.compile(r"\d\s*[年년]")
_EAST = ["ja", "zh", "ko"]
# Not Croatian: its lipanj, srpanj and listopad are other months in Polish and Czech.
_WEST = [
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "tr", "el", "ru",
    "uk", "bg", "sl", "et", "lv", "lt", "ca",
]  # fmt: skip

Moment = tuple[date, time | None, timedelta | None]  # the clock and its distance to UTC where they are written


def date_order(values: Iterable[str]) -> str:
    """How a column writes its days: dmy or mdy; "" when none of its values leaves that open.

    Raises Ambiguous when every value could be both, or some can only be one and some only the other.
    """
    day_first = month_first = 0
    example = ""
    for value in values:
        found = _NUMBERS.match(_without_weekday(value.strip()))
        if found is None or len(found["a"]) > 2:
            continue
        a, b = int(found["a"]), int(found["b"])
        if found["sep"] == "." or (a > 12 >= b):
            day_first += 1
        elif b > 12 >= a:
            month_first += 1
        elif a != b and not example:
            example = value.strip()
    if day_first and month_first:
        raise Ambiguous("some dates have the day first, some the month", "--date-order", contradicts=True)
    if day_first or month_first:
        return "dmy" if day_first else "mdy"
    if example:
        raise Ambiguous(f'"{example[:30]}" can be read with the day or the month first', "--date-order")
    return ""


def proves(values: Iterable[str]) -> str:
    """The order that a column shows of which nobody said that it holds days; "" unless all of it are whole ones."""
    filled = [value for value in values if value.strip()]
    wholes = [_NUMBERS.match(_without_weekday(value.strip())) for value in filled]
    if not all(found and len(found["c"]) == 4 for found in wholes):
        return ""
    try:
        order = date_order(filled)
        for value in filled:
            read_day(value, order)
    except (Ambiguous, BadCell):
        return ""
    return order


def read_day(text: str, order: str = "") -> date | None:
    """The day as it is written, whatever the zone; None for nothing. Raises BadCell for what is no day."""
    found = _read(text, order)
    return found[0] if found else None


def read_moment(text: str, order: str = "") -> datetime | None:
    """Local wall-clock time; noon where only a day is written, as for what is logged by hand. Raises BadCell.

    A stamp with a zone becomes local time, but for midnight sharp: so do vendors write a day.
    """
    found = _read(text, order)
    if found is None:
        return None
    day, clock, zone = found
    if clock is None or (clock == time(0, 0) and zone is not None):
        return datetime.combine(day, time(12, 0))
    moment = datetime.combine(day, clock)
    if zone is None:
        return moment
    return (moment - zone).replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def _read(text: str, order: str) -> Moment | None:
    plain = text.strip()
    if plain.casefold() in NOTHING:
        return None
    plain = _without_weekday(plain)
    try:
        found = _iso(plain) or _numbered(plain, order) or _serial(plain) or _worded(plain)
    except BadCell:
        raise
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise BadCell(f'"{plain[:40]}" is no date')
    if not _FIRST <= found[0].year <= _LAST:
        raise BadCell(f'"{plain[:40]}" is no date of our times')
    return found


def _without_weekday(plain: str) -> str:
    found = _WEEKDAY.match(plain)
    return plain[found.end() :] if found else plain


def _iso(plain: str) -> Moment | None:
    if not _ISO.match(plain):
        return None
    try:
        if len(plain) <= 10:
            return date.fromisoformat(plain), None, None
        stamp = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return stamp.date(), stamp.time(), stamp.utcoffset()


def _numbered(plain: str, order: str) -> Moment | None:
    """`16/4/2021`, `4-16-21 5:30 PM`: the column has said which number is the day."""
    found = _NUMBERS.match(plain)
    if found is None:
        return None
    a, b, c = found["a"], found["b"], found["c"]
    if len(a) == 4 or (order == "ymd" and len(a) == len(c) == 2):
        year, month, day = a, b, c
    elif order == "dmy" or (order != "mdy" and (found["sep"] == "." or int(a) > 12)):
        year, month, day = c, b, a
    elif order == "ymd" and len(c) == 4 and a != b and int(b) <= 12:
        raise BadCell(f'"{plain[:40]}" has the year last', "say --date-order dmy or mdy")
    else:
        year, month, day = c, a, b
    if len(year) not in (2, 4):
        return None
    century = 0 if len(year) == 4 else 2000 if int(year) < 70 else 1900
    return date(century + int(year), int(month), int(day)), *_clock(plain[found.end() :])


def _serial(plain: str) -> Moment | None:
    found = _SERIAL.fullmatch(plain)
    if found is None or not 20000 <= int(found[1]) < 80000:
        return None
    return _EPOCH + timedelta(days=int(found[1])), None, None


@lru_cache(maxsize=1 << 17)
def _clock(rest: str) -> tuple[time | None, timedelta | None]:
    """What stands behind a day: a clock, a zone, both or nothing. Raises ValueError."""
    if not rest.strip(" ,"):
        return None, None
    from dateutil import parser  # here: only such files need it

    has_clock = _CLOCK.match(rest)
    said = _UTC.sub("", rest.lstrip(" ,tT"))  # of `GMT+3` dateutil makes three hours before GMT
    stamp = parser.parse(f"2001-01-01 {'' if has_clock else '0:00 '}{said}", tzinfos=_zone)
    if stamp.date() != date(2001, 1, 1):
        raise ValueError(rest)
    return (stamp.time() if has_clock else None), stamp.utcoffset()


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """A zone by its distance, else by its name (`EST`). Raises ValueError where nobody knows it."""
    if offset is None and name:
        named = _parser("DMY").get_date_data(f"2001-01-01 12:00 {name}").date_obj
        if named is None or named.tzinfo is None:
            raise ValueError(name)
        return timezone(named.utcoffset() or timedelta())
    return None if offset is None else timezone(timedelta(seconds=offset))


def _worded(plain: str) -> Moment | None:
    """`16 Apr, 2021 00:03:00`, `Fri, 16 Apr 2021 10:00 GMT`, `3. März 2021`: day, month and year must all be there."""
    words, numbers = _WORD.findall(plain), _NUMBER.findall(plain)
    if len(plain) > 60 or not 1 <= len(words) <= 8 or not 1 <= len(numbers) <= 8:
        return None  # a sentence: the libraries would search it long
    if _AMID.search(plain):
        return None  # its order would be the libraries' guess
    parts = _THEN_CLOCK.fullmatch(plain)
    if parts:
        with suppress(ValueError):
            day = _words(parts[1])  # apart from the clock: a file has few days, they are remembered
            if day and day[1] is None:
                return day[0], *_clock(parts[2])
    return _words(plain)


@lru_cache(maxsize=1 << 14)
def _words(plain: str) -> Moment | None:
    from dateutil import parser

    try:
        one = parser.parse(plain, default=datetime(1, 1, 1), tzinfos=_zone)
        two = parser.parse(plain, default=datetime(2, 2, 2, 1, 1, 1), tzinfos=_zone)
    except (ValueError, OverflowError, TypeError, AttributeError):
        if len(_NUMBER.findall(plain)) < 2:
            return None
        found = _parser("YMD" if _IN_EAST.search(plain) else "DMY").get_date_data(plain)
        if found.date_obj is None:
            return None
        stamp = found.date_obj
        return stamp.date(), (stamp.time() if found.period == "time" else None), stamp.utcoffset()
    if one.date() != two.date():
        raise BadCell(f'"{plain[:40]}" is no whole date: day, month and year are needed')
    return one.date(), (one.time() if one.hour == two.hour else None), one.utcoffset()


@lru_cache
def _parser(order: str) -> DateDataParser:
    from dateparser.date import DateDataParser

    settings = {
        "DATE_ORDER": order,
        "PREFER_LOCALE_DATE_ORDER": False,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_TIME_AS_PERIOD": True,
    }
    return DateDataParser(languages=_EAST if order == "YMD" else _WEST, settings=settings)
