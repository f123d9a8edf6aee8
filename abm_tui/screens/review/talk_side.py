"""Beside the talk, where there is room: the committee, the score line by line, the earlier reviews."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import DECISION_NAMES, Decision, PersonStatus, Stance
from abm_tui.rules.people.coverage import people_by_role, seats
from abm_tui.rules.people.event_words import line_words
from abm_tui.rules.score.bands import band_name, fit_text
from abm_tui.screens.wording.score_line import HANDOFF
from abm_tui.screens.wording.signs import SIGNS
from abm_tui.text import fit
from abm_tui.when import say_past
from abm_tui.widgets.frame import spread_pieces
from abm_tui.widgets.panes import PaneRule
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.store.queries.review_page import TalkPage
_EARLIER = 3


def side(page: TalkPage, today: date, width: int, height: int) -> list[Line | PaneRule]:
    """Three sections in at most `height` lines; the score gives way."""
    committee = _committee(page, today, width)
    earlier = _earlier(page, today)
    score = _score(page, today, width, max(2, height - len(committee) - len(earlier)))
    return [*committee, *score, *earlier]


def _committee(page: TalkPage, today: date, width: int) -> list[Line | PaneRule]:
    listed, derived = page.line.listed, page.line.derived
    framework, facts = listed.framework, listed.facts
    people = {p.id: p for p in facts.people}
    best = people_by_role(facts, derived.statuses)
    shown = seats(facts, derived.statuses, framework)
    activated = f" · {derived.departments} departments ✓" if derived.activated else ""
    lines: list[Line | PaneRule] = [PaneRule(f"COMMITTEE {derived.filled}/{derived.needed}{activated}")]
    empty: list[str] = []
    for role in framework.role_codes:
        person = people.get(best.get(role, 0))
        if person is not None:
            lines.append(_person(role, person, derived.statuses.get(person.id), facts, today, width))
        elif shown[role] is None:
            empty.append(f"{role} – not needed")
        elif role in framework.required_roles:
            empty.append(f"{role} · need one")
    half = (width - 2) // 2
    for place in range(0, len(empty), 2):
        lines.append(" " + "".join(fit(text, half) for text in empty[place : place + 2]))
    return lines


def _person(
    role: str, person: PersonFact, status: PersonStatus | None, facts: AccountFacts, today: date, width: int
) -> Line:
    last = max((a.day for a in facts.activities if a.contact_id == person.id), default=None)
    seen = say_past(last, today) if last else ""
    name_width = max(10, (width - 12) // 2)
    title_width = max(4, width - name_width - 16)
    against: list[Piece] = [(" !", "attention")] if person.stance == Stance.AGAINST else [("  ", "")]
    return [
        (f" {role} {SIGNS[status or PersonStatus.IDENTIFIED]} ", ""),
        (fit(person.name or person.title, name_width), ""),
        *against,
        (" " + fit(person.title, title_width), "dim"),
        (" " + seen, "dim"),
    ]


def _score(page: TalkPage, today: date, width: int, room: int) -> list[Line | PaneRule]:
    score = page.line.derived.score
    derived = page.line.derived
    fits = " · ".join(x for x in (fit_text(derived.fit), band_name(derived.band, page.line.listed.framework)) if x)
    lines: list[Line | PaneRule] = [PaneRule(f"WHY {score.value} · {fits}")]
    cut, words = 0, line_words(page.line.listed.facts, score)
    people = [line.who for line in score.lines if line.signal == "people" and line.points]
    for line in score.lines:
        if line.signal == "people":
            continue
        if not line.points:
            cut += 1
            continue
        about = words.get(line.activity or 0) or line.subject or line.signal.replace("_", " ")
        what = " ".join(part for part in (line.who, about) if part)
        until = f" to {line.expires.day}/{line.expires.month}" if line.expires else ""
        left: list[Piece] = [(f" {line.points}  {fit(say_past(line.at, today), 6)}", ""), (what, "")]
        lines.append(spread_pieces(left, [(until, "dim")], width - 1))
    if people:
        lines.append(f" {len(people)}  people: {', '.join(people)}")
    if cut:
        lines.append([(f" 0  {cut} more, above the cap", "dim")])
    if "handoff" in derived.flags:
        lines.append([(f" {HANDOFF[0]}", "attention")])
    elif score.cheapest_next:
        lines.append([(f" to {score.value + 1}: {score.cheapest_next}", "dim")])
    return lines[:room]


def _earlier(page: TalkPage, today: date) -> list[Line | PaneRule]:
    lines: list[Line | PaneRule] = [PaneRule("EARLIER REVIEWS")]
    for entry in page.earlier[:_EARLIER]:
        day = say_past(entry.review_day, today) if entry.review_day else ""
        word = (
            DECISION_NAMES[Decision(entry.decision)].removesuffix(" until…").lower()
            if entry.decision
            else "not decided"
        )
        change = f'  "{" ".join(entry.change.split())}"' if entry.change else ""
        lines.append([(f" {fit(day, 6)}", "dim"), (word, ""), (change, "")])
    if len(lines) == 1:
        lines.append([(" none", "dim")])
    return lines
