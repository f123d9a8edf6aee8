"""What an import says of a file beside its counts, and what it is called in the history."""

from __future__ import annotations

from exchange_files import Import

from abm_tui.exchange.rows.file_remarks import label


def test_the_history_has_the_file_and_what_it_did(bring: Import) -> None:
    made = bring("Company name,City\nAcme,Ulm\nGlobex,Bonn\n", kind="accounts")
    assert label([made]) == "Imported file.csv: 2 created"
    assert label([made, made]) == "Imported 2 files: 4 created"


def test_a_file_that_did_nothing_is_called_so(bring: Import) -> None:
    text = "Company name,City\nAcme,Ulm\n"
    bring(text, kind="accounts")
    assert label([bring(text, kind="accounts")]) == "Imported file.csv: nothing new"


def test_that_most_of_a_file_stays_out_is_said_with_a_way_to_take_it_in(bring: Import) -> None:
    made = bring("Company name,Zapped,Frobbed,Quuxed\nAcme,1,2,3\n", kind="accounts")
    said = next(w for w in made.warnings if w.startswith("Only 1 of 4 columns were understood"))
    assert said.endswith('left out: "Zapped", "Frobbed", "Quuxed". Take one in with --map "Zapped=OURS".')
