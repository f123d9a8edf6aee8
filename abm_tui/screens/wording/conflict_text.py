"""What is said when somebody wrote a text while one was typing over it."""

from __future__ import annotations

from abm_tui.errors import Conflict, Refused
from abm_tui.text import shorten

_SHOWN = 60  # cells of theirs that are quoted


def meanwhile(conflict: Conflict) -> Refused:
    """The sentence under a field that stays open with one's own text: one more Enter puts it in the place of theirs."""
    clash = conflict.clashes[0]
    theirs = shorten(" ".join(str(clash.current).split()), _SHOWN)
    wrote = f'wrote "{theirs}"' if theirs else "emptied it"
    said = f"{clash.who or 'Somebody'} {wrote} meanwhile. Enter puts yours in its place, Esc keeps that."
    return Refused("written_meanwhile", said)
