"""Open text that survives a dropped connection: kept outside the journal, under the place and field it belongs to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abm_tui.store import Store


class Drafts:
    """The texts that one person was typing. Values are plain JSON; what is blank needs no draft."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, name: str) -> dict[str, Any]:
        """What was kept under the name; {} when there is nothing."""
        from abm_tui.store import outside_journal

        kept = json.loads(self._store.read(outside_journal.draft, name) or "{}")
        return kept if isinstance(kept, dict) else {}

    def keep(self, name: str, words: dict[str, Any] | None) -> None:
        """Keep the words; None drops what was kept. Raises AbmError where the file takes no writing now."""
        from abm_tui.store import outside_journal

        outside_journal.keep_draft(self._store, name, json.dumps(words) if words else "")

    def drop(self, name: str) -> None:
        """The text was saved, or given up."""
        from abm_tui.store import outside_journal

        outside_journal.drop_draft(self._store, name)
