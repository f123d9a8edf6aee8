"""Days and moments as files write them; the order of day and month is decided by a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from abm_tui.exchange.amounts import NOTHING
from abm_tui.exchange.problems import Ambiguous, BadValue

ORDERS = ("dmy", "mdy", "ymd")
_TIME = r"(?:(?:[T\s]|,\s?)\s*(?P<h>\d{1,2}):(?P<mi>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?)?"
_ZONE = r"\s*(?P<zone>(?:Z|UTC|GMT)?\s*(?:[+-]\d\d(?::?\d\d)?)?)"
_ISO = re.compile(rf"(?P<y>\d{{4}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}}){_TIME}{_ZONE}", re.IGNORECASE)
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)")
_THREE = re.compile(
    rf"(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d\d){_TIME}{_ZONE}", re.IGNORECASE
)
_SERIAL = re.compile(r"(\d{5})([.,]\d+)?")
_EPOCH = date(1899, 12, 30)  # day 0 of Excel
_FIRST, _LAST = 1900, 2200


def date_order(values: Iterable[str]) -> str:
    """How a column writes its days: dmy or mdy; "" when none of its values leaves that open.

    Raises Ambiguous when every value could be both, or some can only be one and some only the other.
    """
    day_first = month_first = 0
    example = ""
    for value in values:
        found = _THREE.fullmatch(value.strip())
        if found is None:
            continue
        a, b = int(found["a"]), int(found["b"])
        if found["sep"] == "." or (a > 12 >= b):
            day_first += 1
        elif b > 12 >= a:
            month_first += 1
        elif a != b and not example:
            example = value.strip()
    if day_first and month_first:
        raise Ambiguous("some dates have the day first, some the month", "--date-order")
    if day_first or month_first:
        return "dmy" if day_first else "mdy"
    if example:
        raise Ambiguous(f'"{example[:30]}" can be read with the day or the month first', "--date-order")
    return ""


def read_day(text: str, order: str = "") -> date | None:
    """The day as it is written, whatever the zone; None for nothing. Raises BadValue for what is no day."""
    found = _read(text, order)
    return found[0] if found else None


def read_moment(text: str, order: str = "") -> datetime | None:
    """Local wall-clock time; noon where only a day is written, as for what is logged by hand. Raises BadValue.

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


def _read(text: str, order: str) -> tuple[date, time | None, timedelta | None] | None:
    plain = text.strip()
    if plain.casefold() in NOTHING:
        return None
    found = _ISO.fullmatch(plain) or _COMPACT.fullmatch(plain)
    if found:
        return _built(text, found, int(found["y"]), int(found["m"]), int(found["d"]))
    found = _THREE.fullmatch(plain)
    if found:
        a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
        if len(found["y"]) == 2:
            year += 2000 if year < 70 else 1900
        if order == "ymd" and len(found["y"]) == 2:
            return _built(text, found, 2000 + a, b, int(found["y"]))
        day_first = order == "dmy" or (not order and (found["sep"] == "." or a > 12))
        return _built(text, found, year, b if day_first else a, a if day_first else b)
    serial = _SERIAL.fullmatch(plain)
    if serial and 20000 <= int(serial[1]) < 80000:
        return _EPOCH + timedelta(days=int(serial[1])), None, None
    if re.search(r"[^\W\d_]{3}", plain) and re.search(r"\d", plain):
        return _worded(text, plain)
    raise BadValue(f'"{plain[:40]}" is no date')


def _built(
    text: str, found: re.Match[str], year: int, month: int, day: int
) -> tuple[date, time | None, timedelta | None]:
    parts = found.groupdict()
    try:
        when = date(year, month, day)
        clock = None
        if parts.get("h"):
            hour = int(parts["h"])
            if parts["half"]:
                hour = hour % 12 + (12 if parts["half"][0] in "pP" else 0)
            clock = time(hour, int(parts["mi"]), int(parts["s"] or 0))
    except ValueError:
        raise BadValue(f'"{text.strip()[:40]}" is no date') from None
    return _sane(text, when), clock, _offset(parts.get("zone") or "")


def _offset(zone: str) -> timedelta | None:
    plain = zone.strip().upper()
    if not plain:
        return None
    found = re.search(r"([+-])(\d\d):?(\d\d)?$", plain)
    if not found:
        return timedelta()
    shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return -shift if found[1] == "-" else shift


def _worded(text: str, plain: str) -> tuple[date, time | None, timedelta | None]:
    """`16 Apr, 2021 00:03:00`, `Mar 12, 2021`, `Fri, 16 Apr 2021 10:00 GMT`; day, month and year must all be there."""
    from dateutil import parser  # here: only such files need it

    try:
        one = parser.parse(plain, default=datetime(1, 1, 1))
        two = parser.parse(plain, default=datetime(2, 2, 2, 1, 1, 1))
    except (ValueError, OverflowError, TypeError, AttributeError):
        raise BadValue(f'"{plain[:40]}" is no date') from None
    if one.date() != two.date():
        raise BadValue(f'"{plain[:40]}" is no whole date: day, month and year are needed')
    clock = one.time() if one.time().replace(tzinfo=None) == two.time().replace(tzinfo=None) else None
    return _sane(text, one.date()), clock, one.utcoffset()


def _sane(text: str, day: date) -> date:
    if not _FIRST <= day.year <= _LAST:
        raise BadValue(f'"{text.strip()[:40]}" is no date of our times')
    return day
