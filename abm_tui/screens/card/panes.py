"""What stands in each pane of the account card: a line for each thing, and what that thing is. No widget, no store."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len

from abm_tui import when
from abm_tui.models.facts import MemberFact, PersonFact, TouchFact
from abm_tui.models.words import (
    DECISION_NAMES,
    FROM_THEM,
    Decision,
    PersonStatus,
    RunStatus,
    Stance,
    TouchStatus,
)
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.event_words import by_whom, event_text, people_of
from abm_tui.rules.people.folding import folded
from abm_tui.rules.people.seats import roles_in_order, seat_sign, seat_states, status_sign
from abm_tui.rules.plays.touches import open_touches
from abm_tui.screens.card.lines import CardItem, Section
from abm_tui.text import fit, short_amount
from abm_tui.widgets.bars import steps
from abm_tui.widgets.tones import Piece

if TYPE_CHECKING:
    from abm_tui.store.queries.card import CardData

COMMITTEE, ACTIVITY, NEXT, PLAY, DEALS, WAY, SETUP, REVIEW = (
    "committee", "activity", "next", "play", "deals", "way", "setup", "review",
)  # fmt: skip
WAY_SHOWN = 3
_BAR = 5
_NAMES = (17, 21)  # cells of the committee's names, at least and at most
_LATE = re.compile(r" \d+d late")


@dataclass(frozen=True)
class Seated:
    """A role on the card, with one of its people or none."""

    role: str
    person: PersonFact | None
    needed: bool = True


def card_sections(data: CardData, today: date, fw: Framework, members: Sequence[MemberFact]) -> list[Section]:
    """The panes in the order of Tab."""
    names = {m.id: m.name for m in members}
    return [
        _committee(data, today, fw),
        _activity(data, today, names),
        _next(data, today, names),
        *_plays(data, today, names),
        _deals(data, today),
        _way(data, names),
        _setup(data),
        _review(data, today),
    ]


# the committee


def _committee(data: CardData, today: date, fw: Framework) -> Section:
    row = data.row
    derived = row.derived
    assert derived is not None
    seats = seat_states(row.facts, today, fw)
    # Titles stand under each other, beside the longest name.
    room = max([_NAMES[0], *(cell_len(p.name) + 3 for p in row.facts.people)])
    room = min(room, _NAMES[1])
    last = {a.contact_id: a.day for a in reversed(data.activities)}
    items: list[CardItem] = []
    for role in roles_in_order(fw):
        seat = seats[role]
        if not seat.needed:
            items.append(_item(Seated(role, None, False), f"{role} {seat_sign(seat)} not needed", "dim"))
        elif not seat.people:
            words = "need one" if role in fw.required_roles else "nobody yet"
            items.append(_item(Seated(role, None), f"{role} {seat_sign(seat)} {words}", "dim"))
        for n, (person, stands) in enumerate(seat.people if seat.needed else ()):
            one = seat_sign(replace(seat, people=((person, stands),)))
            mark = " m" if stands.by_hand else ""
            items.append(
                _person(Seated(role, person), role if n == 0 else "  ", one, mark, last, today, stands.status, room)
            )
    seated = {p.id for seat in seats.values() for p, _ in seat.people}
    for person in row.facts.people:
        if person.id not in seated:
            status = derived.statuses.get(person.id, PersonStatus.IDENTIFIED)
            items.append(_person(Seated("", person), "  ", status_sign(status), "", last, today, status, room))
    active = " · 2 departments ✓" if derived.activated else ""
    return Section(COMMITTEE, f"COMMITTEE {derived.filled}/{derived.needed}{active}", items, least=len(fw.role_codes))


def _item(seated: Seated, text: str, tone: str) -> CardItem:
    return CardItem("seat", [(text, tone)], ref=seated)


def _person(
    seated: Seated,
    code: str,
    glyph: str,
    mark: str,
    last: dict[int | None, date],
    today: date,
    status: PersonStatus,
    room: int,
) -> CardItem:
    """`room`: cells of the name's column, the blank behind it included."""
    person = seated.person
    assert person is not None
    name = person.name or "name?"
    against = " !" if person.stance == Stance.AGAINST else ""
    day = last.get(person.id)
    tone = "good" if status == PersonStatus.ENGAGED else ""
    left: list[Piece] = [(f"{code} {glyph} ", tone), (name, ""), (against, "attention"), (mark, "dim")]
    marks = cell_len(against + mark)
    if cell_len(name) + marks >= room:
        left[1] = (name := fit(name, room - 1 - marks), "")
    left.append((" " * (room - cell_len(name) - marks) + (person.title or "title?"), "dim"))
    return CardItem("seat" if seated.role else "person", left, when.say_past(day, today) if day else "", seated)


# what happened


def _activity(data: CardData, today: date, names: dict[int, str]) -> Section:
    people = people_of(data.row.facts)
    items: list[CardItem] = []
    for fold in folded(data.activities, people):
        event, person = fold.shown, people.get(fold.shown.contact_id)
        theirs, actor = event.type in FROM_THEM, by_whom(event, names)
        who = (person.first_name or person.name) if person else ""
        text = event_text(event, person, who=who, times=fold.times)
        day: Piece = (f"{when.say_past(event.day, today):<5} ", "dim")
        items.append(CardItem("event", [day, (f"{actor:<4} ", "good" if theirs else ""), (text, "")], ref=event))
    return Section(ACTIVITY, "ACTIVITY", items, 2, empty="nothing yet: t logs what happened", hidden=data.older)


# what comes


