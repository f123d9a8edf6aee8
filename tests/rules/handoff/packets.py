"""Accounts that are handed over, and their packets."""

from __future__ import annotations

from abm_tui.models.derived import Derived
from abm_tui.rules.handoff.handoff import packet
from abm_tui.rules.people.people import statuses


def six_points(make, ago=3):
    """2 opens, 2 downloads, 2 people: the sixth point came `ago` days ago."""
    return [
        make.act("email_open", ago + 20, 1, "Benchmarks"),
        make.act("email_open", ago + 6, 2, "ROI model"),
        make.act("content_download", ago + 5, 1, asset="TCO guide"),
        make.act("content_download", ago, 2, asset="Security"),
    ]


def world(make, *more, ago=3, **kept):
    account = make.ready(**kept.pop("account", {}))
    people = kept.pop("people", [make.person(1), make.person(2)])
    return make.facts(*six_points(make, ago), *more, account=account, people=people, **kept)


def handed(make, facts):
    step = facts.touches[0] if facts.touches else None
    derived = Derived(1, statuses=statuses(facts, make.today, make.fw), next_touch=step)
    return packet(facts, derived, make.today, make.fw)


def packed(make, **more):
    people = [
        make.person(1, first="Dana", title="CFO", phone="+49 30 5550", email="dana@acme.example"),
        make.person(2, first="Raj", title="IT director"),
        make.person(3, first="Nobody yet"),
    ]
    account = {"pains": "two outages\na slow audit", "goals": "one vendor", "why_now": "new CTO"}
    return world(
        make,
        make.act("email_open", 1, 1, "Benchmarks"),
        make.act("intent_surge", 4, None, topic="soc2"),
        people=people,
        seats=[make.seat("EB", 1), make.seat("CH", 1)],
        touches=[make.touch("Call Dana", due=-2)],
        account=account | more,
    )
