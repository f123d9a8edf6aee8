"""An account's own fields as lines of the page of facts: how each kind is shown, picked and stepped through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from abm_tui.models.facts import MemberFact
from abm_tui.models.field_kinds import AccountField, Kind
from abm_tui.models.words import TIER_NAMES, Answer, Stage, Tier
from abm_tui.screens.records.field_lines import Choices, FieldLine
from abm_tui.text import PROSE_LIMIT, SHORT_LIMIT

LINE_LIMIT = 1_000
_LIMITS = {
    Kind.PROSE: PROSE_LIMIT,
    **dict.fromkeys((Kind.LINE, Kind.SEVERAL, Kind.TAGS, Kind.BAD_FIT, Kind.CRITERIA), LINE_LIMIT),
}
_TIERS = zip("1234", (Tier.ONE, Tier.TWO, Tier.THREE, Tier.WATCHLIST), strict=True)
_STRENGTHS = ("0 none", "1 weak", "2 good", "3 strong")
_CHOICES: Mapping[Kind, Choices] = {
    Kind.TIER: (*((digit, TIER_NAMES[tier], str(tier)) for digit, tier in _TIERS), ("0", "none: in the pool", None)),
    Kind.STAGE: (*((str(n), s.capitalize(), str(s)) for n, s in enumerate(Stage, 1)), ("0", "none", None)),
    Kind.ANSWER: (("1", "yes", str(Answer.YES)), ("2", "no", str(Answer.NO)), ("0", "open", None)),
    Kind.FLAG: (("1", "yes", True), ("0", "no", False)),
    Kind.STRENGTH: tuple((str(n), word, n) for n, word in enumerate(_STRENGTHS)),
}
# What Space steps along, from little effort to much.
_LADDERS: Mapping[Kind, Sequence[Any]] = {
    Kind.TIER: (None, Tier.WATCHLIST, Tier.THREE, Tier.TWO, Tier.ONE),
    Kind.STAGE: (None, *Stage),
}


def fact_line(field: AccountField, value: Any, members: Sequence[MemberFact]) -> FieldLine:
    """The line of a field that holds `value`; an owner is picked from the field's team."""
    choices = _owners(members, field.team) if field.kind is Kind.OWNER else _CHOICES.get(field.kind, ())
    text = next((label for _, label, v in choices if v == value), "") if choices else _text(value)
    ladder, limit = _LADDERS.get(field.kind, ()), _LIMITS.get(field.kind, SHORT_LIMIT)
    return FieldLine(field.name, field.label, text, value, choices=choices, ladder=ladder, limit=limit)


def _owners(members: Sequence[MemberFact], team: str) -> Choices:
    here = [m for m in members if m.left_on is None and m.team == team]
    return (*((str(n), m.name, m.id) for n, m in enumerate(here[:9], 1)), ("0", "nobody", None))


def _text(value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".removesuffix(".00")
    return str(value)
