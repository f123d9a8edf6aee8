"""The hand-off packet of an account: what sales needs to take it over, to read, to copy, and to act on from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.documents.handoff import plain_text
from abm_tui.keymap.focuses import HANDOFF
from abm_tui.models.facts import PersonFact, TouchFact
from abm_tui.rules.handoff.handoff import Packet, headline, packet
from abm_tui.screens.account_pages.handoff_rows import COLUMNS, handoff_sections
from abm_tui.screens.actions.old_deals import DealActions
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.wording.page_of_sections import SectionsSource
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual import events

    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount


class HandoffScreen(SheetMoving, DealActions, inherit_bindings=False):
    """Who engaged, what they consumed, their pains and goals, the next step; what of it is missing."""

    FOCUS = HANDOFF

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.packet: Packet | None = None
        self.source = SectionsSource(())

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="handoff-sheet")
        for layout, columns in COLUMNS.items():
            self.sheet.set_columns(columns, layout)
        return [Rule(), self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        self.row = self.store.read(listed, ids=[self.account_id])[0]
        assert self.row.derived is not None
        self.packet = packet(self.row.facts, self.row.derived, self.store.today, self.store.framework)
        self.lay_out()

    def lay_out(self) -> None:
        """What was read, at the present width."""
        if self.packet is not None:
            self.source = SectionsSource(
                handoff_sections(self.packet, self._owners(), self.store.today, self.size.width - 6)
            )
            self.sheet.set_source(self.source, self.sheet.cursor_key)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lay_out()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id in (self.account_id, None) for c in changes):
            self.reload()

    def _owners(self) -> dict[int, str]:
        return {m.id: m.name for m in self.store.members}

    def heading(self) -> str:
        return f" {shorten(self.row.account.name.upper(), 40)} › HAND-OFF" if self.row is not None else " "

    def context(self) -> tuple[Any, Any]:
        if self.row is None or self.row.derived is None or self.packet is None:
            return "", ""
        missing = self.packet.missing
        right = f"missing: {', '.join(missing)}" if missing else "nothing missing"
        return f" {headline(self.row.facts, self.row.derived, self.store.framework)}", [
            (right, "attention" if missing else "good")
        ]

    # the account, and the line under the cursor

    def account(self) -> int | None:
        return self.account_id

    def why_not_open(self) -> str:
        return (
            "" if self.source.ref(self.sheet.cursor_key) is not None else "Enter opens people, words and the next step."
        )

    def act_open(self) -> None:
        ref = self.source.ref(self.sheet.cursor_key)
        if isinstance(ref, PersonFact):
            from abm_tui.screens.records.person_screen import PersonScreen

            self.app.push_screen(PersonScreen(ref.id))
        elif isinstance(ref, TouchFact):
            from abm_tui.screens.touch.screen import TouchScreen

            self.app.push_screen(TouchScreen(ref.id))
        else:
            from abm_tui.screens.records.facts_screen import FactsScreen

            self.app.push_screen(FactsScreen(self.account_id, str(ref).replace(" ", "_")))

    # acting

    def act_add(self) -> None:
        self.ask_deal(self.account_id)

    def act_copy(self) -> None:
        if self.row is None or self.row.derived is None or self.packet is None:
            return
        said = headline(self.row.facts, self.row.derived, self.store.framework)
        text = plain_text(self.packet, said, self._owners(), self.store.today)
        self.say(copy(self.app, self.store.path.parent, text, "the packet"))
