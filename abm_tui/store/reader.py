"""What queries read with: a connection that cannot write, and the day, framework and members they read for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Executable, RowMapping

from abm_tui.models.facts import MemberFact
from abm_tui.rules.framework.framework import Framework


@dataclass
class Memory:
    """What one reading worked out about all accounts and the next readings of single ones ask for.

    `rows` are the target accounts as `listing.listed` gave them, and hold as long as nothing was changed since: the
    screens share one copy.
    """

    rows_of: tuple[object, ...] | None = None
    rows: Mapping[int, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reader:
    """A connection that cannot write, with the day and the framework the reading is for."""

    connection: Connection
    today: date
    framework: Framework
    members: Sequence[MemberFact]
    who: str
    memory: Memory = field(default_factory=Memory, compare=False)

    def rows(self, query: Executable) -> list[RowMapping]:
        return list(self.connection.execute(query).mappings())
