"""Whose turn an undo or a redo is, and how it is done: a short step at once, a long one piece by piece.

A long one is rehearsed first, so that what stands in its way is told before anything is written. What comes in between
all the same takes back what was begun.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from abm_tui.errors import Conflict
from abm_tui.models.words import Tier
from abm_tui.store import journal
from abm_tui.store.journal import Extent, UndoStep
from abm_tui.store.tier_stage_moves import Moves
from abm_tui.store.undo import chunked_writes
from abm_tui.store.undo.inverse import Stays, take_back
from abm_tui.store.undo.rehearsal import Rehearsal
from abm_tui.store.unit import Unit
from abm_tui.text import count

if TYPE_CHECKING:
    from abm_tui.store.done import Done
    from abm_tui.store.workspace import Store

Progress = Callable[[str, int, int], object]  # what is done, how much of it, of how much
LONG = 1_500  # changes: more of them are taken back in pieces
_AGAIN = 3  # times a long step is looked through anew when somebody edits at the same moment


@dataclass(frozen=True)
class Turn:
    """Which step is taken back, or done again. `choose` reads the journal: (connection, who) → its group."""

    word: str
    choose: Callable[[Connection, str], str | None]


UNDO = Turn("Undone", journal.next_undo)
REDO = Turn("Done again", journal.next_redo)


def of_group(group: str) -> Turn:
    """One particular step, whoever made it."""
    return Turn("Undone", lambda _connection, _who: group)


@dataclass(frozen=True)
class TurnOptions:
    """What a person said: leave what was changed since, go above Tier 1's cap, send an account to the watchlist."""

    skip_changed: bool = False
    reason: str = ""
    swap: int | None = None


AS_IT_IS = TurnOptions()  # nothing was said: a conflict or a rule refuses the whole of it


class _Overtaken(Exception):
    """Another terminal of the same person took the turn a moment ago."""


def turn_text(done: Done) -> str:
    """The sentence of a turn, with how many cells it left because they were changed since."""
    left: int = done.value or 0
    return f"{done.label}; left as changed since: {count(left, 'cell')}" if left else done.label


def is_long(store: Store, which: Turn) -> bool:
    """Whether it takes long enough to show how far it is."""
    _, extent = _chosen(store, which)
    return extent.changes > LONG


def turn(store: Store, which: Turn, options: TurnOptions = AS_IT_IS, progress: Progress | None = None) -> Done | None:
    """Take a step back or do it again; None when there is none. `value` of the Done: cells left as they are.

    Raises Conflict where somebody changed a cell since, Refused by a rule, and then nothing is undone; nor does
    anything stay of it when `progress` raises.
    """
    while True:
        step, extent = _chosen(store, which)
        if step is None:
            return None
        try:
            if extent.changes <= LONG:
                return store.do(_at_once, which, step, extent, options)
            return _in_pieces(store, _Long(which, step, extent, options), progress or (lambda *_: None))
        except _Overtaken:
            continue


def _chosen(store: Store, which: Turn) -> tuple[UndoStep | None, Extent]:
    with store.reading() as reader:
        step = journal.step_of(reader.connection, which.choose(reader.connection, reader.who))
        return step, journal.extent(reader.connection, step.group if step else "")


def _begin(u: Unit, which: Turn, step: UndoStep, swap: int | None) -> None:
    """Under the lock: whether it is still this step's turn, and what comes before."""
    chunked_writes.check_nothing_goes_on(u, step)
    if journal.step_of(u.connection, which.choose(u.connection, u.who)) != step:
        raise _Overtaken
    if swap is not None:
        u.set("account", swap, tier=Tier.WATCHLIST)


def _at_once(u: Unit, which: Turn, step: UndoStep, extent: Extent, options: TurnOptions) -> int:
    _begin(u, which, step, options.swap)
    u.take_back(step.group, redo=step.is_undo, label=_label(step, which))
    stays = Stays()
    changes = journal.of_step(u.connection, step.group)
    take_back(u, changes, journal.made(u.connection, step.group), stays, options.reason)
    if stays.clashes and not options.skip_changed:
        raise stays.conflict(u.who, extent.cells)
    u.note_step(changes[0].account_id)
    return stays.left


@dataclass
class _Long:
    """A step that is being taken back in pieces."""

    which: Turn
    step: UndoStep
    extent: Extent
    options: TurnOptions
    stays: Stays = field(default_factory=Stays)
    moves: Moves = field(default_factory=Moves)
    wrote: bool = False

    def piece(self, u: Unit, span: chunked_writes.Span, made: frozenset[int], *, first: bool, last: bool) -> None:
        """Take back the changes of the span."""
        u.share(self.moves, last=last)
        if first:
            _begin(u, self.which, self.step, self.options.swap)
        u.take_back(self.step.group, redo=self.step.is_undo, label=_label(self.step, self.which))
        changes = journal.of_step(u.connection, self.step.group, *span)
        take_back(u, changes, made, self.stays, self.options.reason)
        if self.stays.clashes and not self.options.skip_changed:
            raise self.stays.conflict(u.who, self.extent.cells)
        self.wrote |= u.wrote
        if last and not self.wrote:
            u.note_step(changes[0].account_id)


def _in_pieces(store: Store, long: _Long, progress: Progress) -> Done:
    for left in reversed(range(_AGAIN)):
        _rehearse(store, long, progress)
        try:
            return _write(store, replace(long, stays=Stays(), moves=Moves()), progress)
        except Conflict:
            if not left:
                raise
    raise AssertionError("unreachable")


def _rehearse(store: Store, long: _Long, progress: Progress) -> None:
    """Raises the Conflict or the Refused that taking the step back would meet."""
    group, options = long.step.group, long.options
    with store.reading() as reader:
        if journal.last_id(reader.connection) == long.extent.last and options.swap is None:
            return  # nothing was written since
        hand, stays = Rehearsal(reader.connection), Stays()
        if options.swap is not None:
            hand.set("account", options.swap, tier=Tier.WATCHLIST)
        made = journal.made(reader.connection, group)
        parts = list(chunked_writes.cut(reader.connection, group))
        for n, span in enumerate(parts, 1):
            take_back(hand, journal.of_step(reader.connection, group, *span), made, stays, options.reason)
            progress("checking", n, len(parts))
        if stays.clashes and not options.skip_changed:
            raise stays.conflict(store.who, long.extent.cells)
        hand.check_cap(reader.framework)


def _write(store: Store, long: _Long, progress: Progress) -> Done:
    with store.reading() as reader:
        made = journal.made(reader.connection, long.step.group)
        parts = list(chunked_writes.cut(reader.connection, long.step.group))

    def piece(n: int) -> chunked_writes.Piece:
        return lambda u: long.piece(u, parts[n], made, first=n == 0, last=n == len(parts) - 1)

    def tell(n: int, of: int) -> None:
        progress("writing", n, of)

    done = chunked_writes.do_in_pieces(
        store, [piece(n) for n in range(len(parts))], _label(long.step, long.which), tell, hold=chunked_writes.HOLD
    )
    return replace(done, value=long.stays.left)


def _label(step: UndoStep, which: Turn) -> str:
    """Its sentence without the "Undone:" and "Done again:" of earlier turns, and this one's."""
    label = step.label
    while True:
        for word in (f"{UNDO.word}: ", f"{REDO.word}: "):
            if label.startswith(word):
                label = label.removeprefix(word)
                break
        else:
            return f"{which.word}: {label}"
