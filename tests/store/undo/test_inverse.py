"""Undo and redo: one's own steps, newest first, without limit, across restarts, never over a later edit."""

from __future__ import annotations

import random
from typing import Any

import pytest
from tables_of import everything

from abm_tui.errors import Conflict
from abm_tui.store import Done, Store, journal, open_workspace
from abm_tui.store.commands import accounts, agreeing, committee, plays
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit


def name_of(store: Store, account_id: int) -> str:
    return str(store.do(lambda u: u.get("account", account_id)["name"]).value)


def undo(store: Store, **how: Any) -> Done:
    done = undo_redo.turn(store, undo_redo.UNDO, undo_redo.TurnOptions(**how))
    assert done is not None
    return done


def redo(store: Store, **how: Any) -> Done:
    done = undo_redo.turn(store, undo_redo.REDO, undo_redo.TurnOptions(**how))
    assert done is not None
    return done


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def rename(store: Store, account_id: int, *names: str) -> None:
    for name in names:
        store.do(accounts.set_field, account_id, "name", name)


def test_undo_takes_back_step_by_step_and_redo_does_them_again(store: Store, globex: int) -> None:
    rename(store, globex, "A", "B", "C")
    assert [undo(store).label, name_of(store, globex)] == ["Undone: B → C", "B"]
    undo(store)
    assert name_of(store, globex) == "A"
    assert [redo(store).label, name_of(store, globex)] == ["Done again: A → B", "B"]
    redo(store)
    assert name_of(store, globex) == "C"
    assert undo_redo.turn(store, undo_redo.REDO) is None


def test_undo_goes_back_to_the_founding_and_no_further(store: Store) -> None:
    rename(store, int(store.do(accounts.add_account, "Globex").value), "A", "B")
    while undo_redo.turn(store, undo_redo.UNDO) is not None:
        pass
    assert not any(everything(store).values())
    assert store.members == []
    assert undo_redo.turn(store, undo_redo.UNDO) is None
    while undo_redo.turn(store, undo_redo.REDO) is not None:
        pass
    assert [r["name"] for r in everything(store)["account"]] == ["B"]


def test_undo_survives_a_restart(store: Store, globex: int) -> None:
    rename(store, globex, "A", "B")
    undo(store)
    again = open_workspace(store.path, "ana", store.today)
    try:
        assert redo(again).label == "Done again: A → B"
        undo(again)
        undo(again)
        assert name_of(again, globex) == "Globex"
    finally:
        again.close()


def test_each_person_takes_back_their_own(store: Store, colleague: Store, globex: int) -> None:
    store.do(accounts.set_field, globex, "industry", "chemicals")
    colleague.do(accounts.set_field, globex, "country", "DE")
    assert undo(store).label.startswith("Undone: Industry")
    assert undo(colleague).label.startswith("Undone: Country")
    assert undo_redo.turn(colleague, undo_redo.UNDO) is None
    assert redo(colleague).label.startswith("Done again: Country")


def test_another_terminal_of_the_same_person_goes_on_where_this_one_stopped(store: Store, globex: int) -> None:
    rename(store, globex, "A", "B")
    other = open_workspace(store.path, "ana", store.today)
    try:
        undo(store)
        undo(other)
        assert name_of(store, globex) == "Globex"
        redo(store)
        redo(other)
        assert name_of(store, globex) == "B"
    finally:
        other.close()


def test_a_bulk_edit_is_one_step(store: Store) -> None:
    ids = [int(store.do(accounts.add_account, name).value) for name in ("A", "B", "C")]
    done = store.do(accounts.set_field_many, ids, "industry", "retail")
    assert done.label == "Industry → retail for 3 accounts"
    undo(store)
    assert {r["industry"] for r in everything(store)["account"]} == {""}
    redo(store)
    assert {r["industry"] for r in everything(store)["account"]} == {"retail"}


def test_a_new_edit_ends_what_could_be_done_again(store: Store, globex: int) -> None:
    rename(store, globex, "A")
    undo(store)
    rename(store, globex, "B")
    assert undo_redo.turn(store, undo_redo.REDO) is None
    undo(store)
    assert name_of(store, globex) == "Globex"
    assert redo(store).label.endswith("Globex → B")


def test_a_step_that_added_and_linked_rows_goes_and_comes_back_whole(store: Store, globex: int) -> None:
    before = everything(store)
    store.do(committee.add_person, globex, role="EB", first_name="Ines", last_name="Marsh")
    store.do(committee.set_seat, globex, "CH", "identified")
    store.do(plays.add_touch, globex, "Call Ines", None)
    full = everything(store)
    for _ in range(3):
        undo(store)
    assert everything(store) == before
    for _ in range(3):
        redo(store)
    assert everything(store) == full


def test_a_cell_somebody_changed_since_is_not_undone_and_nothing_else_either(
    store: Store, colleague: Store, globex: int
) -> None:
    store.do(accounts.set_fields, globex, {"industry": "retail", "country": "DE", "city": "Bonn"})
    colleague.do(accounts.set_field, globex, "country", "AT")
    before = everything(store)
    with pytest.raises(Conflict, match="bo has changed 1 of 3 cells since; nothing was undone") as told:
        undo_redo.turn(store, undo_redo.UNDO)
    assert told.value.fix.key == "c"
    assert [(c.field, c.base, c.current, c.wanted) for c in told.value.clashes] == [("country", "DE", "AT", "")]
    assert everything(store) == before


