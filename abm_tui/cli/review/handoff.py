"""`abm handoff`: what sales needs to take an account over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextJsonOrMd
from abm_tui.cli.shared.output import Format, out, out_json

if TYPE_CHECKING:
    from abm_tui.models.derived import Derived
    from abm_tui.rules.handoff.handoff import Packet
    from abm_tui.store import Store


def register(app: typer.Typer) -> None:
    app.command("handoff")(handoff)


def handoff(who: AccountArgument, form: TextJsonOrMd = Format.TEXT) -> None:
    """The hand-off packet: who engaged, what they consumed, their pains. And what of it is missing."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.documents.handoff import markdown, plain_text
    from abm_tui.rules.handoff.handoff import headline, packet
    from abm_tui.store.queries.listing import listed

    row = store.read(listed, ids=[one.id])[0]
    assert row.derived is not None
    found = packet(row.facts, row.derived, store.today, store.framework)
    if form == Format.JSON:
        out_json(packet_json(found, row.derived, store))
        return
    owners = {m.id: m.name for m in store.members}
    write = markdown if form == Format.MD else plain_text
    out(write(found, headline(row.facts, row.derived, store.framework), owners, store.today).rstrip("\n"))


def packet_json(found: Packet, derived: Derived, store: Store) -> dict[str, Any]:
    """The packet as scripts read it. `missing`: of the fields both teams agreed on, those that are not there."""
    owners = {m.id: m.name for m in store.members}
    step = found.next_step
    return {
        "account": found.account,
        "score": derived.score.value,
        "band": derived.band,
        "icp_match": derived.fit.match,
        "engaged": [
            {
                "name": one.person.name,
                "title": one.person.title or None,
                "role": one.roles[0] if one.roles else None,
                "last": one.last,
                "at": one.at,
            }
            for one in found.engaged
        ],
        "consumed": [
            {
                "at": one.at,
                "type": one.type,
                "subject": one.subject or None,
                "who": one.who or None,
                "words": one.words,
            }
            for one in found.consumed
        ],
        "pains": found.pains or None,
        "goals": found.goals or None,
        "why_now": found.why_now or None,
        "intent": [{"at": one.at, "topic": one.topic} for one in found.intent],
        "missing": list(found.missing),
        "next_step": {"text": step.text, "due": step.due, "owner": owners.get(step.owner or 0)} if step else None,
    }
