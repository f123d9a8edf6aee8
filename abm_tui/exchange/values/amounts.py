"""Amounts and head counts as people and vendors write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from abm_tui.exchange.values.placeholders import SAY_NOTHING
from abm_tui.exchange.values.problems import Ambiguous, BadCell

NOTHING = frozenset({"", "na", "none", "nil", "tbd", "?", "undisclosed", "not disclosed"} | SAY_NOTHING)
# What price-parser finds → ISO 4217. Crowns and CFA francs are of several countries: they stay unnamed.
_ISO = {
    sign: code
    for code, signs in {
        "USD": "$ us$", "EUR": "€ eur euro", "GBP": "£", "JPY": "¥ ￥ 円", "CNY": "cn¥ rmb", "CHF": "fr. fr",
        "BRL": "r$", "AUD": "a$ au$", "CAD": "c$ ca$", "NZD": "nz$", "HKD": "hk$", "SGD": "s$", "MXN": "mx$",
        "TWD": "nt$", "PLN": "zł", "CZK": "kč", "HUF": "ft", "RON": "lei", "BGN": "лв лв.", "TRY": "₺ tl",
        "RUB": "₽ руб руб.", "UAH": "₴ грн грн.", "INR": "₹ rs ₨", "KRW": "₩ 원", "ILS": "₪", "VND": "₫",
        "PHP": "₱", "THB": "฿", "": "kr cfa",
    }.items()
    for sign in signs.split()
}  # fmt: skip
SCALES = {
    "k": 3, "tsd": 3, "tausend": 3, "thousand": 3, "thousands": 3, "m": 6, "mm": 6, "mn": 6, "mio": 6, "million": 6,
    "millions": 6, "millionen": 6, "mil": 6, "mill": 6, "mln": 6, "b": 9, "bn": 9, "bil": 9, "bln": 9, "billion": 9,
    "billions": 9, "mrd": 9, "mld": 9, "milliarden": 9,
    "t": 12, "tn": 12, "trillion": 12,
    "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7,
}  # fmt: skip
_AMOUNT = re.compile(r"(\d[\d.,'’\s]*|[.,]\d+)(?:e([+-]?\d{1,3}))?\s*([a-z]+)?\.?")
_SCALED = re.compile(r"\d\s*[a-z]+\.?\)?-?$|e[+-]?\d")
_CLOTHES = re.compile(r"[^\d\s.,'’()+-]")
_DIGITS = re.compile(r"(?<![^\W\d_])[.,]?\d(?:[\d.,]*\d)?")
# Thousands by one sign throughout, or India's lakhs and crores.
_GROUPED = re.compile(r"\d*|\d{1,3}([.,'’ ])\d{3}(?:\1\d{3})*|\d{1,3}(?:,\d{2})+,\d{3}")
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b|\bbis\b)\s*")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {m: n for n, m in enumerate(_MONTH_NAMES.split(), start=1)}
_EATEN = re.compile(r"^(?:([a-z]{3})-(\d{2,4})|(\d{1,2})-([a-z]{3}))$")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[t ][\d:.]+)?")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def decimal_mark(values: Iterable[str], *, separator: str = ",") -> str:
    """Which character is the decimal mark in a column, `.` or `,`.

    Decided by all values; a file separated by `;` speaks for the comma. Raises Ambiguous where only a person knows:
    every value with a mark looks like `1.234`, or some can only have the one mark and some only the other.
    """
    point = comma = open_point = open_comma = 0
    example = ""
    for value in values:
        found = _DIGITS.search(re.sub(r"[\s'’]", "", value))  # without the points of `Mrd.` and `Fr.`
        text = found.group() if found else ""
        dots, commas = text.count("."), text.count(",")
        if dots and commas:
            point, comma = (point + 1, comma) if text.rfind(".") > text.rfind(",") else (point, comma + 1)
        elif dots > 1:
            comma += 1
        elif commas > 1:
            point += 1
        elif dots or commas:
            if _AMBIGUOUS.fullmatch(text):
                open_point, open_comma = open_point + dots, open_comma + commas
                example = example or value.strip()
            elif dots:
                point += 1
            else:
                comma += 1
    if point and comma:
        raise Ambiguous("some amounts have a decimal point, some a decimal comma", "--decimal")
    if point or comma:
        return "." if point else ","
    if open_point and open_comma:
        raise Ambiguous(f'"{example}": is that a decimal mark or thousands?', "--decimal")
    if open_comma:
        if separator == ";":
            raise Ambiguous(f'"{example}": is the comma a decimal mark or for thousands?', "--decimal")
        return "."  # 1,234 is a thousand nearly everywhere
    if open_point:
        if separator == ";":
            return ","
        raise Ambiguous(f'"{example}": is the point a decimal mark or for thousands?', "--decimal")
    return "."


def read_number(text: str, mark: str = ".") -> Decimal | None:
    """A number with its scale (`36.9 Million`, `1,117.10K`, `6.0E7`), brackets or a minus for less than nothing.

    None for nothing (`NA`, `-`). Raises BadCell for what is no number.
    """
    plain = text.strip().casefold()
    if plain in NOTHING:
        return None
    plain = _undressed(text)[0].casefold()
    negative = False
    if plain.startswith("(") and plain.endswith(")"):
        negative, plain = True, plain[1:-1].strip()
    if plain[:1] in ("-", "−", "–"):
        negative, plain = True, plain[1:].strip()
    elif plain[-1:] in ("-", "−"):
        negative, plain = True, plain[:-1].strip()
    found = _AMOUNT.fullmatch(plain.removeprefix("+").strip())
    if found is None or (found[3] and found[3] not in SCALES):
        raise BadCell(f'"{_short(text)}" is no number')
    digits = re.sub(r"\s", " ", found[1].strip())
    whole, _, rest = digits.partition(mark) if digits.count(mark) == 1 else (digits, "", "")
    if not _GROUPED.fullmatch(whole) or not re.fullmatch(r"\d*", rest):
        other = "," if mark == "." else "."
        raise BadCell(f'"{_short(text)}" is no number with "{mark}" as decimal mark', f"say --decimal {other}")
    whole = re.sub(r"\D", "", whole)
    try:
        number = Decimal(f"{whole or 0}.{rest or 0}e{found[2] or 0}").scaleb(SCALES.get(found[3] or "", 0))
    except InvalidOperation:
        raise BadCell(f'"{_short(text)}" is no number') from None
    return -number if negative else number


def read_money(text: str, mark: str = ".", factor: Decimal = Decimal(1), scale: Decimal = Decimal(1)) -> Decimal | None:
    """An amount times `factor`, in hundredths; times the `scale` of its column where it says none of its own.

    Raises BadCell for what is no amount or above 10^15.
    """
    number = read_number(text, mark)
    if number is None:
        return None
    number *= factor if scale == 1 or _SCALED.search(_undressed(text)[0].casefold()) else factor * scale
    if abs(number) >= Decimal(10) ** 15:
        raise BadCell(f'"{_short(text)}" is out of range')
    return (number * 100).to_integral_value() / 100


def scale_word(text: str) -> str:
    """The word or letter for thousands or millions that an amount ends with, or an empty string."""
    found = _AMOUNT.fullmatch(_undressed(text)[0].casefold())
    return found[3] or "" if found else ""


def currency_in(text: str) -> str:
    """The currency an amount names by sign or code, or an empty string."""
    named = _undressed(text)[1].casefold()
    return _ISO.get(named, named.upper() if re.fullmatch("[a-z]{3}", named) else "")


@lru_cache(maxsize=1 << 14)
def _undressed(text: str) -> tuple[str, str]:
    """An amount without its currency, and the sign or code that named it."""
    plain, named = text.strip(), ""
    for _ in range(2):  # `USD $5` names it twice
        if not _CLOTHES.search(plain):
            break
        # It knows hundreds of signs. Amounts it cannot read: of `36.9 Million` it makes 36.9, of `(5)` and `-5` five.
        from price_parser import Price

        found = Price.fromstring(plain).currency or Price.fromstring(plain.upper()).currency or ""
        token = re.search(rf"(?<![^\W\d_]){re.escape(found)}(?![^\W\d_])", plain, re.IGNORECASE)
        if not found or (token is None and found.isalpha()):  # a piece of a word
            break
        before, _, after = plain.partition(token.group() if token else found)
        # A blank keeps the two halves of `35€99` apart.
        plain, named = f"{before} {after.removeprefix('. ')}".strip(), named or found
    return plain, named


_NAMED_SIZE = re.compile(r"[^\d()]+\(([^()]*\d[^()]*)\)")


def read_employees(text: str, *, number: bool = False) -> int | None:
    """A head count; of a range its lower end: `10,001+`, `Medium (200 - 499)`; so too of what Excel makes of 1-10.

    `number`: it is one in its workbook, so that its point is a decimal mark.
    """
    plain = text.strip().casefold().replace("employees", "").replace("people", "").strip()
    if plain in NOTHING:
        return None
    if named := _NAMED_SIZE.fullmatch(plain):
        plain = named[1].strip()
    day = _DAY.fullmatch(plain)
    if day:
        return min(int(day[1]), int(day[2]))
    eaten = _EATEN.match(plain)
    if eaten:
        month = _MONTHS.get(eaten[1] or eaten[4])
        if month is None:
            raise BadCell(f'"{_short(text)}" is no number of people')
        return month if eaten[1] else min(month, int(eaten[3]))
    plain = plain.lstrip("<>~≥≤ca. ").rstrip("+ ")
    first = _RANGE.split(plain)[0] if plain else plain
    try:
        # No fraction of a person: 1.234 and 1,234 are both a thousand, 50.0 is fifty.
        point = "," if not number and re.fullmatch(r"\d{1,3}(\.\d{3})+", first.strip()) else "."
        people = read_number(first, point)
    except BadCell:
        raise BadCell(f'"{_short(text)}" is no number of people') from None
    if people is None or people < 0 or people >= 2**31:
        raise BadCell(f'"{_short(text)}" is no number of people')
    return int(people)


def _short(text: str) -> str:
    return text.strip()[:40]
