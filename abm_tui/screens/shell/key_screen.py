"""From a key to an action: the one reading of the table of actions while nobody is typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import events
from textual.widgets import Input, TextArea

from abm_tui.errors import AbmError
from abm_tui.keymap import readings
from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.entry import Action
from abm_tui.keymap.key_names import shown_key
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.shell.routes import Help, Route
from abm_tui.screens.shell.too_small import is_too_small
from abm_tui.text import fit
from abm_tui.widgets.dropdown import DropDown
from abm_tui.widgets.frame import FooterLine
from abm_tui.widgets.overlay import QuietScreen
from abm_tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from abm_tui.screens.shell.shell import Shell

CANCEL = {"escape", "q", "ctrl+g"}


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
        self.key = ""
        self._prefix = ""
        self._menu: Mapping[str, Callable[[], object]] | None = None
        self._menu_text = ""
        self._menu_words: list[str] = []
        self._other_keys_act = False
        self._menu_cancelled: Callable[[], object] | None = None
        self.said = ("", "")  # the last sentence
        self.set_title: Callable[[], str] = lambda: "Set"  # what the s menu begins with
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

    # a screen too small

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size everything gives way to one sentence; q and the rest of the keys still work."""
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
        if self._menu is not None:
            self._answer_menu(key)
            return
        if self._prefix:
            self._second_key(key)
            return
        if key in readings.PREFIXES and readings.starts(self.FOCUS, key):
            self._open_prefix(key)
            return
        action = readings.bindings(self.FOCUS).get(key)
        if action is None:
            self._unknown(key)
        else:
            self.perform(action, key)

    def perform(self, action: Action, key: str = "") -> None:
        """Run an action, or say why it is unavailable."""
        self.key = key or action.keys[0]
        self.attempt(lambda: self._perform(action))

    def _perform(self, action: Action) -> None:
        handler = self.handlers.get(action.do)
        if handler is None or hasattr(self, f"act_{action.do}"):
            self._perform_inherited(action)
            return
        reason = handler.why_not()
        if reason:
            self.say(reason)
            return
        if action.do not in {Do.BACK, Do.SAVED}:
            self.forget_quit()
        if isinstance(handler, KeyHandler):
            handler.run(self.key)
        else:
            handler.run()

    def _perform_inherited(self, action: Action) -> None:
        why_not: Callable[[], str] | None = getattr(self, f"why_not_{action.do}", None)
        reason = why_not() if why_not is not None else ""
        if reason:
            self.say(reason)
            return
        if action.do not in {Do.BACK, Do.SAVED}:
            self.forget_quit()
        getattr(self, f"act_{action.do}")()

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

    def perform_id(self, do: Do | str) -> None:
        """Run another action of this focus by its name."""
        action = readings.action(self.FOCUS, do)
        if action is not None:
            self.perform(action)

    def perform_key(self, key: str) -> bool:
        """Do what a key does in this focus; False when it does nothing."""
        action = readings.bindings(self.FOCUS).get(key)
        if action is not None:
            self.perform(action)
        return action is not None

    def forget_quit(self) -> None:
        """Something else than q was pressed; a second q counts from anew."""

    def _unknown(self, key: str) -> None:
        if key == "backspace":
            self.say("Backspace does nothing here. u undoes, s x archives, e edits.")
        elif key.startswith("s "):
            self.say(f"Nothing to set with {shown_key(key)} here.")
        else:
            self.say(f"{shown_key(key)} does nothing here. ? lists the keys.")

    # the s and g menus

    def _open_prefix(self, prefix: str) -> None:
        self._prefix = prefix
        self._show_prefix()

    def _show_prefix(self, before: str = "") -> None:
        words = [f"{a.keys[0].split(' ')[1]} {a.label}" for a in readings.starts(self.FOCUS, self._prefix)]
        self.show_menu_text(before + self.prefix_title(self._prefix), words)

    def prefix_title(self, prefix: str) -> str:
        """What stands before the entries of the s or g menu."""
        return self.set_title() if prefix == "s" else "Go"

    def show_menu_text(self, title: str, words: Sequence[str]) -> None:
        """Show a menu in the status line; one that needs a second line takes the footer's, so nothing above moves."""
        room = self.size.width - 3
        # A long name gives way to the keys, which are what the line is for.
        room_of_title = max(20, 2 * room - sum(2 + cell_len(word) for word in words) - 20)
        title = title if cell_len(title) < room_of_title else fit(title, room_of_title)
        indent = " " * (cell_len(title) + 1 if cell_len(title) < room // 3 else 2)
        lines = [title if title.endswith("?") else f"{title}:"]
        for word in [*words, "Esc"]:
            if cell_len(lines[-1]) + 2 + cell_len(word) > room:
                lines.append(indent)
            lines[-1] += "  " + word
        self.status.menu("\n".join(lines))
        self.footer.dimmed = True

    def _second_key(self, key: str) -> None:
        chord = f"{self._prefix} {key}"
        if key in CANCEL and chord not in readings.bindings(self.FOCUS):
            self.close_menu()
            return
        action = readings.bindings(self.FOCUS).get(chord)
        if action is None:
            self._show_prefix(f"Not {shown_key(key)}. ")
            return
        self.close_menu()
        self.perform(action, chord)

    # menus a person opened: a digit or a letter answers

    def menu(
        self,
        title: str,
        options: Mapping[str, tuple[str, Callable[[], object]]],
        *,
        other_keys_act: bool = False,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """Ask with one key: key → (label, what it does). Esc closes; any other key is refused with a hint.

        With `other_keys_act` the question may go unanswered: any other key closes it and means what it always means.
        """
        self._other_keys_act, self._menu_cancelled = other_keys_act, cancelled
        self._menu = {key: run for key, (_, run) in options.items()}
        self._menu_text = title
        self._menu_words = [f"{shown_key(key)} {label}" for key, (label, _) in options.items()]
        self.show_menu_text(title, self._menu_words)

    @property
    def menu_is_open(self) -> bool:
        """Whether a menu waits for its key."""
        return self._menu is not None or bool(self._prefix)

    def _answer_menu(self, key: str) -> None:
        assert self._menu is not None
        run = self._menu.get(key)
        if run is not None:
            self.close_menu()
            self.attempt(run)
        elif key in CANCEL:
            cancelled = self._menu_cancelled
            self.close_menu()
            if cancelled is not None:
                self.attempt(cancelled)
        elif self._other_keys_act:
            self.close_menu()
            self.press(key)
        else:
            self.show_menu_text(f"Not {shown_key(key)}. {self._menu_text}", self._menu_words)

    def close_menu(self) -> None:
        """Back to the plain status line."""
        self._menu, self._prefix = None, ""
        self.status.clear()
        self.footer.dimmed = False

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
