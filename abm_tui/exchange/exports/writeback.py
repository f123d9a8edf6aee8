"""What changed here, in the columns that a CRM's own importer takes: companies, people, deals, notes of what we did.

A record carries the key the CRM knows it by; one it does not know has none, and the CRM makes it. What an import from
that CRM brought is not sent back to it.

These files are read by an importer, which takes every character for the value: a ' before a telephone number would
stand in the CRM for good. So only what a spreadsheet would run is disarmed, and named.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abm_tui.errors import UsageError
from abm_tui.exchange.values.formulas import guard, runs
from abm_tui.exchange.values.texts import as_text
from abm_tui.models.words import ACTIVITY_NAMES, ActivityType, DealStatus, source_name
from abm_tui.text import count

if TYPE_CHECKING:
    from datetime import date

    from abm_tui.store import Store

Row = dict[str, Any]

# HubSpot's buying roles; Salesforce's contact roles are free text and take our words.
_BUYING_ROLES = {
    "EB": "Budget Holder",
    "CH": "Champion",
    "TE": "Other",
    "LP": "Legal & Compliance",
    "IN": "Influencer",
    "EU": "End User",
    "GK": "Blocker",
    "AP": "Decision Maker",
}
_TIERS = {"1": "Tier 1", "2": "Tier 2", "3": "Tier 3"}
# vendor → kind → (their header, our value of the row); `key`, `account_key`, `roles` and `said` are worked out.
_COLUMNS: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "hubspot": {
        "accounts": (
            ("Record ID", "key"), ("Company name", "name"), ("Company Domain Name", "domain"), ("Industry", "industry"),
            ("Number of Employees", "employees"), ("Annual Revenue", "annual_revenue"), ("Country/Region", "country"),
            ("City", "city"), ("Ideal Customer Profile Tier", "tier"), ("Web Technologies", "tech_stack"),
        ),
        "contacts": (
            ("Record ID", "key"), ("First Name", "first_name"), ("Last Name", "last_name"), ("Email", "email"),
            ("Job Title", "title"), ("Department", "department"), ("Phone Number", "phone"),
            ("LinkedIn URL", "linkedin"), ("Buying Role", "roles"), ("Associated Company IDs (Primary)", "account_key"),
            ("Associated Company (Primary)", "account"),
        ),
        "opportunities": (
            ("Record ID", "key"), ("Deal Name", "name"), ("Amount", "amount"), ("Currency", "currency"),
            ("Deal Stage", "stage"), ("Close Date", "close_date"), ("Associated Company IDs (Primary)", "account_key"),
            ("Associated Company", "account"),
        ),
        "activities": (
            ("Activity Date", "at"), ("Note body", "said"), ("Associated Company IDs (Primary)", "account_key"),
            ("Associated Company", "account"), ("Associated Contact Email", "email"),
        ),
    },
    "salesforce": {
        "accounts": (
            ("Id", "key"), ("Name", "name"), ("Website", "domain"), ("Industry", "industry"),
            ("NumberOfEmployees", "employees"), ("AnnualRevenue", "annual_revenue"), ("BillingCountry", "country"),
            ("BillingCity", "city"),
        ),
        "contacts": (
            ("Id", "key"), ("FirstName", "first_name"), ("LastName", "last_name"), ("Email", "email"),
            ("Title", "title"), ("Department", "department"), ("Phone", "phone"), ("AccountId", "account_key"),
            ("Account Name", "account"),
        ),
        "opportunities": (
            ("Id", "key"), ("Name", "name"), ("Amount", "amount"), ("CurrencyIsoCode", "currency"),
            ("StageName", "stage"), ("CloseDate", "close_date"), ("AccountId", "account_key"),
            ("Account Name", "account"),
        ),
        "activities": (
            ("ActivityDate", "day"), ("Subject", "subject"), ("Status", "done"), ("TaskSubtype", "task"),
            ("WhatId", "account_key"), ("WhoId", "person_key"), ("Description", "said"),
        ),
    },
}  # fmt: skip
VENDORS = tuple(_COLUMNS)
# What a CRM wants of a deal that it is to make.
_ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "hubspot": {"opportunities": ("Deal Stage", "Pipeline")},
    "salesforce": {"opportunities": ("StageName", "CloseDate")},
}
_TASKS = {"call": "Call", "email_sent": "Email"}


@dataclass(frozen=True)
class WritebackResult:
    """One file for a CRM. `upto`: the newest change it knows of; `remarks`: what to know before its import."""

    kind: str
    text: str
    rows: int
    upto: int
    remarks: tuple[str, ...] = ()


def write_back(
    store: Store,
    vendor: str,
    kind: str,
    since: str | date | None = None,
    *,
    accounts: Collection[int] | None = None,
    raw: bool = False,
) -> WritebackResult:
    """The records of a kind that changed here. `since`: "last" = since the last such file, a day, None = everything.

    `accounts`: only these, and what belongs to them. `raw` disarms nothing. Raises UsageError for another vendor.
    """
    if vendor not in _COLUMNS:
        raise UsageError("no_such_vendor", f'No files are written for "{vendor}". There are {", ".join(VENDORS)}.')
    from abm_tui.store.queries import writeback

    upto = store.read(writeback.newest)
    wanted = None
    if since is not None:
        after = store.read(writeback.written, vendor, kind) if isinstance(since, str) else since
        wanted = store.read(writeback.changed, kind, vendor, after)
    lookup = _Lookup(store, vendor)
    own = "id" if kind == "accounts" else "account_id"
    rows = [
        row
        for row in lookup.rows(kind)
        if (wanted is None or row["id"] in wanted) and (accounts is None or row[own] in accounts)
    ]
    columns = _COLUMNS[vendor][kind]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([header for header, _ in columns])
    lacking: Counter[str] = Counter()
    live: list[str] = []
    for row in rows:
        cells = {header: as_text(lookup.value(kind, row, name)) for header, name in columns}
        writer.writerow([guard(cell) if runs(cell) and not raw else cell for cell in cells.values()])
        live += [cell for cell in cells.values() if runs(cell)]
        if not lookup.value(kind, row, "key"):
            lacking.update(header for header in _ASKED[vendor].get(kind, ()) if not cells.get(header))
    return WritebackResult(kind, out.getvalue(), len(rows), upto, tuple(_remarks(vendor, lacking, [] if raw else live)))


def _remarks(vendor: str, lacking: Counter[str], live: Sequence[str]) -> Iterator[str]:
    if lacking:
        some = ", ".join(f"{header} of {n}" for header, n in lacking.items())
        yield f"New deals lack what {source_name(vendor)} asks for: {some}. Say it there, or set it here first."
    if live:
        cells = count(len(live), "cell")
        yield f"{cells} would run in a spreadsheet and get a ' before them ({live[0][:20]}): --raw leaves it off."


def remember(store: Store, vendor: str, written: Sequence[WritebackResult]) -> None:
    """The files are where they should be: `since last` counts from here."""
    from abm_tui.store.queries import writeback

    for one in written:
        store.set_meta(writeback.mark(vendor, one.kind), str(one.upto))


class _Lookup:
    """Rows of every kind, and what else their cells need."""

    def __init__(self, store: Store, vendor: str) -> None:
        from abm_tui.store.queries import exchange

        self.vendor = vendor
        self._tables = {
            kind: store.read(exchange.table_rows, table)
            for kind, table in (
                ("accounts", "account"), ("contacts", "contact"), ("opportunities", "opportunity"),
                ("activities", "activity"),
            )
        }  # fmt: skip
        self._names = {row["id"]: row["name"] for row in self._tables["accounts"]}
        self._people = {row["id"]: row for row in self._tables["contacts"]}
        self._keys = {
            (r["kind"], r["entity_id"]): r["key"]
            for r in store.read(exchange.records, tuple(self._tables))
            if r["vendor"] == vendor and r["key"] and not r["key"].startswith("=")
        }
        self._stages: dict[str, set[str]] = {}  # status → what the CRM calls the stages of such deals
        for deal in self._tables["opportunities"]:
            if deal["stage"] and ("opportunities", deal["id"]) in self._keys:
                self._stages.setdefault(deal["status"], set()).add(deal["stage"])
        self._roles: dict[int, list[str]] = {}
        for seat in store.read(exchange.table_rows, "seat"):
            if seat["contact_id"]:
                self._roles.setdefault(seat["contact_id"], []).append(seat["role"])

    def rows(self, kind: str) -> list[Row]:
        """The records of a kind: of accounts those that are not put away, of activities what we logged by hand."""
        rows = self._tables[kind]
        if kind == "accounts":
            return [row for row in rows if row["archived_on"] is None]
        if kind == "activities":
            return [row for row in rows if not row["source"] and (row["account_id"] or row["contact_id"])]
        return rows

    def value(self, kind: str, row: Mapping[str, Any], name: str) -> Any:
        """One cell."""
        person = self._people.get(row.get("contact_id") or 0)
        match name:
            case "key":
                return self._keys.get((kind, row["id"]), "")
            case "account_key":
                return self._keys.get(("accounts", row["account_id"] or 0), "")
            case "account":
                return self._names.get(row["account_id"] or 0, row.get("account_text", ""))
            case "person_key":
                return self._keys.get(("contacts", row["contact_id"] or 0), "")
            case "email" if kind == "activities":
                return person["email"] if person else ""
            case "stage":
                return row["stage"] or self._only_stage(row["status"])
            case "tier":
                return _TIERS.get(row["tier"] or "", "")
            case "roles":
                return ";".join(dict.fromkeys(_BUYING_ROLES[role] for role in self._roles.get(row["id"], ())))
            case "day":
                return row["at"].date()
            case "done":
                return "Completed"
            case "task":
                return _TASKS.get(row["type"], "Task")
            case "subject" if kind == "activities":
                return row["subject"] or ACTIVITY_NAMES[ActivityType(row["type"])]
            case "said":
                return _note_text(row)
        return row[name]

    def _only_stage(self, status: str) -> str:
        """The stage of a deal that is over and has none: the CRM's, where all of its deals that ended so share it."""
        known = self._stages.get(status, set()) if status != DealStatus.OPEN else set()
        return next(iter(known)) if len(known) == 1 else ""


def _note_text(activity: Mapping[str, Any]) -> str:
    """What happened, as a note: `call, answered: Pricing` and the lines below it."""
    head = ACTIVITY_NAMES[ActivityType(activity["type"])]
    if activity["outcome"]:
        head += f", {activity['outcome'].replace('_', ' ')}"
    if activity["subject"]:
        head += f": {activity['subject']}"
    return "\n".join(part for part in (head, activity["notes"]) if part)
