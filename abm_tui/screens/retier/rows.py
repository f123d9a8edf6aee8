"""What the re-tier page shows of each account: columns, groups, and the lines about the row under the cursor."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from abm_tui.models.words import STAGE_SHORT, TIER_NAMES, Answer, Stage, Tier
from abm_tui.rules.score.bands import fit_text
from abm_tui.rules.tiers import retier, tiers
from abm_tui.rules.tiers.retier import DUE, KNOCKS, LATER, RetierLine
from abm_tui.when import say_day
from abm_tui.widgets.frame import cut
from abm_tui.widgets.grid import Cell, Column, Row
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.rules.framework.framework import Framework

NAME, TIER, STAGE, SCORE, FIT, EVIDENCE, ANSWERS, WHY = "name", "tier", "stage", "score", "fit", "evid", "yes", "why"
COLUMNS = (
    Column(NAME, "Account", 16, flex=2, frozen=True, min_width=11),
    Column(TIER, "T", 1),
    Column(STAGE, "Stage", 8, drop=2),
    Column(SCORE, "Score", 5, align="right", drop=3),
    Column(FIT, "ICP", 8, drop=1),
    Column(EVIDENCE, "Evid", 5, align="right"),
    Column(ANSWERS, "S/M", 7),
    Column(WHY, "In or out", 20, flex=3, min_width=16),
)
TITLES = {
    KNOCKS: ("ASK TO COME IN", "Enter takes the tier suggested"),
    DUE: ("TO LOOK AT", "Enter keeps, a digit moves"),
    LATER: ("LOOKED AT", ""),
}


def retier_columns(fw: Framework) -> list[Column]:
    """The columns; without an ICP there is no fit to show."""
    return [c for c in COLUMNS if c.key != FIT or fw.icp]


@dataclass
class RetierSource:
    """The lines in the order they had when the page was opened: nothing moves away under the cursor."""

    lines: Sequence[RetierLine]
    today: date
    fw: Framework
    groups: Mapping[int, str]
    rows: list[Row] = field(default_factory=list)
    by_id: dict[Hashable, RetierLine] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {line.account.id: line for line in self.lines}
        for group, (title, note) in TITLES.items():
            ids = [line.account.id for line in self.lines if self.groups[line.account.id] == group]
            if ids:
                self.rows.append(Row(group, "heading", text=f" {title} {len(ids)}", note=note))
                self.rows += [Row(i) for i in ids]

    @property
    def row_count(self) -> int:
        return len(self.rows)

    def row_at(self, index: int) -> Row:
        return self.rows[index]

    def gutter(self, row_key: Hashable) -> str:
        return "  !" if tiers.is_disputed(self.by_id[row_key].account) else ""

    def cell(self, row_key: Hashable, column_key: str) -> Cell:
        line = self.by_id[row_key]
        account, derived = line.account, line.derived
        if column_key == WHY:
            kept = account.retiered_on == self.today and account.tier == Tier.ONE
            return Cell(self._why(line), "good" if kept else "attention" if line.group != LATER else "dim")
        if column_key == EVIDENCE:
            days = line.evidence_days
            old = days is None or days > self.fw.retier_days
            return Cell(
                "none" if days is None else f"{days} d", "attention" if old and account.tier == Tier.ONE else ""
            )
        if column_key == ANSWERS:
            return Cell(retier.team_answers_text(account), "attention" if tiers.is_disputed(account) else "")
        return Cell(
            {
                NAME: account.name,
                TIER: "w" if account.tier == Tier.WATCHLIST else account.tier or "",
                STAGE: STAGE_SHORT[Stage(account.stage)] if account.stage else "",
                SCORE: str(derived.score.value),
                FIT: fit_text(derived.fit).removeprefix("ICP "),
            }[column_key]
        )

    def _why(self, line: RetierLine) -> str:
        return f"→ {line.tier}: {line.why}" if line.group == KNOCKS else line.why


def candidate_lines(
    line: RetierLine | None, evidence: Mapping[int, str], today: date, fw: Framework, slots: int, width: int
) -> list[list[Piece]]:
    """Three lines: the newest evidence, what is missing, and what Enter does. `slots`: free places in Tier 1."""
    if line is None:
        return [[("", "")]] * 3
    account = line.account
    newest = evidence.get(account.id, "none yet: s e writes a line")
    first: list[Piece] = [(" EVIDENCE  ", "bold"), (newest, "")]
    lacks = tiers.setup_list(replace(account, tier=Tier.ONE))
    second: list[Piece] = [(" MISSING   ", "bold"), (" · ".join(lacks) or "nothing: it is confirmed", "")]
    if tiers.is_disputed(account):
        second = [(" DISPUTE   ", "attention"), ("the teams disagree: s a, then 5, shows both sides and decides", "")]
    elif note := tiers.misfit_note(line.derived):
        second = [(" ICP       ", "attention"), (note, "")]
    return [
        cut(first, width - 1),
        cut(second, width - 1),
        cut([(" ENTER     ", "bold"), (_enter(line, today, fw, slots), "")], width - 1),
    ]


def _enter(line: RetierLine, today: date, fw: Framework, slots: int) -> str:
    account = line.account
    if line.group == KNOCKS:
        name = fw.tier[line.tier].name
        if line.tier == Tier.ONE and slots <= 0:
            return f"takes it into {name}, where somebody has to leave: no slot is free"
        return f"takes it into {name}: {line.why}"
    if account.retiered_on == today:
        return "it was kept today"
    following = say_day(today + timedelta(fw.retier_days), today)
    agreed = account.agrees_sales == account.agrees_marketing == Answer.YES
    return f"it stays in {TIER_NAMES[Tier.ONE]} until {following}" + ("" if agreed else " (s a: what both teams say)")
