"""Readings of the table of actions: which key means what, what footers, `?`, `abm keys` and the README list."""

from __future__ import annotations

from functools import cache

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.entry import Action
from abm_tui.keymap.focuses import FOOTERS, SET_MENU
from abm_tui.keymap.key_names import shown_key
from abm_tui.keymap.table import ACTIONS

PREFIXES = {"s": "set", "g": "go"}


@cache
def bindings(focus: str) -> dict[str, Action]:
    """key (`x`, `s t`) → action, for one focus."""
    return {key: action for action in ACTIONS if focus in action.where for key in action.keys}


def action(focus: str, do: Do | str) -> Action | None:
    """The action of that name in a focus, if it is there."""
    return next((a for a in ACTIONS if a.do == do and focus in a.where), None)


@cache
def dos(focus: str) -> frozenset[Do]:
    """The names of all actions of a focus."""
    return frozenset(a.do for a in ACTIONS if focus in a.where)


def starts(focus: str, key: str) -> list[Action]:
    """Actions whose key begins with the prefix `key`."""
    return [a for a in ACTIONS if focus in a.where and any(k.startswith(key + " ") for k in a.keys)]


def hints(focus: str) -> list[tuple[str, str]]:
    """(key, label) pairs of the focus's footer, most important first. `SET_MENU` stands for the whole s menu."""
    found = []
    for do in FOOTERS[focus]:
        if do == SET_MENU:
            found.append(("s", "set"))
            continue
        known = action(focus, do)
        if known is None:
            raise KeyError(f"the footer of {focus} names {do}, which is not there")
        found.append((known.key, known.label))
    return found


def key_rows(focus: str | None = None) -> list[tuple[str, str, str]]:
    """(keys, label, help) of every action, for `abm keys`, `?` and the README; one focus or all."""
    rows: dict[tuple[str, str, str], None] = {}
    for a in ACTIONS:
        if focus is None or focus in a.where:
            aliases = [shown_key(k) for k in a.keys[1:]] if not a.shown else []
            keys = a.key + (f" ({', '.join(aliases)})" if aliases else "")
            rows[(keys, a.label, a.help)] = None
    return list(rows)
