"""The team's framework: the cells it changed, and what they make of the preset."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from abm_tui.errors import Fix, Refused
from abm_tui.models import tables as t
from abm_tui.models.words import Tier
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.framework_cells.changes import cap_too_small_text
from abm_tui.rules.framework_reading.tailoring import Settings, tailored


def settings(connection: Connection) -> Settings:
    """(name, JSON) of every cell that was changed, in the order in which they were first set."""
    query = select(t.setting.c.name, t.setting.c.value).order_by(t.setting.c.id)
    return tuple((name, value) for name, value in connection.execute(query))


def framework(connection: Connection) -> Framework:
    """The framework as it stands. Raises Refused where another program left settings that do not hold together."""
    return tailored(settings(connection))


def replaced(connection: Connection, before: Framework) -> Framework:
    """The framework after its cells were changed, whatever changed them: an edit, an undo, going back to a version.

    Raises Refused where it does not hold together, or where Tier 1 holds more accounts than a lower cap allows.
    """
    after = framework(connection)
    problem = cap_too_small_text(*slots_taken(connection), before, after)
    if problem:
        raise Refused("cap_too_low", f"{problem} Nothing was changed.", Fix("g t", "abm list tier:1 --sort score"))
    return after


def slots_taken(connection: Connection) -> tuple[int, int]:
    """How many accounts are in Tier 1, and how many of them stand above its cap with a reason."""
    account = t.account.c
    here = (account.tier == Tier.ONE) & account.archived_on.is_(None)
    query = select(func.count(), func.count().filter(account.over_cap_reason != "")).where(here)
    taken, reasons = connection.execute(query).one()
    return int(taken), int(reasons)
