"""What stands under the cursor, for pages about one account, and how it is called in a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import TouchFact
    from abm_tui.screens.shell.host import AccountsHere, Host

NO_ACCOUNT = "No account here. a adds one."


class OneAccount:
    """The account that a whole page is about. `fact` gives it as the page shows it, where it does."""

    def __init__(self, account_id: int, fact: Callable[[], AccountFact | None] = lambda: None) -> None:
        self._id, self._fact = account_id, fact

    def account(self) -> int | None:
        return self._id

    def accounts(self) -> list[int]:
        return [self._id]

    def walk(self) -> list[int]:
        return [self._id]

    def fact(self, account_id: int) -> AccountFact | None:
        return self._fact() if account_id == self._id else None


class NextStepOfAccount:
    """The touch of a place that lists no touches: the next step of the account under the cursor."""

    def __init__(self, host: Host, here: AccountsHere) -> None:
        self._host, self._here = host, here

    def touch(self) -> TouchFact | None:
        from abm_tui.store.queries import touches

        one = self._here.account()
        return None if one is None else self._host.read(touches.next_of, one)


def no_account(here: AccountsHere) -> str:
    """Why nothing can be done to an account: there is none; "" where there is."""
    return "" if here.accounts() else NO_ACCOUNT


def many(host: Host, here: AccountsHere) -> str:
    """`3 accounts`, or the account's name."""
    ids = here.accounts()
    return f"{len(ids)} accounts" if len(ids) > 1 else host.account_name(ids[0] if ids else None)
