"""Plain values that a screen or a command hands to a write; nothing here is a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class AgendaLine:
    """What the board says of an account when the review opens."""

    account_id: int
    group: str
    why: str
    score: int


@dataclass(frozen=True, slots=True)
class TalkStep:
    """A next step as it was written in the talk."""

    text: str
    due: date | None
    owner: int | None


@dataclass(frozen=True, slots=True)
class TalkWords:
    """What was said about one account. `promise` is the open touch NEXT offered, `step` what was written instead.

    With `step` and `edits` the offered touch itself becomes that step; `base` is what it showed. `blockers` are (text,
    owner).
    """

    tried: str = ""
    happened: str = ""
    change: str = ""
    promise: int | None = None
    step: TalkStep | None = None
    edits: bool = False
    base: Mapping[str, Any] | None = None
    blockers: tuple[tuple[str, int | None], ...] = ()
