"""The lines that the rules raise for one account, by their codes."""

from __future__ import annotations

from abm_tui.rules.blockers.case import Surroundings
from abm_tui.rules.derive import derive

TEAMS = Surroundings(teams={1: "sales", 2: "marketing"})


def found(make, *activities, around=TEAMS, fw=None, since=None, **facts):
    """Code → line. Unless the test says otherwise the account is set up and out of its days of grace."""
    facts.setdefault("account", make.ready(stage="awareness", stage_since=make.day(30)))
    derived = derive(make.facts(*activities, **facts), make.today, fw or make.fw, None, since, around)
    return {line.code: line for line in (*derived.raised, *derived.programme)}
