"""From a key to an action: the one reading of the table of actions while nobody is typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.widgets import Input, TextArea

from abm_tui.errors import AbmError
from abm_tui.keymap import readings
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.entry import Action
from abm_tui.keymap.key_names import shown_key
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.shell.menus import Menus
from abm_tui.screens.shell.routes import Help, Route
from abm_tui.screens.shell.too_small import is_too_small
from abm_tui.widgets.dropdown import DropDown
from abm_tui.widgets.frame import FooterLine
from abm_tui.widgets.overlay import QuietScreen
from abm_tui.widgets.status import StatusLine
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.screens.shell.shell import Shell


def key_name(event: events.Key) -> str:
    """The key as the table of actions writes it."""
    char = event.character
    if char and char != " " and char.isprintable():
        return char
    return event.key


class KeyScreen(QuietScreen, inherit_bindings=False):
    """A screen whose keys come from the table of actions.

    `FOCUS` is its focus in the table. `handlers` are what the rows of that focus do here: `use` takes those of an
    action object that have a row, `bind` the place's own, each of which needs one.
    """

    FOCUS: str = ""
    AUTO_FOCUS: ClassVar[str | None] = ""  # nobody: with None the first field would take the keys

    def __init__(self) -> None:
        super().__init__()
        self.handlers: dict[Do, Handler | KeyHandler] = {}
        self.menus = Menus(self)
        self.menu = self.menus.ask
        self.said = ("", "")  # the last sentence
        self.last_do: Do | None = None  # what was done last; a second q quits only right after the first
        self.use(
            {
                Do.SAVED: Handler(lambda: self.say("Everything is already saved.")),
                Do.QUIT: Handler(self.app_exit),
                Do.HELP: Handler(lambda: self.open(Help())),
                Do.PALETTE: Handler(lambda: self.open(Help(everything=True))),
            }
        )

    # what the rows of the table do here

    def use(self, *handlers: Handlers) -> None:
        """Take over what has a row here; the rest of what an action offers is not reachable in this place."""
        rows = readings.dos(self.FOCUS)
        for offered in handlers:
            self.handlers.update({do: handler for do, handler in offered.items() if do in rows})

    def bind(self, own: Handlers) -> None:
        """What this place does itself. Raises KeyError for a name without a row here: nobody could reach it."""
        strange = own.keys() - readings.dos(self.FOCUS)
        if strange:
            raise KeyError(f"no row of {self.FOCUS}: {', '.join(sorted(strange))}")
        self.handlers.update(own)

    # the frame every screen has

    @property
    def status(self) -> StatusLine:
        return self.query_one(StatusLine)

    @property
    def footer(self) -> FooterLine:
        return self.query_one(FooterLine)

    def say(self, text: str, style: str = "") -> None:
        """A sentence in the status line, until the next action."""
        self.said = (text, style)
        self.status.say(text, style)

    def show_below(self, lines: Sequence[Line]) -> None:
        """Other lines under the question that is open."""
        self.status.show_below(lines)

    def drop_question(self) -> None:
        """Close the question that is open without asking anybody."""
        self.status.clear()
        self.footer.dimmed = False

    # a screen too small

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size everything gives way to one sentence; see too_small for what its keys do."""
        self.set_class(is_too_small(event.size.width, event.size.height), "-too-small")

    # keys

    @property
    def typing(self) -> bool:
        """Whether keys belong to a field or to a list that was opened."""
        return isinstance(self.focused, (Input, TextArea, DropDown))

    def on_key(self, event: events.Key) -> None:
        if self.typing:
            return
        event.stop()
        event.prevent_default()
        self.press(key_name(event))

    def press(self, key: str) -> None:
        """One key, as the person pressed it."""
        if (self.menus.is_open or key in readings.PREFIXES) and self.menus.take_key(key):
            self.last_do = None
            return
        action = readings.bindings(self.FOCUS).get(key)
        if action is None:
            self.last_do = None
            self._unknown(key)
        else:
            self.perform(action, key)

    def perform(self, action: Action, key: str = "") -> None:
        """Run an action, or say why it is unavailable."""
        self.attempt(lambda: self._perform(action, key or action.keys[0]))

    def _perform(self, action: Action, key: str) -> None:
        handler = self.handlers[action.do]
        reason = handler.why_not() if handler.why_not is not None else ""
        if reason:
            self.last_do = None
            self.say(reason)
            return
        if isinstance(handler, KeyHandler):
            handler.run(key)
        else:
            handler.run()
        if action.do is not Do.SAVED:
            self.last_do = action.do

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what a key, a menu or a list asked for; whatever goes wrong is a sentence."""
        try:
            work()
        except AbmError as error:
            self.say(error.message, "attention")
        except Exception as error:
            # The one rule that turns an error into a message: the workspace is as it was, the work goes on.
            self.say(self.unexpected(error), "attention")

    def unexpected(self, error: Exception) -> str:
        """The sentence for an error nobody foresaw."""
        raise error

    def perform_id(self, do: Do) -> None:
        """Run another action of this focus."""
        action = readings.action(self.FOCUS, do)
        if action is not None:
            self.perform(action)

    def perform_key(self, key: str) -> bool:
        """Do what a key does in this focus; False when it does nothing."""
        action = readings.bindings(self.FOCUS).get(key)
        if action is not None:
            self.perform(action)
        return action is not None

    def key_action(self, key: str) -> str:
        """What a key does here, as its help says it; "" when it does nothing."""
        action = readings.bindings(self.FOCUS).get(key)
        return action.help if action is not None else ""

    def _unknown(self, key: str) -> None:
        if key == "backspace":
            self.say("Backspace does nothing here. u undoes, s x archives, e edits.")
        elif key.startswith("s "):
            self.say(f"Nothing to set with {shown_key(key)} here.")
        else:
            self.say(f"{shown_key(key)} does nothing here. ? lists the keys.")

    # what every screen can do

    def open(self, route: Route, *, instead: bool = False) -> None:
        """Go somewhere; with `instead` in the place of this screen."""
        cast("Shell", self.app).open(route, instead=instead)

    def close(self, sentence: str = "", style: str = "") -> None:
        """Leave this screen for the one below, which says the sentence."""
        self.app.pop_screen()
        below = self.app.screen
        if sentence and isinstance(below, KeyScreen):
            below.call_next(below.say, sentence, style)

    def come_back(self) -> None:
        """Leave every screen that stands on this one."""
        while self.app.screen is not self and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def app_exit(self) -> None:
        """Quit, from anywhere."""
        self.app.exit()

    def refresh_footer(self) -> None:
        """Show the keys that matter in this focus."""
        self.footer.show(readings.hints(self.FOCUS))
