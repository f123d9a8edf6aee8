"""The page of the talk: what is read of an account, and a highlight on what can be acted upon."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.screens.review import talk_page
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.review_page import TalkPage

_PAGE = 5  # lines that PgUp and PgDn go


class TalkView:
    """`redraw` shows the page again, by way of `draw`; `moving` is called before the highlight goes up or down."""

    def __init__(self, host: Host, redraw: Callable[[], object], moving: Callable[[], object]) -> None:
        self._host, self._redraw, self._moving = host, redraw, moving
        self.lines = Lines(id="talk-view")
        self.lines.styles.height = "1fr"
        self.items: list[talk_page.TalkItem] = []
        self.at = 0
        self._top = 0  # the first line of SINCE
        self._since = 0

    def handlers(self) -> Handlers:
        return {
            Do.UP: Handler(partial(self._step, -1)),
            Do.DOWN: Handler(partial(self._step, 1)),
            Do.PAGE_UP: Handler(partial(self._scroll, -_PAGE)),
            Do.PAGE_DOWN: Handler(partial(self._scroll, _PAGE)),
            Do.FIRST: Handler(self._first),
            Do.LAST: Handler(self._last),
        }

    def draw(self, page: TalkPage, height: int) -> None:
        """Show the account in so many lines."""
        host, width = self._host, self._host.size.width
        owners = {m.id: m.name for m in host.members}
        self._since = len(page.since)
        self.items = talk_page.items(page, owners, host.today, talk_page.main_width(width))
        self.at = max(0, min(self.at, len(self.items) - 1))
        shown = talk_page.shown(
            page,
            self.items,
            self.at,
            owners=owners,
            today=host.today,
            width=width,
            height=height,
            top=self._top,
        )
        self.lines.set_lines(shown.lines)

    def begin(self) -> None:
        """Another account: from the top."""
        self.at = self._top = 0

    def touch(self) -> TouchFact | None:
        """The touch under the highlight."""
        return self.items[self.at].touch if self.items else None

    # moving

    def _step(self, step: int) -> None:
        self._moving()
        self.at = max(0, min(len(self.items) - 1, self.at + step))
        self._redraw()

    def _scroll(self, step: int) -> None:
        """Older things under SINCE."""
        top = max(0, self._top + step)
        self._top = min(top, max(0, self._since - 2)) if step > 0 else top
        self._redraw()

    def _first(self) -> None:
        self.begin()
        self._redraw()

    def _last(self) -> None:
        self.at = len(self.items) - 1
        self._redraw()
