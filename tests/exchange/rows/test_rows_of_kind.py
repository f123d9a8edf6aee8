"""What the import asks of each kind of rows."""

from __future__ import annotations

from exchange_files import Import


def test_a_rejected_row_names_the_column_as_the_file_calls_it(bring: Import) -> None:
    made = bring("Firma,Employees\nAcme,lots and lots\n", kind="accounts", maps=["Firma=name"])
    assert [reject.column for row in made.rows for reject in row.rejects] == ["Employees"]


def test_a_row_that_only_has_the_key_of_another_goes_after_it(bring: Import) -> None:
    made = bring("Record ID,Company name,City\n1,,Ulm\n1,Acme,\n", kind="accounts")
    assert made.counts["rejected"] == 0
    assert made.counts["created"] == 1
