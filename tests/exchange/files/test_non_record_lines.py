"""Lines of one cell under and between the rows are no records; a row that says two things always is one."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

HEAD = "Company,Website,Owner\n"
LINES = {
    "Total": "total",
    "Summe": "total",
    "Page 1": "a note, no record",
    "Seite 1 von 3": "a note, no record",
    "Legend: - = none, ? = to find out": "a note, no record",
    "* ask Bo": "a note, no record",
    "Last update: 20.11.2025 Ana": "a note, no record",
    "Ask Bo before calling Hooli!": "a note, no record",
    "Tier 2 accounts": "a heading of the report",
    "Tier B": "a heading of the report",
}


@pytest.mark.parametrize("ragged", [False, True])
@pytest.mark.parametrize("line", LINES)
def test_a_line_beside_the_list_is_skipped_with_a_reason(bring: Import, rows: Rows, line: str, ragged: bool) -> None:
    aside = f'"{line}"' + ("" if ragged else ",,") + "\n"
    made = bring(f"{HEAD}Globex,globex.com,ana\n{aside}Initech,initech.com,\n{aside}")
    assert (made.counts["created"], made.counts["skipped"], made.counts["rejected"]) == (2, 2, 0)
    assert ragged or f"2 rows skipped: {LINES[line]}." in made.warnings
    assert [a["name"] for a in rows("account")] == ["Globex", "Initech"]


NAMES = [
    "Total Energies", "Sum Up", "Count Financial", "Average Joe Ltd", "Notes", "Account Owner GmbH", "Page One",
    "Yahoo!", "Key", "Tier One Solutions", "Legend Holdings", "Page 1 Media", "*Acme",
]  # fmt: skip


def test_a_company_that_is_only_called_like_that_comes_in(bring: Import, rows: Rows) -> None:
    bring(HEAD + "Globex,globex.com,ana\n" + "".join(f"{name},,\n" for name in NAMES))
    assert [a["name"] for a in rows("account")] == ["Globex", *NAMES]


@pytest.mark.parametrize("line", ["Total", "Page 1", "Tier 2 accounts", "* ask Bo"])
def test_a_row_that_says_two_things_is_a_record(bring: Import, rows: Rows, line: str) -> None:
    bring(f"{HEAD}Globex,globex.com,ana\n{line},initech.com,\n")
    assert [a["domain"] for a in rows("account")] == ["globex.com", "initech.com"]


def test_in_a_list_of_names_alone_each_is_one(bring: Import, rows: Rows) -> None:
    bring(f"{HEAD}Globex,,\nTotal,,\n")
    assert [a["name"] for a in rows("account")] == ["Globex", "Total"]
