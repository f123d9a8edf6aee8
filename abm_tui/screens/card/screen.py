"""The account card: everything about one company. Each key does what the line under the cursor is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import CARD
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.deals import DealActions
from abm_tui.screens.actions.people import PeopleActions
from abm_tui.screens.card.actions import CardActions
from abm_tui.screens.card.cursor import FACTS, STAGE_AT, WHY, CardCursor
from abm_tui.screens.card.layout import lay_out
from abm_tui.screens.card.lines import facts_line, stage_text, why_line
from abm_tui.screens.card.panes import card_sections
from abm_tui.screens.card.steps import CardSteps
from abm_tui.screens.card.subject import CardSubject
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.tabs import TABS
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.rowpaint import edged

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact


class CardScreen(Place, inherit_bindings=False):
    """`walk` is the list that n and p go through."""

    FOCUS = CARD

    def __init__(self, account_id: int, walk: Sequence[int] = ()) -> None:
        super().__init__()
        self.cursor = CardCursor(lambda: self.size.width, self._moved)
        self.subject = CardSubject(account_id, walk, self.cursor)
        self.why, self.panes = Lines(id="card-why"), Lines(id="card-panes")
        self.panes.styles.height = "1fr"
        self._origin = ""
        keys = AccountKeys(self, self.subject, self.subject)
        people, deals = PeopleActions(self, self.subject), DealActions(self)
        held = (self, self.subject, self.cursor, keys, people, deals)
        keys.install(self)
        self.use(people.handlers(), self.cursor.handlers())
        self.bind(
            {
                **CardActions(*held).handlers(),
                **CardSteps(*held).handlers(),
                Do.NEXT: Handler(partial(self._walk_on, 1), self.subject.why_not_walk),
                Do.PREVIOUS: Handler(partial(self._walk_on, -1), self.subject.why_not_walk),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.why, self.panes, Rule()]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.card import card

        if not self._origin:
            self._origin = self._came_from()
        self.subject.data = data = self.read(card, self.subject.account_id)
        if data is None:
            self.call_next(self.close)
            return
        self.cursor.show(card_sections(data, self.today, self.framework, self.members))
        self.abm.presence.at_account("card", self.subject.account_id)
        self.draw()

    def _came_from(self) -> str:
        below = [s for s in self.app.screen_stack if isinstance(s, Place) and s.TAB]
        return TABS.get(below[-1].TAB, "") if below else ""

    def _walk_on(self, step: int) -> None:
        self.subject.go_on(step)
        self.say("")
        self.reload()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.subject.account_id or c.account_id is None for c in changes):
            self.reload()

    # drawing

    def _moved(self) -> None:
        self.say("")
        self.draw()
        self.show_frame()

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The panes with the cursor in them, and the line above."""
        data = self.subject.data
        if data is None or not self.panes.size.height:
            return
        width, height = self.panes.size.width, self.panes.size.height
        self.cursor.layout = lay_out(self.cursor.sections, width, height, self.cursor.at)
        self.panes.set_lines(self.cursor.layout.lines)
        why = why_line(data, width)
        if self.cursor.at[0] == WHY:
            why = edged("".join(text for text, _ in why), width)
        self.why.set_lines([why])

    def context(self) -> tuple[Any, Any]:
        data = self.subject.data
        if data is None:
            return "", ""
        left, right = facts_line(data, self.today)
        derived = data.row.derived
        if self.cursor.at == STAGE_AT and derived is not None:
            before, stage, after = left.partition(stage_text(derived, data.row.account.stage))
            return [(before, ""), (stage, "reverse"), (after, "")], right
        return ([(left, "reverse")] if self.cursor.at[0] == FACTS else left), right

    def heading(self) -> str:
        if self.subject.data is None:
            return " "
        at, of = self.subject.place
        walk = f"   {at} of {of}" if of > 1 else ""
        before = f"{self._origin} › " if self._origin else ""
        return f" {before}{shorten(self.subject.data.row.account.name.upper(), 40)}{walk}"

    # the mouse

    def on_lines_clicked(self, message: Lines.Clicked) -> None:
        message.stop()
        if message.lines is self.why:
            self.cursor.go((WHY, 0))
        if message.twice:
            self.press("enter")

    def on_click(self, event: events.Click) -> None:
        """A click on a line of a pane puts the cursor there."""
        place = self.cursor.layout.place_at(event.screen_y - self.panes.region.y, event.screen_x)
        if place is not None and event.widget is self.panes:
            self.cursor.go(place)

    # copying

    def copied(self) -> list[list[str]]:
        item = self.cursor.item()
        return [item.cells] if item is not None else []

    def plain_rows(self) -> list[list[str]]:
        shown = self.cursor.sections
        return [cells for section in shown for cells in ([section.title], *(i.cells for i in section.items))]
