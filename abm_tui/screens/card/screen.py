"""The account card: everything about one company. Each key does what the line under the cursor is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.focuses import CARD
from abm_tui.models.facts import TouchFact
from abm_tui.screens.actions.old_people import SeatAt
from abm_tui.screens.card import panes
from abm_tui.screens.card.layout import Layout, Place, columns_of, lay_out
from abm_tui.screens.card.lines import CardItem, Section, facts_line, stage_text, why_line
from abm_tui.screens.card.opening import STAGE_AT, CardOpening
from abm_tui.screens.shell.place import Place as PlaceScreen
from abm_tui.screens.shell.tabs import TABS
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.rowpaint import edged

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.card import CardData

FACTS, WHY = -2, -1
"""The two lines above the panes, as sections of the cursor."""


class CardScreen(CardOpening, inherit_bindings=False):
    """`walk` is the list that n and p go through."""

    FOCUS = CARD

    def __init__(self, account_id: int, walk: Sequence[int] = ()) -> None:
        super().__init__()
        self.account_id = account_id
        self._walk = list(walk) or [account_id]
        self.data: CardData | None = None
        self.sections: list[Section] = []
        self.cursor: Place = (0, 0)
        self._layout = Layout([], [], [])
        self._origin = ""

    def body(self) -> Sequence[Widget]:
        self.why = Lines(id="card-why")
        self.panes = Lines(id="card-panes")
        self.panes.styles.height = "1fr"
        return [self.why, self.panes, Rule()]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.card import card

        if not self._origin:
            self._origin = self._came_from()
        self.data = self.store.read(card, self.account_id)
        if self.data is None:
            self.call_next(self._gone)
            return
        key, line = self._cursor_key()
        self.sections = panes.card_sections(self.data, self.store.today, self.store.framework, self.store.members)
        self._put_cursor(key, line)
        self.abm.presence.at_account("card", self.account_id)
        self.draw()

    def _gone(self) -> None:
        self.close()

    def _came_from(self) -> str:
        below = [s for s in self.app.screen_stack if isinstance(s, PlaceScreen) and s.TAB]
        return TABS.get(below[-1].TAB, "") if below else ""

    def _cursor_key(self) -> tuple[str, int]:
        section, line = self.cursor
        return (self.sections[section].key if 0 <= section < len(self.sections) else "", line)

    def _put_cursor(self, key: str, line: int) -> None:
        """After a reading the cursor stands on the same line of the same pane, if it is still there."""
        if self.cursor[0] < 0:
            return
        place = next((i for i, s in enumerate(self.sections) if s.key == key), 0)
        self.cursor = place, max(0, min(line, len(self.sections[place].items) - 1))

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id or c.account_id is None for c in changes):
            self.reload()

    # drawing

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The panes with the cursor in them, and the line above."""
        if self.data is None or not self.panes.size.height:
            return
        width, height = self.panes.size.width, self.panes.size.height
        self._layout = lay_out(self.sections, width, height, self.cursor)
        self.panes.set_lines(self._layout.lines)
        why = why_line(self.data, width)
        if self.cursor[0] == WHY:
            why = edged("".join(text for text, _ in why), width)
        self.why.set_lines([why])

    def context(self) -> tuple[Any, Any]:
        if self.data is None:
            return "", ""
        left, right = facts_line(self.data, self.store.today)
        derived = self.data.row.derived
        if self.cursor == STAGE_AT and derived is not None:
            before, stage, after = left.partition(stage_text(derived, self.data.row.account.stage))
            return [(before, ""), (stage, "reverse"), (after, "")], right
        return ([(left, "reverse")] if self.cursor[0] == FACTS else left), right

    def heading(self) -> str:
        if self.data is None:
            return " "
        walk = f"   {self._walk.index(self.account_id) + 1} of {len(self._walk)}" if len(self._walk) > 1 else ""
        before = f"{self._origin} › " if self._origin else ""
        return f" {before}{shorten(self.data.row.account.name.upper(), 40)}{walk}"

    def on_lines_clicked(self, message: Lines.Clicked) -> None:
        message.stop()
        if message.lines is self.why:
            self._go((WHY, 0))
        if message.twice:
            self.press("enter")

    def on_click(self, event: events.Click) -> None:
        """A click on a line of a pane puts the cursor there."""
        place = self._layout.place_at(event.screen_y - self.panes.region.y, event.screen_x)
        if place is not None and event.widget is self.panes:
            self._go(place)

    # the line under the cursor

    def section(self) -> Section | None:
        return self.sections[self.cursor[0]] if 0 <= self.cursor[0] < len(self.sections) else None

    def item(self) -> CardItem | None:
        section = self.section()
        return section.items[self.cursor[1]] if section is not None and section.items else None

    def account(self) -> int | None:
        return self.account_id

    def copied(self) -> list[list[str]]:
        item = self.item()
        return [item.cells] if item is not None else []

    def plain_rows(self) -> list[list[str]]:
        return [cells for section in self.sections for cells in ([section.title], *(i.cells for i in section.items))]

    def walk(self) -> list[int]:
        return self._walk

    def touch(self) -> TouchFact | None:
        item = self.item()
        if item is not None and item.kind == "touch":
            found: TouchFact = item.ref
            return found
        return self.data.row.derived.next_touch if self.data and self.data.row.derived else None

    def seat(self) -> SeatAt | None:
        item = self.item()
        if item is None or item.kind not in {"seat", "person"} or self.data is None:
            return None
        seated = item.ref
        people = (seated.person,) if seated.person is not None else ()
        return SeatAt(self.data.row.facts, seated.role, people, seated.needed)

    # moving

    def _go(self, place: Place) -> None:
        self.cursor = place
        self.say("")
        self.draw()
        self.show_frame()

    def _ring(self) -> list[int]:
        return [FACTS, WHY, *range(len(self.sections))]

    def act_next_field(self) -> None:
        ring = self._ring()
        self._go((ring[(ring.index(self.cursor[0]) + 1) % len(ring)], 0))

    def act_previous_field(self) -> None:
        ring = self._ring()
        self._go((ring[(ring.index(self.cursor[0]) - 1) % len(ring)], 0))

    def _column(self) -> tuple[list[list[int]], int]:
        columns = columns_of(self.sections, self.size.width)
        return columns, next((n for n, c in enumerate(columns) if self.cursor[0] in c), 0)

    def act_down(self) -> None:
        section, line = self.cursor
        if section == FACTS:
            self._go((WHY, 0))
        elif section == WHY:
            self._go((self._column()[0][0][0], 0))
        elif line + 1 < len(self.sections[section].items):
            self._go((section, line + 1))
        else:
            columns, at = self._column()
            below = columns[at].index(section) + 1
            if below < len(columns[at]):
                self._go((columns[at][below], 0))

    def act_up(self) -> None:
        section, line = self.cursor
        if section == WHY:
            self._go((FACTS, 0))
        elif section >= 0 and line > 0:
            self._go((section, line - 1))
        elif section >= 0:
            columns, at = self._column()
            above = columns[at].index(section) - 1
            if above < 0:
                self._go((WHY, 0))
            else:
                target = columns[at][above]
                self._go((target, max(0, len(self.sections[target].items) - 1)))

    def act_right(self) -> None:
        self._sideways(1)

    def act_left(self) -> None:
        self._sideways(-1)

    def _sideways(self, step: int) -> None:
        """To the neighbouring column, at the same height; on the first line to the stage, and back from it."""
        if self.cursor[0] == FACTS:
            self._go(STAGE_AT if step > 0 else (FACTS, 0))
            return
        columns, at = self._column()
        if self.cursor[0] < 0 or not 0 <= at + step < len(columns):
            return
        y = next((y for y, row in enumerate(self._layout.at) if row[at] == self.cursor), 0)
        places = [(abs(n - y), row[at + step]) for n, row in enumerate(self._layout.at)]
        found = min((p for p in places if p[1] is not None), default=None, key=lambda p: p[0])
        if found is not None and found[1] is not None:
            self._go(found[1])

    def act_page_down(self) -> None:
        section = self.section()
        if section is not None:
            self._go((self.cursor[0], min(len(section.items) - 1, self.cursor[1] + 10)))

    def act_page_up(self) -> None:
        if self.cursor[0] >= 0:
            self._go((self.cursor[0], max(0, self.cursor[1] - 10)))

    def act_first(self) -> None:
        self._go((0, 0))

    def act_last(self) -> None:
        section = self.section()
        self._go((self.cursor[0], len(section.items) - 1 if section is not None else 0))

    # the other accounts of the list

    def why_not_next(self) -> str:
        return "" if len(self._walk) > 1 else "There is only this account in the list."

    why_not_previous = why_not_next

    def act_next(self) -> None:
        self._other(1)

    def act_previous(self) -> None:
        self._other(-1)

    def _other(self, step: int) -> None:
        self.account_id = self._walk[(self._walk.index(self.account_id) + step) % len(self._walk)]
        self.say("")
        self.reload()
