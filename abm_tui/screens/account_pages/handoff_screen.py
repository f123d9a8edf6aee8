"""The hand-off packet of an account: what sales needs to take it over, to read, to copy, and to act on from here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.documents.handoff import plain_text
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import HANDOFF
from abm_tui.models.facts import PersonFact, TouchFact
from abm_tui.rules.handoff.handoff import Packet, headline, packet
from abm_tui.screens.account_pages.handoff_rows import COLUMNS, handoff_sections
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.deals import DealActions
from abm_tui.screens.actions.here import OneAccount
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.wording.page_of_sections import SectionsSource
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events

    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount


class HandoffScreen(Place, inherit_bindings=False):
    """Who engaged, what they consumed, their pains and goals, the next step; what of it is missing."""

    FOCUS = HANDOFF

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.packet: Packet | None = None
        self.source = SectionsSource(())
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="handoff-sheet")
        for layout, columns in COLUMNS.items():
            self.sheet.set_columns(columns, layout)
        AccountKeys(self, OneAccount(account_id)).install(self)
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(
            {
                Do.OPEN: Handler(self._open_line, self._why_not_open),
                Do.ADD: Handler(partial(DealActions(self).ask_deal, account_id)),
                Do.COPY: Handler(self._copy_packet),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [Rule(), self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        self.row = self.read(listed, ids=[self.account_id])[0]
        assert self.row.derived is not None
        self.packet = packet(self.row.facts, self.row.derived, self.today, self.framework)
        self.lay_out()

    def lay_out(self) -> None:
        """What was read, at the present width."""
        if self.packet is not None:
            self.source = SectionsSource(handoff_sections(self.packet, self._owners(), self.today, self.size.width - 6))
            self.sheet.set_source(self.source, self.sheet.cursor_key)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.lay_out()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id in (self.account_id, None) for c in changes):
            self.reload()

    def _owners(self) -> dict[int, str]:
        return {m.id: m.name for m in self.members}

    def heading(self) -> str:
        return f" {shorten(self.row.account.name.upper(), 40)} › HAND-OFF" if self.row is not None else " "

    def context(self) -> tuple[Any, Any]:
        if self.row is None or self.row.derived is None or self.packet is None:
            return "", ""
        missing = self.packet.missing
        right = f"missing: {', '.join(missing)}" if missing else "nothing missing"
        return f" {headline(self.row.facts, self.row.derived, self.framework)}", [
            (right, "attention" if missing else "good")
        ]

    # the line under the cursor

    def _why_not_open(self) -> str:
        known = self.source.ref(self.sheet.cursor_key) is not None
        return "" if known else "Enter opens people, words and the next step."

    def _open_line(self) -> None:
        ref = self.source.ref(self.sheet.cursor_key)
        if isinstance(ref, PersonFact):
            self.open(routes.PersonPage(ref.id))
        elif isinstance(ref, TouchFact):
            self.open(routes.TouchSheet(ref.id))
        else:
            self.open(routes.FactsPage(self.account_id, str(ref).replace(" ", "_")))

    def _copy_packet(self) -> None:
        if self.row is None or self.row.derived is None or self.packet is None:
            return
        said = headline(self.row.facts, self.row.derived, self.framework)
        text = plain_text(self.packet, said, self._owners(), self.today)
        self.say(copy(self.app, self.store.path.parent, text, "the packet"))
