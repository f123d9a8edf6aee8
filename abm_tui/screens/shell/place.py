"""Place: the base of every screen that shows the workspace. Its frame, its data, and the one way it runs a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from abm_tui.errors import AbmError, Conflict
from abm_tui.screens.shell import too_small
from abm_tui.screens.shell.background_work import BackgroundWork
from abm_tui.screens.shell.copy_keys import CopyKeys
from abm_tui.screens.shell.go_keys import GoKeys, top_place
from abm_tui.screens.shell.key_screen import KeyScreen
from abm_tui.screens.shell.place_frame import PlaceFrame
from abm_tui.screens.shell.prompts import Prompts
from abm_tui.screens.shell.routes import TopPlace
from abm_tui.screens.shell.tabs import TABS
from abm_tui.screens.shell.undo_keys import UndoKeys
from abm_tui.text import fit
from abm_tui.widgets.frame import FooterLine, Rule, TabsLine
from abm_tui.widgets.lineinput import LineInput
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.screens.shell.host import Again, Offer
    from abm_tui.screens.shell.shell import Shell
    from abm_tui.screens.shell.writer import Written
    from abm_tui.store import Done, Reader, Store
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.unit import Unit
    from abm_tui.widgets.status import Prompt

P = ParamSpec("P")
T = TypeVar("T")


class Place(KeyScreen, inherit_bindings=False):
    """A screen over the workspace: line 1 places, line 2 context, its body, the status line, the keys. It is a Host.

    Subclasses give `body()`, `load()` (read and show; called when shown and stale) and `context()` (line 2).
    `TAB` names the tab it stands under; a screen below a place has a `heading()` instead. `__init__` binds what
    its keys do; `offers` answer refusals, `endings` add to its sentences, `followers` hear of its edits and
    `pasted` takes a paste.
    """

    TAB: str = ""

    def __init__(self) -> None:
        super().__init__()
        self.stale = True
        self.frame = PlaceFrame(self.TAB)
        self.prompts, self.background = Prompts(self), BackgroundWork(self)
        self.ask, self.choose, self.work = self.prompts.ask, self.prompts.choose, self.background.start
        self.copying, self.going, self.undoing = CopyKeys(self), GoKeys(self), UndoKeys(self)
        self.offers: list[Offer] = []
        self.endings: list[Callable[[Done], str]] = []
        self.followers: list[Callable[[Done], object]] = []
        self.pasted: Callable[[str], object] | None = None
        self.use(self.copying.handlers(), self.going.handlers(), self.undoing.handlers())

    # the workspace

    @property
    def abm(self) -> Shell:
        """The program around it."""
        return cast("Shell", self.app)

    @property
    def store(self) -> Store:
        return self.abm.store

    @property
    def today(self) -> date:
        return self.store.today

    @property
    def framework(self) -> Framework:
        return self.store.framework

    @property
    def members(self) -> Sequence[MemberFact]:
        return self.store.members

    @property
    def me(self) -> MemberFact | None:
        return self.store.me

    @property
    def who(self) -> str:
        return self.store.who

    def read(self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query."""
        return self.store.read(query, *args, **kwargs)

    def account_name(self, account_id: int | None) -> str:
        """The name of an account, "" for none."""
        return self.abm.presence.account_name(account_id)

    # the frame

    def compose(self) -> ComposeResult:
        yield from self.frame.widgets(self.body())

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

    def opened(self) -> None:
        self.on_screen_resume()

    def arrive(self, place: TopPlace) -> None:
        """Somebody came here by a route, which may say what to show."""

    def on_mount(self) -> None:
        self.refresh_footer()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.call_after_refresh(self.prompts.place_again)

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
        self.frame.show(self.heading(), self.abm.presence.line(), self.context())
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

    def on_sheet_chosen(self, message: Sheet.Chosen) -> None:
        """A double click is Enter."""
        message.stop()
        self.press("enter")

    def on_line_input_refused(self, message: LineInput.Refused) -> None:
        """Text that did not go into an open field: too long, or no text."""
        message.stop()
        self.say(message.message, "attention")

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while nobody types."""
        if self.typing or not self.abm.is_open or self.pasted is None:
            return
        event.stop()
        if too_small.is_too_small(*self.size):
            self.say(too_small.refusal("paste", typing=False), "attention")
        else:
            self.pasted(event.text)

    def press(self, key: str) -> None:
        if self.background.runs:
            self.background.take_key(key)
        else:
            super().press(key)

    def on_unmount(self) -> None:
        self.background.stop()

    # writing

    def run(self, command: Callable[Concatenate[Unit, P], Any], /, *args: P.args, **kwargs: P.kwargs) -> Written:
        """Run a command, say what changed, repaint it. False when it was refused: that was said, or asked about."""
        written = self.abm.writer.run(self, command, *args, **kwargs)
        if written.error is not None:
            self.refused(written.error)
        return self._say_if_waiting(written)

    def write(self, command: Callable[Concatenate[Unit, P], Any], /, *args: P.args, **kwargs: P.kwargs) -> Written:
        """The same for a field that stays open with its text: a refusal at once is raised as its AbmError."""
        written = self.abm.writer.run(self, command, *args, **kwargs)
        if written.error is not None:
            raise written.error
        return self._say_if_waiting(written)

    def _say_if_waiting(self, written: Written) -> Written:
        if written and written.done is None:
            self.say(self.abm.writer.sentence, "attention")
        return written

    def after(self, done: Done) -> None:
        """What follows every acknowledged command."""
        self.abm.wrote(done)
        if done.changes:
            for follow in self.followers:
                follow(done)
            self.hear(done.changes, mine=True)
        if done.label:
            self.say_ending(done.label, self.way_on(done) if done.group else "it is so already, nothing changed")

    def way_on(self, done: Done) -> str:
        """What stands behind the sentence of an edit: how to take it back, and what it made possible."""
        return "".join(["u undo", *(ending(done) for ending in self.endings)])

    def say_ending(self, text: str, end: str) -> None:
        """`text · end`; where the line is too short the text gives way, so that the way back is always read."""
        room = self.size.width - cell_len(end) - 5
        self.say(f"{text if cell_len(text) <= room else fit(text, max(8, room)).rstrip()} · {end}")

    def refused(self, error: AbmError, again: Again | None = None) -> None:
        """Say what happened, what became of the work, and one key; or ask what to do. `again`: it was an undo."""
        if any(offer(error, again) for offer in self.offers):
            return
        more = " c shows who changed what." if isinstance(error, Conflict) else ""
        self.say(f"{error.message}{more}", "attention")

    def may_ask(self) -> bool:
        """Whether a question may open here: this is the screen on top, and nothing is open on it."""
        return self.app.screen is self and not (self.typing or self.menus.is_open or self.background.runs)

    def undone(self, done: Done) -> None:
        """A step was taken back or done again; the review goes back to where it was."""

    # asking

    @property
    def prompt(self) -> Prompt:
        """The field of the question that is open."""
        return self.status.prompt

    def lay_over(self, widget: Widget) -> None:
        self.mount(widget)

    def cover_keys(self, text: str | None) -> None:
        self.footer.cover(text)

    # copying

    def copied(self) -> str | list[list[str]]:
        return self.copying.under_cursor()

    def plain_rows(self) -> list[list[str]]:
        return self.copying.everything()

    # leaving

    def on_tabs_line_tab_chosen(self, message: TabsLine.TabChosen) -> None:
        self.open(top_place(next(name for name, tab in TABS.items() if tab == message.name)))

    def on_footer_line_hint_chosen(self, message: FooterLine.HintChosen) -> None:
        names = {"Enter": "enter", "Space": "space", "Tab": "tab", "Esc": "escape"}
        if not self.typing:
            self.press(names.get(message.key, message.key))
