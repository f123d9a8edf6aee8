"""What can be said of an account's field, and the kinds a field can be of. The fields are in account_fields.

Each reading of a field (its column, typed text, the filter, files, the page of facts) knows every kind once, in its own
module; none knows a field by its name. Nothing here imports a library: the first frame loads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from enum import Enum, auto
from typing import Any, NamedTuple

PROGRAMME, COMPANY, PLAN, WORTH_IT = "IN THE PROGRAMME", "THE COMPANY", "THE PLAN", "WORTH IT"
GROUPS = (PROGRAMME, COMPANY, PLAN, WORTH_IT)
"""The headings of the page of facts, in its order."""
LAST = 1_000
"""Where a field comes that does not say which: after all that do."""


class Kind(Enum):
    """What the values of a field are: one kind for all that are read, compared and written in the same way."""

    NAME = auto()
    DOMAIN = auto()
    SHORT = auto()  # up to 200 characters
    LINE = auto()  # up to 1,000
    PROSE = auto()  # several lines
    SEVERAL = auto()  # texts joined by ;
    TAGS = auto()
    HEADCOUNT = auto()  # a whole number, of which sources often know only a range
    STRENGTH = auto()  # 0 to 3
    AMOUNT = auto()  # of money
    REVENUE = auto()  # an amount of which sources often know only a range
    DAY = auto()
    PAST_DAY = auto()  # on which something happened
    STAGE_DAY = auto()  # the day its stage began: the filter counts the days since
    FLAG = auto()
    TIER = auto()
    STAGE = auto()
    OWNER = auto()  # a member of the field's team
    ANSWER = auto()  # the team's yes or no; nothing = still open
    BAD_FIT = auto()  # a reason; writing one takes the account off the list
    CRITERIA = auto()  # answers to the ICP's questions: code=yes;code=no


_TEXTS = (
    Kind.NAME,
    Kind.DOMAIN,
    Kind.SHORT,
    Kind.LINE,
    Kind.PROSE,
    Kind.SEVERAL,
    Kind.TAGS,
    Kind.BAD_FIT,
    Kind.CRITERIA,
)
_DECLARED = "account field"
_EMPTY: dict[Kind, Any] = {**dict.fromkeys(Kind), **dict.fromkeys(_TEXTS, ""), Kind.FLAG: False}


class AccountField(NamedTuple):
    """All that is said of one field of an account. Without a `label` it is a column that we keep, nobody types it.

    `group` and `line`: its heading on the page of facts and which line it is there; without a group it has none.
    `filter`, `place`, `help`: its word in the filter, which of all the filter's words it is, counted from 0, and what
    `?` says of it. `team`: whose owner or answer it is. `exported`: whether files have it. `listed`: whether `abm list`
    offers it as a column. `example`: a value, for the help of `abm set`.
    """

    name: str
    label: str
    kind: Kind
    group: str = ""
    line: int = LAST
    filter: str = ""
    place: int = LAST
    help: str = ""
    team: str = ""
    exported: bool = True
    listed: bool = True
    example: str = ""


def described(label: str, kind: Kind, **more: Any) -> Mapping[str, AccountField]:
    """The metadata of a dataclass's field: what AccountField has, without the name, which the dataclass knows."""
    return {_DECLARED: AccountField("", label, kind, **more)}


def field_of(label: str, kind: Kind, **more: Any) -> Any:
    """A field of an account, empty where nothing is known; `more` is what AccountField has."""
    return field(default=_EMPTY[kind], metadata=described(label, kind, **more))


def kept(kind: Kind) -> Any:
    """A column of an account that only our own commands write: when it got its tier, until when it is paused."""
    return field(default=_EMPTY[kind], metadata=described("", kind, exported=False))


def columns_of(fact: Any) -> dict[str, AccountField]:
    """Name → what is said of it, for each column that a dataclass of facts declares, in its order."""
    found = ((one.name, one.metadata.get(_DECLARED)) for one in fields(fact))
    return {name: declared._replace(name=name) for name, declared in found if declared is not None}


def written(columns: Mapping[str, AccountField]) -> dict[str, AccountField]:
    """Those of the columns that people write."""
    return {name: one for name, one in columns.items() if one.label}


def by_group(known: Iterable[AccountField]) -> list[tuple[str, list[AccountField]]]:
    """The headings of the page of facts, each with its fields in the order of their lines."""
    ordered = sorted(known, key=lambda one: one.line)
    return [(group, [one for one in ordered if one.group == group]) for group in GROUPS]
