"""The table of actions: a key has one meaning where one is, and arrives in every terminal."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

import abm_tui.screens
from abm_tui.keymap import readings
from abm_tui.keymap.entry import Action
from abm_tui.keymap.focuses import FOCUSES, FOOTERS
from abm_tui.keymap.key_names import shown_key
from abm_tui.keymap.readings import PREFIXES
from abm_tui.keymap.table import ACTIONS
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.widgets.frame import TAIL, FooterLine

# What every keyboard has and every terminal sends at once.
PLAIN = {"up", "down", "left", "right", "tab", "enter", "escape", "space"}
# Control keys that arrive everywhere, also in tmux with its defaults; aliases all the same.
SAFE_CONTROL = set("acdfgjkpqsuyz")
# Keys of the far side of the keyboard, and function keys that no terminal program takes for itself: aliases.
SAFE_NAMED = {
    "pageup",
    "pagedown",
    "home",
    "end",
    "insert",
    "delete",
    "f1",
    "f2",
    "shift+up",
    "shift+down",
    "shift+tab",
}
# Aliases that stand alone on purpose: they only spare a habit, and another plain key does the work.
ALIAS_ONLY = {
    "saved": "everything is saved at once",
    "quit": "q q quits",
    "page_up": "the arrows move too",
    "page_down": "the arrows move too",
    "first": "the arrows move too",
    "last": "the arrows move too",
    "previous_field": "Tab goes round, and the arrows move too",
    "extend_down": "x marks and moves down",
    "extend_up": "x marks and the arrows move",
}
# Printable, but only with AltGr on many keyboards, or a slip away from an everyday key.
UNUSED = set("imD[]{}\\~|@^`")


def keys_of(focus: str) -> Iterator[tuple[str, Action]]:
    """(key, action) pairs of a focus."""
    for action in ACTIONS:
        if focus in action.where:
            yield from ((key, action) for key in action.keys)


def is_plain(key: str) -> bool:
    """Whether the key, or both keys of a chord, can be pressed on any keyboard without Ctrl, Alt or a function key."""
    return all(part in PLAIN or (len(part) == 1 and part.isprintable()) for part in key.split(" "))


@pytest.mark.parametrize("focus", list(FOCUSES))
def test_a_key_has_one_meaning_where_one_is(focus: str) -> None:
    meanings = defaultdict(list)
    for key, action in keys_of(focus):
        meanings[key].append(action.do)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("focus", list(FOCUSES))
def test_a_key_that_begins_a_menu_means_nothing_else(focus: str) -> None:
    keys = [key for key, _ in keys_of(focus)]
    begins = {key.split(" ")[0] for key in keys if " " in key}
    assert begins <= PREFIXES.keys()
    assert not begins & set(keys)


def test_a_key_belongs_to_one_family_of_meanings_everywhere() -> None:
    """Where it means something else, the table says why, and the family it belongs to stays the same elsewhere."""
    families: dict[str, set[str]] = defaultdict(set)
    for action in ACTIONS:
        for key in action.keys:
            if not action.exception:
                families[key].add(action.family)
    assert {key: found for key, found in families.items() if len(found) > 1} == {}


def test_an_exception_is_one() -> None:
    """It gives its reason, and the key has a regular meaning somewhere else."""
    for action in ACTIONS:
        if action.exception:
            assert len(action.exception.split()) >= 4, action
            others = [a for a in ACTIONS if not a.exception and set(a.keys) & set(action.keys)]
            assert others, f"{action.do} is the only meaning of {action.keys}"


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.keys}))
def test_a_key_arrives_in_every_terminal(key: str) -> None:
    for part in key.split(" "):
        if part.startswith("ctrl+"):
            # ctrl+b is tmux's own and takes the next key with it; ctrl+h, i and m arrive as other keys; ctrl+w, t, n
            # close and open tabs in a browser.
            assert part.removeprefix("ctrl+") in SAFE_CONTROL
        elif len(part) > 1:
            assert part in PLAIN | SAFE_NAMED
        else:
            assert part.isascii()
            assert part.isprintable()
            assert part not in UNUSED - ({"i"} if " " in key else set())  # after g it is a letter like any other


def test_everything_can_be_done_without_control_alt_and_function_keys() -> None:
    assert {a.do for a in ACTIONS if not is_plain(a.keys[0])} == set(ALIAS_ONLY)
    for reason in ALIAS_ONLY.values():
        assert len(reason.split()) >= 3


def test_an_alias_stands_behind_its_plain_key() -> None:
    for action in ACTIONS:
        if action.do not in ALIAS_ONLY:
            assert is_plain(action.keys[0]), action


def test_no_destructive_key_is_one_caps_lock_away_from_an_everyday_key() -> None:
    """Capitals open something or are taken back by one key."""
    harmless = {"bad_fit", "suggest_play", "mark_all", "clear_filter", "lists", "redo", "handoff", "plain"}
    assert {a.do for a in ACTIONS for key in a.keys if len(key) == 1 and key.isupper()} <= harmless


# the last line


@pytest.mark.parametrize("width", [60, 80, 120, 160, 200])
@pytest.mark.parametrize("focus", list(FOCUSES))
def test_the_last_line_fits_and_always_ends_with_where_help_is(focus: str, width: int) -> None:
    footer = FooterLine(readings.hints(focus))
    line = "".join(text for text, _ in footer.pieces(width))
    assert cell_len(line) <= width - 2
    assert line.endswith(TAIL)
    shown = footer.fitting(width)
    assert shown == readings.hints(focus)[: len(shown)]
    assert len(shown) >= min(4, len(readings.hints(focus)))


def test_every_focus_has_its_last_line_and_a_way_back() -> None:
    assert FOOTERS.keys() == FOCUSES.keys()
    for focus in FOCUSES:
        assert readings.action(focus, "back") is not None
        assert len(set(FOOTERS[focus])) == len(FOOTERS[focus])


def test_every_key_has_words() -> None:
    for action in ACTIONS:
        assert action.label
        assert action.label == action.label.strip()
        assert not action.help[0].islower()
        assert not action.help.endswith(".")
        assert set(action.where) <= FOCUSES.keys()
        for key in action.keys:
            assert all(shown_key(part) != part for part in key.split(" ") if part in PLAIN | SAFE_NAMED)


# the screens


def every_screen() -> list[type[KeyScreen]]:
    """The screens that stand in a focus: each class with one that no other class is made from."""
    for module in pkgutil.walk_packages(abm_tui.screens.__path__, "abm_tui.screens."):
        importlib.import_module(module.name)

    def below(cls: type[KeyScreen]) -> Iterator[type[KeyScreen]]:
        for child in cls.__subclasses__():
            yield child
            yield from below(child)

    return sorted(
        {c for c in below(KeyScreen) if c.FOCUS and not c.__subclasses__() and c.__module__.startswith("abm_tui.")},
        key=lambda c: c.__name__,
    )


SCREENS = every_screen()


def test_every_focus_has_a_screen() -> None:
    assert {screen.FOCUS for screen in SCREENS} == set(FOCUSES)
