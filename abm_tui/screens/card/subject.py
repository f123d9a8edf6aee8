"""The account a card is about, the list it stands in, and what the cursor is on: what the keys of the card are for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from abm_tui.models.facts import TouchFact
from abm_tui.screens.actions.people import SeatAt
from abm_tui.screens.card.cursor import CardCursor

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.store.queries.card import CardData


class CardSubject:
    """`account_id` is the account; `data` what was read of it, None before."""

    def __init__(self, account_id: int, walk: Sequence[int], cursor: CardCursor) -> None:
        self.account_id = account_id
        self.data: CardData | None = None
        self._walk, self._cursor = list(walk) or [account_id], cursor

    def account(self) -> int | None:
        """The account."""
        return self.account_id

    def accounts(self) -> list[int]:
        """The account, alone."""
        return [self.account_id]

    def walk(self) -> list[int]:
        """The accounts that n and p go through."""
        return self._walk

    def fact(self, account_id: int) -> AccountFact | None:
        """None: an edit begins from what the field holds on disk."""
        del account_id
        return None

    def touch(self) -> TouchFact | None:
        """The touch under the cursor, else the next step of the account."""
        item = self._cursor.item()
        if item is not None and item.kind == "touch":
            found: TouchFact = item.ref
            return found
        return self.data.row.derived.next_touch if self.data and self.data.row.derived else None

    @property
    def on_person(self) -> bool:
        """Whether the cursor is on a line of the committee."""
        item = self._cursor.item()
        return item is not None and item.kind in {"seat", "person"}

    def seat(self) -> SeatAt | None:
        """The seat or the person under the cursor."""
        item = self._cursor.item()
        if item is None or not self.on_person or self.data is None:
            return None
        seated = item.ref
        people = (seated.person,) if seated.person is not None else ()
        return SeatAt(self.data.row.facts, seated.role, people, seated.needed)

    def no_seat(self) -> str:
        """The sentence where there is none."""
        return "Move to a line of the committee."

    # the other accounts of the list

    @property
    def place(self) -> tuple[int, int]:
        """(which of the list it is, how many there are)."""
        return self._walk.index(self.account_id) + 1, len(self._walk)

    def why_not_walk(self) -> str:
        """n and p need another account to go to."""
        return "" if len(self._walk) > 1 else "There is only this account in the list."

    def go_on(self, step: int) -> None:
        """To another account of the list, from the last on to the first."""
        self.account_id = self._walk[(self._walk.index(self.account_id) + step) % len(self._walk)]
