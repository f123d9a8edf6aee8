"""Setting cells of the framework in one line, and reading what is kept."""

from __future__ import annotations

from abm_tui.store import Store
from abm_tui.store.commands import framework as commands
from abm_tui.store.queries import framework as queries
from abm_tui.store.queries import settings as stored

CAP = "signals.pricing_visit.cap"


def put(store: Store, **values: object) -> str:
    """Set cells; `__` stands for the dot. Returns the label."""
    return str(store.do(commands.set_cells, {n.replace("__", "."): v for n, v in values.items()}).label)


def value(store: Store, name: str) -> object:
    return next(cell.value for cell in store.read(queries.cells) if cell.name == name)


def kept(store: Store) -> tuple[tuple[str, str], ...]:
    return store.read(lambda r: stored.settings(r.connection))


def mid_sized(store: Store) -> str:
    return str(
        store.do(commands.add_criterion, "Mid-sized", "firmographic", test="employees>=200", weight=3, must=True).value
    )
