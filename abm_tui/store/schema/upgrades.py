"""What each upgrade of the schema does. Written out in full: a step says what it said when it was released."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

from sqlalchemy import Connection, text

Step = Callable[[Connection], None]

_TABLES = (
    "create table setting (id integer not null primary key autoincrement, name text not null, value text not null,"
    " unique (name))",
    'create table move (id integer not null primary key autoincrement, account_id integer not null, "what" text not'
    ' null, old text not null, new text not null, "on" DATE, "by" integer, reason text not null, unmet text not null,'
    " constraint what_is_known check (\"what\" is null or \"what\" in ('stage', 'tier')),"
    ' foreign key(account_id) references account (id), foreign key("by") references member (id))',
    'create index ix_move_account on move (account_id, "what", id)',
    "create table dispute (id integer not null primary key autoincrement, account_id integer not null, answer text,"
    ' reason text not null, decided_by text not null, "on" DATE, "by" integer,'
    " constraint answer_is_known check (\"answer\" is null or \"answer\" in ('yes', 'no')),"
    ' foreign key(account_id) references account (id), foreign key("by") references member (id))',
    "create index ix_dispute_account_id on dispute (account_id)",
    "create table asset (id integer not null primary key autoincrement, name text not null, kind text not null,"
    ' roles text not null, stages text not null, tiers text not null, url text not null, "on" DATE)',
    "create index ix_asset_name on asset (name)",
    "create index ix_activity_fact on activity (account_id) where type in ('interest', 'discovery', 'onboarded')",
    "alter table account add column triggered_on DATE",
    "alter table account add column retiered_on DATE",
)


def framework_of_their_own(c: Connection) -> None:
    """Version 2: the framework's cells, moves, disputes and assets; the preset becomes the first such cell."""
    for statement in _TABLES:
        c.exec_driver_sql(statement)
    preset = c.exec_driver_sql("select value from meta where key = 'preset'").scalar() or "two-person"
    _add(c, "setting", name="preset", value=json.dumps(preset))
    if not c.exec_driver_sql("select 1 from savedlist where lower(name) = 're-tier'").scalar():
        last = c.exec_driver_sql("select coalesce(max(position), 0) from savedlist").scalar_one()
        row = {"name": "Re-tier", "scope": "targets", "filter": "retier", "order": "", "columns": ""}
        _add(c, "savedlist", **row, position=last + 1)
    c.exec_driver_sql("delete from meta where key = 'preset'")


def told_apart(c: Connection) -> None:
    """Version 3: pairs of records that look like one and are two; what deals were asked about."""
    c.exec_driver_sql("alter table opportunity add column stage_asked text not null default ''")
    c.exec_driver_sql(
        "create table apart (id integer not null primary key autoincrement, entity text not null, one integer not null,"
        ' other integer not null, "on" DATE, "by" integer, foreign key("by") references member (id))'
    )


def addresses(c: Connection) -> None:
    """Version 4: whose of us an address of mail is, and which addresses people had before.

    That a talk led to a meeting has another word. Nobody's value changes: the journal's old word is read as the new
    one (`store/values.py`), so that old steps can still be taken back.
    """
    for statement in (
        "alter table member add column email text not null default ''",
        "create table contact_address (id integer not null primary key autoincrement, contact_id integer not null,"
        " email text not null, until DATE, foreign key(contact_id) references contact (id))",
        "create index ix_contact_address_contact_id on contact_address (contact_id)",
        "create index ix_contact_address_email on contact_address (email)",
        "update touch set outcome = 'meeting_booked' where outcome = 'meeting'",
    ):
        c.exec_driver_sql(statement)


def _add(c: Connection, table: str, **row: object) -> None:
    """A row that comes with the upgrade, and its line in the journal."""
    columns, values = ", ".join(f'"{name}"' for name in row), ", ".join(f":{name}" for name in row)
    found = c.execute(text(f"insert into {table} ({columns}) values ({values}) returning id"), row).scalar_one()
    c.execute(
        text(
            'insert into change ("group", at, "on", who, op, entity, entity_id, field, new, undoes, redo, label) values'
            " ('upgrade-2', :at, :day, '', 'add', :entity, :id, '', :row, '', 0, 'Upgraded')"
        ),
        {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "day": date.today().isoformat(),
            "entity": table,
            "id": found,
            "row": json.dumps({"id": found, **row}),
        },
    )
