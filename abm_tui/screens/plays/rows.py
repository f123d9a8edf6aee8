"""The plays page as lines: the library, a play's touches, and who is on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from abm_tui.models.words import TIER_NAMES, Team, Tier
from abm_tui.text import count, fit
from abm_tui.when import mid_day, say_due
from abm_tui.widgets.bars import steps
from abm_tui.widgets.frame import spread_pieces
from abm_tui.widgets.panes import PaneRule
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact, PlayFact, TouchFact
    from abm_tui.store.queries.play_page import Library, OnIt

CHANNELS = {
    "research": "rsrch",
    "email": "email",
    "phone": "call",
    "linkedin": "linkd",
    "ads": "ads",
    "event": "event",
    "direct_mail": "mail",
    "sdr": "sdr",
    "executive": "exec",
    "meeting": "meet",
}
_BAR_FROM = 44  # cells of the right column from which there is room for bars
LIBRARY = 29  # cells of the left column at 80


def library_width(width: int) -> int:
    """The width of the library's column."""
    return max(24, min(40, LIBRARY + (width - 80) // 5))


def library_lines(library: Library, width: int) -> list[Line | PaneRule]:
    """` New logo entry       8  5/8`: running now, and how many of those ended worked."""
    room = width - 12
    lines: list[Line | PaneRule] = [PaneRule("PLAY " + "─" * (width - 19) + " on worked")]
    for play in library.plays:
        known = library.counts.get(play.id)
        running = str(known.running) if known and known.running else "·"
        worked = f"{known.worked}/{known.ended}" if known and known.ended else "—"
        # The last cells stay blank: the cursor's edge stands there, and the words of the rule end above the numbers.
        lines.append([(f" {fit(play.name, room)}", ""), (f" {running:>2}", ""), (f" {worked:>6}", "dim")])
    return lines


def play_text(play: PlayFact) -> str:
    """`NEW LOGO ENTRY · Tier 1 · 5 touches · 14 days`."""
    tiers = ", ".join(TIER_NAMES[Tier(t)] for t in play.tiers)
    parts = (play.name.upper(), tiers, count(len(play.steps), "touch", "touches"), f"{play.duration_days} days")
    return " · ".join(part for part in parts if part)


def step_lines(play: PlayFact, members: Sequence[MemberFact], width: int) -> list[Line]:
    """The touches as written: day, whose, channel, what, asset."""
    of_team = {
        team: next((m.name for m in members if m.team == team and m.left_on is None), str(team)) for team in Team
    }
    asset = max(0, min(16, (width - 36) // 2)) if width >= 48 else 0
    text = width - 18 - (asset + 1 if asset else 0)
    head = f" day who  chan  {fit('touch', text)}" + (f" {fit('asset', asset)}" if asset else "")
    lines: list[Line] = [[(head, "dim")]]
    for step in play.steps:
        who, channel = of_team[Team(step.team)], CHANNELS.get(step.channel, step.channel)
        lines.append(
            [
                (f" {step.day:<3} {fit(who, 4)} {fit(channel, 5)} ", ""),
                (fit(step.text, text), ""),
                (f" {fit(step.asset, asset)}" if asset else "", "dim"),
            ]
        )
    return lines


def details(play: PlayFact, width: int) -> list[Line]:
    """What the play is for, when it fits, and what ends it."""
    said = (
        ("for", play.outcome),
        ("when", play.trigger),
        ("stages", ", ".join(play.stages)),
        ("success", ", ".join(s.replace("_", " ") for s in play.success_signals) or "no signal: it cannot start"),
    )
    return [[(f" {word:<8}", "dim"), (fit(text, width - 10), "")] for word, text in said if text]


def account_lines(found: Sequence[OnIt], owners: dict[int, str], today: date, width: int) -> list[Line]:
    """`  Globex    3/5 ██··· Call Ines Marsh 2d late ana`; the second cell is for a mark."""
    name = max(9, min(22, (width - 31) // 2))
    lines: list[Line] = []
    for one in found:
        done, of = one.run.done, one.run.touches
        at = min(done + 1, of)
        left: list[Piece] = [
            ("  ", ""),
            (f"{fit(one.account, name)} ", ""),
            (f"{at}/{of} {fit(steps(done, of), 5)} " if width >= _BAR_FROM else f"{at}/{of} ", ""),
            (one.next.text if one.next else "all touches are done", ""),
        ]
        lines.append(spread_pieces(left, _end(one.next, owners, today), width))
    return lines


def _end(touch: TouchFact | None, owners: dict[int, str], today: date) -> list[Piece]:
    if touch is None or touch.due is None:
        return []
    late = touch.due < today
    return [
        (say_due(touch.due, today), "attention" if late else ""),
        (f" {fit(owners.get(touch.owner or 0, ''), 4)}", ""),
    ]


def run_lines(touches: Sequence[TouchFact], owners: dict[int, str], today: date, width: int) -> list[Line]:
    """A run's touches, one by one: `✓ 1 Account brief   Mon 3   bo`."""
    lines: list[Line] = []
    for touch in touches:
        late = touch.status == "open" and touch.due is not None and touch.due < today
        sign = {"done": "✓", "dropped": "–"}.get(touch.status, "!" if late else "·")
        day = touch.done_on if touch.status == "done" else touch.due
        when_ = say_due(day, today) if late and day else mid_day(day) if day else ""
        left: list[Piece] = [(f" {sign} ", "attention" if late else ""), (f"{touch.position} {touch.text}", "")]
        right: list[Piece] = [
            (when_, "attention" if late else "dim"),
            (f" {fit(owners.get(touch.owner or 0, ''), 4)}", ""),
        ]
        lines.append(spread_pieces(left, right, width))
    return lines


# the same for copying, whole


def library_cells(library: Library) -> list[list[str]]:
    """Name, how many run now, how many of those ended worked: a play a row."""
    rows = []
    for play in library.plays:
        known = library.counts.get(play.id)
        worked = f"{known.worked}/{known.ended}" if known and known.ended else ""
        rows.append([play.name, str(known.running if known else 0), worked])
    return rows


def account_cells(found: Sequence[OnIt], owners: dict[int, str]) -> list[list[str]]:
    """Account, touches done, the next one, its day and owner."""
    return [
        [
            one.account,
            f"{one.run.done}/{one.run.touches}",
            *(touch_cells([one.next], owners)[0][1:] if one.next else []),
        ]
        for one in found
    ]


def touch_cells(touches: Sequence[TouchFact], owners: dict[int, str]) -> list[list[str]]:
    """Place in the play, what, its day, whose."""
    return [
        [str(t.position), t.text, str((t.done_on if t.status == "done" else t.due) or ""), owners.get(t.owner or 0, "")]
        for t in touches
    ]
