"""A table of a preset, read key by key; every complaint names its place and what is expected there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from abm_tui.rules.framework.framework import BadPreset


class TomlTable:
    """A TOML table that is read key by key; what nobody asked for is a spelling mistake and refused."""

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise BadPreset(where, "a table is expected")
        self.data, self.where, self.asked = data, where, set[str]()

    def _value(self, name: str, kind: type, called: str) -> Any:
        self.asked.add(name)
        if name not in self.data:
            raise BadPreset(self.where, f'"{name}" is missing')
        value = self.data[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise BadPreset(self.where, f'"{name}" must be {called}, not {value!r}')
        return value

    def text(self, name: str, *, blank: bool = False) -> str:
        """A text. Raises BadPreset where it is missing, or empty and not `blank`."""
        value: str = self._value(name, str, "a text")
        if not blank and not value.strip():
            raise BadPreset(self.where, f'"{name}" must not be empty')
        return value

    def whole(self, name: str, low: int = 0, high: int = 1_000_000) -> int:
        """A whole number from `low` to `high`. Raises BadPreset."""
        value: int = self._value(name, int, "a whole number")
        if not low <= value <= high:
            raise BadPreset(self.where, f'"{name}" must be from {low} to {high}, not {value}')
        return value

    def maybe(self, name: str) -> int | None:
        """A whole number or nothing: not there, or None where a team took the preset's away."""
        self.asked.add(name)
        return None if self.data.get(name) is None else self.whole(name)

    def yes(self, name: str) -> bool:
        """True or false. Raises BadPreset."""
        value: bool = self._value(name, bool, "true or false")
        return value

    def word(self, name: str, known: Iterable[str], *, blank: bool = False) -> str:
        """One of the `known` words, or an empty text where `blank`. Raises BadPreset."""
        value = self.text(name, blank=blank)
        if value or not blank:
            self.known(name, [value], known)
        return value

    def words(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """A list of the `known` words. Raises BadPreset."""
        values = self._value(name, list, "a list")
        self.known(name, values, known)
        return tuple(values)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, none of them empty. Raises BadPreset."""
        values = self._value(name, list, "a list")
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise BadPreset(self.where, f'"{name}" must be a list of texts')
        return tuple(values)

    def known(self, name: str, values: Iterable[str], known: Iterable[str]) -> None:
        """Raises BadPreset, which names what is allowed, where one of `values` is not `known`."""
        allowed = [str(k) for k in known]
        for value in values:
            if value not in allowed:
                raise BadPreset(self.where, f'"{name}" knows no {value!r}, only {", ".join(allowed)}')

    def tables(self, name: str) -> list[TomlTable]:
        """A list of tables; complaints name each by its code. Raises BadPreset."""
        rows = self._value(name, list, "a list of tables")
        return [TomlTable(row, f"{self.where}, {name} {_called(row, n)}") for n, row in enumerate(rows, 1)]

    def table(self, name: str) -> TomlTable:
        """A table within this one. Raises BadPreset."""
        return TomlTable(self._value(name, dict, "a table"), f"{self.where}, {name}")

    def done(self) -> None:
        """Raises BadPreset where something is there that nobody asked for: a misspelt name."""
        unknown = [name for name in self.data if name not in self.asked]
        if unknown:
            raise BadPreset(self.where, f'nothing is called "{unknown[0]}" here')


def _called(row: Any, n: int) -> str:
    """The row by its code where it has one, else by its place."""
    code = row.get("code") if isinstance(row, Mapping) else None
    return code if isinstance(code, str) and code else str(n)
