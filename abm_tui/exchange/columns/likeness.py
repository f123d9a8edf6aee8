"""Headers that no table has letter for letter: in another language, in other words, misspelt.

Being right matters more than being complete: a column that is not recognised is shown and left out, one that is taken
for another does harm. So words must be the same ones, and a misspelling is a letter or two of a long word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from abm_tui.exchange.columns.header_tables import BETWEEN, folded, header_file
from abm_tui.exchange.fields import fold_header, is_private
from abm_tui.exchange.values.scales import scale_in, without_unit

# Words that say nothing of what a column holds.
_FILLING = frozenset(("of", "the", "a", "our", "their", "main", "hq", "current", "latest", "est", "estimated"))
_LETTER = re.compile(r"[\s_][KMBTkmbt]$")  # `Revenue M`: a scale, or not
_WORD = re.compile(r"[^\W_]+")
_LEAST = 7  # letters of a header that may be misspelt
_LONG = 10  # letters from which on two may be wrong
# Words of their own that are a letter away from one of ours.
_OTHERS = frozenset(("contract", "contracts", "contracting", "employer", "employers", "counties", "creator"))


def as_known(headers: Sequence[str], tables: tuple[str, ...]) -> tuple[str, ...]:
    """Each header as the one of `tables` (English) that it is taken for, else as it is; folded."""
    return _as_known(tuple(headers), tables)


@lru_cache(maxsize=64)
def _as_known(headers: tuple[str, ...], tables: tuple[str, ...]) -> tuple[str, ...]:
    known = _folded(tables)
    plain = [fold_header(header) for header in headers]
    given, family = (folded(header_file("languages")[name]) for name in ("given_name", "family_name"))
    has_family = any(english(name) == "lastname" for name in plain)
    has_given = any(english(name) == "firstname" for name in plain)
    found = []
    for header, name in zip(headers, plain, strict=True):
        if name in known and name != "nom":
            found.append(name)
        elif has_family and name in given:
            found.append("firstname")
        elif has_given and name in family:
            found.append("lastname")
        else:
            found.append(_nearest(header, name, tables))
    return tuple(found)


def english(folded: str) -> str:
    """A folded header in English, as it is where no table has it."""
    return _in_english("in_english").get(folded, folded)


@lru_cache(maxsize=10_000)
def in_english(header: str) -> str:
    """A header in English, folded; where it says before a dash of what it is, each part of it."""
    begins, *rest = header.split(BETWEEN)
    of = _in_english("begins").get(fold_header(begins)) if rest else None
    if of is None:
        return english(fold_header(header))
    names = [fold_header(part) for part in rest]
    return of + "".join(_in_english("behind").get(name) or english(name) for name in names)


def says(header: str, name: str) -> bool:
    """Whether a header says `name` outright, in its own language; else it only resembles it.

    "Nombre" beside "Apellidos" is a given name: the other column says so.
    """
    outright = {fold_header(header), in_english(header), _bare(header)}
    return name in outright or name in {"firstname", "lastname"}


def _bare(header: str) -> str:
    """The header in English without what stands in brackets or says what its amounts are in."""
    name = in_english(without_unit(header))
    # A column of salespeople says no thousands.
    return "annualsales" if name == "sales" and scale_in(header) != 1 else name


def _nearest(header: str, folded: str, tables: tuple[str, ...]) -> str:
    known = _folded(tables)
    translated = in_english(header)
    if translated in known:
        return translated
    if _bare(header) in known:
        return _bare(header)
    if is_private(header):
        return folded
    bare = without_unit(header)
    words = _words(bare)
    same = _by_words(tables).get(words) if words else None
    return same or (_misspelt(folded, tables) if not _LETTER.search(bare) else "") or folded


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in (fold_header(w) for w in _WORD.findall(text)) if word not in _FILLING)


@cache
def _folded(tables: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold_header, tables))


@cache
def _by_words(tables: tuple[str, ...]) -> Mapping[frozenset[str], str]:
    """The words of our headers, in any order → the header."""
    found: dict[frozenset[str], str] = {}
    for header in tables:
        found.setdefault(_words(header), fold_header(header))
    return found


def _misspelt(folded: str, tables: tuple[str, ...]) -> str:
    if len(folded) < _LEAST or folded in _OTHERS:
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(folded) < _LONG else 2
    near = process.extract(folded, _long_ones(tables), scorer=OSA.distance, score_cutoff=most, limit=3, processor=None)
    digits = re.sub(r"\D", "", folded)
    fits = [
        name
        for name, _, _ in near
        if name[0] == folded[0] and re.sub(r"\D", "", name) == digits and not _has_more(folded, name)
    ]
    return fits[0] if len(fits) == 1 or (fits and near[0][1] < near[1][1]) else ""


def _has_more(one: str, other: str) -> bool:
    """Whether one is the other and a short word more: an account's name and its id are two things."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) > 1 and (long.startswith(short) or long.endswith(short))


@cache
def _long_ones(tables: tuple[str, ...]) -> list[str]:
    """What may be misspelt: what stands before a dash makes two short words long ones that are alike."""
    return sorted({name for text in tables if BETWEEN not in text and len(name := fold_header(text)) >= _LEAST - 1})


@cache
def _in_english(table: str) -> dict[str, str]:
    """Headers of a table of `headers/languages.toml`, folded → the English one; that one among them."""
    found: dict[str, str] = {}
    for header, elsewhere in header_file("languages")[table].items():
        for text in (header, *elsewhere):
            found.setdefault(fold_header(text), fold_header(header))
    return found
