"""Plain values that a screen or a command hands to a write; nothing here is a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AgendaLine:
    """What the board says of an account when the review opens."""

    account_id: int
    group: str
    why: str
    score: int
