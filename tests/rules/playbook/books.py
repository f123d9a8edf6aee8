"""Playbooks made of plain facts."""

from __future__ import annotations

from datetime import date

from abm_tui.models.facts import MemberFact
from abm_tui.rules.derive import derive
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.playbook.playbook import Playbook, PlayLine, Target

TODAY = date(2025, 11, 7)


MEMBERS = (MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing"))


def target(make, *activities, **more):
    facts = make.facts(*activities, **more)
    return Target(facts, derive(facts, make.today, make.fw))


def book(*targets, **more):
    known = {
        "today": TODAY,
        "fw": preset_framework(),
        "version": 0,
        "targets": targets,
        "pool": 3,
        "members": MEMBERS,
        "plays": [PlayLine(play) for play in preset_framework().plays],
    }
    return Playbook(**(known | more))
