"""Targets: the target-account list as a sheet. How it is read and shown; editing and finding have their own files."""

from __future__ import annotations

from collections.abc import Container, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.timer import Timer
from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.keymap.focuses import TARGETS
from abm_tui.screens.shell.routes import Targets, TopPlace
from abm_tui.screens.targets import inspector
from abm_tui.screens.targets.editing import TargetsEditing
from abm_tui.screens.targets.rows import TargetsSource, account_lines, target_columns
from abm_tui.screens.targets.view import TargetsView
from abm_tui.widgets.frame import ContextLine, Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.store.change_fact import ChangeFact

RESTS = 0.05  # seconds the cursor stands still before the inspector follows


class TargetsScreen(TargetsEditing, TargetsView, inherit_bindings=False):
    """The sheet, the three lines about the row under the cursor, the status line, the keys."""

    FOCUS = TARGETS
    TAB = "targets"

    def __init__(self) -> None:
        super().__init__()
        self.source: TargetsSource | None = None
        self._needed: set[int] = set()
        self.wide = False
        self._early: list[str] = []  # keys that came before the workspace was open
        self.partial = False  # only the first rows are read so far
        self._rest: Timer | None = None

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(id="targets-sheet")
        self.sheet.empty = ""  # until the workspace is open nobody knows
        self.about = Lines(id="targets-about")
        self.about.styles.height = 3
        self.rule = Rule()
        return [self.sheet, self.rule, self.about]

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.sheet.set_columns(target_columns(event.size.width))
        self.wide = event.size.width >= inspector.FROM_WIDTH and event.size.height >= inspector.FROM_HEIGHT
        self.about.styles.height = inspector.HEIGHT if self.wide else 3
        self.rule.display = not self.wide and not self.has_class("-too-small")
        if self.source is not None:
            self.show_about()

    # data

    def load(self) -> None:
        if self.source is None:
            self.source = TargetsSource(self.store.today, self._need, self.abm.presence.letter_at)
            self.recall()
            self.sheet.set_columns(target_columns(self.size.width))
            if self.first_look():
                self.partial = True
                self.set_timer(RESTS, self._load_rest)  # once these are painted
                return
        self._load_all()

    def _load_rest(self) -> None:
        if self.partial:
            self.reload()

    def _load_all(self) -> None:
        assert self.source is not None
        self.partial = False
        self.read_rows()
        self.source.today = self.store.today
        self.show_rows(self.wanted_cursor)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ContextLine).show(" opening…")

    def arrive(self, place: TopPlace) -> None:
        if isinstance(place, Targets) and place.view is not None:
            self.show_list(place.view)

    def opened(self) -> None:
        """The workspace is open: show it, then do what was typed meanwhile."""
        self.on_screen_resume()
        keys, self._early = self._early, []
        for key in keys:
            self.press(key)

    def press(self, key: str) -> None:
        if not self.abm.is_open:
            # No key is dropped: it waits until there is something it can mean.
            self._early.append(key)
            return
        self._load_rest()
        super().press(key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Read again just the accounts concerned; rows never move by themselves under the other person's edits."""
        ids = {c.account_id for c in changes if c.account_id is not None}
        shown = self.source.places.keys() if self.source else set()
        accounts_changed = [c for c in changes if c.entity == "account" and (c.op != "set" or c.field in _MOVES)]
        if self.source is None or len(ids) > 50 or (accounts_changed and not ids <= shown) or _left(accounts_changed):
            self.reload()
            return
        self.read_again(ids & shown)
        if not mine and ids & shown:
            self.sheet.flash(*(ids & shown))
        self.show_about()
        self.show_frame()

    def read_again(self, ids: set[int]) -> None:
        """Read these accounts again and repaint their rows."""
        from abm_tui.store.queries.listing import listed

        assert self.source is not None
        rows = self.store.read(listed, ids=sorted(ids)) if ids else []
        for row in rows:
            self.source.replace(row)
        self.replace_rows(rows)
        self.sheet.refresh_rows(ids)

    def _need(self, account_id: int) -> None:
        """A visible row is not worked out yet: work out all such rows at once, after this paint."""
        if not self._needed:
            self.call_after_refresh(self._work_out)
        self._needed.add(account_id)

    def _work_out(self) -> None:
        ids, self._needed = self._needed, set()
        try:
            self.read_again(ids)
        except AbmError as error:
            self.say(error.message, "attention")
        self.show_about()

    # the account under the cursor

    def shown_ids(self) -> Container[Hashable]:
        return self.source.places if self.source is not None else ()

    def walk(self) -> list[int]:
        return [row.id for row in self.source.rows] if self.source else []

    def touch(self) -> TouchFact | None:
        row = self.source.row_of(self.account()) if self.source else None
        return row.derived.next_touch if row is not None and row.derived is not None else super().touch()

    def on_sheet_cursor_moved(self) -> None:
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.account())

    def on_sheet_header_clicked(self, message: Sheet.HeaderClicked) -> None:
        self.order_by(message.column_key)

    def show_about(self) -> None:
        """The lines about the row under the cursor; on a wide screen the inspector, once the cursor rests."""
        row = self.source.row_of(self.account()) if self.source else None
        if row is not None and row.derived is None:
            self._need(row.id)
        if not self.wide or row is None or row.derived is None:
            self.about.set_lines(account_lines(row, self.size.width, self.store.today))
            return
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(RESTS, self._inspect)

    def _inspect(self) -> None:
        row = self.source.row_of(self.account()) if self.source else None
        if row is not None and row.derived is not None:
            members = {m.id: m.name for m in self.store.members}
            self.about.set_lines(
                inspector.inspect(row, self.store.today, self.store.framework, self.size.width, members)
            )

    def others_moved(self) -> None:
        super().others_moved()
        self.sheet.refresh_changed()

    def context(self) -> tuple[Any, Any]:
        return self.view_line()


# Fields that decide whether and where a row is shown.
_MOVES = {"tier", "archived_on", "bad_fit"}


def _left(changes: Sequence[ChangeFact]) -> bool:
    """Whether an account may have come or gone."""
    return any(c.op != "set" or c.new is None or c.old is None or c.field == "archived_on" for c in changes)
