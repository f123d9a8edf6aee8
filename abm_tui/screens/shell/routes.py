"""Where one can go: a name for every screen and what it is opened on. What a route opens is known to the route table.

Places do not import one another: they open a route. Presence and view state use the names of places too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.exchange.rows.duplicates import DuplicateSuggestion
    from abm_tui.store import Done
    from abm_tui.store.queries.card import ReviewOfAccount


Ended = Callable[["ImportPlan", "Done"], object]
"""Hears that an import was done: goes back to where it began, and says it there."""


@dataclass(frozen=True)
class View:
    """What Targets is asked to show, as a saved list: its name, its filter, `targets`, `pool` or `all`, its order."""

    name: str
    filter: str
    scope: str = "targets"
    order: str = ""


@dataclass(frozen=True)
class Route:
    """Base of all routes."""


@dataclass(frozen=True)
class TopPlace(Route):
    """A place that is kept once made, with its cursor and its filter; one goes there whatever stands on it.

    `name` is what presence, view state and drafts call it.
    """

    name: ClassVar[str] = ""


@dataclass(frozen=True)
class DayPage(TopPlace):
    """The day: where one lands."""

    name: ClassVar[str] = "today"


@dataclass(frozen=True)
class Targets(TopPlace):
    """The target accounts; with a view, what is shown of them."""

    name: ClassVar[str] = "targets"

    view: View | None = None


@dataclass(frozen=True)
class Committees(TopPlace):
    """The buying committees."""

    name: ClassVar[str] = "committees"


@dataclass(frozen=True)
class Plays(TopPlace):
    """The plays."""

    name: ClassVar[str] = "plays"


@dataclass(frozen=True)
class ReviewBoard(TopPlace):
    """The board of the review. Back from the talk about an account, the cursor goes there and `sentence` is said."""

    name: ClassVar[str] = "board"

    account_id: int | None = None
    sentence: str = ""


@dataclass(frozen=True)
class FrameworkPages(TopPlace):
    """The framework."""

    name: ClassVar[str] = "framework"


@dataclass(frozen=True)
class Imports(TopPlace):
    """What came in, and bringing more in."""

    name: ClassVar[str] = "import"


@dataclass(frozen=True)
class OfAccount(Route):
    """A page about one account."""

    account_id: int


@dataclass(frozen=True)
class Card(OfAccount):
    """The account card; `walk` is the list that n and p go through."""

    walk: Sequence[int] = ()


@dataclass(frozen=True)
class ScorePage(OfAccount):
    """Why this score, and how well the company fits."""


@dataclass(frozen=True)
class StagePage(OfAccount):
    """How long in its stage, and what the gate asks for."""


@dataclass(frozen=True)
class HandoffPage(OfAccount):
    """The hand-off to sales."""


@dataclass(frozen=True)
class ChangesPage(OfAccount):
    """Who changed what, and when."""


@dataclass(frozen=True)
class WorkingOrder(OfAccount):
    """Why it stands where it stands."""


@dataclass(frozen=True)
class BlockersPage(OfAccount):
    """What is in the way."""


@dataclass(frozen=True)
class DisputePage(OfAccount):
    """The two teams do not agree: who decides, and what."""


@dataclass(frozen=True)
class FactsPage(OfAccount):
    """Its fields; with the cursor on `field` where one is named."""

    field: str = ""


@dataclass(frozen=True)
class LastReview(Route):
    """What the last review said of an account."""

    account: str
    review: ReviewOfAccount


@dataclass(frozen=True)
class PersonPage(Route):
    """The fields of a person."""

    contact_id: int


@dataclass(frozen=True)
class DealPage(Route):
    """The fields of a deal."""

    deal_id: int


@dataclass(frozen=True)
class ActivityPage(Route):
    """The fields of an activity."""

    activity_id: int


@dataclass(frozen=True)
class TouchSheet(Route):
    """The touch sheet; `walk` are the touches that n and p go through."""

    touch_id: int
    walk: Sequence[int] = ()


@dataclass(frozen=True)
class Retier(Route):
    """Looking through Tier 1 again."""


@dataclass(frozen=True)
class Versions(Route):
    """The versions of the framework."""


@dataclass(frozen=True)
class Talk(Route):
    """The talk of the review, from an account on; `resume` goes on with its draft."""

    account_id: int
    resume: bool = False


@dataclass(frozen=True)
class Learnt(Route):
    """What was learnt and the minutes; `sentence` is said on arriving."""

    sentence: str = ""


@dataclass(frozen=True)
class Duplicates(Route):
    """Records that may be one and the same."""


@dataclass(frozen=True)
class Merge(Route):
    """Two records that may be one, field by field."""

    pair: DuplicateSuggestion


@dataclass(frozen=True)
class Unlinked(Route):
    """Records of one kind that wait for their account."""

    kind: str


@dataclass(frozen=True)
class Pasted(Route):
    """The rows of a paste, before they come in."""

    file: FileDraft
    ended: Ended


@dataclass(frozen=True)
class ImportStep(Route):
    """A step of an import on its way."""

    draft: ImportDraft
    ended: Ended


@dataclass(frozen=True)
class FileColumns(ImportStep):
    """The columns of its file number `n`, counted from 0."""

    n: int = 0


@dataclass(frozen=True)
class FileWords(ImportStep):
    """The words of its files, and ours."""


@dataclass(frozen=True)
class ImportPreview(ImportStep):
    """What would become of every row."""


@dataclass(frozen=True)
class PlainText(Route):
    """All that a screen shows, as plain text to select from."""

    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Help(Route):
    """The keys of the screen below, or every command."""

    everything: bool = False
