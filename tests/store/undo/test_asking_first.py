"""An undo asks first where one key would take back an import or the opening of a review."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from abm_tui.store import Store
from abm_tui.store.commands import accounts, reviews
from abm_tui.store.undo import undo_redo
from abm_tui.store.undo.asking_first import question
from abm_tui.store.unit import Unit

pytestmark = pytest.mark.quick
AT = datetime(2025, 11, 5, 9)


def bring(u: Unit, names: list[str], people: int = 0) -> None:
    """An import as the store sees it: rows, and the source they came from."""
    u.label = "Imported x.csv"
    u.add_many("account", [{"name": name} for name in names])
    for n in range(people):
        u.add("contact", first_name=f"P{n}")
    u.add("source", vendor="file", kind="accounts", rows=len(names), at=AT)


def test_an_everyday_edit_is_taken_back_unasked(store: Store) -> None:
    assert question(store, undo_redo.UNDO) == ""
    store.do(accounts.add_account, "Acme")
    assert question(store, undo_redo.UNDO) == ""


@pytest.mark.parametrize(
    ("names", "people", "asked"),
    [
        (["Alpha"], 0, "Undo the import of 1 account?"),
        (["Alpha", "Beta"], 0, "Undo the import of 2 accounts?"),
        (["Alpha"], 2, "Undo the import of 1 account, 2 people?"),
    ],
)
def test_an_import_is_named_by_what_it_brought(store: Store, names: list[str], people: int, asked: str) -> None:
    store.do(bring, names, people)
    assert question(store, undo_redo.UNDO) == asked


def test_an_import_that_only_changed_rows_is_named_by_those(store: Store) -> None:
    account_id = store.do(accounts.add_account, "Acme").value

    def change(u: Unit) -> None:
        u.set("account", account_id, industry="Food")
        u.add("source", vendor="file", kind="accounts", rows=1, at=AT)

    store.do(change)
    assert question(store, undo_redo.UNDO) == "Undo the import of 1 account?"


def test_the_opening_of_a_review_is_asked_about_and_its_redo_is_not(store: Store) -> None:
    store.do(reviews.open_review, date(2025, 11, 7), [])
    assert question(store, undo_redo.UNDO).startswith("u would take back the opening of this review")
    undo_redo.turn(store, undo_redo.UNDO)
    assert question(store, undo_redo.REDO) == ""
