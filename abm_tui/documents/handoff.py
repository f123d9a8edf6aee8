"""The hand-off packet in words: the same lines on the screen, on the clipboard and on paper (S001)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from abm_tui.markdown import inline
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role
from abm_tui.rules.handoff.handoff import Consumed, Engaged, HandoffField, Packet
from abm_tui.when import say_due, say_past

Sections = list[tuple[str, list[str]]]


def packet_sections(found: Packet, owners: Mapping[int, str], today: date) -> Sections:
    """(title, lines) in the order sales reads them; a section nobody filled says so in a line."""
    step = found.next_step
    return [
        ("WHY NOW", _prose(found.why_now)),
        ("WHO ENGAGED", [person_text(one, today) for one in found.engaged] or ["nobody by name yet"]),
        ("WHAT THEY CONSUMED", [consumed_text(one, today) for one in found.consumed] or ["nothing yet"]),
        *([("OUTSIDE INTENT", [f"{say_past(i.at, today)}  {i.topic}" for i in found.intent])] if found.intent else []),
        ("PAINS", _prose(found.pains)),
        ("GOALS", _prose(found.goals)),
        ("NEXT STEP", [next_step_text(found, owners, today)] if step else ["none"]),
        ("A HAND-OFF NAMES", [agreed_text(one) for one in found.asked] or ["nothing agreed yet"]),
    ]


def person_text(one: Engaged, today: date) -> str:
    """`Dana Ruiz, CFO, economic buyer · replied: "send it", Tue · +49 30 5550 · dana@acme.example`."""
    roles = [ROLE_NAMES[Role(role)] for role in one.roles]
    who = ", ".join(part for part in (one.person.name or "name not known", one.person.title, *roles) if part)
    last = f"{one.last}, {say_past(one.at, today)}" if one.at else one.last
    address = "" if one.person.email_bounced else one.person.email
    status = "" if one.status == PersonStatus.ENGAGED else str(one.status)
    return " · ".join(part for part in (who, status, last, one.person.phone, address) if part)


def consumed_text(one: Consumed, today: date) -> str:
    """`Tue  download, ROI model 2× · Dana Ruiz`."""
    who = f" · {one.who}" if one.who else ""
    return f"{say_past(one.at, today)}  {one.text}{who}"


def next_step_text(found: Packet, owners: Mapping[int, str], today: date) -> str:
    """`Call Dana · ana · Fri 7`, or nothing."""
    step = found.next_step
    if step is None:
        return ""
    due = say_due(step.due, today) if step.due else "no day"
    return " · ".join(part for part in (step.text, owners.get(step.owner or 0, "nobody"), due) if part)


def agreed_text(one: HandoffField) -> str:
    """A field the teams agreed on: there, missing, or for people to tell."""
    return f"{one.text}: {'there' if one.there else 'missing' if one.there is False else 'ask, nobody wrote it down'}"


def plain_text(found: Packet, headline: str, owners: Mapping[int, str], today: date) -> str:
    """The packet to paste into an e-mail."""
    parts = [f"Hand-off: {found.account}", headline]
    for title, lines in packet_sections(found, owners, today):
        parts += ["", title, *(f"  {line}" for line in lines)]
    return "\n".join(parts) + "\n"


def markdown(found: Packet, headline: str, owners: Mapping[int, str], today: date) -> str:
    """The packet as a page of Markdown; nothing people wrote is markup in it."""
    parts = [f"# Hand-off: {inline(found.account)}", "", inline(headline)]
    for title, lines in packet_sections(found, owners, today):
        parts += ["", f"## {title.capitalize()}", "", *(f"- {inline(line)}" for line in lines)]
    return "\n".join(parts) + "\n"


def _prose(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()] or ["not written down"]
