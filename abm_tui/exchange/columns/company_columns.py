"""Which columns of a file of people or deals are about their companies, and what of a company each becomes."""

from __future__ import annotations

import re
from collections.abc import Collection

from abm_tui.exchange.columns.header_tables import folded, header_file
from abm_tui.exchange.columns.headers import FileColumn, Mapping, map_headers
from abm_tui.exchange.columns.likeness import as_known
from abm_tui.exchange.fields import PEOPLE, fold_header, of_company
from abm_tui.exchange.values.scales import scale_in

_PLACE = ("country", "city", "territory")
_BESIDE_IT = re.compile(r"\b(contact|ansprechpartner|kontakt|interlocuteur|contacto|contato|contatto)", re.IGNORECASE)
_ABOUT_A_PERSON = ("full_name", "first_name", "last_name", "email", "title", "phone")


def company_mapping(main: Mapping) -> Mapping | None:
    """The columns of a file of people or deals that are about their companies; None where it only names them."""
    if main.kind not in ("contacts", "opportunities") or not main.of("account"):
        return None
    headers = [column.header for column in main.columns]
    names = header_file("companies")
    own_keys, field_of = folded(names["keys"]), _field_of()
    known = as_known(headers, tuple(header for found in names["accounts"].values() for header in found))
    theirs = map_headers(headers, "accounts", main.vendor).columns
    plain = _plain(main)
    fields: dict[int, str] = {}
    for column, name in zip(main.columns, known, strict=True):
        other = theirs[column.at].field or ""
        if column.company or column.field == "account":
            fields[column.at] = column.company or "name"
        elif column.field == "account_record_id" or (column.field is None and fold_header(column.header) in own_keys):
            # Two files of vendors we do not know may mean two companies by one number: it only tells there is one.
            fields[column.at] = "record_id" if main.vendor else ""
        elif column.field is None and not column.private and not column.by_hand:
            if name in field_of and not (field_of[name] == "employees" and scale_in(column.header) != 1):
                fields[column.at] = field_of[name]
            elif other in plain:
                fields[column.at] = other
    if not set(fields.values()) - {"name"}:
        return None
    columns = tuple(
        FileColumn(c.at, c.header, fields.get(c.at) or None, c.factor, bool(c.company), private=c.private)
        for c in main.columns
    )
    order: dict[str, tuple[FileColumn, ...]] = {}
    for column in sorted(columns, key=lambda c: _belief(main, c)):
        if column.field:
            order[column.field] = (*order.get(column.field, ()), column)
    return Mapping("accounts", main.vendor, columns, order)


def _field_of() -> dict[str, str]:
    """Folded header → our field that it says of the company, wherever it stands."""
    tables = header_file("companies")["accounts"]
    return {fold_header(header): field for field, headers in tables.items() for header in headers}


def _plain(main: Mapping) -> Collection[str]:
    """The fields that columns say of the company though their headers do not: `City`, `Owner`."""
    names, table = folded(column.header for column in main.columns), header_file("companies")
    if main.shape == "orders":
        return _PLACE
    its_place = folded(header for field in ("country", "city") for header in table["accounts"][field])
    if main.kind != "contacts" or main.vendor not in ("", "salesforce") or names & its_place:
        return ()
    if not main.vendor and any(_BESIDE_IT.search(c.header) for f in _ABOUT_A_PERSON for c in main.of(f)):
        return (*of_company(main.kind), *PEOPLE)  # a list of companies, each with somebody
    return _PLACE if names & folded(table["leads"]) else ()


def _belief(main: Mapping, column: FileColumn) -> tuple[bool, int, int]:
    """What was said by hand first, then what names the account as the main mapping believes it, the others as is."""
    named = [c.at for c in main.of("account")]
    return not column.by_hand, (named.index(column.at) if column.at in named else len(named)), column.at
