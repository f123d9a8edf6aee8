"""Two records become one, with all that hangs on them, and one undo makes them two again."""

from __future__ import annotations

from typing import Any

import pytest

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals
from abm_tui.store.commands.merging import merge
from abm_tui.store.commands.telling_apart import tell_apart
from abm_tui.store.undo import undo_redo


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    keep = store.do(accounts.add_account, "Globex", industry="chemicals").value
    drop = store.do(accounts.add_account, "Globex Inc", industry="steel", domain="globex.com").value
    return keep, drop


def rows(store: Store, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = store.do(lambda u: u.find(name)).value
    return found


@pytest.mark.parametrize(("take", "industry"), [((), "chemicals"), (("industry",), "steel")])
def test_blanks_are_filled_and_what_both_say_stays_unless_taken(
    store: Store, two: tuple[int, int], take: tuple[str, ...], industry: str
) -> None:
    done = store.do(merge, "account", *two, take)
    [row] = rows(store, "account")
    assert (row["id"], row["name"], row["domain"], row["industry"]) == (two[0], "Globex", "globex.com", industry)
    assert done.label == "Globex Inc merged into Globex"


def test_notes_and_tags_of_both_are_kept_each_once(store: Store, two: tuple[int, int]) -> None:
    for account_id, tags, notes in ((two[0], "a;b", "Ours"), (two[1], "b;c", "Theirs")):
        store.do(lambda u, i=account_id, t=tags, n=notes: u.set("account", i, tags=t, notes=n))
    store.do(merge, "account", *two)
    [row] = rows(store, "account")
    assert (row["tags"], row["notes"]) == ("a;b;c", "Ours\nTheirs")


def test_what_hangs_on_the_second_moves_and_undo_makes_them_two_again(store: Store, two: tuple[int, int]) -> None:
    store.do(committee.add_person, two[1], first_name="Raj")
    store.do(deals.add_deal, two[1], "Pilot")
    store.do(merge, "account", *two)
    assert {row["account_id"] for row in rows(store, "contact") + rows(store, "opportunity")} == {two[0]}
    undo_redo.turn(store, undo_redo.UNDO)
    assert {row["account_id"] for row in rows(store, "contact") + rows(store, "opportunity")} == {two[1]}
    assert len(rows(store, "account")) == 2


def test_that_two_were_told_apart_is_taken_back_by_merging_them(store: Store, two: tuple[int, int]) -> None:
    third = store.do(accounts.add_account, "Globex AG").value
    store.do(tell_apart, "account", *two)
    store.do(tell_apart, "account", two[1], third)
    store.do(merge, "account", *two)
    assert [(row["one"], row["other"]) for row in rows(store, "apart")] == [(two[0], third)]


def test_one_and_the_same_record_and_an_unknown_field_are_refused(store: Store, two: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="one and the same"):
        store.do(merge, "account", two[0], two[0])
    with pytest.raises(Refused, match="no field colour"):
        store.do(merge, "account", *two, ["colour"])
    assert len(rows(store, "account")) == 2
