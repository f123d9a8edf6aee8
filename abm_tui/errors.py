"""What can go wrong, as sentences: what happened, what became of the work, which key or command mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fix:
    """What mends it: a key on the screen and a command in the shell."""

    key: str = ""
    command: str = ""

    def as_json(self) -> dict[str, str]:
        return {"key": self.key, "command": self.command}


class AbmError(Exception):
    """Base of every error a person may meet. `code` is fixed for scripts, `exit_code` is the command line's."""

    exit_code = 1

    def __init__(self, code: str, message: str, fix: Fix | None = None, **data: Any) -> None:
        super().__init__(message)
        self.code, self.message, self.fix, self.data = code, message, fix or Fix(), data


class Refused(AbmError):
    """A rule or a check said no; nothing was written."""

    exit_code = 1


class NotFound(Refused):
    """No such record, or several match (their ids are in the message)."""


class UsageError(AbmError):
    """The call itself is off: a wrong option, an unknown field."""

    exit_code = 2


class WorkspaceError(AbmError):
    """The workspace cannot be opened or written."""

    exit_code = 5


class Busy(WorkspaceError):
    """Somebody else is writing; the edit is kept by the caller and can be tried again."""


@dataclass(frozen=True)
class Clash:
    """One cell that somebody changed since the editor looked: what we saw, what stands there now, whose it is."""

    entity: str
    entity_id: int
    field: str
    base: Any
    current: Any
    wanted: Any
    who: str = ""
    at: str = ""


class Conflict(AbmError):
    """Somebody changed the same cell since; nothing was overwritten. `clashes` names every such cell."""

    exit_code = 4

    def __init__(self, message: str, clashes: list[Clash], fix: Fix | None = None) -> None:
        super().__init__("conflict", message, fix)
        self.clashes = clashes
