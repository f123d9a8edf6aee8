"""What a person can do, as one entry of the table of actions."""

from __future__ import annotations

from dataclasses import dataclass

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import PLACES
from abm_tui.keymap.key_names import shown_key


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do. `keys[0]` is its plain key; the others are aliases, never required.

    `family` is the meaning the key has everywhere; `exception` says why this one differs from its family.
    """

    do: Do
    keys: tuple[str, ...]
    label: str
    help: str
    where: tuple[str, ...]
    family: str
    exception: str = ""
    shown: str = ""  # how footers and tables write the key when it is not keys[0]

    @property
    def key(self) -> str:
        return self.shown or shown_key(self.keys[0])


def entry(
    do: Do,
    keys: str | tuple[str, ...],
    label: str,
    help: str,
    where: tuple[str, ...] = PLACES,
    family: str = "",
    exception: str = "",
    shown: str = "",
) -> Action:
    """An entry of the table; its family is its name where none is given."""
    keys = (keys,) if isinstance(keys, str) else keys
    return Action(do, keys, label, help, where, family or str(do), exception, shown)


def setting(do: Do, key: str, label: str, help: str, where: tuple[str, ...], *aliases: str) -> Action:
    """An entry of the s menu."""
    return entry(do, (f"s {key}", *aliases), label, help, where, f"set {label}")


def going(do: Do, key: str, label: str, help: str) -> Action:
    """An entry of the g menu that every place has."""
    return entry(do, f"g {key}", label, help, PLACES, f"go {label}")
