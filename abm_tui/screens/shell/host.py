"""What an action asks of the screen it works for. A place is a Host; a test may be another.

The small protocols say what stands under the cursor; a place offers those it has.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Coroutine, Hashable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from textual.css.query import DOMQuery
from textual.geometry import Region, Size
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker

from abm_tui.errors import AbmError
from abm_tui.keymap.action_ids import Do
from abm_tui.screens.shell.routes import Route
from abm_tui.screens.shell.writer import Written
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.exchange.plan.row_progress import Progress
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.models.facts import MemberFact, TouchFact
    from abm_tui.rules.filter.filter import Filter
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.screens.shell.shell import Shell
    from abm_tui.store import Done, Reader, Store
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount
    from abm_tui.store.unit import Unit

P = ParamSpec("P")
T = TypeVar("T")
W = TypeVar("W", bound=Widget)

Again = Callable[..., object]
"""Tries an undo or a redo once more, with `swap=` an account's id, `reason=` or `skip_changed=`."""
Offer = Callable[[AbmError, Again | None], bool]
"""Answers a refusal with a question. False when it is not its kind of refusal."""


class PromptField(Protocol):
    """The field of a question that is open."""

    value: str
    cursor_position: int

    def load(self, value: str, *, select: bool = True, limit: int | None = None) -> None:
        """Put another text into it."""


