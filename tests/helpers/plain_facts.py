"""Builders of plain facts, so that a test says only what it is about. Today is Friday 7 November 2025."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import (
    AccountFacts,
    ActivityFact,
    DealFact,
    EntryFact,
    PersonFact,
    RunFact,
    SeatFact,
    TouchFact,
)
from abm_tui.rules.framework_reading.presets import preset_framework

TODAY = date(2025, 11, 7)


class Make:
    """Facts of one account. Days are given as days before today; negative = after today."""

    today = TODAY
    fw = preset_framework("two-person")

    def __init__(self):
        self._ids = count(1)

    def day(self, ago):
        return TODAY - timedelta(ago)

    def act(self, kind, ago=1, who=None, subject="", hour=12, **more):
        at = datetime.combine(self.day(ago), time(hour))
        return ActivityFact(next(self._ids), 1, who, kind, at, subject=subject, **more)

    def account(self, **more):
        return AccountFact(**({"id": 1, "name": "Initech", "tier": "1", "tiered_on": self.day(60)} | more))

    def ready(self, **more):
        """A Tier 1 account with evidence, both agreements and both owners."""
        settled = {
            "evidence_on": self.day(60),
            "agrees_sales": "yes",
            "agrees_marketing": "yes",
            "owner_sales": 1,
            "owner_marketing": 2,
        }
        return self.account(**(settled | more))

    def person(self, id, department="", first="", **more):
        return PersonFact(id, 1, first or f"P{id}", "", department=department, **more)

    def seat(self, role, who=None, not_needed=False):
        return SeatFact(next(self._ids), 1, role, who, not_needed)

    def touch(self, text="Call Dana", due=-3, run=None, **more):
        defaults = {"id": next(self._ids), "account_id": 1, "text": text, "due": self.day(due), "run_id": run}
        return TouchFact(**(defaults | more))

    def run(self, play="New logo entry", status="running", started=10, **more):
        return RunFact(next(self._ids), 1, more.pop("play_id", 1), play, self.day(started), status, **more)

    def deal(self, name="Pilot", amount=60_000, status="open", **more):
        return DealFact(next(self._ids), 1, name, Decimal(amount), "EUR", status=status, **more)

    def entry(self, ago=7, **more):
        return EntryFact(next(self._ids), 1, 1, **({"review_day": self.day(ago), "decision": "keep"} | more))

    def facts(self, *activities, account=None, people=(), **more):
        lists = {name: tuple(values) for name, values in more.items()}
        return AccountFacts(account or self.account(), tuple(people), activities=tuple(activities), **lists)
