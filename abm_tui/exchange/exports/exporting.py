"""Our records as CSV and JSON: columns that an import reads back as they were."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from abm_tui.exchange.fields import COLUMNS
from abm_tui.exchange.values.formulas import guard
from abm_tui.exchange.values.texts import as_text
from abm_tui.models.account_fields import names_of
from abm_tui.models.field_kinds import Kind

if TYPE_CHECKING:
    from abm_tui.store import Store

Record = dict[str, Any]


def export(store: Store, kind: str, accounts: Collection[int] | None = None) -> list[Record]:
    """Every record of a kind, or those of the accounts given, by id: our columns → values.

    Archived accounts stay out, with what belongs to them. Without `accounts` whatever waits for one is in it too.
    """
    from abm_tui.store.queries import exchange

    rows = store.read(exchange.table_rows, "account")
    here = {row["id"] for row in rows if row["archived_on"] is None}
    wanted = here & set(accounts) if accounts is not None else here
    members = {m.id: m.name for m in store.members}
    if kind == "accounts":
        return _accounts(store, [row for row in rows if row["id"] in wanted], members)
    called = _account_names(rows)

    def ours(row: Mapping[str, Any]) -> bool:
        return row["account_id"] in wanted or (row["account_id"] is None and accounts is None)

    if kind == "opportunities":
        deals = store.read(exchange.table_rows, "opportunity")
        return [_record(kind, row, account=_account(row, called)) for row in deals if ours(row)]
    people = store.read(exchange.table_rows, "contact")
    if kind == "contacts":
        seats: dict[int, list[str]] = {}
        for seat in store.read(exchange.table_rows, "seat"):
            seats.setdefault(seat["contact_id"], []).append(seat["role"])
        return [
            _record(kind, row, account=_account(row, called), roles=";".join(dict.fromkeys(seats.get(row["id"], []))))
            for row in people
            if ours(row)
        ]
    names = _person_names(people)
    activities = [row for row in store.read(exchange.table_rows, "activity") if ours(row)]
    return [
        _record(
            kind,
            row,
            account=_account(row, called),
            contact=names.get(row["contact_id"], ""),
            by=members.get(row["by"], ""),
            outcome=row["outcome"],
        )
        for row in activities
    ]


def columns(kind: str, records: Iterable[Record]) -> list[str]:
    """The columns of a kind; activities get `outcome` where one has any, for that decides who is engaged."""
    names = list(COLUMNS[kind])
    if kind == "activities" and any(record.get("outcome") for record in records):
        names.append("outcome")
    return names


def as_csv(kind: str, records: Sequence[Record], *, raw: bool = False) -> str:
    """CSV with a header, lines ended by \\n. Cells that a spreadsheet would run get a ' before them unless `raw`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = columns(kind, records)
    writer.writerow(names)
    for record in records:
        cells = [as_text(record[name]) for name in names]
        writer.writerow(cells if raw else [guard(cell) for cell in cells])
    return out.getvalue()


def as_json(kind: str, records: Sequence[Record]) -> list[Record]:
    """The same as values: numbers stay numbers, days are ISO, nothing is null."""
    names = columns(kind, records)
    return [{name: _plain(record[name]) for name in names} for record in records]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def _record(kind: str, row: Mapping[str, Any], **more: Any) -> Record:
    return {name: more[name] if name in more else row[name] for name in [*COLUMNS[kind], *more]}


def _accounts(store: Store, rows: list[Record], members: Mapping[int, str]) -> list[Record]:
    from abm_tui.store.queries import exchange

    evidence: dict[int, list[str]] = {}
    for line in store.read(exchange.table_rows, "evidence"):
        dated = f"{line['on'].isoformat()}: {line['text']}" if line["on"] else line["text"]
        evidence.setdefault(line["account_id"], []).append(dated)
    steps: dict[int, Record] = {}
    for touch in store.read(exchange.open_touches):
        steps.setdefault(touch["account_id"], touch)
    unneeded: dict[int, list[str]] = {}
    for seat in store.read(exchange.table_rows, "seat"):
        if seat["not_needed"]:
            unneeded.setdefault(seat["account_id"], []).append(seat["role"])
    nothing: Record = {"text": "", "due": None, "owner": None}
    owners, found = names_of(Kind.OWNER), []
    for row in rows:
        step = steps.get(row["id"], nothing)
        found.append(
            _record(
                "accounts",
                row,
                evidence="\n".join(evidence.get(row["id"], [])),
                next_step=step["text"],
                next_due=step["due"],
                next_owner=members.get(step["owner"], ""),
                roles_not_needed=";".join(unneeded.get(row["id"], [])),
                **{name: members.get(row[name], "") for name in owners},
            )
        )
    return found


def _account_names(rows: Iterable[Record]) -> dict[int, str]:
    """What an import finds each account by: its name where only one has it, else its domain, else its id."""
    rows = list(rows)
    names = Counter(row["name"] for row in rows)
    domains = Counter(row["domain"].casefold() for row in rows)
    called = {}
    for row in rows:
        only = names[row["name"]] == 1
        host = row["domain"] if row["domain"] and domains[row["domain"].casefold()] == 1 else ""
        called[row["id"]] = row["name"] if only else host or str(row["id"])
    return called


def _account(row: Mapping[str, Any], called: Mapping[int, str]) -> str:
    return called.get(row["account_id"], "") if row["account_id"] is not None else row["account_text"]


def _person_names(people: Iterable[Record]) -> dict[int | None, str]:
    """What an import finds each person by: the e-mail where only one has it, else the name, else the id."""
    people = list(people)
    emails = Counter(p["email"].casefold() for p in people)
    names = Counter(_name(p).casefold() for p in people)
    called: dict[int | None, str] = {}
    for person in people:
        email, name = person["email"], _name(person)
        if email and emails[email.casefold()] == 1:
            called[person["id"]] = email
        else:
            called[person["id"]] = name if name and names[name.casefold()] == 1 else str(person["id"])
    return called


def _name(person: Mapping[str, Any]) -> str:
    return f"{person['first_name']} {person['last_name']}".strip()
