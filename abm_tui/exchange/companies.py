"""Rows that hold a company beside their own record: an Apollo person, a CRM's contact with the company's columns.

Such a file brings its companies too, into the pool, where it says more of them than a name: a mere name may be
misspelt or somebody's private one, and stays a text that is linked when the account arrives.
"""

from __future__ import annotations

import re
from collections import Counter

from abm_tui.exchange.accounts import AccountRows
from abm_tui.exchange.cells import Cells, Read
from abm_tui.exchange.fields import fold
from abm_tui.exchange.headers import Column, Mapping
from abm_tui.exchange.plans import RowPlan
from abm_tui.exchange.world import World
from abm_tui.text import count

# Our field → the headers that say it of the company wherever they stand; more than a name and a key.
_OF_COMPANY: dict[str, tuple[str, ...]] = {
    "domain": (
        "Website", "Website URL", "Company Website", "Company Domain", "Company Domain Name", "companywebsite",
        "companyemaildomain", "Account Website",
    ),
    "industry": ("Industry", "Company Industry", "Account Industry", "Branche"),
    "employees": (
        "# Employees", "Employees", "Number of Employees", "NumberOfEmployees", "No. of Employees", "Employee Count",
        "Company Size", "Headcount",
    ),
    "annual_revenue": ("Annual Revenue", "AnnualRevenue", "Company Revenue", "Revenue"),
    "country": ("Company Country", "Company Country/Region", "companycountry", "Account Country"),
    "city": ("Company City", "companycity", "Account City"),
    "tech_stack": ("Technologies", "Web Technologies"),
}  # fmt: skip
_FIELD_OF = {fold(header): field for field, headers in _OF_COMPANY.items() for header in headers}
FIELDS = ("name", *_OF_COMPANY)
_OF_CUSTOMER = {fold(f): f for f in ("country", "city", "territory")}  # in order lines these are the company's
# A company's own key beside its name, in files whose rows are people or deals.
_KEYS = frozenset(fold(h) for h in ("company_id", "Company ID", "Apollo Account Id", "Organization ID", "Account ID"))
_ID_LIKE = re.compile(r"(?=.*\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?")  # Salesforce's own keys, put where a name belongs


def company_mapping(main: Mapping) -> Mapping | None:
    """The columns of a file of people or deals that are about their companies; None where it only names them."""
    if main.kind not in ("contacts", "opportunities") or not main.of("account"):
        return None
    fields: dict[int, str] = {}
    for column in main.columns:
        if column.field == "account":
            fields[column.at] = "name"
        elif column.field == "account_record_id" or (column.field is None and fold(column.header) in _KEYS):
            # Two files of vendors we do not know may mean two companies by one number: it only tells there is one.
            fields[column.at] = "record_id" if main.vendor else ""
        elif column.field is None and not column.private and fold(column.header) in _FIELD_OF:
            fields[column.at] = _FIELD_OF[fold(column.header)]
        elif column.field is None and main.shape == "orders" and fold(column.header) in _OF_CUSTOMER:
            fields[column.at] = _OF_CUSTOMER[fold(column.header)]
    if not set(fields.values()) - {"name"}:
        return None
    columns = tuple(Column(c.at, c.header, fields.get(c.at) or None, private=c.private) for c in main.columns)
    order: dict[str, tuple[Column, ...]] = {}
    for column in sorted(columns, key=lambda c: _belief(main, c)):
        if column.field:
            order[column.field] = (*order.get(column.field, ()), column)
    return Mapping("accounts", main.vendor, columns, order)


def _belief(main: Mapping, column: Column) -> tuple[int, int]:
    """Columns that name the account as the main mapping believes them, the others as they stand."""
    named = [c.at for c in main.of("account")]
    return (named.index(column.at) if column.at in named else len(named)), column.at


class Companies:
    """The companies of one file, decided row by row before the row's own record."""

    def __init__(self, world: World, cells: Cells, rows: dict[int, Read], vendor: str) -> None:
        self._merger = AccountRows(world, cells, vendor)
        self._rows = {number: got for number, got in rows.items() if self._says_a_company(got)}
        self._merger.survey(list(self._rows.values()))
        self.outcomes: Counter[str] = Counter()

    @staticmethod
    def _says_a_company(got: Read) -> bool:
        name = got.values.get("name") or ""
        return bool(name.strip("?*-. ")) and not _ID_LIKE.fullmatch(name)

    def row(self, number: int) -> RowPlan | None:
        """What becomes of the row's company; None where the row names none, or several of ours are called so.

        A cell that cannot be read says nothing of the company: the row is about somebody else.
        """
        got = self._rows.get(number)
        if got is None:
            return None
        got.problems.clear()
        made = self._merger.row(got)
        if made.outcome == "rejected":
            return None
        self.outcomes[made.outcome] += 1
        return made

    def warnings(self) -> list[str]:
        """What a person should know of the companies."""
        made = self.outcomes["created"]
        return [f"{count(made, 'company', 'companies')} of these rows came along, in the pool."] if made else []
