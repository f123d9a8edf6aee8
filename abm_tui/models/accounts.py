"""Who is in the workspace, which accounts there are, and who decides in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from types import new_class
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from abm_tui.models.account_fields import ACCOUNT_COLUMNS
from abm_tui.models.base import (
    NEVER_REUSE,
    Amount,
    Day,
    Table,
    a_day,
    key,
    line,
    link,
    moment,
    money,
    one_of,
    prose,
    short,
    word,
)
from abm_tui.models.field_kinds import AccountField, Kind
from abm_tui.models.types import ShortText
from abm_tui.models.words import Answer, PersonStatus, Role, Stage, Stance, Team, Tier


class Member(Table, table=True):
    """One of us. An owner may be here without a login."""

    __table_args__ = (one_of("team", Team), NEVER_REUSE)
    id: int | None = key()
    name: str = Field(sa_type=ShortText, unique=True)
    team: str = Field(default=Team.SALES, sa_type=ShortText)
    login: bool = True
    left_on: Day = a_day()
    away_from: Day = a_day()
    away_until: Day = a_day()
    email: str = line()  # their addresses, joined by ;


# The column of each kind of field: the type of its values, and what makes it.
_Made = tuple[Any, Callable[[], Any]]
_LINE: _Made = str, line
_WHOLE: _Made = int | None, lambda: Field(default=None)
_COLUMNS: Mapping[Kind, _Made] = {
    Kind.NAME: (str, lambda: Field(sa_type=ShortText, index=True)),
    Kind.DOMAIN: (str, lambda: Field(default="", sa_type=ShortText, index=True)),
    Kind.SHORT: (str, short),
    **dict.fromkeys((Kind.LINE, Kind.SEVERAL, Kind.TAGS, Kind.BAD_FIT, Kind.CRITERIA), _LINE),
    Kind.PROSE: (str, prose),
    Kind.HEADCOUNT: _WHOLE,
    Kind.STRENGTH: _WHOLE,
    **dict.fromkeys((Kind.AMOUNT, Kind.REVENUE), (Amount, money)),
    **dict.fromkeys((Kind.DAY, Kind.PAST_DAY, Kind.STAGE_DAY), (Day, a_day)),
    Kind.FLAG: (bool, lambda: Field(default=False)),
    **dict.fromkeys((Kind.TIER, Kind.STAGE, Kind.ANSWER), (str | None, word)),
    Kind.OWNER: (int | None, lambda: link("member.id")),
}
_WORDS: Mapping[Kind, type[StrEnum]] = {Kind.TIER: Tier, Kind.STAGE: Stage, Kind.ANSWER: Answer}


def account_columns(declared: Mapping[str, AccountField]) -> dict[str, tuple[Any, Any]]:
    """Name → the type of the values and the column, each made by its kind."""
    return {name: (_COLUMNS[one.kind][0], _COLUMNS[one.kind][1]()) for name, one in declared.items()}


def account_table(declared: Mapping[str, AccountField]) -> type[SQLModel]:
    """The table of accounts: an id, and the declared columns.

    Facts only: score, coverage, blockers and order are derived.
    """
    columns = {"id": (int | None, key()), **account_columns(declared)}
    checks = [one_of(name, _WORDS[one.kind]) for name, one in declared.items() if one.kind in _WORDS]
    body = {
        "__module__": __name__,
        "__doc__": "A company, with the columns that account_fields declares.",
        "__table_args__": (*checks, Index("ix_account_tier", "tier"), NEVER_REUSE),
        "__annotations__": {name: values for name, (values, _) in columns.items()},
        **{name: column for name, (_, column) in columns.items()},
    }
    return new_class("Account", (Table,), {"table": True}, lambda namespace: namespace.update(body))


Account = account_table(ACCOUNT_COLUMNS)


class Evidence(Table, table=True):
    """One dated line that says why an account is Tier 1 (S000)."""

    id: int | None = key()
    account_id: int = Field(foreign_key="account.id", index=True)
    text: str = line()
    on: Day = a_day()
    by: int | None = link("member.id")


class Contact(Table, table=True):
    """A person. `status` is the mark set by hand; what they really are also follows from their activities."""

    __table_args__ = (one_of("status", PersonStatus), one_of("stance", Stance), NEVER_REUSE)
    id: int | None = key()
    account_id: int | None = link("account.id", index=True)
    account_text: str = short()  # the account a file named, while we do not have it
    first_name: str = short()
    last_name: str = short()
    title: str = short()
    department: str = short()
    email: str = Field(default="", sa_type=ShortText, index=True)
    email_verified_at: Day = a_day()
    email_bounced: bool = False
    phone: str = short()
    linkedin: str = short()
    status: str | None = word()
    status_on: Day = a_day()
    stance: str | None = word()
    notes: str = prose()
    created_on: Day = a_day()


class ContactAddress(Table, table=True):
    """An address of mail that a person had before: it still says who they are."""

    __tablename__ = "contact_address"
    id: int | None = key()
    contact_id: int = Field(foreign_key="contact.id", index=True)
    email: str = Field(sa_type=ShortText, index=True)
    until: Day = a_day()  # when they got another one


class Seat(Table, table=True):
    """One person in one role of an account's committee; a row without a person says the role is not needed."""

    __table_args__ = (one_of("role", Role), Index("ix_seat_account", "account_id", "role"), NEVER_REUSE)
    id: int | None = key()
    account_id: int = Field(foreign_key="account.id")
    role: str = Field(sa_type=ShortText)
    contact_id: int | None = link("contact.id", index=True)
    not_needed: bool = False


class Opportunity(Table, table=True):
    """A deal. Amounts are never converted."""

    __table_args__ = (one_of("status", ("open", "won", "lost")), NEVER_REUSE)
    id: int | None = key()
    account_id: int | None = link("account.id", index=True)
    account_text: str = short()
    name: str = short()
    amount: Amount = money()
    currency: str = short()
    stage: str = short()
    status: str = Field(default="open", sa_type=ShortText)
    created_at: Day = a_day()
    close_date: Day = a_day()
    closed_at: Day = a_day()
    reason: str = line()
    debrief: str = prose()
    stage_asked: str = short()  # its status and stage when it was asked whether the account's stage follows


class Activity(Table, table=True):
    """Something that happened: a signal from them, a fact, or what we did."""

    __table_args__ = (
        Index("ix_activity_account_at", "account_id", "at"),
        # The few that count however old they are: found without going through all the others.
        Index("ix_activity_fact", "account_id", sqlite_where=text("type in ('interest', 'discovery', 'onboarded')")),
        NEVER_REUSE,
    )
    id: int | None = key()
    account_id: int | None = link("account.id")
    account_text: str = short()
    contact_id: int | None = link("contact.id", index=True)
    type: str = Field(sa_type=ShortText)
    at: datetime = moment()
    outcome: str = short()
    subject: str = line()
    topic: str = short()
    campaign: str = short()
    asset: str = line()
    team: str = short()
    by: int | None = link("member.id")
    notes: str = prose()
    source: str = short()  # empty = by hand, else the file or "from counter"
    touch_id: int | None = link("touch.id", index=True)
