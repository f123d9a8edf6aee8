"""`t`: one line logs what happened, who it was, what is in the way and what comes next. Chips show it before Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abm_tui.screens.actions.pasting import Pasting
    from abm_tui.screens.shell.host import Host


class QuickAddActions:
    """`ask` asks for a line about an account."""

    def __init__(self, host: Host, pasting: Pasting) -> None:
        self._host, self._pasting = host, pasting

    def ask(self, account_id: int, begin: str = "") -> None:
        """Ask for a line about the account; it begins with `begin`."""
        from abm_tui.screens.actions.quick_add_prompt import QuickAddPrompt

        QuickAddPrompt(self._host, self._pasting, account_id).ask(begin)