class Host(Protocol):
    """A screen, as an action sees it: it reads, writes, says, asks, and goes somewhere."""

    @property
    def today(self) -> date: ...
    @property
    def framework(self) -> Framework: ...
    @property
    def members(self) -> Sequence[MemberFact]: ...
    @property
    def me(self) -> MemberFact | None: ...
    @property
    def who(self) -> str: ...
    @property
    def size(self) -> Size: ...
    @property
    def prompt(self) -> PromptField: ...

    last_do: Do | None  # what was done last by a key; None after an answer to a menu or a key that does nothing

    def account_name(self, account_id: int | None) -> str:
        """The name of an account, "" for none."""

    def read(self, query: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a query."""

    def run(self, command: Callable[Concatenate[Unit, P], Any], /, *args: P.args, **kwargs: P.kwargs) -> Written:
        """Write, say what changed, repaint it. A refusal is said, or answered with a question; then it is false."""

    def write(self, command: Callable[Concatenate[Unit, P], Any], /, *args: P.args, **kwargs: P.kwargs) -> Written:
        """The same for a field that stays open with its text: a refusal at once is raised as its AbmError."""

    def after(self, done: Done) -> None:
        """Show and say what was written another way: an import."""

    def refused(self, error: AbmError, again: Again | None = None) -> None:
        """Say a refusal, or ask what to do about it."""

    def say(self, text: str, style: str = "") -> None:
        """A sentence in the status line, until the next action."""

    def say_ending(self, text: str, end: str) -> None:
        """`text · end`; where the line is too short the text gives way, so that the way back is always read."""

    def way_on(self, done: Done) -> str:
        """What stands behind the sentence of an edit: how to take it back, and what it made possible."""

    def ask(
        self,
        label: str,
        done: Callable[[str], object],
        *,
        value: str = "",
        echo: Callable[[str], str | Sequence[Line]] | None = None,
        cancelled: Callable[[], object] | None = None,
        limit: int = 1_000,
        hint: str = "",
        keys: Sequence[str] = (),
        on_key: Callable[[str], object] | None = None,
        on_lines: Callable[[str], object] | None = None,
    ) -> None:
        """Ask for a line of text; `done` returning False keeps the field open. See Prompts.ask."""

    def show_below(self, lines: Sequence[Line]) -> None:
        """Other lines under the question that is open."""

    def drop_question(self) -> None:
        """Close the question that is open without asking anybody."""

    def choose(
        self,
        title: str,
        options: Sequence[Option],
        *,
        hint: str = "",
        digits: bool = False,
        under: Region | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """A small list; the `value` of an option is what it does."""

    def menu(
        self,
        title: str,
        options: Mapping[str, tuple[str, Callable[[], object]]],
        *,
        other_keys_act: bool = False,
        cancelled: Callable[[], object] | None = None,
    ) -> None:
        """Ask with one key: key → (label, what it does)."""

    def work(
        self,
        verb: str,
        job: Callable[[Store, Progress], T],
        then: Callable[[T], object],
        failed: Callable[[AbmError], object] | None = None,
        *,
        nothing: str = "imported",
    ) -> None:
        """Let something run beside the screen. See BackgroundWork.start."""

    def open(self, route: Route, *, instead: bool = False) -> None:
        """Go somewhere; with `instead` in the place of this screen."""

    def close(self, sentence: str = "", style: str = "") -> None:
        """Leave this screen for the one below, which says the sentence."""

    def come_back(self) -> None:
        """Leave every screen that stands on this one."""

    def perform_id(self, do: Do) -> None:
        """Do another action of this place."""

    def perform_key(self, key: str) -> bool:
        """Do what a key does here; False when it does nothing."""

    def lay_over(self, widget: Widget) -> None:
        """Mount a widget that lies over the screen, parked until it is opened."""

    def cover_keys(self, text: str | None) -> None:
        """Other words in the line of the keys; None shows the keys again."""

    def key_action(self, key: str) -> str:
        """What a key does in this place, as its help says it; "" when it does nothing."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what was asked for; whatever goes wrong is a sentence."""

    def call_next(self, callback: Callable[..., Any], *args: Any) -> None:
        """Run it behind the question or the list that is just closing."""

    def reload(self) -> None:
        """Read again what is shown."""


class PlaceHost(Host, Protocol):
    """A place, as the objects of the shell see it that it holds itself: more than an action may ask."""

    TAB: str
    said: tuple[str, str]
    last_do: Do | None
    app: Any

    @property
    def abm(self) -> Shell: ...
    @property
    def store(self) -> Store: ...

    def unexpected(self, error: Exception) -> str:
        """The sentence for an error nobody foresaw."""

    def hear(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Something was written: show it."""

    def undone(self, done: Done) -> None:
        """A step was taken back or done again."""

    def copied(self) -> str | list[list[str]]:
        """What y takes: the text of a cell, or rows of cells."""

    def plain_rows(self) -> list[list[str]]:
        """What Y shows."""

    # of Textual's screens

    def set_interval(self, interval: float, callback: Callable[[], object]) -> Timer: ...
    def run_worker(self, work: Coroutine[Any, Any, None]) -> Worker[None]: ...
    def query(self, query_type: type[W]) -> DOMQuery[W]: ...


class AccountsHere(Protocol):
    """The accounts that a key is for."""

    def account(self) -> int | None:
        """The account under the cursor."""

    def accounts(self) -> list[int]:
        """The marked ones, else the one under the cursor."""

    def walk(self) -> list[int]:
        """The accounts that n and p go through on the card."""

    def fact(self, account_id: int) -> AccountFact | None:
        """The account as it is shown, None where this place shows none of its fields."""


class TouchHere(Protocol):
    """The touch that d, z and w are for."""

    def touch(self) -> TouchFact | None:
        """The touch under the cursor, or the next step of the account."""


class RowsHere(Protocol):
    """A sheet of accounts that can be filtered and searched."""

    @property
    def sheet(self) -> Sheet: ...

    def shown_ids(self) -> Container[Hashable]:
        """The accounts on show; a mark on another one is hidden by the filter."""

    def show_filtered(self, before: Filter) -> None:
        """Show only what the filter that is in force now matches; `before` was in force until now."""

    def shown_of(self) -> tuple[int, int]:
        """(rows shown, rows there are without the filter)."""

    def shown_rows(self) -> Sequence[ListedAccount]:
        """The rows on show."""
