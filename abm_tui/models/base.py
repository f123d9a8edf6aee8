"""What every table shares: ids that are never reused, short field helpers, checks made from the words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Date, DateTime
from sqlmodel import Field, SQLModel

from abm_tui.models.types import LineText, Money, ProseText, ShortText

# Without AUTOINCREMENT SQLite hands a deleted id to the next row, and an old undo would hit the wrong account.
NEVER_REUSE: dict[str, Any] = {"sqlite_autoincrement": True}


class Table(SQLModel):
    """Base of the tables. They hold data only: validation is the store's work, before it writes."""

    model_config = {"defer_build": True}  # nothing validates by them: what would is never built
    __table_args__: ClassVar[Any] = (NEVER_REUSE,)


def key() -> Any:
    return Field(default=None, primary_key=True)


def link(target: str, *, index: bool = False) -> Any:
    """A nullable reference. Deleting what is referred to is refused: the command removes children by name."""
    return Field(default=None, foreign_key=target, index=index)


def short() -> Any:
    return Field(default="", sa_type=ShortText)


def line() -> Any:
    return Field(default="", sa_type=LineText)


def prose() -> Any:
    return Field(default="", sa_type=ProseText)


def word() -> Any:
    """A value out of a closed list, or nothing; `one_of` adds the check."""
    return Field(default=None, sa_type=ShortText)


def a_day() -> Any:
    return Field(default=None, sa_type=Date)


def moment() -> Any:
    """A day and time as the wall clock shows it, without a zone: the team lives by days."""
    return Field(sa_type=DateTime)


def money() -> Any:
    return Field(default=None, sa_type=Money)


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """The check that a column holds a word of the list or nothing."""
    listed = ", ".join(f"'{w}'" for w in words)
    return CheckConstraint(f'"{column}" IS NULL OR "{column}" IN ({listed})', name=f"{column}_is_known")


Day = date | None
Amount = Decimal | None
