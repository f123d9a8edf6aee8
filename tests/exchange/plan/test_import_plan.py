"""An import that changes nothing is no undo step, and still says how old what we know is."""

from __future__ import annotations

from exchange_files import Import, Rows

from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.store import Store
from abm_tui.store.undo import undo_redo

FIRST = "Record ID,Company name,Company owner,Company Domain Name\n1,Acme,ana,acme.de\n"


def test_one_undo_takes_back_the_import_that_did_something(store: Store, bring: Import, rows: Rows) -> None:
    bring(FIRST)
    for _ in range(2):
        assert bring(FIRST).counts["unchanged"] == 1
    assert len(rows("source")) == 3  # each of them says that the source was looked at
    undone = undo_redo.turn(store, undo_redo.UNDO)
    assert undone is not None
    assert undone.label.startswith("Undone: Imported file.csv: 1 created")
    assert rows("account") == []


def test_what_was_undone_can_still_be_done_again_after_it(store: Store, bring: Import, rows: Rows) -> None:
    bring(FIRST)
    bring(FIRST.replace("acme.de", "acme.com"))
    undo_redo.turn(store, undo_redo.UNDO)
    assert [account["domain"] for account in rows("account")] == ["acme.de"]
    bring(FIRST)
    undo_redo.turn(store, undo_redo.REDO)
    assert [account["domain"] for account in rows("account")] == ["acme.com"]


def test_what_was_done_is_no_step_then(store: Store) -> None:
    for _ in range(2):
        plan, done = importing.run(store, [Input("file.csv", FIRST.encode())])
    assert (done.label, done.group) == ("Imported file.csv: nothing new", "")
    assert importing.apply(store, plan).group == ""


def test_a_file_of_which_every_row_stayed_out_did_not_come_in(bring: Import, rows: Rows) -> None:
    assert bring("name,employees\nAcme,x\nGlobex,y\n").counts["rejected"] == 2
    assert rows("source") == []
    bring("name,employees\nAcme,x\nGlobex,5\n")
    assert len(rows("source")) == 1
