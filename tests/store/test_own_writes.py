"""Nobody is in conflict with his own edits, only with those of others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Conflict
from abm_tui.store import Store
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.commands import accounts
from abm_tui.store.own_writes import MOST, OwnWrites

CELL = ("account", 1, "notes")
LINE = ChangeFact(
    id=1,
    group="g",
    at="2025-11-05T12:00:00Z",
    on=date(2025, 11, 5),
    who="ana",
    op="set",
    entity="account",
    entity_id=1,
    account_id=1,
    field="notes",
    old='""',
    new='"mine"',
    undoes="",
    redo=False,
    label="",
)

texts = st.text("abc", max_size=2).map(json.dumps)


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def note(store: Store, account_id: int, text: str, seen: str) -> None:
    """An edit as a screen makes it: once it is on disk, the session knows it for its own."""
    store.own.note(store.do(accounts.set_field, account_id, "notes", text, base={"notes": seen}).changes)


def test_whoever_saves_twice_from_what_he_first_saw_is_in_no_conflict_with_himself(store: Store, globex: int) -> None:
    note(store, globex, "first", seen="")
    note(store, globex, "second", seen="")
    assert store.do(lambda u: u.get("account", globex)["notes"]).value == "second"


def test_what_a_session_did_not_note_is_nobodys_own(store: Store, globex: int) -> None:
    """The command line writes once and is gone: for it, whatever changed since it looked is a conflict."""
    store.do(accounts.set_field, globex, "notes", "first", base={"notes": ""})
    with pytest.raises(Conflict):
        store.do(accounts.set_field, globex, "notes", "second", base={"notes": ""})


def test_what_the_other_person_wrote_in_between_is_a_conflict(store: Store, colleague: Store, globex: int) -> None:
    note(store, globex, "mine", seen="")
    note(colleague, globex, "theirs", seen="mine")
    for seen in ("", "mine"):
        with pytest.raises(Conflict, match="Nothing was overwritten"):
            note(store, globex, "mine again", seen=seen)
    assert store.do(lambda u: u.get("account", globex)["notes"]).value == "theirs"


def test_what_one_session_wrote_is_not_the_other_sessions_own(store: Store, colleague: Store, globex: int) -> None:
    note(store, globex, "mine", seen="")
    with pytest.raises(Conflict):
        note(colleague, globex, "theirs", seen="")


def test_a_command_that_failed_wrote_nothing_of_ones_own(store: Store, colleague: Store, globex: int) -> None:
    note(colleague, globex, "theirs", seen="")

    def fail(_: object = None) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.do(lambda u: (u.set("account", globex, notes="mine"), fail()))
    with pytest.raises(Conflict):
        note(store, globex, "mine", seen="")


def test_an_editor_that_saw_what_was_never_ones_own_is_not_covered() -> None:
    own = OwnWrites()
    own.note([LINE])
    assert own.covers(CELL, '""', '"mine"')
    assert own.covers(CELL, '"mine"', '"mine"')
    assert not own.covers(CELL, '"something"', '"mine"')
    assert not own.covers(("account", 2, "notes"), '""', '"mine"')
    assert not own.covers(("contact", 1, "notes"), '""', '"mine"')


@pytest.mark.parametrize("op", ["add", "del", "step"])
def test_only_a_cell_that_was_set_is_remembered(op: str) -> None:
    own = OwnWrites()
    own.note([replace(LINE, op=op)])
    assert not own.covers(CELL, '""', '"mine"')


def test_the_oldest_cell_is_forgotten_first_and_writing_it_again_makes_it_the_latest() -> None:
    own = OwnWrites()
    own.note(replace(LINE, entity_id=i) for i in range(MOST))
    own.note([replace(LINE, entity_id=0), replace(LINE, entity_id=MOST)])
    assert own.covers(("account", 0, "notes"), '""', '"mine"')
    assert not own.covers(("account", 1, "notes"), '""', '"mine"')
    assert own.covers(("account", MOST, "notes"), '""', '"mine"')


@given(st.lists(texts, min_size=2, max_size=6), texts, texts)
def test_what_stands_there_is_ones_own_only_where_one_wrote_it_last(chain: list[str], seen: str, current: str) -> None:
    """However often one cell is written: covered is what one saw at any time of it, under one's own last value."""
    own = OwnWrites()
    for old, new in pairwise(chain):
        own.note([replace(LINE, old=old, new=new)])
    assert own.covers(CELL, seen, current) == (seen in chain and current == chain[-1])


@given(st.lists(st.tuples(st.sampled_from(["ana", "bo"]), texts), min_size=1, max_size=8), texts)
def test_after_any_edits_of_two_a_session_is_covered_only_where_the_last_was_its_own(
    edits: list[tuple[str, str]], start: str
) -> None:
    """An edit that changes nothing is no edit, and a value that came back to one's own is taken for one's own."""
    sessions = {"ana": OwnWrites(), "bo": OwnWrites()}
    last: dict[str, str] = {}
    current = start
    for who, value in edits:
        if value != current:
            sessions[who].note([replace(LINE, who=who, old=current, new=value)])
            last[who] = current = value
    for who, own in sessions.items():
        assert own.covers(CELL, current, current) == (last.get(who) == current)
