"""The talk page as lines: what we said, what happened since, what is in the way. Pure; two columns with room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from abm_tui.models.derived import Raised
from abm_tui.models.facts import TouchFact
from abm_tui.models.words import ROLE_NAMES, STAGE_SHORT, TIER_NAMES, Role, Stage, Tier
from abm_tui.screens.wording.account_text import deal_text, score_text
from abm_tui.screens.wording.score_line import why_line
from abm_tui.text import fit
from abm_tui.when import mid_day, say_due, say_past
from abm_tui.widgets.frame import spread_pieces
from abm_tui.widgets.panes import Pane, PaneRule, exact, side_by_side, title_rule
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.store.queries.review_page import TalkPage

WIDE = 120  # cells from which committee, score and earlier reviews stand beside
_SIDE = 42  # their width
_WAY_SHOWN = 3
_SINCE_LEAST = 2


@dataclass(frozen=True)
class TalkItem:
    """A line the highlight stands on: a late touch, the missed promise, or something else in the way."""

    line: tuple[Piece, ...]
    touch: TouchFact | None = None


@dataclass(frozen=True)
class Shown:
    """The page as lines, and which of them is under the highlight."""

    lines: list[list[Piece]]
    highlight: int | None


def main_width(width: int) -> int:
    """The width of the page's own column."""
    return width if width < WIDE else width - 1 - min(_SIDE + (width - WIDE) // 4, 60)


def headline(page: TalkPage, owners: dict[int, str], today: date, *, wide: bool) -> tuple[Line, Line]:
    """Line 2: who it is, and the score with its change."""
    account, derived = page.line.account, page.line.derived
    since = f" {(today - account.stage_since).days} d" if account.stage_since else ""
    who = " + ".join(owners[i] for i in (account.owner_sales, account.owner_marketing) if i in owners)
    running = next((r for r in reversed(page.line.listed.runs) if r.status == "running"), None)
    parts = [
        TIER_NAMES[Tier(account.tier)] if account.tier else "",
        f"{STAGE_SHORT[Stage(account.stage)]}{since}" if account.stage else "",
        account.industry if wide else "",
        deal_text(page.line.listed, today).removeprefix("—"),
        who,
        f"{running.play} {running.done}/{running.touches}" if wide and running else "",
    ]
    left: Line = [(f" {account.name.upper()}   ", "bold"), (" · ".join(p for p in parts if p), "")]
    back = f" since {say_past(page.board.since, today)}" if wide and page.board.since else ""
    tone = "good" if derived.score_change > 0 else "attention" if derived.score_change < 0 else ""
    return left, [("score ", ""), (score_text(derived.score.value, derived.score_change), tone), (back, "")]


def items(page: TalkPage, owners: dict[int, str], today: date, width: int) -> list[TalkItem]:
    """What the highlight walks: the missed promise first, then what is in the way, late touches one by one."""
    found: list[TalkItem] = []
    promise = page.line.promise
    facts = page.line.listed.facts
    taken: int | None = None
    if promise is not None and promise.state == "missed":
        touch = next((t for t in facts.touches if t.id == promise.touch_id and t.status == "open"), None)
        taken = touch.id if touch else None
        found.append(TalkItem(_promise_line(page, owners, width), touch))
    runs = {r.id: r for r in page.line.listed.runs}
    for touch in page.line.derived.late:
        if touch.id == taken or touch.due is None:
            continue
        run = runs.get(touch.run_id or 0)
        play = f"{run.play} {touch.position}/{run.touches}" if run else ""
        late = say_due(touch.due, today)
        found.append(TalkItem(_way_line(touch.text, play, late, owners.get(touch.owner or 0, ""), width), touch))
    for raised in page.line.derived.raised:
        if raised.drawer == "way" and raised.code not in {"touch_overdue", "next_step_late"}:
            found.append(TalkItem(_raised_line(raised, owners, width)))
    return found


def _promise_line(page: TalkPage, owners: dict[int, str], width: int) -> tuple[Piece, ...]:
    promise = page.line.promise
    assert promise is not None
    due = f"by {mid_day(promise.due)}" if promise.due else ""
    text = " · ".join(part for part in (promise.text, owners.get(promise.owner or 0, ""), due) if part)
    missed = promise.state == "missed"
    left: list[Piece] = [(" ! " if missed else "   ", "attention"), (text, "")]
    tone = "attention" if missed else "good" if promise.state == "kept" else ""
    return tuple(spread_pieces(left, [(promise.said, tone), ("   ", "")], width))


def _way_line(text: str, play: str, late: str, owner: str, width: int) -> tuple[Piece, ...]:
    room = max(16, min(34, width // 3))
    left: list[Piece] = [(" ! ", "attention"), (f"{fit(text, room - 4)} {play}" if play else text, "")]
    return tuple(spread_pieces(left, [(late, "attention"), (f"  {fit(owner, 5)}", "")], width))


def _raised_line(raised: Raised, owners: dict[int, str], width: int) -> tuple[Piece, ...]:
    age = f"{raised.age_days} d" if raised.age_days and str(raised.age_days) not in raised.text else ""
    right = f"{age}  {fit(owners.get(raised.owner or 0, ''), 5)}" if raised.owner or age else ""
    return tuple(spread_pieces([(" ! ", "attention"), (raised.text, "")], right, width))


def shown(
    page: TalkPage,
    found: Sequence[TalkItem],
    at: int,
    *,
    owners: dict[int, str],
    today: date,
    width: int,
    height: int,
    top: int,
) -> Shown:
    """The page in `width` × `height` cells, item `at` highlighted, SINCE from its line `top` on."""
    if width >= WIDE:
        return _broad(page, found, at, owners, today, width, height, top)
    why = [why_line(page.line.derived, page.line.listed.framework, width - 1)] if height >= 12 else []
    sections, highlight = _main(page, found, at, owners, today, width, height - len(why), top)
    lines = [exact(line, width) for line in why]
    for n, line in enumerate(sections):
        lines.append(
            title_rule(line.title, width)
            if isinstance(line, PaneRule)
            else exact(line, width, highlight=n == highlight)
        )
    return Shown(lines, None if highlight is None else highlight + len(why))


def _main(
    page: TalkPage,
    found: Sequence[TalkItem],
    at: int,
    owners: dict[int, str],
    today: date,
    width: int,
    height: int,
    top: int,
) -> tuple[list[Line | PaneRule], int | None]:
    """WE SAID, SINCE, IN THE WAY and MISSING in `height` lines; SINCE takes what the others leave."""
    promise, last = page.line.promise, page.line.past.last
    missed = promise is not None and promise.state == "missed"
    said: list[Line | PaneRule] = [PaneRule(f"WE SAID {mid_day(page.board.since)}" if page.board.since else "WE SAID")]
    if last is not None and last.change:
        said.append(f' "{" ".join(last.change.split())}"')
    if promise is not None:
        said.append(found[0].line if missed else _promise_line(page, owners, width))
    if len(said) == 1:
        said.append(
            [
                (" nothing yet: this is the first review of this account", "dim")
                if not page.board.since
                else (" nothing", "dim")
            ]
        )
    ways = list(found[1:] if missed else found)
    first = min(max(0, at - int(missed) - _WAY_SHOWN + 1), max(0, len(ways) - _WAY_SHOWN))
    window = ways[first : first + _WAY_SHOWN]
    more = f" · {len(ways) - _WAY_SHOWN} more below" if len(ways) > first + _WAY_SHOWN else ""
    way: list[Line | PaneRule] = [
        PaneRule(f"IN THE WAY {len(ways)}{more}" if ways else f"NOTHING{' ELSE' if missed else ''} IN THE WAY")
    ]
    way += [item.line for item in window]
    way.append(_missing(page, width))
    room = max(_SINCE_LEAST + 1, height - len(said) - len(way))
    since = [PaneRule("SINCE · auto"), *_since(page, today, width, room - 1, top)]
    lines = [*said, *since, *way]
    highlight = None
    if found:
        here = at - int(missed) - first
        highlight = len(said) - 1 if missed and at == 0 else len(said) + len(since) + 1 + here
    return lines, highlight


def _since(page: TalkPage, today: date, width: int, room: int, top: int) -> list[Line]:
    """The merged list, newest first, from line `top` on; exactly `room` lines."""
    lines: list[Line] = []
    day_width = max([len(say_past(one.at.date(), today)) for one in page.since], default=3) + 2
    who_width = max([len(one.who) for one in page.since], default=4) + 2
    for one in page.since[top:]:
        tone = "good" if one.who == "them" else ""
        left: list[Piece] = [
            (f" {fit(say_past(one.at.date(), today), day_width)}", "dim"),
            (fit(one.who, who_width), tone),
            (_without(one.text, page.line.account.name), ""),
        ]
        lines.append(spread_pieces(left, [(one.note, "dim")] if one.note else "", width - 1))
    if not lines:
        lines.append([(" nothing from them, nothing by us", "dim")])
    if len(lines) > room:
        hidden = len(lines) - room + 1
        lines = [*lines[: room - 1], [(f" ▸ {hidden} older, PgDn", "dim")]]
    return lines + [""] * (room - len(lines))


def _without(text: str, name: str) -> str:
    """A step's sentence without the account's name: this page is about it."""
    for said in (f" for {name}", f" to {name}", f" at {name}"):
        text = text.replace(said, "", 1)
    return text.removeprefix(f"{name}: ").removeprefix(f"{name} → ")


def _missing(page: TalkPage, width: int) -> Line:
    derived = page.line.derived
    names = [ROLE_NAMES[Role(role)] for role in derived.missing_roles]
    missing = " · ".join(names)
    if len(missing) > width // 2:
        missing = " ".join(derived.missing_roles)
    seats = f"{derived.filled}/{derived.needed} seats" + (
        f" · {derived.departments} departments ✓" if derived.activated else ""
    )
    left: list[Piece] = [
        (" MISSING  " if missing else " ", "bold"),
        (missing or "every required role has somebody", ""),
    ]
    return spread_pieces(left, [(seats, "dim"), (" ", "")], width)


# ---- with a second column


def _broad(
    page: TalkPage,
    found: Sequence[TalkItem],
    at: int,
    owners: dict[int, str],
    today: date,
    width: int,
    height: int,
    top: int,
) -> Shown:
    from abm_tui.screens.review.talk_side import side

    main = main_width(width)
    beside = width - main - 1
    minutes: list[Line | PaneRule] = [
        PaneRule("MINUTES · auto"),
        [(" tried     ", "dim"), (" ".join(page.tried.split()) or "—", "")],
        [(" happened  ", "dim"), (" ".join(page.happened.split()) or "—", "")],
    ]
    left, highlight = _main(page, found, at, owners, today, main, height - len(minutes) - 1, top)
    panes = [
        Pane(main, [*left, *minutes], highlight),
        Pane(beside, side(page, today, beside, height - 1)),
    ]
    return Shown(side_by_side(panes, height, closed=True), None)
