"""What can be done on the plays page: to touches of the accounts on a play, and to the accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.plays.cursor import ON
from abm_tui.screens.shell.handlers import Handler, Handlers

if TYPE_CHECKING:
    from abm_tui.screens.actions.account_keys import AccountKeys
    from abm_tui.screens.plays.cursor import PlayCursor
    from abm_tui.screens.shell.host import Host


class PlayTouches:
    """The actions of `keys`, with this page's reasons why not, and a few of its own. `move` moves the cursor."""

    def __init__(self, host: Host, cursor: PlayCursor, keys: AccountKeys, move: Callable[[int], object]) -> None:
        self._host, self._cursor, self._keys, self._move = host, cursor, keys, move

    def handlers(self) -> Handlers:
        keys, no_account, no_touch = self._keys, self._no_account, self._no_touch
        return {
            Do.SET_PLAY: Handler(keys.plays.pick, no_account),
            Do.SUGGEST_PLAY: Handler(keys.plays.suggest, no_account),
            Do.CARD: Handler(keys.accounts.card, no_account),
            Do.LOG: Handler(keys.touches.log, no_account),
            Do.ADD: Handler(keys.touches.ask_next, no_account),
            Do.MARK: Handler(self.mark, no_account),
            Do.DONE: Handler(keys.touches.finish, no_touch),
            Do.FORWARD: Handler(keys.touches.finish, no_touch),
            Do.LATER: Handler(keys.touches.later, no_touch),
            Do.WHO: Handler(keys.touches.who, no_touch),
            Do.EDIT: Handler(keys.touches.ask_text, no_touch),
            Do.BACKWARD: Handler(self.reopen),
        }

    def _no_account(self) -> str:
        return "" if self._cursor.accounts() else "Tab goes to the accounts on this play; g t to all of them."

    def _no_touch(self) -> str:
        touch = self._cursor.touch()
        if touch is None:
            return "Tab goes to the accounts on this play, whose touches d, z and w are for."
        return "" if touch.status == "open" else "This touch is closed. - opens it again."

    def mark(self) -> None:
        """Mark the account under the cursor, or take its mark away, and go on."""
        account_id = self._cursor.account()
        if account_id is None:
            return
        marked = self._cursor.marked
        marked ^= {account_id}
        self._move(1)
        self._host.say(f"{len(marked)} marked · s p assigns a play · Esc clear" if marked else "Nothing marked.")

    def reopen(self) -> None:
        """Open the touch again; on an account, the one that was done last."""
        from abm_tui.store.commands import finishing
        from abm_tui.store.queries import touches

        cursor = self._cursor
        touch = cursor.touch()
        if cursor.pane == ON:
            run = cursor.on_it[cursor.on_at].run
            done = [t for t in self._host.read(touches.of_runs, [run.id]) if t.status == "done"]
            touch = max(done, key=lambda t: (t.done_on, t.position), default=None)
        if touch is None or touch.status == "open":
            self._host.say("No touch here to open again.")
            return
        self._host.run(finishing.reopen_touch, touch.id)
