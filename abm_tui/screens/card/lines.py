"""The lines of the account card: of its panes, and the two above the panes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui.models.derived import Derived
from abm_tui.models.words import TIER_NAMES, Tier
from abm_tui.rules.tiers import watch
from abm_tui.screens.wording import score_line
from abm_tui.screens.wording.account_text import score_text
from abm_tui.text import fit
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.store.queries.card import CardData


_LEAST = 8  # cells a shortened piece keeps


@dataclass(frozen=True)
class CardItem:
    """A line the cursor can stand on. `kind` says what `ref` is: seat, person, event, touch, deal, raised, review.

    `left` gives way to `right`, which stands at the pane's right edge.
    """

    kind: str
    left: Sequence[Piece]
    right: str = ""
    ref: Any = None
    tone: str = ""
    gives: int | None = None  # the piece of `left` that is shortened before any other

    @property
    def cells(self) -> list[str]:
        """What it says whole, what stands apart in cells of their own: for copying."""
        left = "".join(text for text, _ in self.left)
        return [part for part in (*left.strip().split("  "), self.right) if part.strip()]

    def line(self, width: int) -> list[Piece]:
        """The line in `width` cells."""
        room = width - 2 - (cell_len(self.right) + 1 if self.right else 0)
        pieces: list[Piece] = [(" ", "")]
        for text, tone in _shortened(self.left, self.gives, room):
            if room <= 0:
                break
            shown = text if cell_len(text) <= room else fit(text, room)
            pieces.append((shown, tone or self.tone))
            room -= cell_len(shown)
        if self.right:
            pieces += [(" " * (max(0, room) + 1), ""), (self.right, self.tone)]
        return pieces


def _shortened(pieces: Sequence[Piece], gives: int | None, room: int) -> list[Piece]:
    """`pieces` with one of them cut as far as helps: a deal's long name must not push its amount off the line."""
    over = sum(cell_len(text) for text, _ in pieces) - room
    if over <= 0 or gives is None:
        return list(pieces)
    text, tone = pieces[gives]
    gap = len(text) - len(text.rstrip())
    width = cell_len(text) - gap
    kept = fit(text.rstrip(), max(min(width, _LEAST), width - over)) + " " * gap
    return [*pieces[:gives], (kept, tone), *pieces[gives + 1 :]]


@dataclass(frozen=True)
class Section:
    """A pane: its title and its lines. `least` lines stay when room is short; `empty` stands where there is none.

    `tail` ends the title and is never cut.
    """

    key: str
    title: str
    items: Sequence[CardItem] = ()
    least: int = 1
    most: int = 1_000
    empty: str = ""
    hidden: int = 0  # lines that exist and are not among the items
    tail: str = ""

    def heading(self, width: int) -> str:
        """The title of a pane `width` cells wide."""
        if not self.tail:
            return self.title
        room = width - 5 - cell_len(self.tail)
        return f"{self.title if cell_len(self.title) <= room else fit(self.title, room)} {self.tail}"

    def __post_init__(self) -> None:
        if not self.items and self.empty:
            object.__setattr__(self, "items", (CardItem("nothing", [(self.empty, "dim")]),))


def facts_line(data: CardData, today: date) -> tuple[str, str]:
    """`Tier 1 · Interest 21 d · ana + bo · fintech · 900 people`, `score 5 ▲+1`."""
    account, derived = data.row.account, data.row.derived
    assert derived is not None
    tier = TIER_NAMES[Tier(account.tier)] if account.tier else "Pool"
    if account.tier == Tier.ONE and not derived.confirmed:
        tier += ", to confirm"
    owners = " + ".join(x for x in (data.row.owner_sales, data.row.owner_marketing) if x) or "no owner"
    size = f"{account.employees:,} people" if account.employees else ""
    words = [tier, stage_text(derived, account.stage), owners, account.industry, size]
    if account.bad_fit:
        words.insert(0, f"BAD FIT: {account.bad_fit}")
    if account.archived_on:
        words.insert(0, "ARCHIVED")
    if waits := watch.trigger_text(account, today):
        words.insert(1, waits)
    return " " + " · ".join(w for w in words if w), f"score {score_text(derived.score.value, derived.score_change)}"


def stage_text(derived: Derived, stage: str | None) -> str:
    """`Interest 21 d`, `Awareness 131 d, stuck`."""
    days = f" {derived.stage_days} d" if derived.stage_days is not None else ""
    return (stage or "no stage").capitalize() + days + (", stuck" if "stuck" in derived.flags else "")


def why_line(data: CardData, width: int) -> list[Piece]:
    """` WHY 5  1 open · 1 download · pricing page · 2 people   to 6: one open` in `width` cells."""
    assert data.row.derived is not None
    return score_line.why_line(data.row.derived, data.row.framework, width - 1)
