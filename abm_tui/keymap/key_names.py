"""How keys are written for people: the table of actions has them as the terminal sends them."""

from __future__ import annotations

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "insert": "Ins",
    "delete": "Del",
    "f1": "F1",
    "f2": "F2",
}


def shown_key(key: str) -> str:
    """A key as people read it."""
    return " ".join(_NAMES.get(part, part) for part in key.split(" ")) if key != " " else "Space"
