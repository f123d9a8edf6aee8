"""What the team agreed on and decided: the framework's cells, moves, disputes, assets, and who is not one."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from abm_tui.models.base import NEVER_REUSE, Day, Table, a_day, key, line, link, one_of, short, word
from abm_tui.models.types import DocumentText, ShortText
from abm_tui.models.words import Answer

MOVED = ("stage", "tier")


class Setting(Table, table=True):
    """One cell of the framework that the team changed: its name, `signals.pricing_visit.cap`, and its value as JSON."""

    id: int | None = key()
    name: str = Field(sa_type=ShortText, unique=True)
    value: str = Field(default="", sa_type=DocumentText)


class Move(Table, table=True):
    """An account went from one stage, or tier, to another: kept with its day and the reason, where one was asked."""

    __table_args__ = (one_of("what", MOVED), Index("ix_move_account", "account_id", "what", "id"), NEVER_REUSE)
    id: int | None = key()
    account_id: int = Field(foreign_key="account.id")
    what: str = Field(sa_type=ShortText)
    old: str = short()  # "" = none
    new: str = short()
    on: Day = a_day()
    by: int | None = link("member.id")
    reason: str = line()
    unmet: str = line()  # what the gate still asked for when it was gone through with a reason


class Dispute(Table, table=True):
    """A dispute about an account that was decided (S001): by whom, how, why."""

    __table_args__ = (one_of("answer", Answer), NEVER_REUSE)
    id: int | None = key()
    account_id: int = Field(foreign_key="account.id", index=True)
    answer: str | None = word()
    reason: str = line()
    decided_by: str = short()  # perhaps no member
    on: Day = a_day()
    by: int | None = link("member.id")


class Asset(Table, table=True):
    """Content that touches need (S002): what it is called in them, and where it lies once it is there."""

    id: int | None = key()
    name: str = Field(sa_type=ShortText, index=True)
    kind: str = short()
    roles: str = short()  # joined by ;
    stages: str = short()
    tiers: str = short()
    url: str = line()
    on: Day = a_day()


class Apart(Table, table=True):
    """Two records that look like one and are not: somebody said so, and they are not suggested as one again.

    No foreign keys: an undo that takes a record out again may leave the pair behind, where nobody sees it. Nor is a
    pair unique: undo goes cell by cell, and on its way two rows may say the same.
    """

    id: int | None = key()
    entity: str = Field(sa_type=ShortText)  # account, contact
    one: int = 0  # the lower id of the two
    other: int = 0
    on: Day = a_day()
    by: int | None = link("member.id")
