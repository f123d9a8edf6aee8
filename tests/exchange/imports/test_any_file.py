"""Whatever a file holds, of whatever kind: each row counts once, rejects say why, again nothing is new."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import workspaces
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sizes import sized
from team import MEMBERS, TODAY

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input, Options
from abm_tui.store import Store
from abm_tui.store.undo import undo_redo

NAMES = ("Globex", "GLOBEX", "Globex Inc.", "Initech", "Müller & Söhne", "Total", "???", "N/A", "Acme: West", "x" * 300)
DOMAINS = ("globex.com", "https://www.globex.com/de", "initech.com", "gmail.com", "no domain", "co.uk", "http://", "-")
MONEY = (
    "5",
    "1,000",
    "$22,700.00",
    "36.9 Million",
    "$10 mil. - $25 mil.",
    "<$1M",
    "-5",
    "plenty",
    "1E400",
    "NaN",
    "--",
)
COUNTS = ("5", "10,001+", "1 - 10", "Jan-50", "NA", "few", "-1")
DAYS = (
    "2025-10-20",
    "3/4/2025",
    "16 Apr, 2021 00:03:00",
    "45000",
    "2026-02-01",
    "soon",
    "31/31/2025",
    "2025-10-20T09:30Z",
)
PEOPLE = ("Dana", "Ruiz", "dana", "", "Null", "=1+1", "'=1", "\u202e", "D" * 300)
EMAILS = ("dana@globex.com", "DANA@globex.com", "raj@initech.com", "lee@gmail.com", "no address", "a@b", "dana@")
WORDS = (
    "Hot",
    "Tier 1",
    "lead",
    "customer",
    "Ana",
    "Bo",
    "Zoe",
    "EB;TE",
    ";Budget Holder",
    "yes",
    "no",
    "1",
    "🙂",
    "\x1b[31m",
)
STAGES = ("Closed Won", "Closed", "Lost", "Proposal", "Won back", "open", "?")
TYPES = ("call", "Meeting", "email_open", "reply", "Task", "Lunch", "", "form", "note", "7")
IDS = ("1", "2", "001A000001abcde", "001A000001abcdeFGH", "1.23457E+11", "1", "")
DONE = ("Completed", "Not Started", "In Progress", "Cancelled", "")
Columns = dict[str, tuple[str, ...]]
FILES: tuple[tuple[str, Columns], ...] = (
    (
        "accounts",
        {
            "Id": IDS, "Account Name": NAMES, "Website": DOMAINS, "Annual Revenue": MONEY, "Employees": COUNTS,
            "Account Owner": WORDS, "Rating": WORDS, "Type": WORDS, "Billing City": PEOPLE, "DUNS": IDS,
        },
    ),
    (
        "accounts",
        {
            "id": IDS, "name": NAMES, "domain": DOMAINS, "tier": WORDS, "stage": WORDS, "next_step": PEOPLE,
            "next_due": DAYS, "tags": WORDS, "annual_revenue": MONEY, "evidence": PEOPLE, "roles_not_needed": WORDS,
        },
    ),
    (
        "contacts",
        {
            "Record ID": IDS, "First Name": PEOPLE, "Last Name": PEOPLE, "Email": EMAILS, "Company": NAMES,
            "Website": DOMAINS, "Buying Role": WORDS, "Associated Company IDs": IDS, "Number of Pageviews": COUNTS,
            "Time Last Seen": DAYS,
        },
    ),
    (
        "contacts",
        {
            "First Name": PEOPLE, "Last Name": PEOPLE, "URL": DOMAINS, "Email Address": EMAILS, "Company": NAMES,
            "Position": WORDS, "Connected On": DAYS,
        },
    ),
    (
        "opportunities",
        {
            "Id": IDS, "Opportunity Name": NAMES, "Account Name": NAMES, "Amount": MONEY, "Stage": STAGES,
            "Probability": COUNTS, "Forecast Category": STAGES, "IsWon": WORDS, "Close Date": DAYS,
            "Created Date": DAYS,
        },
    ),
    (
        "opportunities",
        {
            "Order Number": IDS, "Quantity": COUNTS, "Unit Price": MONEY, "Order Date": DAYS, "Status": STAGES,
            "Customer Name": NAMES, "Contact Last Name": PEOPLE,
        },
    ),
    (
        "activities",
        {
            "id": IDS, "type": TYPES, "at": DAYS, "subject": PEOPLE, "contact": EMAILS, "account": NAMES, "by": WORDS,
            "notes": PEOPLE,
        },
    ),
    (
        "activities",
        {
            "Id": IDS, "WhoId": IDS, "WhatId": IDS, "Subject": PEOPLE, "ActivityDate": DAYS, "Status": DONE,
            "TaskSubtype": TYPES, "Description": PEOPLE,
        },
    ),
    (
        "activities",
        {
            "Email": EMAILS, "First Name": PEOPLE, "Company": NAMES, "Webinar": PEOPLE, "Attended": (*WORDS, *DAYS),
            "Registration Time": DAYS,
        },
    ),
    (
        "activities",
        {
            "CampaignId": IDS, "ContactId": IDS, "Email": EMAILS, "Status": (*DONE, "Sent", "Responded"),
            "HasResponded": WORDS, "FirstRespondedDate": DAYS, "CreatedDate": DAYS,
        },
    ),
)  # fmt: skip
ODD = ("blank", "short", "long", "again", "total", "heading", "header", "footer")


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """(kind, the header and its rows), some of them odd."""
    kind, columns = draw(st.sampled_from(FILES))
    header = draw(st.permutations(list(columns)))
    header = header[: draw(st.integers(max(2, len(header) - 4), len(header)))]
    rows: list[list[str]] = []
    for odd in draw(st.lists(st.sampled_from(("", "", "", *ODD)), max_size=10)):
        row = [draw(st.sampled_from(columns[name])) if draw(st.integers(0, 5)) else "" for name in header]
        made = {
            "blank": [""] * len(header),
            "short": row[:-1],
            "long": [*row, "more"],
            "again": rows[-1] if rows else row,
            "total": ["Total", *[""] * (len(row) - 2), "5"],
            "heading": [f"{header[-1]}: {row[-1]} (2 records)"],
            "header": header,
            "footer": ["Copyright (c) 2026"],
        }
        rows.append(made.get(odd, row))
    return kind, [header, *rows]


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as a spreadsheet has them: numbers and days are such."""
    book = Workbook()
    for row in rows:
        book.active.append([_typed("".join(c for c in cell if c.isprintable())) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _typed(cell: str) -> object:
    for kind in (float, date.fromisoformat, datetime.fromisoformat):
        try:
            found = kind(cell)
        except ValueError:
            continue
        return cell if str(found) in ("nan", "inf") or getattr(found, "tzinfo", None) else found
    return f"'{cell}" if cell.startswith("=") else cell


def bring(store: Store, data: bytes, kind: str) -> FilePlan:
    said = Options(kind, date_order="dmy", decimal=".", on="2025-10-20")
    plan, _ = importing.run(store, [Input("any.csv", data)], said)
    made = plan.files[0]
    assert sum(made.counts.values()) == len(made.rows)
    assert all((row.outcome == "rejected") == bool(row.rejects) for row in made.rows)
    assert all(reject.reason for reject in made.rejects)
    assert all(row.reason for row in made.rows if row.outcome == "skipped")
    return made


@settings(max_examples=sized(60, 20))
@given(tables(), st.sampled_from((as_csv, as_workbook)))
def test_every_row_counts_once_what_stays_out_says_why_and_a_second_time_nothing_is_new(
    table: tuple[str, list[list[str]]], written: Callable[[list[list[str]]], bytes]
) -> None:
    kind, rows = table
    data = written(rows)
    with workspaces.scratch() as folder:
        store = workspaces.create(Path(folder) / "abm.db", MEMBERS, today=TODAY)
        try:
            first = bring(store, data, kind)
        except UsageError:
            assume(False)  # no column says what the records are called, or the like: it is asked
            return
        again = bring(store, data, kind)
        assert (again.counts["created"], again.counts["updated"]) == (0, 0)
        assert again.counts["rejected"] == first.counts["rejected"]
        undo_redo.turn(store, undo_redo.UNDO)
        store.close()
