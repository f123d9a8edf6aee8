"""The accounts under the cursor of a place that is none: what an action asks for, and what a person saw."""

from __future__ import annotations

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import TouchFact
from abm_tui.store import Store
from abm_tui.store.queries import touches
from abm_tui.store.queries.facts import accounts


class ShownAccounts:
    """Some accounts, the first one under the cursor, as they were at the last `look`. Also says their next step."""

    def __init__(self, store: Store, *ids: int) -> None:
        self.store, self.ids = store, list(ids)
        self._facts: dict[int, AccountFact] = {}
        self.look()

    def look(self) -> None:
        """Paint them anew."""
        self._facts = {a.id: a for a in self.store.read(accounts, ids=self.ids)} if self.ids else {}

    def account(self) -> int | None:
        return self.ids[0] if self.ids else None

    def accounts(self) -> list[int]:
        return list(self.ids)

    def walk(self) -> list[int]:
        return list(self.ids)

    def fact(self, account_id: int) -> AccountFact | None:
        return self._facts.get(account_id)

    def touch(self) -> TouchFact | None:
        return self.store.read(touches.next_of, self.ids[0]) if self.ids else None

    def now(self, account_id: int) -> AccountFact:
        """As it is on disk."""
        return self.store.read(accounts, ids=[account_id])[0]
