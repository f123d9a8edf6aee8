"""Where one stands on the card: a pane and a line of it, or one of the two lines above the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.card.layout import Layout, Place, columns_of
from abm_tui.screens.card.lines import CardItem, Section
from abm_tui.screens.shell.handlers import Handler, Handlers

FACTS, WHY = -2, -1
"""The two lines above the panes, as sections of the cursor."""
STAGE_AT = (FACTS, 1)  # the stage in the line of facts
_PAGE = 10


class CardCursor:
    """Moves over the panes. `width` is that of the screen; `moved` is called wherever a key went."""

    def __init__(self, width: Callable[[], int], moved: Callable[[], object]) -> None:
        self.at: Place = (0, 0)
        self.sections: Sequence[Section] = ()
        self.layout = Layout([], [], [])  # as it was drawn last
        self._width, self._moved = width, moved

    def handlers(self) -> Handlers:
        return {
            Do.NEXT_FIELD: Handler(partial(self._to_pane, 1)),
            Do.PREVIOUS_FIELD: Handler(partial(self._to_pane, -1)),
            Do.UP: Handler(self.up),
            Do.DOWN: Handler(self.down),
            Do.LEFT: Handler(partial(self.sideways, -1)),
            Do.RIGHT: Handler(partial(self.sideways, 1)),
            Do.PAGE_UP: Handler(self.page_up),
            Do.PAGE_DOWN: Handler(self.page_down),
            Do.FIRST: Handler(partial(self.go, (0, 0))),
            Do.LAST: Handler(self.last),
        }

    # what is there

    def show(self, sections: Sequence[Section]) -> None:
        """After a reading the cursor stands on the same line of the same pane, if it is still there."""
        section, line = self.at
        key = self.sections[section].key if 0 <= section < len(self.sections) else ""
        self.sections = sections
        if section >= 0:
            place = next((i for i, s in enumerate(sections) if s.key == key), 0)
            self.at = place, max(0, min(line, len(sections[place].items) - 1))

    def section(self) -> Section | None:
        """The pane under the cursor, None above the panes."""
        return self.sections[self.at[0]] if 0 <= self.at[0] < len(self.sections) else None

    def item(self) -> CardItem | None:
        """The line under the cursor, None above the panes."""
        section = self.section()
        return section.items[self.at[1]] if section is not None and section.items else None

    # moving

    def go(self, place: Place) -> None:
        """Stand there."""
        self.at = place
        self._moved()

    def _to_pane(self, step: int) -> None:
        """Tab walks the lines above and the panes in a ring."""
        ring = [FACTS, WHY, *range(len(self.sections))]
        self.go((ring[(ring.index(self.at[0]) + step) % len(ring)], 0))

    def _column(self) -> tuple[list[list[int]], int]:
        columns = columns_of(self.sections, self._width())
        return columns, next((n for n, c in enumerate(columns) if self.at[0] in c), 0)

    def down(self) -> None:
        """A line down, into the pane below at the end of one."""
        section, line = self.at
        if section == FACTS:
            self.go((WHY, 0))
        elif section == WHY:
            self.go((self._column()[0][0][0], 0))
        elif line + 1 < len(self.sections[section].items):
            self.go((section, line + 1))
        else:
            columns, at = self._column()
            below = columns[at].index(section) + 1
            if below < len(columns[at]):
                self.go((columns[at][below], 0))

    def up(self) -> None:
        """A line up, above the panes at last."""
        section, line = self.at
        if section == WHY:
            self.go((FACTS, 0))
        elif section >= 0 and line > 0:
            self.go((section, line - 1))
        elif section >= 0:
            columns, at = self._column()
            above = columns[at].index(section) - 1
            if above < 0:
                self.go((WHY, 0))
            else:
                target = columns[at][above]
                self.go((target, max(0, len(self.sections[target].items) - 1)))

    def sideways(self, step: int) -> None:
        """To the neighbouring column, at the same height; on the first line to the stage, and back from it."""
        if self.at[0] == FACTS:
            self.go(STAGE_AT if step > 0 else (FACTS, 0))
            return
        columns, at = self._column()
        if self.at[0] < 0 or not 0 <= at + step < len(columns):
            return
        rows = self.layout.at
        y = next((y for y, row in enumerate(rows) if row[at] == self.at), 0)
        places = [(abs(n - y), row[at + step]) for n, row in enumerate(rows)]
        found = min((p for p in places if p[1] is not None), default=None, key=lambda p: p[0])
        if found is not None and found[1] is not None:
            self.go(found[1])

    def page_down(self) -> None:
        """Many lines down in the pane."""
        section = self.section()
        if section is not None:
            self.go((self.at[0], min(len(section.items) - 1, self.at[1] + _PAGE)))

    def page_up(self) -> None:
        """Many lines up in the pane."""
        if self.at[0] >= 0:
            self.go((self.at[0], max(0, self.at[1] - _PAGE)))

    def last(self) -> None:
        """The last line of the pane."""
        section = self.section()
        self.go((self.at[0], len(section.items) - 1 if section is not None else 0))
