"""What can be done to touches from any screen: done, later, who, a new next step, and what is in the way."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from abm_tui import when
from abm_tui.errors import Conflict, Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import CHANNEL_NAMES
from abm_tui.screens.actions.blocker_prompt import ask_blocker
from abm_tui.screens.actions.finishing import Finishing
from abm_tui.screens.actions.here import many, no_account
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.wording.conflict_text import meanwhile

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.screens.actions.quick_add import QuickAddActions
    from abm_tui.screens.shell.host import AccountsHere, Host, TouchHere


class TouchActions:
    """`here` says the accounts, `touch` the touch. `asks_again`: see Finishing."""

    def __init__(
        self,
        host: Host,
        here: AccountsHere,
        touch: TouchHere,
        quick_add: QuickAddActions,
        *,
        asks_again: bool = True,
    ) -> None:
        self._host, self._here, self._touch, self._quick_add = host, here, touch, quick_add
        self.finishing = Finishing(host, here, asks_again=asks_again)

    def handlers(self) -> Handlers:
        on_account = partial(no_account, self._here)
        return {
            Do.DONE: Handler(self.finish, self.no_touch),
            Do.LATER: Handler(self.later, self.no_touch),
            Do.WHO: Handler(self.who, self.no_touch),
            Do.SET_DUE: Handler(self.set_due, self.no_touch),
            Do.SET_NEXT: Handler(self.ask_next, self.no_account_meant),
            Do.LOG: Handler(self.log, self.no_account_meant),
            Do.BLOCKERS: Handler(self.blockers, on_account),
        }

    def no_touch(self) -> str:
        """Why nothing can be done to a touch: there is none; "" where there is."""
        return "" if self._touch.touch() else "No next step here. s n writes one, P finds a play."

    def no_account_meant(self) -> str:
        """Why nothing can be said of an account: there is none; "" where there is, or right behind its d."""
        return no_account(self._here) if self.finishing.account_meant(Do.LOG) is None else ""

    def _many(self) -> str:
        return many(self._host, self._here)

    def finish(self) -> None:
        """Done at once; how it went is asked afterwards."""
        touch = self._touch.touch()
        if touch is not None:
            self.finishing.finish(touch)

    # its day

    def later(self) -> None:
        """Put the touch off."""
        touch = self._touch.touch()
        if touch is None:
            return
        days = self.finishing.later_days(touch, partial(self._put_off, touch), partial(self._ask_day, touch))
        self._host.menu(f"Later: {touch.text}", days)

    def _put_off(self, touch: TouchFact, due: date) -> bool:
        """Set its day; False when that was refused."""
        from abm_tui.store.commands import plays

        return bool(self._host.run(plays.set_touch, touch.id, base={"due": touch.due}, due=due))

    def ask_day(self) -> None:
        """Ask which day the touch is due."""
        touch = self._touch.touch()
        if touch is not None:
            self._ask_day(touch)

    def _ask_day(self, touch: TouchFact) -> None:
        value = touch.due.isoformat() if touch.due else ""
        self._host.ask(
            f"Due, {touch.text}",
            lambda text: self._put_off(touch, self.finishing.typed_due(touch, text)),
            value=value,
            echo=partial(self.finishing.day_echo, touch),
        )

    def set_due(self) -> None:
        """The day of the touch; of several accounts, of the next step of each."""
        from abm_tui.store.commands import plays
        from abm_tui.store.queries import touches

        ids = self._here.accounts()
        first = self._touch.touch()
        value = first.due.isoformat() if first and first.due else ""

        one = first if len(ids) == 1 else None

        def done(text: str) -> bool:
            due = self.finishing.typed_due(one, text)
            if one is not None:
                return self._put_off(one, due)
            steps = [step.id for step in self._host.read(touches.next_of_each, ids).values()]
            return bool(self._host.run(plays.set_due_many, steps, due))

        self._host.ask(f"Due, {self._many()}", done, value=value, echo=partial(self.finishing.day_echo, one))

    # its text and its owner

    def ask_text(self) -> None:
        """Correct what the touch says."""
        from abm_tui.store.commands import plays

        touch = self._touch.touch()
        if touch is None:
            return
        touch_id, seen = touch.id, touch.text

        def done(text: str) -> None:
            nonlocal seen
            if not text.strip():
                raise Refused("blank_step", "A touch needs a line of text. Esc keeps the old one.")
            try:
                self._host.write(plays.edit_touch, touch_id, "text", text, seen)
            except Conflict as conflict:
                seen = conflict.clashes[0].current
                raise meanwhile(conflict) from None

        self._host.ask("Touch", done, value=seen)

    def who(self) -> None:
        """Give it to somebody."""
        touch = self._touch.touch()
        if touch is None:
            return
        here = [m for m in self._host.members if m.left_on is None]
        self._host.menu(
            f"Who: {touch.text}",
            {str(n): (m.name, partial(self._give_to, touch, m.id)) for n, m in enumerate(here[:9], 1)},
        )

    def _give_to(self, touch: TouchFact, member_id: int) -> None:
        from abm_tui.store.commands import plays

        self._host.run(plays.set_touch, touch.id, base={"owner": touch.owner}, owner=member_id)

    # more work

    def ask_next(self) -> None:
        """A next step in one line: `Call Ines, fri @bo`."""
        from abm_tui.rules.quickadd.next_step import read_step
        from abm_tui.rules.quickadd.step_way import read_way
        from abm_tui.store.commands import plays
        from abm_tui.store.queries.facts import account_facts

        host, meant = self._host, self.finishing.account_meant(Do.LOG)
        ids = self._here.accounts()
        if meant is not None and len(ids) < 2:
            ids = [meant]
        name = f"{len(ids)} accounts" if len(ids) > 1 else host.account_name(ids[0])
        one = host.read(account_facts, ids=ids).get(ids[0]) if len(ids) == 1 else None
        people = one.people if one is not None else ()

        def done(text: str) -> bool:
            step = read_step(text, host.today, host.members, host.who)
            return bool(host.run(plays.add_touches, ids, step.text, step.due, owner=step.owner))

        def echo(text: str) -> str:
            if not text.strip():
                return ""
            try:
                step = read_step(text, host.today, host.members, host.who)
            except Refused as error:
                return error.message
            who = next((m.name for m in host.members if m.id == step.owner), host.who)
            way = read_way(step.text, people)
            person = next((p.name for p in people if p.id == way.contact_id), "")
            channel = CHANNEL_NAMES.get(way.channel, "")
            return "→ " + " · ".join(
                part for part in (channel, person, when.mid_day(step.due or host.today), who) if part
            )

        host.ask(f"Next step, {name}", done, echo=echo)

    def log(self) -> None:
        """One line about what happened; right behind d about what was done there."""
        one = self.finishing.account_meant()
        if one is not None:
            self._quick_add.ask(one)

    def blockers(self) -> None:
        """What is in the way; with nothing there it goes straight to writing something down."""
        from abm_tui.store.queries.listing import listed

        one = self._here.account()
        if one is None:
            return
        row = self._host.read(listed, ids=[one])[0]
        if row.derived is not None and row.derived.raised:
            self._host.open(routes.BlockersPage(one))
        else:
            ask_blocker(self._host, one)
