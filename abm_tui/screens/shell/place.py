"""Place: the base of every screen that shows the workspace. Its frame, its data, and the one way it runs a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget

from abm_tui.errors import AbmError, Busy, Conflict, Refused
from abm_tui.screens.shell.background_work import Working
from abm_tui.screens.shell.copying import Copying
from abm_tui.screens.shell.key_screen import TOO_SMALL
from abm_tui.text import count, fit
from abm_tui.widgets.dropdown import DropDown, Option
from abm_tui.widgets.frame import ContextLine, FooterLine, Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from abm_tui.store import Done, Store
    from abm_tui.store.undo.undo_redo import Turn
    from abm_tui.store.unit import ChangeFact, Unit

P = ParamSpec("P")

NO_SLOT = frozenset({"tier_full", "tier_ceiling"})  # the refusals that a swap mends
TABS = {"targets": "Targets", "committees": "Committees", "plays": "Plays", "board": "Review"}


class Place(Copying, Working, inherit_bindings=False):
    """A screen over the workspace: line 1 places, line 2 context, its body, the status line, the keys.

    Subclasses give `body()`, `load()` (read and show; called when shown and stale) and `context()` (line 2).
    `TAB` names the tab it stands under; a screen below a place has a `heading()` instead.
    """

    TAB: str = ""

    def __init__(self) -> None:
        super().__init__()
        self.stale = True
        self._quit_asked = False

    # the frame

    def compose(self) -> ComposeResult:
        yield TabsLine(list(TABS.values()), TABS.get(self.TAB, ""))
        yield ContextLine()
        yield from self.body()
        footer = FooterLine()
        yield StatusLine(footer)
        yield footer
        yield DropDown()
        yield Lines([(f" {line}", "bold") for line in TOO_SMALL.split("\n")], id="too-small")

    def body(self) -> Sequence[Widget]:
        """The widgets between line 2 and the status line."""
        return [Rule()]

    def load(self) -> None:
        """Read what is shown, and show it."""

    def context(self) -> tuple[Any, Any]:
        """Line 2: left, right."""
        return "", ""

    def heading(self) -> str:
        """Line 1 of a screen below a place; "" shows the tabs."""
        return ""

    def on_mount(self) -> None:
        self.refresh_footer()

    def unexpected(self, error: Exception) -> str:
        if not self.abm.settings.forgiving:
            raise error
        return self.abm.unexpected(error)

    def on_screen_resume(self) -> None:
        if not self.abm.is_open:
            return
        self.show_frame()
        if self.stale:
            self.reload()

    def reload(self) -> None:
        """Read again; a database that fails says so and leaves what was shown. One going away reads nothing."""
        if not self.query(TabsLine):
            return
        try:
            self.load()
            self.stale = False
        except AbmError as error:
            self.say(error.message, "attention")
        self.show_frame()

    def show_frame(self) -> None:
        """Lines 1 and 2, and the keys."""
        tabs = self.query_one(TabsLine)
        title = self.heading()
        if title:
            tabs.show_title(title)
        else:
            tabs.show_tabs(TABS.get(self.TAB, ""))
        tabs.show_presence(self.abm.presence_line())
        left, right = self.context()
        self.query_one(ContextLine).show(left, right)
        self.refresh_footer()

    def others_moved(self) -> None:
        """The other person went somewhere else."""
        self.show_frame()

    def keep_view(self) -> None:
        """Write down what should look the same next time."""

    def hear(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Something was written: a change of the framework or of the team concerns everything that is shown."""
        if any(c.entity in {"setting", "member"} for c in changes):
            self.reload()
        else:
            self.changed(changes, mine=mine)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Something was written, by us or by the other person; by default everything is read again."""
        del changes, mine
        self.reload()

    # writing

    def run(self, command: Callable[Concatenate[Unit, P], Any], /, *args: P.args, **kwargs: P.kwargs) -> Done | None:
        """Run a command, say what changed, repaint it. None when it was refused: then the status line says why."""
        waiting = self.abm.waiting
        try:
            if waiting:
                raise Busy("busy", waiting.said)  # behind those that were first
            done = self.store.do(command, *args, **kwargs)
        except Busy:
            waiting.keep(lambda: self.store.do(command, *args, **kwargs))
            self.say(waiting.said, "attention")
            return None
        except AbmError as error:
            self.refused(error)
            return None
        self.after(done)
        return done

    def after(self, done: Done) -> None:
        """What follows every acknowledged command."""
        self.abm.wrote(done)
        if done.changes:
            self.hear(done.changes, mine=True)
        if done.label:
            self.say_ending(done.label, self.way_on(done) if done.group else "it is so already, nothing changed")

    def way_on(self, done: Done) -> str:
        """What stands behind the sentence of an edit: how to take it back, and what it made possible."""
        del done
        return "u undo"

    def say_ending(self, text: str, end: str) -> None:
        """`text · end`; where the line is too short the text gives way, so that the way back is always read."""
        room = self.size.width - cell_len(end) - 5
        self.say(f"{text if cell_len(text) <= room else fit(text, max(8, room)).rstrip()} · {end}")

    def refused(self, error: AbmError) -> None:
        """Say what happened, what became of the work, and one key."""
        if isinstance(error, Refused) and error.code in NO_SLOT:
            self.tier_full(error)
        elif isinstance(error, Conflict):
            self.conflict(error)
        else:
            self.say(error.message, "attention")

    def tier_full(self, error: Refused) -> None:
        """Screens that can offer a swap do; the others say it."""
        self.say(error.message, "attention")

    def turn_full(self, again: Callable[..., object], error: Refused) -> None:
        """The same for an undo or a redo; `again` takes `swap` or `reason`."""
        del again
        self.say(error.message, "attention")

    def conflict(self, error: Conflict) -> None:
        """Somebody changed the same cell; screens with an open editor offer both values."""
        self.say(f"{error.message} c shows who changed what.", "attention")

    # leaving

    def forget_quit(self) -> None:
        self._quit_asked = False

    def act_back(self) -> None:
        if not self.TAB:
            self.app.pop_screen()
        elif self._quit_asked and self.key == "q":
            self.app.exit()
        else:
            self._quit_asked = self.key == "q"
            waits = len(self.abm.waiting.edits)
            saved = f"{count(waits, 'edit')} not saved yet: tried once more." if waits else "Everything is saved."
            self.say(f"q again quits. {saved}")

    def on_tabs_line_tab_chosen(self, message: TabsLine.TabChosen) -> None:
        self.abm.go(next(name for name, tab in TABS.items() if tab == message.name))

    def on_footer_line_hint_chosen(self, message: FooterLine.HintChosen) -> None:
        if not self.typing:
            self.press(
                {"Enter": "enter", "Space": "space", "Tab": "tab", "Esc": "escape"}.get(message.key, message.key)
            )

    # undo

    def act_undo(self) -> None:
        if self.abm.waiting:
            left = self.abm.waiting.drop()
            self.say(f"Dropped: it was not saved yet{f', {left} more wait' if left else ''}.")
            return
        from abm_tui.store.undo import undo_redo

        self._turn(undo_redo.UNDO, "Nothing to undo: you changed nothing yet.")

    def act_redo(self) -> None:
        from abm_tui.store.undo import undo_redo

        self._turn(undo_redo.REDO, "Nothing to do again.")

    def _turn(self, which: Turn, nothing: str, **how: Any) -> None:
        """Take a step back or do it again; a long one beside the screen, which shows how far it is."""
        from abm_tui.store.undo import undo_redo

        def turn(store: Store, progress: undo_redo.Progress | None = None) -> Done | None:
            return undo_redo.turn(store, which, undo_redo.TurnOptions(**how), progress)

        failed = partial(self._not_turned, partial(self._turn, which, nothing, **how))
        turned = partial(self._turned, nothing)
        try:
            if undo_redo.is_long(self.store, which):
                verb, word = (
                    ("Undoing", "undone") if which.word == undo_redo.UNDO.word else ("Doing again", "done again")
                )
                self.work(verb, turn, turned, failed, nothing=word)
                return
            done = turn(self.store)
        except AbmError as error:
            failed(error)
        else:
            turned(done)

    def _not_turned(self, again: Callable[..., object], error: AbmError) -> None:
        if isinstance(error, Conflict):
            self.offer_partial(again, error)
        elif isinstance(error, Refused) and error.code in NO_SLOT:
            self.turn_full(again, error)
        else:
            self.refused(error)

    def _turned(self, nothing: str, done: Done | None) -> None:
        if done is None:
            self.say(nothing)
            return
        from abm_tui.store.undo.undo_redo import told

        self.abm.wrote(done)
        self.hear(done.changes, mine=True)
        self.say_ending(told(done), "U again" if done.label.startswith("Undone") else "u undo")
        self.undone(done)

    def undone(self, done: Done) -> None:
        """A step was taken back or done again; the review goes back to where it was."""

    def offer_partial(self, again: Callable[..., object], conflict: Conflict) -> None:
        """Some cells were changed since: undo all the others, or nothing."""
        cells = len(conflict.clashes)

        self.say(conflict.message, "attention")
        self.choose(
            f"{cells} cell{'s' if cells > 1 else ''} changed since. ↑ ↓ pick, Enter",
            [
                Option("", "leave everything as it is"),
                Option("a", "undo all but those", "", partial(again, skip_changed=True)),
            ],
        )
