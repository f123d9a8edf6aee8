"""A touch is done, at a key: how it went, the same again, when the meeting is, and that nothing else is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import ASKS_DAY, ATTEMPTS, OUTCOME_NAMES, OUTCOMES_OF, Outcome

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.screens.shell.host import AccountsHere, Host
    from abm_tui.store import Done

HOW = "Done. How did it go?"
_SAID = frozenset({"status", "outcome"})  # cells of a touch that say it is closed, and how it went
Days = dict[str, tuple[str, Callable[[], object]]]


class Finishing:
    """Asks after the fact: a touch is done at once, and any key that is no answer means "just done" and acts.

    With `asks_again` an attempt is asked for another day and a meeting for its own; the review asks that in NEXT.
    """

    def __init__(self, host: Host, here: AccountsHere, *, asks_again: bool = True) -> None:
        self._host, self._here, self._asks_again = host, here, asks_again
        self._just_done: int | None = None  # the account whose touch was done last
        self._stood: int | None = None  # the account under the cursor after that

    def account_meant(self, *others: Do) -> int | None:
        """The account that words or a step right behind d are for: its line may have left the cursor meanwhile.

        Without that, and once the cursor was moved or something else was done, the one under the cursor. `others` are
        the keys between which count as none.
        """
        here = self._here.account()
        right_behind = self._host.last_do in {None, Do.DONE, Do.FORWARD, *others} and here == self._stood
        return self._just_done if right_behind and self._just_done is not None else here

    def finish(self, touch: TouchFact) -> None:
        """Done and logged; then how it went.

        What cannot have gone this way or that is asked, too: a digit behind d never means a tier or a decision.
        """
        from abm_tui.rules.quickadd.step_way import with_way
        from abm_tui.store.commands import finishing

        outcomes = OUTCOMES_OF.get(with_way(touch).channel, ())

        self._host.run(finishing.finish_touch, touch.id).then(partial(self._ask_outcome, touch, outcomes))

    def finish_as(self, touch: TouchFact, outcome: Outcome) -> None:
        """Done, and how it went, at one key."""
        from abm_tui.store.commands import finishing

        self._host.run(finishing.finish_touch, touch.id, outcome=outcome).then(partial(self._follow, touch, outcome))

    def _ask_outcome(self, touch: TouchFact, outcomes: tuple[Outcome, ...], done: Done) -> None:
        options: Days = {
            str(n): (OUTCOME_NAMES[outcome], partial(self._say_outcome, touch, outcome))
            for n, outcome in enumerate(outcomes, 1)
        }
        if not outcomes:
            options["1"] = "done", partial(self._say_again, done)
        self._host.menu(HOW, options | self._enter("just done", done), other_keys_act=True)

    def _enter(self, label: str, done: Done) -> Days:
        """Enter says no more, and what was done is read again; in the review it goes on, as it always does there."""
        return {"enter": (label, partial(self._say_again, done))} if self._asks_again else {}

    def _say_again(self, done: Done) -> None:
        self._host.say_ending(done.label, self._host.way_on(done))

    def _say_outcome(self, touch: TouchFact, outcome: Outcome) -> None:
        from abm_tui.store.commands import finishing

        self._host.run(finishing.add_outcome, touch.id, outcome).then(partial(self._follow, touch, outcome))

    def _follow(self, touch: TouchFact, outcome: Outcome, done: Done) -> None:
        if not self._asks_again:
            return
        if outcome in ATTEMPTS:
            days = self.later_days(touch, partial(self._again, touch), partial(self._ask_again_day, touch))
            self._host.menu("Again?", days | self._enter("no", done), other_keys_act=True)
        elif outcome in ASKS_DAY:
            self._ask_meeting(touch)

    # the same again

    def later_days(self, touch: TouchFact, take: Callable[[date], object], ask: Callable[[], object]) -> Days:
        """The days that a touch is put off to, never on a weekend and never while its owner is away; or a typed one."""
        from abm_tui.rules.plays.later import offered_days

        today = self._host.today
        tomorrow, friday, monday = offered_days(today, self._away(touch))
        first = "tomorrow" if tomorrow == today + timedelta(1) else when.say_day(tomorrow, today)
        third = "next wk" if monday == when.next_weekday(today, 0) else when.say_day(monday, today)
        return {
            "1": (first, partial(take, tomorrow)),
            "2": (when.say_day(friday, today), partial(take, friday)),
            "3": (third, partial(take, monday)),
            "4": ("date", ask),
        }

    def typed_due(self, touch: TouchFact | None, text: str) -> date:
        """The day that a text means for a touch: `tomorrow` is never a weekend, `sat` is. Raises Refused.

        Without a touch it is for those of several people, whoever of them is away.
        """
        from abm_tui.rules.plays.later import due_day

        try:
            return due_day(text, self._host.today, self._away(touch))
        except when.NoSuchDay as error:
            raise Refused("no_such_day", str(error)) from None

    def day_echo(self, touch: TouchFact | None, text: str) -> str:
        """How that day reads while it is typed; "" where it is none yet."""
        try:
            return f"→ {when.mid_day(self.typed_due(touch, text))}" if text.strip() else ""
        except Refused:
            return ""

    def _away(self, touch: TouchFact | None) -> tuple[date, date] | None:
        from abm_tui.rules.plays.plays import away_dates

        return away_dates(self._host.members).get((touch and touch.owner) or 0)

    def _again(self, touch: TouchFact, due: date) -> bool:
        from abm_tui.store.commands import finishing

        return bool(self._host.run(finishing.again, touch.id, due))

    def _ask_again_day(self, touch: TouchFact) -> None:
        self._host.ask(
            f"Again, {touch.text}",
            lambda text: not text.strip() or self._again(touch, self.typed_due(touch, text)),
            echo=partial(self.day_echo, touch),
        )

    # a meeting to come

    def _ask_meeting(self, touch: TouchFact) -> None:
        from abm_tui.rules.quickadd.next_step import read_meeting_day
        from abm_tui.store.commands import finishing

        host = self._host

        def done(text: str) -> bool:
            if not text.strip():
                return True
            due, words = read_meeting_day(text, host.today)
            return bool(host.run(finishing.book_meeting, touch.id, due, words))

        def echo(text: str) -> str:
            try:
                due, words = read_meeting_day(text, host.today)
            except Refused as error:
                return error.message if text.strip() else ""
            return f"→ {when.mid_day(due)}" + (f", {words}" if words else "")

        host.ask("Meeting when?", done, echo=echo, hint="Its day, and the hour: tue 10:00 · Enter skips")

    # nothing else open

    def ending(self, done: Done) -> str:
        """Behind the sentence of what was done: a target account that has nothing open any more is offered a step."""
        from abm_tui.store.queries import touches

        closed = {c.account_id for c in done.changes if c.entity == "touch" and c.field in _SAID}
        if len(closed) == 1:
            self._just_done = closed.pop()
        elif {c.account_id for c in done.changes} != {self._just_done}:
            self._just_done = None
        self._stood, one = self._here.account(), self._just_done
        if one is None or not any(c.entity == "touch" and c.field in _SAID for c in done.changes):
            return ""
        if not self._host.read(touches.lacks_step, one):
            return ""
        key = "a" if self._host.key_action("a").startswith("Add a next step") else "s n"
        return f" · nothing else open: {key} next"
