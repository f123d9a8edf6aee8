"""Importing in one line, and looking at what came of it."""

from __future__ import annotations

from typing import Any

import pytest
from exchange_files import DATA, Import, Rows, options

from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input
from abm_tui.store import Store
from abm_tui.store.queries.exchange import table_rows


@pytest.fixture
def bring(store: Store) -> Import:
    """Import one text or file of tests/data, and return what became of it; the counts add up every time."""

    def bring(source: str, **said: Any) -> FilePlan:
        text = "\n" in source
        file = Input("file.csv", source.encode()) if text else importing.from_path(str(DATA / source))
        plan, _ = importing.run(store, [file], options(**said))
        made = plan.files[0]
        assert sum(made.counts.values()) == len(made.rows)
        return made

    return bring


@pytest.fixture
def rows(store: Store) -> Rows:
    """The rows of a table."""

    def rows(name: str, /, **equal: Any) -> list[dict[str, Any]]:
        found = store.read(table_rows, name)
        return [row for row in found if all(row[k] == v for k, v in equal.items())]

    return rows
