"""What an action does in a place: the handlers that the names of the table of actions are bound to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from abm_tui.keymap.action_ids import Do


@dataclass(frozen=True, slots=True)
class Handler:
    """`run` does it. `why_not` gives the sentence why it cannot be done now, "" when it can; None: it always can."""

    run: Callable[[], object]
    why_not: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class KeyHandler:
    """The same for an action of several keys, such as the digits: `run` gets the key that was pressed."""

    run: Callable[[str], object]
    why_not: Callable[[], str] | None = None


Handlers = Mapping[Do, Handler | KeyHandler]
