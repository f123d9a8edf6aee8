"""The framework place: how a story gets to a section and a cell of it."""

from __future__ import annotations

from driver import Driver

from abm_tui.screens.framework.screen import FrameworkScreen
from abm_tui.store import Store
from abm_tui.store.queries import framework as reading
from abm_tui.widgets.sheet import Sheet


async def at_section(d: Driver, name: str) -> None:
    """g f, then Tab until the section is shown."""
    await d.press("g", "f")
    for _ in range(12):
        if f"FRAMEWORK › {name.upper()}" in d.lines[0]:
            return
        await d.press("tab")
    raise AssertionError(f"no section {name}:\n{d.text}")


async def at_cell(d: Driver, words: str, column: str) -> None:
    """The cursor on the line that has the words, in a column."""
    assert isinstance(d.app.screen, FrameworkScreen)
    sheet = d.app.screen.query_one(Sheet)
    source = d.app.screen.view.source
    key = next(line.key for line in source.page.lines if words in source.cell(line.key, _head(d)).text)
    sheet.move_to(key, column)
    await d.settle()


def _head(d: Driver) -> str:
    assert isinstance(d.app.screen, FrameworkScreen)
    return d.app.screen.view.source.page.layouts[""][0].key


def value(store: Store, name: str) -> object:
    return {cell.name: cell.value for cell in store.read(reading.cells)}[name]
