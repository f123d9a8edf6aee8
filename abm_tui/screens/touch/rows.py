"""The touch sheet as lines: everything it takes to do one touch, and what became of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui.models.words import CHANNEL_NAMES, OUTCOME_NAMES, OUTCOMES_OF, ROLE_NAMES, Outcome, Role, TouchStatus
from abm_tui.rules.people.event_words import event_text, people_of
from abm_tui.rules.plays.fill import fill
from abm_tui.rules.plays.plays import is_away
from abm_tui.rules.plays.reach import address_of, needs_address, somebody_else
from abm_tui.rules.plays.touches import role_addressed
from abm_tui.rules.quickadd.step_way import with_way
from abm_tui.screens.wording.signs import SIGNS
from abm_tui.when import mid_day, say_day, say_due, say_past
from abm_tui.widgets.frame import spread_pieces
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact, PersonFact, TouchFact
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store.queries.touch_page import TouchPage

_LABEL = 9
_FIRST_BY_CHANNEL = {"phone": "PHONE", "sdr": "PHONE", "email": "E-MAIL", "linkedin": "LINKEDIN"}

_SAID_OF = {"phone": "called", "sdr": "called", "email": "wrote to", "meeting": "met"}


@dataclass(frozen=True)
class SheetLine:
    """A line that can be copied: its name, its text, what stands at the right, and what y takes ("" = the text)."""

    name: str
    text: str
    right: str = ""
    copies: str = ""


def sheet_lines(
    page: TouchPage, framework: Framework, today: date, members: Sequence[MemberFact] = (), me: str = ""
) -> list[SheetLine]:
    """Who, how to reach them, the last word, the play's text to send, the role's message, the asset; what is not known
    is left out. The words of play and role have the account's facts filled in.

    Never one message to all (S000): what is said follows from the role of whoever is spoken to.
    """
    person, touch = page.person, page.touch
    lines: list[SheetLine] = _away(touch, members, today)
    if person is not None:
        name = ", ".join(part for part in (person.name, person.title) if part)
        state = f"{SIGNS[page.status]} {page.status}" if page.status else ""
        lines.append(SheetLine("WHO", name, " · ".join(part for part in (state, person.stance or "") if part)))
        verified = f"verified {say_past(person.email_verified_at, today)}" if person.email_verified_at else ""
        if person.email_bounced:
            verified = "bounced"
        lines.append(SheetLine("PHONE", person.phone or "not known"))
        lines.append(SheetLine("E-MAIL", person.email or "not known", verified if person.email else ""))
        if person.linkedin or touch.channel == "linkedin":
            lines.append(SheetLine("LINKEDIN", person.linkedin or "not known"))
        lines += _instead(page, person)
    elif touch.role:
        lines.append(SheetLine("WHO", f"nobody yet, {ROLE_NAMES[Role(touch.role)]} is to be found"))
    if page.last is not None:
        who = people_of(page.facts).get(page.last.contact_id)
        lines.append(SheetLine("LAST", f"{say_past(page.last.day, today)} {event_text(page.last, who)}"))
    if page.play is not None:
        lines.append(_filled("PLAY", touch.text, page, me))
    role = role_addressed(page.touch, page.person, page.facts, framework)
    if role is not None:
        texts = ("BUYER", role.concerns), ("SAY", role.message), ("WANTS", role.goals), ("DOUBTS", role.objections)
        lines += [_filled(label, text, page, me) for label, text in (*texts, ("PROOF", role.proof))]
    if touch.asset:
        where = page.asset_url
        both = " · ".join(dict.fromkeys(part for part in (touch.asset, where) if part))
        lines.append(SheetLine("ASSET", both, "" if where else "missing", where))
    if touch.topic:
        lines.append(SheetLine("TOPIC", touch.topic))
    return lines


def _instead(page: TouchPage, person: PersonFact) -> list[SheetLine]:
    """Somebody else of the account, where the touch's channel does not reach its person."""
    channel = page.touch.channel
    if page.touch.status != TouchStatus.OPEN or not needs_address(channel) or address_of(person, channel):
        return []
    other = somebody_else(page.touch, person, page.facts)
    why = "the e-mail bounced" if channel == "email" and person.email_bounced else "no address for this channel"
    if other is None:
        return [SheetLine("INSTEAD", f"{why}, and nobody else here has one: v adds it")]
    address = address_of(other, channel)
    named = ", ".join(part for part in (other.name, other.title) if part)
    return [SheetLine("INSTEAD", f"{named} · {address}", why, address)]


