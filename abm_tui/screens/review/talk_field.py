"""Where the talk is written: CHANGE, NEXT, DECIDE; TRIED and HAPPENED when the minutes are corrected. One field."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events

from abm_tui.models.words import DECISION_NAMES, Decision
from abm_tui.text import PROSE_LIMIT
from abm_tui.widgets.frame import cut
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.overlay import PARKED_CSS, Overlay
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.rules.review.talk_words import TalkDraft

READ, TRIED, HAPPENED, CHANGE, NEXT, DECIDE = "read", "tried", "happened", "change", "next", "decide"
LABELS = {TRIED: "TRIED", HAPPENED: "HAPPENED", CHANGE: "CHANGE", NEXT: "NEXT", DECIDE: "DECIDE"}
_STEPS = {"enter", "ctrl+j", "tab", "shift+tab", "escape", "ctrl+g", "up", "down"}
_LONG = 74  # cells from which decisions are named in full
_KEEPS = {"right", "left", "home", "end"}


class TalkField(LineInput, Overlay):
    """The field of the talk. `stepped(key)`, `decided(digit)` and `typed()` are called at once, never as messages.

    An offer stands in it whole and untouched: digits 1–5 decide, typing replaces it, → keeps and edits it.
    """

    DEFAULT_CSS = f"""
    TalkField, TalkField:focus {{ {PARKED_CSS} width: 10; }}
    """

    stepped: Callable[[str], object]
    decided: Callable[[str], object]
    typed: Callable[[], object]

    def __init__(self) -> None:
        super().__init__(limit=PROSE_LIMIT, id="talk-field")
        self.can_focus = False
        self.untouched = False
        self.edits = False  # the offer was kept, and is being edited

    def open(self, x: int, y: int, width: int, value: str, *, offer: bool = False, select: bool = False) -> None:
        """Write at a place of the screen. An `offer` is untouched until a letter or an arrow comes."""
        self.untouched, self.edits = offer, False
        self.load(value, select=select or offer)
        self.lift(x, y, max(4, width), 1)

    def press(self, key: str) -> bool:
        if key not in _STEPS:
            return False
        self.stepped({"ctrl+j": "enter", "ctrl+g": "escape", "up": "shift+tab", "down": "enter"}.get(key, key))
        return True

    def changed(self) -> None:
        super().changed()
        self.typed()

    async def _on_key(self, event: events.Key) -> None:
        if self.untouched:
            if event.character is not None and event.character in "12345":
                event.stop()
                event.prevent_default()
                self.decided(event.character)
                return
            if event.is_printable or event.key in _KEEPS or event.key in {"backspace", "delete"}:
                self.untouched = False
                self.edits = event.key in _KEEPS
        await super()._on_key(event)
        if self.edits and event.key in _KEEPS:
            self.typed()


def desk_lines(
    words: TalkDraft, drafts: TalkDraft, step: str, offer: str, choice: int, decision: str, width: int
) -> list[Line]:
    """The three lines at the foot of the talk. `drafts` are the minutes as they stand without a correction."""
    if step in {TRIED, HAPPENED}:
        rows = [
            (TRIED, words.tried or drafts.tried),
            (HAPPENED, words.happened or drafts.happened),
            (CHANGE, words.change or drafts.change),
        ]
        return [[(f" {LABELS[name]:<9}▸ ", "bold"), (text, "")] for name, text in rows]
    said = words.change or drafts.change
    change: Piece = (said, "") if said else ("(Enter to write)", "dim")
    next_: Piece = (
        (words.next, "") if words.next else (offer or "(no next step: Enter, Enter writes one)", "" if offer else "dim")
    )
    star = "*" if words else " "
    return [
        [(f"{star}{LABELS[CHANGE]:<7}▸ ", "bold"), change],
        [(f" {LABELS[NEXT]:<7}▸ ", "bold"), next_],
        _choices(step, choice, decision, width),
    ]


def _choices(step: str, choice: int, decision: str, width: int) -> list[Piece]:
    """`DECIDE ▸ ▐1 Keep▌ 2 More effort …`; the one Enter takes is set off, the one that stands is ticked."""
    pieces: list[Piece] = [(f" {LABELS[DECIDE]:<7}▸ ", "bold")]
    for n, one in enumerate(Decision):
        name = DECISION_NAMES[one] if width >= _LONG else DECISION_NAMES[one].split()[0]
        text = f"{n + 1} {name}" + (" ✓" if one == decision else "")
        if n == choice:
            pieces += [("▐", ""), (text, "reverse" if step == DECIDE else "bold"), ("▌", "")]
        else:
            pieces.append((f" {text} ", ""))
    return cut(pieces, width)


def field_place(step: str) -> tuple[int, int]:
    """(x, line of the desk) where a step's text begins."""
    return (12, 0 if step == TRIED else 1) if step in {TRIED, HAPPENED} else (10, 0 if step == CHANGE else 1)
