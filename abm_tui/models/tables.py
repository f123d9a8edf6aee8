"""Every table by its name, and which of them the journal covers."""

from __future__ import annotations

from sqlalchemy import Table as SqlTable
from sqlmodel import SQLModel

from abm_tui.models import accounts, agreed, work

_MODELS: tuple[type[SQLModel], ...] = (
    accounts.Member,
    accounts.Account,
    accounts.Evidence,
    accounts.Contact,
    accounts.ContactAddress,
    accounts.Seat,
    accounts.Opportunity,
    work.Play,
    work.Step,
    work.Run,
    work.Touch,
    accounts.Activity,
    work.Blocker,
    work.Review,
    work.Entry,
    work.SavedList,
    work.Source,
    work.Record,
    agreed.Setting,
    agreed.Move,
    agreed.Dispute,
    agreed.Asset,
    agreed.Apart,
)
_OUTSIDE: tuple[type[SQLModel], ...] = (work.Change, work.Draft, work.Presence, work.ViewState, work.Meta)


def _table(model: type[SQLModel]) -> SqlTable:
    table = model.__table__  # type: ignore[attr-defined]
    assert isinstance(table, SqlTable)
    return table


# In an order in which each table only refers to earlier ones.
JOURNALED: dict[str, SqlTable] = {_table(m).name: _table(m) for m in _MODELS}
OUTSIDE: dict[str, SqlTable] = {_table(m).name: _table(m) for m in _OUTSIDE}

member = JOURNALED["member"]
account = JOURNALED["account"]
evidence = JOURNALED["evidence"]
contact = JOURNALED["contact"]
contact_address = JOURNALED["contact_address"]
seat = JOURNALED["seat"]
opportunity = JOURNALED["opportunity"]
play = JOURNALED["play"]
step = JOURNALED["step"]
run = JOURNALED["run"]
touch = JOURNALED["touch"]
activity = JOURNALED["activity"]
blocker = JOURNALED["blocker"]
review = JOURNALED["review"]
entry = JOURNALED["entry"]
saved_list = JOURNALED["savedlist"]
source = JOURNALED["source"]
record = JOURNALED["record"]
setting = JOURNALED["setting"]
move = JOURNALED["move"]
dispute = JOURNALED["dispute"]
asset = JOURNALED["asset"]
apart = JOURNALED["apart"]
change = OUTSIDE["change"]
draft = OUTSIDE["draft"]
presence = OUTSIDE["presence"]
view_state = OUTSIDE["view_state"]
meta = OUTSIDE["meta"]

metadata = SQLModel.metadata
