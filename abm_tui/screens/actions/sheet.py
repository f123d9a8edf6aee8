"""Moving about a sheet, and marking its rows where they are accounts."""

from __future__ import annotations

from collections.abc import Container, Hashable

from abm_tui.screens.actions.touches import TouchActions
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.sheet import Sheet


class SheetPaging(Place, inherit_bindings=False):
    """Needs `sheet`: by screens, and to its ends."""

    sheet: Sheet

    def act_page_up(self) -> None:
        self.sheet.page_up()

    def act_page_down(self) -> None:
        self.sheet.page_down()

    def act_first(self) -> None:
        self.sheet.home()

    def act_last(self) -> None:
        self.sheet.end()


class SheetMoving(SheetPaging, inherit_bindings=False):
    """Needs `sheet`: the arrows and their like move its cursor, a double click is Enter."""

    def act_up(self) -> None:
        self.sheet.move_up()

    def act_down(self) -> None:
        self.sheet.move_down()

    def act_left(self) -> None:
        self.sheet.move_left()

    def act_right(self) -> None:
        self.sheet.move_right()

    def act_next_field(self) -> None:
        self.act_right()

    def act_previous_field(self) -> None:
        self.act_left()

    def on_sheet_chosen(self, message: Sheet.Chosen) -> None:
        """A double click is Enter."""
        message.stop()
        self.press("enter")


class SheetActions(SheetMoving, TouchActions, inherit_bindings=False):
    """Needs `sheet`, whose rows of accounts have their ids as keys, and `shown_ids()`: the ids that are shown."""

    def shown_ids(self) -> Container[Hashable]:
        """The accounts on show; a mark on another one is hidden by the filter, and changes nothing there."""
        raise NotImplementedError

    def account(self) -> int | None:
        key = self.sheet.cursor_key
        return key if isinstance(key, int) else None

    def accounts(self) -> list[int]:
        shown = self.shown_ids()
        return [k for k in self.sheet.marked if k in shown] or super().accounts()

    # marks

    def act_mark(self) -> None:
        self.sheet.toggle_mark()
        self.sheet.move_down()
        self.say_marks()

    def act_extend_down(self) -> None:
        self._extend(1)

    def act_extend_up(self) -> None:
        self._extend(-1)

    def _extend(self, step: int) -> None:
        if self.sheet.cursor_key is not None and self.sheet.cursor_key not in self.sheet.marked:
            self.sheet.toggle_mark()
        if self.sheet.move_down() if step > 0 else self.sheet.move_up():
            key: Hashable = self.sheet.cursor_key
            if key not in self.sheet.marked:
                self.sheet.toggle_mark()
        self.say_marks()

    def act_mark_all(self) -> None:
        if self.sheet.marked:
            self.sheet.clear_marks()
        else:
            self.sheet.mark_all()
        self.say_marks()

    def say_marks(self) -> None:
        """How many are marked, and how many of them the filter hides."""
        shown = self.shown_ids()
        marked = len(self.sheet.marked)
        hidden = sum(k not in shown for k in self.sheet.marked)
        more = f" · {hidden} hidden by the filter are not changed" if hidden else ""
        self.say(f"{marked} marked · s set · Esc clear{more}" if marked else "Nothing marked.")

    def act_back(self) -> None:
        if self.sheet.marked:
            self.sheet.clear_marks()
            self.say("")
        else:
            super().act_back()
