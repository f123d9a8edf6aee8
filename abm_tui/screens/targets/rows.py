"""What the Targets sheet shows of each account: its columns, cells and order. Only visible rows are worked out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from abm_tui.models.words import STAGE_SHORT, Stage, Tier
from abm_tui.screens.wording.account_text import deal_text, score_text
from abm_tui.screens.wording.score_line import why_line
from abm_tui.when import DUE_WIDTH, due_cell
from abm_tui.widgets.frame import cut
from abm_tui.widgets.grid import Cell, Column, Row

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount

NAME, TIER, STAGE, SCORE, DEAL, COVERAGE, NEXT, DUE = "name", "tier", "stage", "score", "deal", "cov", "next", "due"
NEWS, OWNER, PLAY = "news", "own", "play"

COLUMNS = (
    Column(NAME, "Account", 19, flex=1, frozen=True, min_width=12),
    Column(TIER, "T", 1),
    Column(STAGE, "Stage", 8),
    Column(NEWS, "New, and who", 30, flex=2, min_width=24, drop=1),
    Column(SCORE, "Score", 5),
    Column(DEAL, "Deal", 11, drop=5),
    Column(COVERAGE, "Cov", 4, drop=6),
    Column(OWNER, "Own", 5, min_width=4, drop=2),
    Column(PLAY, "Play", 18, flex=1, min_width=12, drop=3),
    Column(NEXT, "Next step", 15, flex=1, min_width=11),
    Column(DUE, "Due", DUE_WIDTH),
)
WIDE = {NEWS, OWNER, PLAY}  # only from 120 cells on
# The account's field behind a column; the others are derived.
FIELD_OF = {NAME: "name", TIER: "tier", STAGE: "stage"}
_DERIVED = {SCORE, DEAL, COVERAGE, NEXT, DUE, NEWS, OWNER, PLAY}
_WAITING = Cell("…", "dim")


def target_columns(width: int) -> list[Column]:
    """The columns of a screen `width` cells wide."""
    if width < 120:
        return [c for c in COLUMNS if c.key not in WIDE]
    # There is room: names before everything else.
    return [replace(c, min_width=18) if c.key == NAME else c for c in COLUMNS]


def _running(row: ListedAccount) -> str:
    run = next((r for r in reversed(row.runs) if r.status == "running"), None)
    # At touch n of m, as on the card and with the plays.
    return f"{min(run.done + 1, run.touches)}/{run.touches} {run.play}" if run else ""


@dataclass
class TargetsSource:
    """The rows on show, by account id. `need` is asked for accounts whose derived values are not worked out yet."""

    today: date
    need: Callable[[int], None]
    other_at: Callable[[int], str]
    rows: list[ListedAccount] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def show(self, rows: Iterable[ListedAccount]) -> None:
        """Show these rows, in this order."""
        self.rows = list(rows)
        self.places = {row.id: i for i, row in enumerate(self.rows)}

    def replace(self, row: ListedAccount) -> None:
        """The same row, read again."""
        place = self.places.get(row.id)
        if place is not None:
            self.rows[place] = row

    def row_of(self, account_id: Any) -> ListedAccount | None:
        place = self.places.get(account_id)
        return None if place is None else self.rows[place]

    # SheetSource

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return Row(self.rows[index].id)

    def index_of(self, key: Hashable) -> int | None:
        return self.places.get(key)  # type: ignore[call-overload, no-any-return]

    def gutter(self, row_key: Hashable) -> str:
        row = self.row_of(row_key)
        if row is None:
            return ""
        blocked = row.derived is not None and "blocked" in row.derived.flags
        return "  " + ("!" if blocked else " ") + (self.other_at(row.id) or " ")

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        row = self.row_of(row_key)
        if row is None:
            return Cell("")
        if column_key in _DERIVED and row.derived is None:
            self.need(row.id)
            return _WAITING
        return self._cell(row, column_key)

    def _cell(self, row: ListedAccount, column: str) -> Cell:
        account, derived = row.account, row.derived
        if column == NAME:
            return Cell(account.name, "dim" if account.bad_fit else "")
        if column == TIER:
            return Cell("w" if account.tier == Tier.WATCHLIST else account.tier or "")
        if column == STAGE:
            return Cell(STAGE_SHORT[Stage(account.stage)] if account.stage else "")
        assert derived is not None
        if column == SCORE:
            tone = "good" if derived.score_change > 0 else "attention" if derived.score_change < 0 else ""
            return Cell(score_text(derived.score.value, derived.score_change), tone)
        if column == DEAL:
            text = deal_text(row, self.today)
            return Cell(text, "dim" if text == "—" else "")
        if column == COVERAGE:
            return Cell(f"{derived.filled}/{derived.needed}" + ("✓" if derived.activated else ""))
        if column == NEWS:
            return Cell(derived.news)
        if column == OWNER:
            return Cell(row.next_owner)
        if column == PLAY:
            return Cell(_running(row))
        step = derived.next_touch
        if column == NEXT:
            return Cell(step.text if step else "—", "" if step else "dim")
        late = bool(step and step.due and step.due < self.today)
        return Cell(due_cell(step.due, self.today) if step and step.due else "", "attention" if late else "")


def order_key(column: str) -> Callable[[ListedAccount], Any]:
    """What a column is ordered by; rows that have nothing there come last."""

    def step_due(row: ListedAccount) -> Any:
        step = row.derived.next_touch if row.derived else None
        return (step is None or step.due is None, step.due if step and step.due else date.max)

    keys: dict[str, Callable[[ListedAccount], Any]] = {
        NAME: lambda r: r.account.name.casefold(),
        TIER: lambda r: (r.account.tier is None, r.account.tier or ""),
        STAGE: lambda r: -list(Stage).index(Stage(r.account.stage)) if r.account.stage else 1,
        SCORE: lambda r: -r.derived.score.value if r.derived else 0,
        DEAL: lambda r: -float(sum(r.derived.amount_open.values())) if r.derived else 0.0,
        COVERAGE: lambda r: -(r.derived.filled / r.derived.needed if r.derived and r.derived.needed else 0.0),
        NEWS: lambda r: not (r.derived and r.derived.news),
        OWNER: lambda r: (not r.next_owner, r.next_owner),
        PLAY: lambda r: (not _running(r), _running(r).partition(" ")[2], _running(r)),
        NEXT: lambda r: (not (r.derived and r.derived.next_touch), _next_text(r)),
        DUE: step_due,
    }
    return keys[column]


def _next_text(row: ListedAccount) -> str:
    step = row.derived.next_touch if row.derived else None
    return step.text.casefold() if step else ""


def account_lines(row: ListedAccount | None, width: int, today: date) -> list[list[tuple[str, str]]]:
    """The three lines of `width` cells under the grid: why this score, what is new, what is in the way or to set up."""
    if row is None or row.derived is None:
        return [[("", "")]] * 3
    from abm_tui.rules.tiers import watch

    derived = row.derived
    new = [(" NEW", "bold"), (f"    {derived.news}", "good")] if derived.news else [(" NEW", "dim"), ("    —", "dim")]
    way = [r for r in derived.raised if r.drawer == "way"]
    setup = [r.text for r in derived.raised if r.drawer == "setup"]
    if way:
        more = f" · {len(way) - 1} more in the way (b)" if len(way) > 1 else " (b)"
        last = [(" ! ", "attention"), (way[0].text + more, "")]
    elif row.account.tier == Tier.ONE and not derived.confirmed:
        last = [(" Tier 1 · to confirm: ", "bold"), (" · ".join(setup[:3]), "")]
    elif setup:
        last = [(" SET-UP  ", "dim"), (" · ".join(setup[:3]), "dim")]
    elif waits := watch.trigger_text(row.account, today):
        last = [(" WATCH", "bold"), (f"  {waits}", "attention" if watch.is_knocking(row.account, today) else "")]
    else:
        last = [(" nothing in the way", "dim")]
    return [why_line(derived, row.framework, width - 1), cut(new, width - 1), cut(last, width - 1)]
