"""The page of a stage as sections: its gate, what to do in it, what says nothing in it, the way the account came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from abm_tui import when
from abm_tui.models.facts import MemberFact
from abm_tui.models.words import TIER_NAMES, Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.stages.gates import condition_text, parsed
from abm_tui.rules.stages.stages import Stay
from abm_tui.screens.wording.page_of_sections import PageLine, PageSection, prose
from abm_tui.text import count
from abm_tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from abm_tui.store.queries.stages import StageFacts

GATE, WAY = "gate", "way"
COLUMNS: dict[str, tuple[Column, ...]] = {
    GATE: (
        Column("sign", "", 2, align="right", frozen=True),
        Column("asks", "", 34, flex=1, frozen=True, min_width=22),
        Column("lacks", "", 26, flex=1, min_width=14),
        Column("fix", "", 9),
    ),
    WAY: (
        Column("stage", "", 13, frozen=True),
        Column("span", "", 17),
        Column("days", "", 8, align="right"),
        Column("who", "", 6, drop=1),
        Column("why", "", 30, flex=1, min_width=14),
    ),
}
_BEFORE_WHY = 48  # cells of a stay before its reason
_KEYS = {"t": "t log", "v": "v card"}


def stay_text(page: StageFacts, fw: Framework) -> str:
    """`21 d of 120 it may take in Tier 1`, `131 d, stuck: 120 is the limit in Tier 1`, `900 d, no limit`."""
    if page.days is None:
        return "since when nobody wrote down" if page.row.account.stage else ""
    if page.limit is None:
        return f"{page.days} d, no limit"
    tier = page.row.account.tier
    where = f" in {TIER_NAMES[Tier(tier)]}" if tier and fw.tier[tier].stuck_percent != 100 else ""
    if page.stuck:
        return f"{page.days} d, stuck: {page.limit} is the limit{where}"
    return f"{page.days} d of {page.limit} it may take{where}"


def stage_sections(
    page: StageFacts, today: date, fw: Framework, members: Sequence[MemberFact], width: int
) -> list[PageSection]:
    """What the page shows, in reading order; the newest stay first."""
    stage = page.row.account.stage
    found = []
    if stage:
        rule, place = fw.stage[stage], [s.code for s in fw.stages].index(stage)
        if rule.gate:
            title = f"GATE to {fw.stages[place + 1].name}" if place + 1 < len(fw.stages) else "GATE"
            note = f"{len(page.lacks)} of {len(rule.gate)} open" if page.lacks else "all of it holds: Space moves on"
            found.append(PageSection(title, note, GATE, _gate(page, rule.gate)))
        motion = (f"Marketing: {rule.marketing}", f"Sales: {rule.sales}")
        found.append(PageSection("WHAT TO DO", "", lines=prose("motion", motion, width)))
        if rule.wrong_metrics:
            told = ", ".join(rule.wrong_metrics)
            found.append(PageSection("NOT JUDGED BY", "", lines=prose("wrong", [told], width)))
    stays = _way(page.stays, today, fw, members, width)
    if stays:
        known = [stay.days for stay in page.stays if stay.days is not None]
        found.append(PageSection("THE WAY HERE", count(sum(known), "day"), WAY, stays))
    return found


def _gate(page: StageFacts, gate: Sequence[str]) -> list[PageLine]:
    lacks = {lack.code: lack for lack in page.lacks}
    lines = []
    for condition in gate:
        code = parsed(condition)[0]
        lack = lacks.get(code)
        cells = {
            "sign": Cell("–", "attention") if lack else Cell("✓", "good"),
            "asks": Cell(condition_text(condition)),
            "lacks": Cell(lack.text if lack else "", "attention"),
            "fix": Cell(_KEYS[lack.key] if lack else "", "dim"),
        }
        lines.append(PageLine((GATE, code), cells, ref=lack))
    return lines


def _way(
    stays: Sequence[Stay], today: date, fw: Framework, members: Sequence[MemberFact], width: int
) -> list[PageLine]:
    """A line a stay; a reason too long for it stands below."""
    names = {m.id: m.name for m in members}
    lines = []
    for n, stay in reversed(list(enumerate(stays))):
        first = when.say_past(stay.first, today) if stay.first else "?"
        last = when.say_past(stay.last, today) if stay.last else "now"
        why = f"back: {stay.reason}" if stay.back and stay.reason else stay.reason
        if stay.unmet:
            why += f" · though {stay.unmet}"
        cells = {
            "stage": Cell(fw.stage[stay.stage].name if stay.stage in fw.stage else "no stage"),
            "span": Cell(f"{first} – {last}", "dim"),
            "days": Cell(count(stay.days, "day") if stay.days is not None else ""),
            "who": Cell(names.get(stay.by or 0, ""), "dim"),
            "why": Cell(why if cell_len(why) <= width - _BEFORE_WHY else ""),
        }
        lines.append(PageLine((WAY, n), cells))
        if not cells["why"].text:
            lines += prose(f"why {n}", [why], width) if why else []
    return lines
