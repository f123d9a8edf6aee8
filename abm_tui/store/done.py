"""What a command gives back once it is on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from abm_tui.store.change_fact import ChangeFact


@dataclass(frozen=True)
class Done:
    """An acknowledged command: on disk. `group` is its undo step, "" when nothing changed."""

    group: str
    value: Any
    changes: list[ChangeFact]
    label: str