def _filled(label: str, text: str, page: TouchPage, me: str) -> SheetLine:
    """A line of prose with the account's facts in its places; which one is missing stands at the right."""
    filled = fill(text, page.facts.account, page.person, me)
    said = [f"{name} is not known" for name in filled.missing] + [f"{{{name}}} is no fact" for name in filled.unknown]
    return SheetLine(label, filled.text, ", ".join(said))


def heading_text(page: TouchPage, me: str) -> str:
    """What the touch says, with the account's facts filled in."""
    return fill(page.touch.text, page.facts.account, page.person, me).text


def log_beginning(page: TouchPage) -> str:
    """How a line about an open touch begins: `called Ines Marsh: `; "" where channel or person are not known."""
    verb = _SAID_OF.get(with_way(page.touch).channel, "")
    if page.touch.status != TouchStatus.OPEN or page.person is None or not verb:
        return ""
    return f"{verb} {page.person.name}: "


def outcomes_line(touch: TouchFact, width: int) -> str:
    """How it may have gone, by the digits that say it; "" where there is nothing to say, and once it is done."""
    outcomes = outcomes_of(touch)
    if not outcomes or touch.status != TouchStatus.OPEN:
        return ""
    digits = " ".join(f"{n} {OUTCOME_NAMES[outcome]}" for n, outcome in enumerate(outcomes, 1))
    lines = f" How did it go? {digits}   t in words", f" How did it go? {digits}", f" {digits}"
    return next((line for line in lines if cell_len(line) < width), lines[-1])


def outcomes_of(touch: TouchFact) -> tuple[Outcome, ...]:
    """The outcomes of its channel while it is open or done; none of one that was dropped."""
    return () if touch.status == TouchStatus.DROPPED else OUTCOMES_OF.get(with_way(touch).channel, ())


def _away(touch: TouchFact, members: Sequence[MemberFact], today: date) -> list[SheetLine]:
    """Whose touch is due while they are away."""
    owner = next((m for m in members if m.id == touch.owner), None)
    if touch.status != TouchStatus.OPEN or owner is None or touch.due is None or owner.away_until is None:
        return []
    if not is_away(owner, max(touch.due, today)):
        return []
    said = f"{owner.name} is away until {say_day(owner.away_until, today)}: w gives it to somebody, z puts it off"
    return [SheetLine("AWAY", said)]


def first_line(touch: TouchFact, lines: Sequence[SheetLine]) -> int:
    """The line that the touch's channel needs, or the first one."""
    wanted = _FIRST_BY_CHANNEL.get(touch.channel, "WHO")
    return next((n for n, line in enumerate(lines) if line.name == wanted), 0)


def painted(lines: Sequence[SheetLine], width: int) -> list[Line]:
    """The sheet in `width` cells; where there is nothing, what else to do."""
    if not lines:
        return [[(" A next step of the account; nobody is named in it. v opens the account card.", "dim")]]
    return [
        spread_pieces(
            [(f" {line.name:<{_LABEL}}", "bold"), (line.text, "")],
            [(line.right, "dim")] if line.right else "",
            width - 1,
        )
        for line in lines
    ]


def context(page: TouchPage, members: Sequence[MemberFact], today: date) -> tuple[Any, Any]:
    """Line 2: which touch of what, how and by when; at the right what became of it, and whose it is."""
    touch = page.touch
    role = ROLE_NAMES[Role(touch.role)] if touch.role else ""
    how = ", ".join(part for part in (CHANNEL_NAMES.get(touch.channel, ""), role) if part)
    of = f"{page.run.play} {touch.position}/{page.run.touches}" if page.run else "next step"
    due = f"due {mid_day(touch.due)}" if touch.due else ""
    owner = next((m.name for m in members if m.id == touch.owner), "nobody")
    left = f" {' · '.join(part for part in (of, how, due) if part)}"
    late = touch.status == TouchStatus.OPEN and touch.due is not None and touch.due < today
    return left, [(_state(touch, today), "attention" if late else ""), (f"  {owner}", "")]


def _state(touch: TouchFact, today: date) -> str:
    if touch.status == TouchStatus.DONE:
        how = f", {OUTCOME_NAMES[Outcome(touch.outcome)]}" if touch.outcome in set(Outcome) else ""
        return f"done {say_past(touch.done_on, today) if touch.done_on else ''}{how}"
    if touch.status == TouchStatus.DROPPED:
        return "dropped"
    return say_due(touch.due, today) if touch.due else ""
