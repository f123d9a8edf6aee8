"""Targets: the target-account list as a sheet. What it shows, how it is edited and found are objects beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import TARGETS
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.sheet import RowMarks, SheetKeys
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.place import Place
from abm_tui.screens.shell.routes import Targets, TopPlace, View
from abm_tui.screens.targets.account_pane import AccountPane
from abm_tui.screens.targets.list_line import SCOPE_NAMES, list_line
from abm_tui.screens.targets.new_target import NewTarget
from abm_tui.screens.targets.rows import target_columns
from abm_tui.screens.targets.saved_lists import SavedLists
from abm_tui.screens.targets.target_cells import TargetCells
from abm_tui.screens.targets.target_edits import TargetEdits
from abm_tui.screens.targets.target_list import TargetList
from abm_tui.widgets.editor import CellEditor
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact

RESTS = 0.05  # seconds the cursor stands still before the inspector follows
_MOVES = {"tier", "archived_on", "bad_fit"}  # fields that decide whether and where a row is shown


class TargetsScreen(Place, inherit_bindings=False):
    """The sheet, the three lines about the row under the cursor, the status line, the keys."""

    FOCUS = TARGETS
    TAB = "targets"

    def __init__(self) -> None:
        super().__init__()
        self.targets = TargetList(self, self._letter_at)
        self.sheet = self.targets.sheet
        self.pane = AccountPane(self, self.targets, self._once_it_rests)
        self.editor = CellEditor()
        self._kept: dict[str, Any] = {}  # the view as it was last written down
        self._asked: View | None = None  # what to show once the list is read for the first time
        self._partial = False  # only the first rows are read so far
        keys = AccountKeys(self, self.targets.here, self.targets)
        marks = RowMarks(self, self.sheet, self.targets.shown_ids)
        self.cells = TargetCells(self, self.targets, keys, self.editor)
        self.lists = SavedLists(self, self.targets)
        keys.install(self)
        self.use(SheetKeys(self.sheet).handlers(), marks.handlers(), self.targets.filters.handlers())
        self.bind(
            {
                **self.cells.handlers(),
                **TargetEdits(self, self.targets, keys).handlers(),
                **NewTarget(self, self.targets, keys.tiers).handlers(),
                **self.lists.handlers(),
                Do.ORDER: Handler(lambda: self.targets.order_by(self.sheet.cursor_column)),
                Do.BACK: marks.back(self.going.up),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.sheet, *self.pane.widgets]

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.editor

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.sheet.set_columns(target_columns(event.size.width))
        self.pane.resize(event.size, too_small=self.has_class("-too-small"))
        if self.cells.edit.cell is not None:
            self.call_after_refresh(self.cells.edit.follow)

    def _letter_at(self, account_id: int) -> str:
        return self.abm.presence.letter_at(account_id)

    def _once_it_rests(self, work: Callable[[], None]) -> Timer:
        return self.set_timer(RESTS, work)

    # data

    def load(self) -> None:
        if self.targets.source is None:
            self.targets.begin(self.abm.presence.remembered(self.TAB))
            self.sheet.set_columns(target_columns(self.size.width))
            if self._asked is not None:
                self.targets.show_all()
                self.lists.show(self._asked)
                return
            if self.targets.first_look():
                self._partial = True
                self._once_it_rests(self._load_rest)  # once these are painted
                return
        self._partial = False
        self.targets.show_all()

    def _load_rest(self) -> None:
        if self._partial:
            self.reload()

    def arrive(self, place: TopPlace) -> None:
        if isinstance(place, Targets) and place.view is not None:
            if self.targets.source is None:
                self._asked = place.view  # shown once the list is read
            else:
                self.lists.show(place.view)

    def press(self, key: str) -> None:
        self._load_rest()
        super().press(key)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Read again just the accounts concerned; rows never move by themselves under the other person's edits."""
        source = self.targets.source
        ids = {c.account_id for c in changes if c.account_id is not None}
        shown = source.places.keys() if source else set()
        accounts_changed = [c for c in changes if c.entity == "account" and (c.op != "set" or c.field in _MOVES)]
        if source is None or len(ids) > 50 or (accounts_changed and not ids <= shown) or _left(accounts_changed):
            self.reload()
            return
        self.targets.read_again(ids & shown)
        if not mine and ids & shown:
            self.sheet.flash(*(ids & shown))
        self.show_about()
        self.show_frame()

    # the frame

    def show_about(self) -> None:
        """The lines about the row under the cursor."""
        self.pane.show()

    def context(self) -> tuple[Any, Any]:
        targets = self.targets
        title = targets.name or SCOPE_NAMES[targets.scope]
        chips = targets.filters.chips()
        return list_line(title, chips, targets.too_old, targets.scope, targets.numbers, targets.counts)

    def others_moved(self) -> None:
        super().others_moved()
        self.sheet.refresh_changed()

    def keep_view(self) -> None:
        view = self.targets.view()
        if view is not None and view != self._kept:
            self._kept = view
            self.abm.presence.remember(self.TAB, view)

    def on_sheet_cursor_moved(self) -> None:
        self.show_about()
        self.abm.presence.at_account(self.TAB, self.targets.here.account())

    def on_sheet_header_clicked(self, message: Sheet.HeaderClicked) -> None:
        self.targets.order_by(message.column_key)

    def on_line_input_refused(self, message: LineInput.Refused) -> None:
        """What the open cell does not take."""
        message.stop()
        self.say(message.message, "attention")


def _left(changes: Sequence[ChangeFact]) -> bool:
    """Whether an account may have come or gone."""
    return any(c.op != "set" or c.new is None or c.old is None or c.field == "archived_on" for c in changes)
