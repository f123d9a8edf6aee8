"""Who is in the team."""

from __future__ import annotations

from abm_tui.errors import Refused
from abm_tui.models.words import Team
from abm_tui.store.unit import Unit
from abm_tui.text import blank


def add_member(u: Unit, name: str, team: str, *, login: bool = True) -> int:
    """Somebody joins; returns the member's id. An owner without a login is a member too."""
    if blank(name):
        raise Refused("blank_name", "A member needs a name. Nothing was saved.")
    if team not in set(Team):
        raise Refused("no_such_team", f"No such team: {team}. There are sales and marketing.")
    if u.find("member", name=name):
        raise Refused("same_name", f"{name} is a member already.")
    member_id = u.add("member", name=name, team=team, login=login)
    u.label = f"{name} joins {team}"
    return member_id