def test_all_but_the_changed_cells_can_be_undone(store: Store, colleague: Store, globex: int) -> None:
    store.do(accounts.set_fields, globex, {"industry": "retail", "country": "DE", "city": "Bonn"})
    colleague.do(accounts.set_field, globex, "country", "AT")
    assert undo(store, skip_changed=True).value == 1
    [row] = everything(store)["account"]
    assert (row["industry"], row["country"], row["city"]) == ("", "AT", "")
    redo(store)
    [row] = everything(store)["account"]
    assert (row["industry"], row["country"], row["city"]) == ("retail", "AT", "Bonn")


def test_when_nothing_of_a_step_is_left_the_next_undo_goes_on_to_the_one_before(
    store: Store, colleague: Store, globex: int
) -> None:
    rename(store, globex, "A")
    store.do(accounts.set_field, globex, "country", "DE")
    colleague.do(accounts.set_field, globex, "country", "AT")
    with pytest.raises(Conflict):
        undo_redo.turn(store, undo_redo.UNDO)
    done = undo(store, skip_changed=True)
    assert done.value == 1
    assert [c.op for c in done.changes] == ["step"]
    assert undo(store).label == "Undone: Globex → A"
    assert redo(store).label == "Done again: Globex → A"
    assert redo(store).label.startswith("Done again: Country")


def test_once_the_colleague_took_theirs_back_mine_can_be_undone(store: Store, colleague: Store, globex: int) -> None:
    store.do(accounts.set_field, globex, "country", "DE")
    colleague.do(accounts.set_field, globex, "country", "AT")
    undo(colleague)
    undo(store)
    assert everything(store)["account"][0]["country"] == ""


def test_an_account_to_which_somebody_added_something_is_not_undone_away(store: Store, colleague: Store) -> None:
    account_id = int(store.do(accounts.add_account, "Globex").value)
    colleague.do(agreeing.add_evidence, account_id, "Raised a round")
    with pytest.raises(Conflict, match="nothing was undone"):
        undo_redo.turn(store, undo_redo.UNDO)
    assert undo(store, skip_changed=True).value == 1
    assert name_of(store, account_id) == "Globex"


def test_what_belonged_to_a_deleted_row_stays_undone(store: Store, colleague: Store, globex: int) -> None:
    evidence_id = store.do(agreeing.add_evidence, globex, "Raised a round").value
    store.do(lambda u: u.delete("evidence", evidence_id))
    colleague.do(lambda u: u.delete("account", globex))
    with pytest.raises(Conflict):
        undo_redo.turn(store, undo_redo.UNDO)
    assert undo(store, skip_changed=True).value == 1
    assert everything(store)["evidence"] == []


def test_an_older_step_can_be_taken_back_on_its_own(store: Store, globex: int) -> None:
    first = store.do(accounts.set_field, globex, "industry", "retail")
    store.do(accounts.set_field, globex, "country", "DE")
    done = undo_redo.turn(store, undo_redo.of_group(first.group))
    assert done is not None
    [row] = everything(store)["account"]
    assert (row["industry"], row["country"]) == ("", "DE")
    assert undo(store).label.startswith("Undone: Country")
    assert undo(store).label == "Undone: Added Globex"


def test_a_step_of_many_rows_goes_and_comes_back(store: Store) -> None:
    def bring(u: Unit) -> None:
        ids = u.add_many("account", [{"name": f"A{n}"} for n in range(1_200)])
        u.add_many("contact", [{"account_id": i, "first_name": "P"} for i in ids])
        for account_id in ids[::2]:
            u.set("account", account_id, industry="retail")
        for account_id in ids[:50]:
            u.set("account", account_id, industry="chemicals")
        u.label = "Import"

    before = everything(store)
    store.do(bring)
    full = everything(store)
    undo(store)
    assert everything(store) == before
    redo(store)
    assert everything(store) == full


@pytest.mark.parametrize("seed", range(20))
def test_any_walk_of_edits_undos_and_redos_is_that_of_two_stacks(store: Store, globex: int, seed: int) -> None:
    """The journal's reading of whose turn it is, against the plain stacks every editor has."""
    rng = random.Random(seed)
    done: list[str] = ["Globex"]
    undone: list[str] = []
    for n in range(60):
        match rng.choice(["edit", "undo", "undo", "redo", "redo"]):
            case "edit":
                done.append(f"N{n}")
                undone.clear()
                rename(store, globex, done[-1])
            case "undo" if len(done) > 1:
                undone.append(done.pop())
                undo(store)
            case "redo" if undone:
                done.append(undone.pop())
                redo(store)
            case "redo":
                assert undo_redo.turn(store, undo_redo.REDO) is None
        assert name_of(store, globex) == done[-1]


def test_finding_the_next_undo_reads_a_few_rows_however_long_the_journal_and_the_walk_back(store: Store) -> None:
    def past(u: Unit) -> None:
        account_id = accounts.add_account(u, "Globex")
        u.add_many("contact", [{"account_id": account_id} for _ in range(3_000)])

    store.do(past)
    [globex] = [r["id"] for r in everything(store)["account"]]
    rename(store, globex, *(f"N{n}" for n in range(120)))
    for _ in range(120):
        undo(store)
    statements: list[str] = []
    with store._read_engine.connect() as connection:
        connection.connection.set_trace_callback(statements.append)  # type: ignore[attr-defined]
        group = journal.next_undo(connection, "ana")
        connection.connection.set_trace_callback(None)  # type: ignore[attr-defined]
        assert group is not None
        step = journal.step_of(connection, group)
    assert step is not None
    assert step.label == "Added Globex"
    assert len(statements) <= 6
