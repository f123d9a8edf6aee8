"""Rows of a file into the workspace, whatever kind they are: found or new, changed or not, and why not."""

from __future__ import annotations

from exchange_files import Import, Rows

HEAD = "Company name,City,Industry\n"


def test_a_row_that_says_what_we_have_changes_nothing(bring: Import) -> None:
    bring(HEAD + "Acme,Ulm,retail\n", kind="accounts")
    made = bring(HEAD + "Acme,Ulm,retail\n", kind="accounts")
    assert made.counts["unchanged"] == 1


def test_a_change_says_old_and_new(bring: Import, rows: Rows) -> None:
    bring(HEAD + "Acme,Ulm,retail\n", kind="accounts")
    made = bring(HEAD + "Acme,Bonn,retail\n", kind="accounts")
    assert [(c.field, c.old, c.new) for c in made.rows[0].changes] == [("city", "Ulm", "Bonn")]
    assert rows("account")[0]["city"] == "Bonn"
