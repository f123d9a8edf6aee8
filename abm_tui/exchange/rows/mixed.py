"""Lists of people and companies in one: some address books hold both, and a column says which each row is."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.exchange.columns.company_columns import company_mapping
from abm_tui.exchange.columns.headers import FileColumn, Mapping
from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.files.table import FileRow, SourceTable
from abm_tui.exchange.values.cell_parts import fold_value
from abm_tui.exchange.values.readers import NO, YES
from abm_tui.text import count

_SAYS = frozenset(("type", "contacttype", "recordtype", "entitytype", "partytype", "companytype", "kind"))
_IS_COMPANY = frozenset(("isacompany", "iscompany", "isorganization", "isorganisation"))
_COMPANIES = frozenset(("organisation", "organization", "company", "firma", "unternehmen", "business", "entreprise"))
_PEOPLE = frozenset(("person", "people", "contact", "individual", "kontakt", "ansprechpartner", "personne"))
_ALONE = "a company: only people come in from this file"
_CALLED = ("full_name", "last_name", "first_name")


def companies_apart(table: SourceTable, mapping: Mapping, *, companies: bool = True) -> SourceTable:
    """The table with rows that are companies as rows that name only their company, and a warning that counts them.

    Without `companies`, or where the file says no more of them than a name, they are skipped.
    """
    if mapping.kind != "contacts":
        return table
    rows = [row for row in table.rows if not row.reason and not row.skip]
    says = next((c for c in mapping.columns if c.field is None and not c.by_hand and _tells(c, rows)), None)
    if says is None:
        return table
    comes = companies and company_mapping(mapping) is not None
    theirs = [column.at for column in mapping.columns if column.field and column.field not in ("account", "notes")]
    named = [column.at for field in _CALLED for column in mapping.of(field)]
    made, found = [], 0
    for row in table.rows:
        if row.reason or row.skip or not _is_company(row.cells[says.at]):
            made.append(row)
            continue
        found += 1
        if not comes:
            made.append(replace(row, skip=_ALONE))
            continue
        at = mapping.of("account")[0].at
        cells = ["" if n in theirs else cell for n, cell in enumerate(row.cells)]
        cells[at] = next((row.cells[n] for n in named if row.cells[n].strip()), row.cells[at])
        made.append(replace(row, cells=tuple(cells)))
    if not found:
        return table
    what = "taken as companies" if comes else "skipped"
    said = f'{count(found, "row")} that "{says.header}" calls a company: {what}, nobody is called so.'
    return replace(table, rows=made, warnings=[*table.warnings, said])


def _tells(column: FileColumn, rows: list[FileRow]) -> bool:
    header = fold_header(column.header)
    if header not in _SAYS | _IS_COMPANY:
        return False
    cells = {row.cells[column.at] for row in rows if row.cells[column.at].strip()}
    if header in _IS_COMPANY:
        return all(fold_value(cell) in YES | NO for cell in cells)
    return all(fold_header(cell) in _COMPANIES | _PEOPLE for cell in cells)


def _is_company(cell: str) -> bool:
    return fold_header(cell) in _COMPANIES or fold_value(cell) in YES
