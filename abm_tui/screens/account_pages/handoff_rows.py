"""The hand-off packet as sections of a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from abm_tui.documents.handoff import next_step_text
from abm_tui.models.words import PersonStatus
from abm_tui.rules.handoff.handoff import Engaged, Packet
from abm_tui.screens.wording.page_of_sections import PageLine, PageSection, prose
from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.when import say_past
from abm_tui.widgets.grid import Cell, Column

PEOPLE, WIDE, CONTACT, READ, ASKED = "people", "wide", "contact", "read", "asked"
PAINS, GOALS, WHY_NOW = "pains", "goals", "why now"
_PERSON = (
    Column("sign", "", 1, frozen=True),
    Column("name", "", 19, flex=1, frozen=True, min_width=12),
    Column("title", "", 16, flex=1, min_width=8, drop=1),
    Column("roles", "", 5),
    Column("last", "", 22, flex=2, min_width=12),
    Column("at", "", 6),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    PEOPLE: _PERSON,
    WIDE: (*_PERSON, Column("contact", "", 40, flex=2, min_width=24)),
    READ: (
        Column("at", "", 6, frozen=True),
        Column("what", "", 40, flex=2, min_width=20, frozen=True),
        Column("who", "", 20, flex=1, min_width=10),
    ),
    ASKED: (Column("sign", "", 1, frozen=True), Column("what", "", 30, flex=1, frozen=True), Column("there", "", 28)),
}
_SIGNS = {PersonStatus.ENGAGED: "●", PersonStatus.CONTACTED: "◐"}
_THERE = {True: ("✓", "good", ""), False: ("–", "attention", "missing"), None: ("?", "dim", "nobody can look it up")}
_ROOMY = 150  # cells of text from which ways to reach a person stand in the same line


def handoff_sections(found: Packet, owners: Mapping[int, str], today: date, width: int) -> list[PageSection]:
    """The packet in the order sales reads it, in lines of `width` cells."""
    people = [line for n, one in enumerate(found.engaged) for line in _person(n, one, today, width)]
    read = [
        PageLine(
            (READ, n),
            {
                "at": Cell(say_past(one.at, today), "dim"),
                "what": Cell(one.text),
                "who": Cell(one.who),
            },
        )
        for n, one in enumerate(found.consumed)
    ]
    intent = [
        PageLine(("intent", n), {"at": Cell(say_past(one.at, today), "dim"), "what": Cell(one.topic)})
        for n, one in enumerate(found.intent)
    ]
    asked = [PageLine((ASKED, n), _asked(one.text, one.there)) for n, one in enumerate(found.asked)]
    step = next_step_text(found, owners, today) or "none: s n writes one"
    layout = WIDE if width >= _ROOMY else PEOPLE
    return [
        _prose(WHY_NOW, found.why_now, width),
        PageSection(f"WHO ENGAGED {len(found.engaged)}", "", layout, people or _none("people", "nobody by name yet")),
        PageSection(f"WHAT THEY CONSUMED {len(read)}", "", READ, read or _none("read", "nothing yet")),
        *([PageSection(f"OUTSIDE INTENT {len(intent)}", "no points", READ, intent)] if intent else []),
        _prose(PAINS, found.pains, width),
        _prose(GOALS, found.goals, width),
        PageSection("NEXT STEP", lines=[PageLine(("step", 0), text=step, ref=found.next_step)]),
        PageSection("A HAND-OFF NAMES", "as both teams agreed", ASKED, asked or _none("asked", "nothing agreed yet")),
    ]


def _person(n: int, one: Engaged, today: date, width: int) -> list[PageLine]:
    person = one.person
    address = f"{person.email} bounced" if person.email and person.email_bounced else person.email
    reach = " · ".join(part for part in (person.phone, address) if part) or "no phone, no e-mail"
    cells = {
        "sign": Cell(_SIGNS.get(one.status, "○")),
        "name": Cell(person.name or "somebody"),
        "title": Cell(person.title),
        "roles": Cell(" ".join(one.roles)),
        "last": Cell(one.last),
        "at": Cell(say_past(one.at, today) if one.at else "", "dim"),
        "contact": Cell(reach, "dim"),
    }
    line = PageLine((PEOPLE, n), cells, ref=person)
    if width >= _ROOMY:
        return [line]
    below = [part.rstrip(" ·") for part in wrapped(reach, width - 2, indent=0)]
    return [line, *(PageLine((CONTACT, n, i), text=f"  {part}", ref=person) for i, part in enumerate(below))]


def _asked(text: str, there: bool | None) -> dict[str, Cell]:
    sign, tone, said = _THERE[there]
    return {"sign": Cell(sign, tone), "what": Cell(text), "there": Cell(said, tone)}


def _prose(name: str, text: str, width: int) -> PageSection:
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return PageSection(name.upper(), lines=[PageLine((name, 0), text="not written down: Enter opens it", ref=name)])
    return PageSection(name.upper(), lines=prose(name, lines, width, ref=name))


def _none(name: str, text: str) -> list[PageLine]:
    return [PageLine((name, "none"), text=text)]
