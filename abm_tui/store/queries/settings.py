"""The team's framework: the cells it changed, and what they make of the preset."""

from __future__ import annotations

from sqlalchemy import Connection, select

from abm_tui.models import tables as t
from abm_tui.rules.framework import Framework
from abm_tui.rules.tailoring import Settings, tailored


def settings(connection: Connection) -> Settings:
    """(name, JSON) of every cell that was changed, in the order in which they were first set."""
    query = select(t.setting.c.name, t.setting.c.value).order_by(t.setting.c.id)
    return tuple((name, value) for name, value in connection.execute(query))


def framework(connection: Connection) -> Framework:
    """The framework as it stands. Raises Refused where another program left settings that do not hold together."""
    return tailored(settings(connection))
