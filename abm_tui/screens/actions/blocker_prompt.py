"""Writing down what is in the way of an account, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import Host


def ask_blocker(host: Host, account_id: int) -> None:
    """One line about what is in the way; `@bo` at its end says whose it is."""
    from abm_tui.rules.accounts.typed_fields import read_member
    from abm_tui.store.commands import blockers

    def read(text: str) -> tuple[str, int | None]:
        words, at, name = text.strip().rpartition(" @")
        if at and name and " " not in name:
            return words.strip(), read_member(name, host.members)
        return text.strip(), host.me.id if host.me else None

    def done(text: str) -> None:
        words, owner = read(text)
        host.run(blockers.write_blocker, account_id, words, owner=owner)

    host.ask(f"In the way of {host.account_name(account_id)}", done)
