"""What is under the cursor of the plays page, and what can be done to it: touches of the accounts on a play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.screens.actions.touches import TouchActions

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.store.queries.play_page import OnIt

LIBRARY, ON, RUN = "library", "on", "run"


class PlaysTouches(TouchActions, inherit_bindings=False):
    """Needs `move(step)`. `pane` is LIBRARY, ON (the accounts) or RUN (one account's touches)."""

    def __init__(self) -> None:
        super().__init__()
        self.on_it: list[OnIt] = []
        self.run_touches: list[TouchFact] = []
        self.pane = LIBRARY
        self.play_at = self.on_at = self.touch_at = 0
        self.marked: set[int] = set()

    def move(self, step: int) -> None:
        raise NotImplementedError

    # what is under the cursor

    def account(self) -> int | None:
        return self.on_it[self.on_at].account_id if self.pane != LIBRARY and self.on_it else None

    def accounts(self) -> list[int]:
        return [one.account_id for one in self.on_it if one.account_id in self.marked] or super().accounts()

    def walk(self) -> list[int]:
        return [one.account_id for one in self.on_it]

    def touch(self) -> TouchFact | None:
        if self.pane == RUN and self.run_touches:
            return self.run_touches[self.touch_at]
        return self.on_it[self.on_at].next if self.pane == ON and self.on_it else None

    def _none(self) -> str:
        return "" if self.accounts() else "Tab goes to the accounts on this play; g t to all of them."

    def _no_touch(self) -> str:
        touch = self.touch()
        if touch is None:
            return "Tab goes to the accounts on this play, whose touches d, z and w are for."
        return "" if touch.status == "open" else "This touch is closed. - opens it again."

    why_not_set_play = why_not_suggest_play = why_not_card = why_not_log = why_not_add = why_not_mark = _none
    why_not_done = why_not_later = why_not_who = why_not_forward = why_not_edit = _no_touch

    # keys of its own

    def act_add(self) -> None:
        """A next step for the account under the cursor."""
        self.act_set_next()

    def act_mark(self) -> None:
        account_id = self.account()
        if account_id is not None:
            self.marked ^= {account_id}
            self.move(1)
            self.say(
                f"{len(self.marked)} marked · s p assigns a play · Esc clear" if self.marked else "Nothing marked."
            )

    def act_forward(self) -> None:
        self.perform_id("done")

    def act_backward(self) -> None:
        """Open the touch again; on an account, the one that was done last."""
        from abm_tui.store.commands import plays
        from abm_tui.store.queries import touches

        touch = self.touch()
        if self.pane == ON:
            done = [t for t in self.store.read(touches.of_runs, [self.on_it[self.on_at].run.id]) if t.status == "done"]
            touch = max(done, key=lambda t: (t.done_on, t.position), default=None)
        if touch is None or touch.status == "open":
            self.say("No touch here to open again.")
            return
        self.run(plays.reopen_touch, touch.id)

    def act_edit(self) -> None:
        self.ask_touch_text()
