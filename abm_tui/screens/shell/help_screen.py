"""`?` and `:`: the keys of the screen below, or every command. Type to search, Enter runs the line."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult

from abm_tui.keymap import table
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.entry import Action
from abm_tui.keymap.focuses import FOCUSES, HELP
from abm_tui.keymap.key_names import shown_key
from abm_tui.rules.filter.fields import FIELDS, FLAGS
from abm_tui.screens.shell.handlers import Handler
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.too_small import too_small_lines
from abm_tui.widgets.frame import ContextLine, FooterLine, TabsLine
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.sheet import Cell, Column, Row, Sheet
from abm_tui.widgets.status import StatusLine

QUICK_WORDS = (
    ("#call #email #meeting", "by us; also #linkedin #mail #event #ad #exec, with #noanswer #voicemail"),
    ("#replied #opened #pricing", "from them; also #downloaded #visited #attended #form, x3 = three times"),
    ("#interest #discovery", "facts for the stage; also #onboarded #intent"),
    ("!text  @name  by fri", "something in the way, its owner, a next step's day"),
    ('Acme: …  "…"', "another account; quotes keep words from being read"),
)


@dataclass(frozen=True)
class HelpLine:
    """One line: keys, label, what it does; `action` is what Enter runs."""

    keys: str
    label: str
    text: str
    action: Action | None = None


def lines_for(focus: str, *, everything: bool) -> list[HelpLine]:
    """The keys of a focus; then what quick-add and the filter understand, or with `everything` all other commands."""
    found = [
        HelpLine(", ".join(shown_key(k) for k in a.keys) if not a.shown else a.shown, a.label, a.help, a)
        for a in table.ACTIONS
        if focus in a.where
    ]
    if everything:
        here = {line.action.do for line in found if line.action}
        for a in table.ACTIONS:
            if focus not in a.where and a.do not in here:
                here.add(a.do)
                found.append(HelpLine(a.key, a.label, f"{a.help} (on {FOCUSES[a.where[0]]})"))
        return found
    found += [HelpLine(word, "t", text) for word, text in QUICK_WORDS]
    found += [HelpLine(flag, "filter", text) for flag, text in FLAGS.items()]
    found += [HelpLine(f"{name}:", "filter", text) for name, text in FIELDS.items()]
    return found


class _Rows:
    def __init__(self, lines: Sequence[HelpLine]) -> None:
        self.lines = lines

    @property
    def row_count(self) -> int:
        return len(self.lines)

    def row_at(self, index: int) -> Row:
        return Row(index)

    def gutter(self, row_key: Hashable) -> str:  # noqa: ARG002
        return ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        assert isinstance(row_key, int)
        line = self.lines[row_key]
        if column_key == "keys":
            return Cell(line.keys, "bold")
        return Cell(line.label if column_key == "label" else line.text, "" if line.action else "dim")


class SearchField(LineInput):
    """Letters search; the arrows and Enter belong to the list."""

    def press(self, key: str) -> bool:
        screen = self.screen
        assert isinstance(screen, HelpScreen)
        return screen.search_key(key)

    def changed(self) -> None:
        super().changed()
        screen = self.screen
        assert isinstance(screen, HelpScreen)
        screen.search(self.value)


class HelpScreen(KeyScreen, inherit_bindings=False):
    """Over any screen; what it runs, it runs there."""

    FOCUS = HELP

    def __init__(self, below: KeyScreen, *, everything: bool = False) -> None:
        super().__init__()
        self.below, self.everything = below, everything
        self.lines: list[HelpLine] = []
        self.field = SearchField(id="help-search")
        self.sheet = Sheet(
            (
                Column("keys", "Key", 22, min_width=14),
                Column("label", "", 13),
                Column("text", "What it does", 16, flex=1),
            ),
            cursor_mode="row",
            show_rule=True,
            empty="Nothing like that. Esc goes back.",
        )
        # The list is moved from the field; these serve a click into the list.
        self.bind(
            {
                Do.OPEN: Handler(self.run_line),
                Do.BACK: Handler(self.close),
                Do.UP: Handler(self.sheet.move_up),
                Do.DOWN: Handler(self.sheet.move_down),
                Do.LEFT: Handler(self.sheet.row_start),
                Do.RIGHT: Handler(self.sheet.row_end),
                Do.NEXT_FIELD: Handler(self.sheet.move_down),
                Do.PREVIOUS_FIELD: Handler(self.sheet.move_up),
                Do.PAGE_UP: Handler(self.sheet.page_up),
                Do.PAGE_DOWN: Handler(self.sheet.page_down),
                Do.FIRST: Handler(self.sheet.home),
                Do.LAST: Handler(self.sheet.end),
            }
        )

    def compose(self) -> ComposeResult:
        where = FOCUSES.get(self.below.FOCUS, "")
        tabs = TabsLine()
        tabs.show_title(" Every command" if self.everything else f" Keys of {where}")
        yield tabs
        yield ContextLine(" Type to search, Enter runs the line, Esc goes back")
        yield self.field
        yield self.sheet
        footer = FooterLine()
        yield StatusLine(footer)
        yield footer
        yield too_small_lines()

    def on_mount(self) -> None:
        self.refresh_footer()
        self.search("")
        self.set_focus(self.field, scroll_visible=False)

    def search(self, text: str) -> None:
        """Show the lines that have every word."""
        words = text.lower().split()
        every = lines_for(self.below.FOCUS, everything=self.everything)
        self.lines = [x for x in every if all(w in f"{x.keys} {x.label} {x.text}".lower() for w in words)]
        self.sheet.set_source(_Rows(self.lines))
        self.sheet.home()

    def search_key(self, key: str) -> bool:
        """A key of the list, pressed while searching."""
        moves = {
            "up": self.sheet.move_up,
            "down": self.sheet.move_down,
            "pageup": self.sheet.page_up,
            "pagedown": self.sheet.page_down,
        }
        if key in moves:
            moves[key]()
        elif key in {"enter", "ctrl+j"}:
            self.run_line()
        elif key in {"escape", "ctrl+g"}:
            self.close()
        elif key == "ctrl+q":
            self.app_exit()
        else:
            return False
        return True

    def run_line(self) -> None:
        """Run the line in the screen below."""
        key = self.sheet.cursor_key
        if not isinstance(key, int):
            return
        chosen = self.lines[key].action
        if chosen is None:
            self.say("This one is typed, not run: see its text.")
            return
        below = self.below
        self.app.pop_screen()
        if len(chosen.keys) > 1 and chosen.shown:
            below.say(f"{chosen.shown}: {chosen.help}")
        else:
            below.call_next(below.perform, chosen)

    def on_sheet_chosen(self, message: Sheet.Chosen) -> None:
        message.stop()
        self.run_line()