def _touch(touch: TouchFact, today: date, names: dict[int, str], prefix: str = "") -> CardItem:
    done = touch.status == TouchStatus.DONE
    late = not done and touch.due is not None and touch.due < today
    dropped = touch.status == TouchStatus.DROPPED
    glyph = "✓" if done else "–" if dropped else "!" if late else "·" if prefix else " "
    day = touch.done_on if done else touch.due
    said_day = "" if day is None else when.say_past(day, today) if done else when.say_due(day, today)
    owner = names.get(touch.owner or 0, "nobody")
    left: list[Piece] = [(f"{glyph} ", "attention" if late else "good" if done else ""), (prefix + touch.text, "")]
    return CardItem("touch", left, f"{said_day:<8} {owner}", touch, "dim" if done or dropped else "")


def _next(data: CardData, today: date, names: dict[int, str]) -> Section:
    shown: list[TouchFact] = []
    runs: set[int] = set()
    for touch in open_touches(data.row.facts):
        if touch.run_id is None or touch.run_id not in runs:
            shown.append(touch)
        if touch.run_id is not None:
            runs.add(touch.run_id)
    items = [_touch(t, today, names) for t in shown]
    return Section(NEXT, "NEXT", items, 1, empty="none: a writes one, P finds a play")


def _plays(data: CardData, today: date, names: dict[int, str]) -> list[Section]:
    found: list[Section] = []
    for run in data.row.facts.runs:
        if run.status not in {RunStatus.RUNNING, RunStatus.PAUSED}:
            continue
        touches = data.touches.get(run.id, ())
        done = sum(t.status == TouchStatus.DONE for t in touches)
        at = min(done + 1, len(touches))
        paused = " · paused" if run.status == RunStatus.PAUSED else ""
        tail = f"{at}/{len(touches)} {steps(done, len(touches), _BAR)}{paused}"
        items = [_touch(t, today, names, f"{t.position} ") for t in touches]
        found.append(Section(f"{PLAY} {run.id}", f"PLAY {run.play}", items, 1, empty="no touches", tail=tail))
    return found or [Section(PLAY, "PLAY", empty="none is running: P suggests one")]


def _deals(data: CardData, today: date) -> Section:
    deals = data.row.facts.deals
    live = [d for d in deals if d.status == "open"]
    total: dict[str, float] = {}
    for deal in live:
        total[deal.currency] = total.get(deal.currency, 0.0) + float(deal.amount or 0)
    amounts = " + ".join(f"{short_amount(v)}{' ' + c if c else ''}" for c, v in total.items())
    items = []
    for deal in sorted(deals, key=lambda d: (d.status != "open", d.close_date or date.max, d.id)):
        amount = short_amount(float(deal.amount)) if deal.amount is not None else "—"
        end = deal.close_date if deal.status == "open" else deal.closed_at
        day = when.say_day(end, today) if end else ""
        late = deal.status == "open" and end is not None and end < today
        words = deal.stage if deal.status == "open" else deal.status
        left: list[Piece] = [(f"{deal.name}  ", ""), (f"{amount}  ", "bold"), (words, "")]
        tone = "attention" if late else "" if deal.status == "open" else "dim"
        items.append(CardItem("deal", left, day, deal, tone, gives=0))
    title = f"DEALS {len(live)} · {amounts}" if live else "DEALS"
    return Section(DEALS, title, items, empty="none: a adds, Pilot 60k 19 dec")


# what is in the way


def _way(data: CardData, names: dict[int, str]) -> Section:
    assert data.row.derived is not None
    way = [r for r in data.row.derived.raised if r.drawer == "way"]
    items = []
    for r in way[:WAY_SHOWN]:
        age = f"{r.age_days} d " if r.code == "written" else ""
        owner = names.get(r.owner or 0, "")
        # How late it is stands at the end and is never cut, as in NEXT.
        late = _LATE.search(r.text)
        text = r.text[: late.start()] + r.text[late.end() :] if late else r.text
        right = f"{late[0].strip()} {owner:>3}" if late else f"{age}{owner}".strip()
        items.append(CardItem("raised", [("! ", "attention"), (text, "")], right or r.fix_key, r))
    title = f"IN THE WAY {len(way)}" if way else "IN THE WAY"
    return Section(WAY, title, items, empty="nothing", hidden=max(0, len(way) - WAY_SHOWN))


def _setup(data: CardData) -> Section:
    assert data.row.derived is not None
    lacks = [r for r in data.row.derived.raised if r.drawer == "setup"]
    items = [CardItem("raised", [(r.text, "")], r.fix_key, r) for r in lacks]
    title = f"SET-UP {len(lacks)}" if lacks else "SET-UP"
    return Section(SETUP, title, items, empty="complete" if data.row.account.tier == "1" else "only Tier 1 has one")


def _review(data: CardData, today: date) -> Section:
    review = data.review
    if review is None:
        return Section(REVIEW, "LAST REVIEW", empty="not reviewed yet")
    decision = DECISION_NAMES[Decision(review.decision)].removesuffix(" until…").lower() if review.decision else "open"
    first = _first_line(review.change or review.promise_text or review.happened or review.tried)
    items = [CardItem("review", [(decision, "bold"), (f' · "{first}"' if first else "", "")], ref=review)]
    rest = (("tried", review.tried), ("happened", review.happened), ("next", review.promise_text))
    for word, text in rest:
        if _first_line(text) not in {"", first}:
            items.append(CardItem("review", [(f"{word:<9}", "dim"), (_first_line(text), "")], ref=review))
    return Section(REVIEW, f"LAST REVIEW {when.say_past(review.held_on, today)}", items)


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0]
