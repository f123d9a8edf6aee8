"""A row of the workspace that a page shows field by field, with the account it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.change_fact import ChangeFact


class StoredRow:
    """A row of a table, as it was read last."""

    def __init__(self, host: Host, table: str, row_id: int) -> None:
        self._host, self._table = host, table
        self.id = row_id
        self.row: dict[str, Any] = {}
        self.account = ""  # its name

    def read(self) -> bool:
        """Read it again; False when it is gone."""
        from abm_tui.store.queries.card import record

        row = self._host.read(record, self._table, self.id)
        self.row = row or {}
        self.account = self._host.account_name(self.row.get("account_id"))
        return row is not None

    def is_among(self, changes: Sequence[ChangeFact]) -> bool:
        """Whether it is one of what was written."""
        return any(c.entity == self._table and c.entity_id == self.id for c in changes)
