"""The page behind a score as sections: its points, the fit signals beside it, the ICP, outside intent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui import when
from abm_tui.models.derived import CriterionAnswer, Derived, ScoreLine
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.handoff.checklist import FitSign, checklist
from abm_tui.rules.handoff.handoff import intent
from abm_tui.rules.score.bands import fit_text
from abm_tui.screens.wording.page_of_sections import PageLine, PageSection
from abm_tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount

POINTS, SIGNS, ICP, INTENT = "points", "signs", "icp", "intent"
COLUMNS: dict[str, tuple[Column, ...]] = {
    POINTS: (
        Column("points", "", 2, align="right", frozen=True),
        Column("day", "", 6, frozen=True),
        Column("what", "", 22, flex=1, min_width=14),
        Column("who", "", 16, flex=1, min_width=10),
        Column("about", "", 18, flex=2, min_width=8, drop=1),
        Column("until", "", 9),
    ),
    SIGNS: (
        Column("sign", "", 2, align="right", frozen=True),
        Column("name", "", 27, frozen=True),
        Column("because", "", 30, flex=1, min_width=14),
        Column("fix", "", 10),
    ),
    ICP: (
        Column("sign", "", 2, align="right", frozen=True),
        Column("name", "", 20, flex=1, frozen=True, min_width=12),
        Column("weight", "", 6),
        Column("because", "", 30, flex=2, min_width=14),
        Column("fix", "", 10),
    ),
    INTENT: (Column("day", "", 9, align="right", frozen=True), Column("topic", "", 50, flex=1)),
}
SIGN = {True: ("✓", "good"), False: ("–", "attention"), None: ("?", "dim")}
_VERBS = {"a": "a add", "t": "t log", "e": "e edit", "v": "Enter", "g f": "g f ICP"}


def score_sections(row: ListedAccount, today: date, fw: Framework) -> list[PageSection]:
    """What the page shows, in reading order."""
    derived = row.derived
    assert derived is not None
    signs = checklist(row.facts, derived.fit, derived.statuses, today, fw)
    found = [
        PageSection(
            f"POINTS {derived.score.value}",
            derived.score.summary,
            POINTS,
            _points(derived, today, fw) or [_no_points()],
        ),
        PageSection(
            f"FIT SIGNALS {sum(s.answer is True for s in signs)} of {len(signs)}",
            "no points: they say whether it is worth them",
            SIGNS,
            [_sign(s) for s in signs],
        ),
    ]
    if derived.fit.criteria:
        note = f"{derived.fit.known} % of its weight known, {fw.fit.known_share} % asked"
        found.append(PageSection(fit_text(derived.fit), note, ICP, [_criterion(c, fw) for c in derived.fit.criteria]))
    outside = intent(row.facts, today, fw)
    if outside:
        lines = [
            PageLine((INTENT, n), {"day": Cell(when.say_past(i.at, today), "dim"), "topic": Cell(i.topic)})
            for n, i in enumerate(outside)
        ]
        found.append(PageSection(f"OUTSIDE INTENT {len(outside)}", "looked for elsewhere, no points", INTENT, lines))
    return found


def _points(derived: Derived, today: date, fw: Framework) -> list[PageLine]:
    labels = {rule.code: rule.label for rule in fw.signals}
    return [_point(n, line, today, labels) for n, line in enumerate(derived.score.lines)]


def _point(n: int, line: ScoreLine, today: date, labels: dict[str, str]) -> PageLine:
    tone = "dim" if line.cut_by_cap else ""
    fits = line.expires is None
    until = "over cap" if line.cut_by_cap else "while fit" if line.expires is None else ""
    until = until or f"to {when.say_day(line.expires, today)}" if line.expires else until
    cells = {
        "points": str(line.points),
        "day": "" if fits else when.say_past(line.at, today),
        "what": labels.get(line.signal, "ICP match"),
        "who": line.who,
        "about": line.subject,
        "until": until,
    }
    return PageLine((POINTS, n), {key: Cell(text, tone) for key, text in cells.items()}, ref=line)


def _no_points() -> PageLine:
    return PageLine((POINTS, "none"), text="nothing from them inside the windows yet: t logs what happened")


def _sign(sign: FitSign) -> PageLine:
    text, tone = SIGN[sign.answer]
    cells = {
        "sign": Cell(text, tone),
        "name": Cell(sign.name),
        "because": Cell(sign.because, "" if sign.answer else "dim"),
        "fix": Cell(_VERBS.get(sign.fix, sign.fix)),
    }
    return PageLine((SIGNS, sign.code), cells, ref=sign)


def _criterion(one: CriterionAnswer, fw: Framework) -> PageLine:
    text, tone = SIGN[one.answer]
    rule = fw.criterion.get(one.code)
    cells = {
        "sign": Cell(text, tone),
        "name": Cell(one.name),
        "weight": Cell(f"must {one.weight}" if one.must else f"     {one.weight}"),
        "because": Cell(one.because, "" if one.answer is not None else "dim"),
        "fix": Cell("1 yes 2 no" if rule is not None and rule.ask else "e edit" if one.answer is not True else ""),
    }
    return PageLine((ICP, one.code), cells, ref=one)
