"""What can be done to touches from any screen: done, later, who, a new next step, and what is in the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from abm_tui import when
from abm_tui.errors import Conflict, Refused
from abm_tui.models.words import Outcome
from abm_tui.screens.actions.old_accounts import AccountActions
from abm_tui.screens.wording.conflict_text import meanwhile

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact

OUTCOMES = (
    ("1", "talked", Outcome.ANSWERED),
    ("2", "no answer", Outcome.NO_ANSWER),
    ("3", "voicemail", Outcome.VOICEMAIL),
)
_TALKS = {"phone", "sdr", "meeting", "executive"}


class TouchActions(AccountActions, inherit_bindings=False):
    """Needs `touch()`: the touch under the cursor, by default the account's next step. `ASKS_OUTCOME`: after done."""

    ASKS_OUTCOME = True

    def touch(self) -> TouchFact | None:
        """The touch that d, z and w are for."""
        from abm_tui.store.queries import touches

        one = self.account()
        return None if one is None else self.store.read(touches.next_of, one)

    def _no_touch(self) -> str:
        return "" if self.touch() else "No next step here. s n writes one, P finds a play."

    def on_paste(self, event: events.Paste) -> None:
        """Rows from a spreadsheet become a preview, prose asks what it is; nothing is written before the answer."""
        if self.typing or not self.abm.is_open:
            return
        event.stop()
        from abm_tui.screens.actions.pasting import Pasting

        Pasting(self, self.account, self.imported).preview(event.text)

    why_not_done = why_not_later = why_not_who = why_not_set_due = _no_touch
    why_not_log = why_not_set_next = why_not_blockers = AccountActions._none

    def act_done(self) -> None:
        """Done at once; how it went is asked afterwards, and any other key means "just done" and acts."""
        from abm_tui.store.commands import plays

        touch = self.touch()
        if touch is None:
            return
        done = self.old_run(plays.finish_touch, touch.id)
        if done is not None and self.ASKS_OUTCOME and touch.channel in _TALKS:
            self._ask_outcome(touch.id)

    def _ask_outcome(self, touch_id: int) -> None:
        from abm_tui.store.commands import plays

        def say(outcome: str) -> Callable[[], object]:
            return lambda: self.old_run(plays.add_outcome, touch_id, outcome)

        options = {key: (label, say(outcome)) for key, label, outcome in OUTCOMES}
        options["4"] = ("meeting booked", say("meeting"))
        self.menu("Done. How did it go?", options, other_keys_act=True)

    def act_later(self) -> None:
        """Put the touch off."""
        touch = self.touch()
        if touch is None:
            return
        today = self.store.today
        friday = when.next_weekday(today, 4)
        monday = when.next_weekday(today, 0)
        self.menu(
            f"Later: {touch.text}",
            {
                "1": ("tomorrow", lambda: self._put_off(touch, today + timedelta(1))),
                "2": (f"Fri {friday.day}", lambda: self._put_off(touch, friday)),
                "3": (f"Mon {monday.day}", lambda: self._put_off(touch, monday)),
                "4": ("a day", lambda: self._ask_day(touch)),
            },
        )

    def _put_off(self, touch: TouchFact, due: date) -> bool:
        """Set its day; False when that was refused."""
        from abm_tui.store.commands import plays

        return self.old_run(plays.set_touch, touch.id, base={"due": touch.due}, due=due) is not None

    def _ask_day(self, touch: TouchFact) -> None:
        value = touch.due.isoformat() if touch.due else ""
        self.ask(
            f"Due, {touch.text}", lambda text: self._put_off(touch, self.day(text)), value=value, echo=self.read_day
        )

    def day(self, text: str) -> date:
        """The day a text means. Raises Refused."""
        try:
            return when.parse_day(text, self.store.today)
        except when.NoSuchDay as error:
            raise Refused("no_such_day", str(error)) from None

    def act_set_due(self) -> None:
        from abm_tui.store.commands import plays
        from abm_tui.store.queries import touches

        ids = self.accounts()
        first = self.touch()
        value = first.due.isoformat() if first and first.due else ""

        def done(text: str) -> bool:
            due = self.day(text)
            if first is not None and len(ids) == 1:
                return self._put_off(first, due)
            steps = [step.id for step in self.store.read(touches.next_of_each, ids).values()]
            return self.old_run(plays.set_due_many, steps, due) is not None

        self.ask(f"Due, {self.many()}", done, value=value, echo=self.read_day)

    def ask_touch_text(self) -> None:
        """Correct what the touch says."""
        from abm_tui.store.commands import plays

        touch = self.touch()
        if touch is None:
            return
        touch_id, seen = touch.id, touch.text

        def done(text: str) -> None:
            nonlocal seen
            if not text.strip():
                raise Refused("blank_step", "A touch needs a line of text. Esc keeps the old one.")
            try:
                self.after(self.store.do(plays.edit_touch, touch_id, "text", text, seen))
            except Conflict as conflict:
                seen = conflict.clashes[0].current
                raise meanwhile(conflict) from None

        self.ask("Touch", done, value=seen)

    def act_who(self) -> None:
        touch = self.touch()
        if touch is None:
            return
        here = [m for m in self.store.members if m.left_on is None]
        self.menu(
            f"Who: {touch.text}",
            {str(n): (m.name, partial(self._give_to, touch, m.id)) for n, m in enumerate(here[:9], 1)},
        )

    def _give_to(self, touch: TouchFact, member_id: int) -> None:
        from abm_tui.store.commands import plays

        self.old_run(plays.set_touch, touch.id, base={"owner": touch.owner}, owner=member_id)

    def act_set_next(self) -> None:
        """A next step in one line: `Call Ines, fri @bo`."""
        from abm_tui.rules.quickadd.next_step import read_step
        from abm_tui.store.commands import plays

        ids = self.accounts()

        def done(text: str) -> bool:
            step = read_step(text, self.store.today, self.store.members)
            return self.old_run(plays.add_touches, ids, step.text, step.due, owner=step.owner) is not None

        def echo(text: str) -> str:
            if not text.strip():
                return ""
            try:
                step = read_step(text, self.store.today, self.store.members)
            except Refused as error:
                return error.message
            who = next((m.name for m in self.store.members if m.id == step.owner), self.store.who)
            return f"→ {when.mid_day(step.due or self.store.today)} {who}"

        self.ask(f"Next step, {self.many()}", done, echo=echo)

    def act_log(self) -> None:
        from abm_tui.screens.actions.pasting import Pasting
        from abm_tui.screens.actions.quick_add import QuickAddActions

        one = self.account()
        if one is not None:
            QuickAddActions(self, Pasting(self, self.account)).ask(one)

    def act_blockers(self) -> None:
        """What is in the way; with nothing there it goes straight to writing something down."""
        from abm_tui.screens.account_pages.blockers_screen import BlockersScreen
        from abm_tui.screens.actions.blocker_prompt import ask_blocker
        from abm_tui.store.queries.listing import listed

        one = self.account()
        if one is None:
            return
        row = self.store.read(listed, ids=[one])[0]
        if row.derived is not None and row.derived.raised:
            self.app.push_screen(BlockersScreen(one))
        else:
            ask_blocker(self, one)
