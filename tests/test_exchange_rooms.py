"""The rooms of the exchange, and the arrow between them: an import goes through them in this order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_architecture import PACKAGE, imports, said, sources

EXCHANGE = PACKAGE / "exchange"
# A room may use those before it. What stands in no room brings them together; these few are for every room.
ROOMS = ("values", "files", "columns", "rows")
FOR_ALL = {"fields", "plans", "kinds", "ways"}


@pytest.mark.parametrize("room", [*ROOMS, "out"])
def test_a_room_uses_only_those_before_it(room: str) -> None:
    before = {*(ROOMS[: ROOMS.index(room)] if room in ROOMS else ROOMS[:2]), room, *FOR_ALL}
    wrong = [
        said(path, found.line)
        for path in sources(EXCHANGE / room)
        for found in imports(path)
        if found.module.startswith("abm_tui.exchange.") and found.module.split(".")[2] not in before
    ]
    assert wrong == []


def test_every_room_says_what_it_is_for() -> None:
    rooms = {path.name for path in EXCHANGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == {*ROOMS, "out"}
    assert all(_said(EXCHANGE / room) for room in rooms)


def _said(room: Path) -> bool:
    return (room / "__init__.py").read_text().startswith('"""')
