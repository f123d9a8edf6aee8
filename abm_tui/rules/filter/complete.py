"""Tab completion of the filter: fields, flags, and the values that a workspace knows."""

from __future__ import annotations

import re

from abm_tui.models.blocker_kinds import BLOCKER_KINDS
from abm_tui.models.words import ROLE_NAMES, STAGE_SHORT
from abm_tui.rules.filter.fields import ALIASES, FIELDS, FLAGS, SPECS, Vocabulary
from abm_tui.rules.filter.terms import BAND_WORDS, ICP_WORDS, TIER_WORDS
from abm_tui.text import fold

_DAYS = ("today", "tomorrow", "fri", "mon", "7d", "2w", "none")
_OPERATORS = re.compile(r"[:<>=!]+")


def word_at(text: str, cursor: int) -> tuple[int, int]:
    """Where the term under the cursor starts, and where the cursor stands: what a completion replaces."""
    cursor = max(0, min(cursor, len(text)))
    start, quoted = 0, False
    for at, char in enumerate(text[:cursor]):
        quoted ^= char == '"'
        if char.isspace() and not quoted:
            start = at + 1
    return start, cursor


def complete(text: str, cursor: int, vocabulary: Vocabulary | None = None) -> list[str]:
    """What the term under the cursor may become, best first; each replaces the text of `word_at`.

    Fields come with their colon (`owner:`), flags and tags without; after a field its values, quoted when they have
    blanks. An empty word completes to everything.
    """
    start, end = word_at(text, cursor)
    word = text[start:end]
    sign = "-" if word.startswith("-") else ""
    word = word.removeprefix("-")
    words = vocabulary or Vocabulary()
    found = _OPERATORS.search(word)
    if not found:
        return [sign + choice for choice in _names(fold(word), words)]
    name = fold(word[: found.start()]).replace("-", "_")
    before, _, last = word[found.end() :].rpartition(",")
    head = word[: found.end()] + (before + "," if before else "")
    stem = fold(last.strip('"'))
    values = [value for value in _values(ALIASES.get(name, name), words) if _fits(fold(value), stem)]
    return [f"{sign}{head}{_quoted(value)}" for value in values]


def _names(stem: str, words: Vocabulary) -> list[str]:
    if stem.startswith("#"):
        return ["#" + tag for tag in words.tags if fold(tag).startswith(stem[1:]) and " " not in tag]
    fields = [name + ":" for name in (*FIELDS, *ALIASES) if name.startswith(stem)]
    return fields + [flag for flag in FLAGS if flag.startswith(stem)]


def _fits(value: str, stem: str) -> bool:
    return value.startswith(stem) or f" {stem}" in value


def _quoted(value: str) -> str:
    return f'"{value}"' if any(char.isspace() or char == "," for char in value) else value


def _values(name: str, words: Vocabulary) -> list[str]:
    by_name: dict[str, tuple[str, ...]] = {
        "tier": TIER_WORDS,
        "stage": (*(short.lower() for short in STAGE_SHORT.values()), "none"),
        "owner": ("me", *words.members, "none"),
        "changed": words.members,
        "missing": (*ROLE_NAMES.values(), "any"),
        "play": (*words.plays, "none"),
        "tag": words.tags,
        "industry": words.industries,
        "country": words.countries,
        "deal": ("any", "none", "50k"),
        "fit": ("70", "none"),
        "icp": ICP_WORDS,
        "band": BAND_WORDS,
        "blocker": (*BLOCKER_KINDS, "any", "none"),
    }
    if name in by_name:
        return list(by_name[name])
    return list(_DAYS) if name in SPECS and SPECS[name].kind in ("day", "past_day") else []
