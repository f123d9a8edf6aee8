"""A Host without Textual: actions read and write a real workspace through it, and it keeps what they said and asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual.geometry import Size

from abm_tui.errors import AbmError, Busy
from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.handlers import Handlers, KeyHandler
from abm_tui.screens.shell.writer import Edit, Written
from abm_tui.store import Store


@dataclass
class Field:
    """The field of the question that is open."""

    value: str = ""
    cursor_position: int = 0

    def load(self, value: str, *, select: bool = True, limit: int | None = None) -> None:
        del select, limit
        self.value, self.cursor_position = value, len(value)


@dataclass
class Question:
    """What was asked, and what becomes of the answer."""

    label: str
    done: Callable[[str], object]
    value: str = ""
    echo: Callable[[str], Any] | None = None
    cancelled: Callable[[], object] | None = None
    hint: str = ""
    on_key: Callable[[str], object] | None = None
    on_lines: Callable[[str], object] | None = None


class FakeHost:
    """`said` is the last sentence, `question`, `options` and `keys` what is open, `opened` where one was sent.

    With `busy` nothing is written until `catch_up`.
    """

    def __init__(self, store: Store, focus: str = "") -> None:
        self.store, self.focus = store, focus
        self.busy = False
        self.last_do: Do | None = None
        self.said, self.sentences = "", list[str]()
        self.question: Question | None = None
        self.prompt, self.below = Field(), list[Any]()
        self.title, self.options, self.keys = "", list[Any](), dict[str, tuple[str, Callable[[], object]]]()
        self.opened: list[Any] = []
        self.performed: list[str] = []
        self.laid: list[Any] = []
        self.covered: str | None = None
        self.closed, self.reloads = 0, 0
        self.offers: list[Any] = []
        self.endings: list[Any] = []
        self.size = Size(100, 30)
        self._waiting: list[Edit] = []
        self._next: list[Callable[[], object]] = []
        self._cancelled: Callable[[], object] | None = None

    # the workspace

    today = property(lambda self: self.store.today)
    framework = property(lambda self: self.store.framework)
    members = property(lambda self: self.store.members)
    me = property(lambda self: self.store.me)
    who = property(lambda self: self.store.who)

    def account_name(self, account_id: int | None) -> str:
        from abm_tui.store.queries.listing import listed

        found = self.read(listed, ids=[account_id]) if account_id is not None else []
        return found[0].account.name if found else ""

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.store.read(query, *args, **kwargs)

    def run(self, command: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Written:
        written = self._write(command, args, kwargs)
        if written.error is not None:
            self.refused(written.error)
        return written

    def write(self, command: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Written:
        written = self._write(command, args, kwargs)
        if written.error is not None:
            raise written.error
        return written

    def _write(self, command: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> Written:
        edit = Edit(command, args, kwargs, self)
        if self.busy:
            self._waiting.append(edit)
            self.say("kept")
        else:
            self._try(edit)
        return edit.written

    def _try(self, edit: Edit) -> None:
        try:
            done = self.store.do(edit.command, *edit.args, **edit.kwargs)
        except Busy:
            raise
        except AbmError as error:
            edit.written.refuse(error)
        else:
            self.store.own.note(done.changes)
            self.after(done)
            edit.written.acknowledge(done)

    def catch_up(self) -> None:
        """The file takes writing again."""
        self.busy = False
        waiting, self._waiting = self._waiting, []
        for edit in waiting:
            self._try(edit)
            if edit.written.error is not None:
                self.refused(edit.written.error)

    def after(self, done: Any) -> None:
        if done.label:
            self.say_ending(done.label, self.way_on(done) if done.group else "it is so already, nothing changed")

    def way_on(self, done: Any) -> str:
        return "".join(["u undo", *(ending(done) for ending in self.endings)])

    def refused(self, error: AbmError, again: Any = None) -> None:
        if not any(offer(error, again) for offer in self.offers):
            self.say(error.message, "attention")

    def may_ask(self) -> bool:
        return not (self.question or self.options or self.keys)

    # what it says and asks

    def say(self, text: str, style: str = "") -> None:
        del style
        self.said = text
        self.sentences.append(text)

    def say_ending(self, text: str, end: str) -> None:
        self.say(f"{text} · {end}")

    def ask(
        self,
        label: str,
        done: Callable[[str], object],
        *,
        value: str = "",
        echo: Callable[[str], Any] | None = None,
        cancelled: Callable[[], object] | None = None,
        limit: int = 1_000,
        hint: str = "",
        keys: Sequence[str] = (),
        on_key: Callable[[str], object] | None = None,
        on_lines: Callable[[str], object] | None = None,
    ) -> None:
        del limit, keys
        self.question = Question(label, done, value, echo, cancelled, hint, on_key, on_lines)
        self.prompt.load(value)

    def show_below(self, lines: Sequence[Any]) -> None:
        self.below = list(lines)

    def drop_question(self) -> None:
        self.question = None

    def choose(
        self,
        title: str,
        options: Sequence[Any],
        *,
        hint: str = "",
        digits: bool = False,
        under: Any = None,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        del hint, digits, under
        self.title, self.options, self._cancelled = title, list(options), cancelled

    def menu(
        self,
        title: str,
        options: Mapping[str, tuple[str, Callable[[], object]]],
        *,
        other_keys_act: bool = False,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        del other_keys_act
        self.title, self.keys, self._cancelled = title, dict(options), cancelled

    def work(
        self,
        verb: str,
        job: Callable[..., Any],
        then: Callable[[Any], object],
        failed: Callable[[AbmError], object] | None = None,
        *,
        nothing: str = "imported",
    ) -> None:
        del verb, nothing
        try:
            found = job(self.store, lambda *_: None)
        except AbmError as error:
            (failed or self.refused)(error)
        else:
            then(found)

    def open(self, route: Any, *, instead: bool = False) -> None:
        del instead
        self.opened.append(route)

    def close(self, sentence: str = "", style: str = "") -> None:
        self.closed += 1
        if sentence:
            self.say(sentence, style)

    def come_back(self) -> None:
        self.opened.clear()

    def perform_id(self, do: str) -> None:
        self.performed.append(str(do))

    def perform_key(self, key: str) -> bool:
        from abm_tui.keymap import readings

        action = readings.bindings(self.focus).get(key)
        if action is not None:
            self.performed.append(str(action.do))
        return action is not None

    def lay_over(self, widget: Any) -> None:
        self.laid.append(widget)

    def cover_keys(self, text: str | None) -> None:
        self.covered = text

    def key_action(self, key: str) -> str:
        from abm_tui.keymap import readings

        action = readings.bindings(self.focus).get(key)
        return action.help if action is not None else ""

    def attempt(self, work: Callable[[], object]) -> None:
        try:
            work()
        except AbmError as error:
            self.say(error.message)

    def call_next(self, callback: Callable[..., Any], *args: Any) -> None:
        self._next.append(lambda: callback(*args))

    def reload(self) -> None:
        self.reloads += 1

    # what a person does

    def type(self, text: str) -> str:
        """Type into the question that is open; returns how it reads meanwhile."""
        assert self.question is not None
        self.prompt.load(text)
        echo = self.question.echo(text) if self.question.echo is not None else ""
        return echo if isinstance(echo, str) else "\n".join(_plain(line) for line in echo)

    def answer(self, text: str) -> bool:
        """Enter with this text; False while the question stays open."""
        asked = self.question
        assert asked is not None
        try:
            closes = asked.done(text) is not False
        except AbmError as error:
            self.say(error.message)
            closes = False
        if closes and self.question is asked:
            self.question = None
        self.settle()
        return closes

    def pick(self, label: str) -> None:
        """Take the option of the list whose label begins so."""
        option = next(o for o in self.options if o.label.startswith(label))
        self.options = []
        if callable(option.value):
            option.value()
        self.settle()

    def press(self, key: str) -> None:
        """Answer a menu with a key."""
        _, run = self.keys[key]
        self.keys, self.last_do = {}, None
        run()
        self.settle()

    def escape(self) -> None:
        """Close whatever is open."""
        cancelled = self.question.cancelled if self.question is not None else self._cancelled
        self.question, self.options, self.keys = None, [], {}
        if cancelled is not None:
            cancelled()
        self.settle()

    def do(self, handlers: Handlers, do: Do, key: str = "") -> None:
        """What a key of the table does with these handlers: the reason why not, or the action."""
        handler = handlers[do]
        reason = handler.why_not() if handler.why_not is not None else ""
        if reason:
            self.say(reason)
        elif isinstance(handler, KeyHandler):
            handler.run(key)
        else:
            handler.run()
        self.last_do = do
        self.settle()

    def settle(self) -> None:
        """Until nothing waits to be done behind what just closed."""
        while self._next:
            self._next.pop(0)()


def _plain(line: Any) -> str:
    if isinstance(line, str):
        return line
    if isinstance(line, tuple):
        return str(line[0])
    return "".join(text for text, _ in line)
