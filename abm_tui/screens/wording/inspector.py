"""The inspector: on a wide screen, the account under the cursor in four panes below the sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abm_tui.models.words import ACTIVITY_NAMES, ActivityType, PersonStatus
from abm_tui.screens.wording.score_line import HANDOFF, nothing
from abm_tui.when import say_past
from abm_tui.widgets.panes import Pane, PaneLine, PaneRule, side_by_side
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store.queries.listing import ListedAccount

HEIGHT = 6  # lines, its titles included
_LOOKED_AT = 40  # activities among which the last few lines are found
FROM_WIDTH, FROM_HEIGHT = 120, 30
_SIGNS = {PersonStatus.ENGAGED: "●", PersonStatus.CONTACTED: "◐", PersonStatus.IDENTIFIED: "○"}


def inspect(row: ListedAccount, today: date, fw: Framework, width: int, members: dict[int, str]) -> list[list[Piece]]:
    """HEIGHT lines of `width` cells: why this score, the committee, what happened last, what is in the way."""
    count = 4 if width >= 160 else 3
    each = (width - count + 1) // count
    panes = [_why(row), _committee(row, fw), _last(row, today, members)]
    if count == 4:
        panes.append(_way(row))
    else:
        panes[0] = _with_way(panes[0], row)
    widths = [each] * (count - 1) + [width - count + 1 - each * (count - 1)]
    return side_by_side([Pane(w, lines[:HEIGHT]) for w, lines in zip(widths, panes, strict=True)], HEIGHT)


def _why(row: ListedAccount) -> list[PaneLine]:
    from abm_tui.rules.people.event_words import line_words
    from abm_tui.rules.score.bands import band_name, fit_text

    assert row.derived is not None
    score = row.derived.score
    derived, fw = row.derived, row.framework
    fits = " · ".join(x for x in (fit_text(derived.fit), band_name(derived.band, fw)) if x)
    lines: list[PaneLine] = [PaneRule(f"WHY {score.value} · {fits}")]
    if "handoff" in derived.flags:
        lines.append((f" {HANDOFF[0]}", "attention"))
    words = line_words(row.facts, score)
    for line in score.lines:
        who = " ".join(x for x in (line.who, words.get(line.activity or 0) or line.subject) if x)
        tone = "dim" if line.cut_by_cap else ""
        lines.append(
            [(f" {line.points}  {line.at.day}/{line.at.month:<2}", tone), (f" {who} · {_signal(line.signal)}", tone)]
        )
    if not score.lines:
        lines.append((f" {nothing(fw)}", "dim"))
    if score.cheapest_next:
        lines.append((f" to {score.value + 1}: {score.cheapest_next}", "dim"))
    return lines


def _signal(code: str) -> str:
    from abm_tui.rules.score.score import ICP_MATCH

    if code == ICP_MATCH:
        return "ICP match"
    return ACTIVITY_NAMES[ActivityType(code)] if code in set(ActivityType) else code.replace("_", " ")


def _committee(row: ListedAccount, fw: Framework) -> list[PaneLine]:
    derived = row.derived
    assert derived is not None
    active = " · 2 departments ✓" if derived.activated else ""
    lines: list[PaneLine] = [PaneRule(f"COMMITTEE {derived.filled}/{derived.needed}{active}")]
    people = {p.id: p for p in row.facts.people}
    for role in fw.roles:
        seats = [s for s in row.facts.seats if s.role == role.code]
        seated = [people[s.contact_id] for s in seats if s.contact_id in people]
        if seated:
            person = seated[0]
            sign = _SIGNS.get(derived.statuses.get(person.id, PersonStatus.IDENTIFIED), "○")
            against = " !" if person.stance == "against" else ""
            lines.append(f" {role.code} {sign} {person.name or 'somebody'}{against}  {person.title}")
        elif any(s.not_needed for s in seats):
            lines.append((f" {role.code} – not needed", "dim"))
        else:
            lines.append((f" {role.code} ·", "dim"))
    return lines


def _last(row: ListedAccount, today: date, members: dict[int, str]) -> list[PaneLine]:
    from abm_tui.rules.people.event_words import by_whom, event_text, people_of
    from abm_tui.rules.people.folding import folded

    people = people_of(row.facts)
    lines: list[PaneLine] = [PaneRule("LAST")]
    for fold in folded(reversed(row.facts.activities[-_LOOKED_AT:]), people)[: HEIGHT - 1]:
        event, person = fold.shown, people.get(fold.shown.contact_id)
        actor = by_whom(event, members)
        text = event_text(event, person, who=person.name if person else "", times=fold.times)
        lines.append(
            [
                (f" {say_past(event.day, today):<6}", "dim"),
                (f"{actor:<5}", "good" if actor == "them" else ""),
                (text, ""),
            ]
        )
    if len(lines) == 1:
        lines.append((" nothing yet: t logs what happened", "dim"))
    return lines


def _way(row: ListedAccount) -> list[PaneLine]:
    assert row.derived is not None
    way = [r for r in row.derived.raised if r.drawer == "way"]
    setup = [r for r in row.derived.raised if r.drawer == "setup"]
    lines: list[PaneLine] = [PaneRule(f"IN THE WAY {len(way)}")]
    lines += [[(" ! ", "attention"), (r.text, "")] for r in way] or [(" nothing in the way", "dim")]
    if setup:
        lines += [PaneRule(f"SET-UP {len(setup)}"), *((f" {r.text}", "dim") for r in setup)]
    return lines


def _with_way(why: list[PaneLine], row: ListedAccount) -> list[PaneLine]:
    """Three panes only: what is in the way stands below the score."""
    way = _way(row)
    room = HEIGHT - min(len(way), 4)
    return [*why[:room], *way[: HEIGHT - min(room, len(why))]]
