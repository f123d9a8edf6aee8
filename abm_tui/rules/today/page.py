"""The page of the day as one value: screen, text and JSON are made of it, so that they cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from abm_tui.models.facts import TouchFact

QUESTION, HANDED_OVER = "question", "handed_over"
FOCUS, MORE_EFFORT = "focus", "more_effort"


@dataclass(frozen=True, slots=True)
class Look:
    """When somebody looked at the page last, on an earlier day, and the last line of the journal there was then.

    `away` are the hot lines that were put away. Nobody who never looked has seen anything.
    """

    at: datetime | None = None
    change: int = 0
    away: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DueTouch:
    """An open touch with its day, and whose it is. `step` is its place in the play: `3/5`; "" for a next step."""

    touch: TouchFact
    account: str
    due: date
    who: str = ""
    owner: str = ""
    play: str = ""
    step: str = ""

    @property
    def id(self) -> int:
        return self.touch.id

    @property
    def account_id(self) -> int:
        return self.touch.account_id

    def days_late(self, day: date) -> int:
        """How many days it is late on `day`; 0 for one that is not."""
        return max(0, (day - self.due).days)


@dataclass(frozen=True, slots=True)
class HotLine:
    """Something they did, somebody new, or a deal that moved. `text` says all of it, `key` is what is put away."""

    key: str
    account_id: int
    account: str
    text: str
    at: datetime
    who: str = ""
    what: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """What the other one asks or gave: `kind` is question (`id` an account) or handed_over (`id` a touch)."""

    kind: str
    account_id: int
    account: str
    by: str
    text: str
    id: int
    touch: TouchFact | None = None


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """An account that the last review put into focus or wants more effort for, until its week is over."""

    account_id: int
    account: str
    what: str
    until: date


@dataclass(frozen=True, slots=True)
class OthersStep:
    """A step of somebody else since one looked, in the words the screen said."""

    group: str
    who: str
    at: datetime
    text: str
    account_id: int | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class DrawerCounts:
    """What stands in the way of target accounts, code → how many lines; the set-up likewise; people without e-mail."""

    in_the_way: Mapping[str, int] = field(default_factory=dict)
    set_up: Mapping[str, int] = field(default_factory=dict)
    no_email: int = 0
    targets: int | None = None  # how many target accounts there are; None while nobody counted
    no_next_step: tuple[tuple[int, str], ...] = ()  # worked accounts without an open touch: id, name


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The day. `data_age` is each source's last file; `stale` says which are so old that silence says nothing."""

    day: date
    review_day: date
    review_hour: str = ""
    looked: datetime | None = None
    hot: tuple[HotLine, ...] = ()
    late: tuple[DueTouch, ...] = ()
    today: tuple[DueTouch, ...] = ()
    next_7_days: tuple[DueTouch, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    decided: tuple[DecidedLine, ...] = ()
    changes: tuple[OthersStep, ...] = ()
    data_age: Mapping[str, datetime] = field(default_factory=dict)
    stale: tuple[str, ...] = ()
    newest_change: int = 0
    drawers: DrawerCounts = field(default_factory=DrawerCounts)

    def of(self, member: str) -> TodayPage:
        """The same page with the touches of one member alone."""
        return self.kept(lambda touch: touch.owner == member)

    def kept(self, wanted: Callable[[DueTouch], bool], accounts: Collection[int] | None = None) -> TodayPage:
        """The touches that are wanted; with `accounts` also only what is hot, waits and was decided about those."""

        def here(account_id: int) -> bool:
            return accounts is None or account_id in accounts

        return replace(
            self,
            hot=tuple(one for one in self.hot if here(one.account_id)),
            late=tuple(filter(wanted, self.late)),
            today=tuple(filter(wanted, self.today)),
            next_7_days=tuple(filter(wanted, self.next_7_days)),
            waiting=tuple(one for one in self.waiting if here(one.account_id)),
            decided=tuple(one for one in self.decided if here(one.account_id)),
        )
