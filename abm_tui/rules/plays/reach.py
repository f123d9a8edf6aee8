"""How a person is reached by a touch's channel, and who else could be where they cannot."""

from __future__ import annotations

from abm_tui.models.facts import AccountFacts, PersonFact, TouchFact

_ADDRESS = {"phone": "phone", "sdr": "phone", "executive": "phone", "email": "email", "linkedin": "linkedin"}


def needs_address(channel: str) -> bool:
    """Whether a touch by this channel needs an address of its person."""
    return channel in _ADDRESS


def address_of(person: PersonFact, channel: str) -> str:
    """The number or address that a touch by this channel needs, "" where it is not known; mail that bounced is none."""
    if channel == "email" and person.email_bounced:
        return ""
    return str(getattr(person, _ADDRESS[channel])) if channel in _ADDRESS else ""


def somebody_else(touch: TouchFact, person: PersonFact, facts: AccountFacts) -> PersonFact | None:
    """Who of the account is reached by the touch's channel instead of `person`: first of the same role. Ours.

    None where the channel needs no address, and where nobody is.
    """
    roles = {s.role for s in facts.seats if s.contact_id == person.id} | {touch.role}
    alike = {s.contact_id for s in facts.seats if s.role in roles}
    seated = {s.contact_id for s in facts.seats}
    others = [p for p in facts.people if p.id != person.id and address_of(p, touch.channel)]
    return min(others, key=lambda p: (p.id not in alike, p.id not in seated, p.id), default=None)
