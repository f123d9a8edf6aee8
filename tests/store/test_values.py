"""Whatever is typed, pasted or imported is stored as the one cleaning function returns it, or refused in a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Column

from abm_tui.errors import Refused
from abm_tui.models import tables
from abm_tui.models.types import ShortText
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, agreeing, blockers, committee, deals, lists, members, plays
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit
from abm_tui.text import clean

BLNS = Path(__file__).parents[1] / "data" / "blns" / "blns.json"
NAUGHTY: list[str] = json.loads(BLNS.read_text(encoding="utf-8"))
OURS = [
    "\x1b]52;c;aGVsbG8=\x1b\\",
    "\x9d0;title\x9c",
    "line\r\nline\rline\nline",
    "y\n\u0303o",  # a written-out accent that begins a line
    "n\u0303o and no\u0308",
    "a\u202eb\u2066c",
    "\u200b\u2060\ufeff",
    "\ud800 half a surrogate",
    "tab\tbed",
    "[@click=app.quit]x[/]",
    " \u00a0 ",
]
STRINGS = [*NAUGHTY, *OURS]


def closed(column: Column[Any]) -> bool:
    """Whether the column only takes words of a list."""
    checks = {c.name for c in column.table.constraints if isinstance(c, CheckConstraint)}
    return f"{column.name}_is_known" in checks


def text_columns(name: str) -> list[Column[Any]]:
    return [c for c in tables.JOURNALED[name].columns if isinstance(c.type, ShortText) and not closed(c)]


def word_columns(name: str) -> list[Column[Any]]:
    return [c for c in tables.JOURNALED[name].columns if isinstance(c.type, ShortText) and closed(c)]


def expected(column: Column[Any], text: str) -> str | None:
    """What must stand in the column afterwards; None = it must be refused."""
    kind = column.type
    assert isinstance(kind, ShortText)
    cleaned = clean(text, multiline=kind.multiline)
    needed = column.default is None and not column.nullable
    return None if len(cleaned) > kind.limit or (needed and not cleaned) else cleaned


def test_there_are_strings_and_columns_to_try() -> None:
    assert len(NAUGHTY) == 515
    assert sum(len(text_columns(name)) for name in tables.JOURNALED) > 90


@pytest.mark.parametrize("name", list(tables.JOURNALED))
def test_every_naughty_string_in_every_text_field_is_stored_as_cleaned(
    store: Store, one_of_each: dict[str, int], name: str
) -> None:
    row_id = one_of_each[name]
    columns = text_columns(name)

    def all_of_them(u: Unit) -> None:
        was = {c.name: u.get(name, row_id)[c.name] for c in columns}
        for text in STRINGS:
            wanted = {c.name: expected(c, text) for c in columns}
            u.set(name, row_id, **{c: text for c, cleaned in wanted.items() if cleaned is not None})
            row = u.get(name, row_id)
            for column, cleaned in wanted.items():
                if cleaned is not None:
                    assert row[column] == cleaned, (column, text)
                else:
                    with pytest.raises(Refused, match=r"Nothing was saved\.$"):
                        u.set(name, row_id, **{column: text})
        u.set(name, row_id, **was)  # a framework made of naughty strings would be refused as a whole

    if columns:
        store.do(all_of_them)


def test_the_journal_gives_back_exactly_what_was_stored(store: Store, one_of_each: dict[str, int]) -> None:
    note = 'first\n\u0303second, "quoted" \\n \\u0041 née N\u0303oño'
    account_id = one_of_each["account"]
    store.do(accounts.set_field, account_id, "notes", note)
    store.do(accounts.set_field, account_id, "notes", "")
    undo_redo.turn(store, undo_redo.UNDO)
    again = open_workspace(store.path, "bo", store.today)
    assert again.do(lambda u: u.get("account", account_id)["notes"]).value == clean(note, multiline=True)
    again.close()


@pytest.mark.parametrize("name", [n for n in tables.JOURNALED if word_columns(n)])
def test_a_field_of_known_words_refuses_every_other_word_in_a_sentence(
    store: Store, one_of_each: dict[str, int], name: str
) -> None:
    row_id = one_of_each[name]
    for column in word_columns(name):
        for text in ("[/]", "\x1b[2J", "Tier 9"):
            with pytest.raises(Refused, match=rf"no {column.name.replace('_', ' ')}") as said:
                store.do(lambda u, c=column.name, t=text: u.set(name, row_id, **{c: t}))
            assert said.value.message.endswith("Nothing was saved.")


def test_nothing_typed_into_a_field_of_known_words_clears_it(store: Store, one_of_each: dict[str, int]) -> None:
    account_id = one_of_each["account"]
    store.do(lambda u: u.set("account", account_id, stage="interest"))
    store.do(lambda u: u.set("account", account_id, stage=" \u200b"))
    assert store.do(lambda u: u.get("account", account_id)["stage"]).value is None


NEEDED: list[Callable[[Unit, str], object]] = [
    accounts.add_account,
    lambda u, text: accounts.set_field(u, 1, "name", text),
    lambda u, text: agreeing.add_evidence(u, 1, text),
    lambda u, text: accounts.set_label(u, [1], text),
    lambda u, text: members.add_member(u, text, "sales"),
    lambda u, text: lists.save_list(u, text, scope="targets", filter=""),
    lambda u, text: plays.add_touch(u, 1, text, None),
    lambda u, text: deals.add_deal(u, 1, text),
    lambda u, text: blockers.write_blocker(u, 1, text),
]


@pytest.mark.parametrize("blank", ["", "  ", "\t\n", "\u200b", "\u2060\ufeff\u202e", "\x00\x1b"])
def test_a_text_that_cannot_be_blank_is_refused_however_it_is_blank(store: Store, blank: str) -> None:
    store.do(accounts.add_account, "Globex")
    for command in NEEDED:
        with pytest.raises(Refused) as said:
            store.do(command, blank)
        assert said.value.message[0].isupper()
        assert said.value.message.endswith(".")


TOO_LONG: list[tuple[Callable[[Unit, str], object], int]] = [
    (accounts.add_account, 200),
    (lambda u, text: accounts.set_field(u, 1, "name", text), 200),
    (lambda u, text: accounts.set_field(u, 1, "notes", text), 10_000),
    (lambda u, text: agreeing.add_evidence(u, 1, text), 1_000),
    (lambda u, text: committee.add_person(u, 1, title=text), 200),
    (lambda u, text: plays.add_touch(u, 1, text, None), 1_000),
    (lambda u, text: blockers.write_blocker(u, 1, text), 1_000),
]


@pytest.mark.parametrize(("command", "limit"), TOO_LONG)
def test_a_text_at_its_limit_is_kept_and_one_above_it_is_refused_with_both_numbers(
    store: Store, command: Callable[[Unit, str], object], limit: int
) -> None:
    store.do(accounts.add_account, "Globex")
    done = store.do(command, "ü" * limit)
    assert done.changes
    with pytest.raises(Refused, match=f"{limit + 1:,} characters, the limit is {limit:,}") as said:
        store.do(command, "x" * (limit + 1))
    assert said.value.code == "too_long"


def test_the_sentence_of_an_edit_never_refuses_it(store: Store) -> None:
    """The label quotes what was written, and has a limit of its own."""
    account_id = store.do(accounts.add_account, "G" * 200).value
    done = store.do(blockers.write_blocker, account_id, "b" * 1_000)
    assert re.match(r"In the way of G{200}: b+$", done.label)
    undone = undo_redo.turn(store, undo_redo.UNDO)
    assert undone is not None
    assert len(undone.label) <= 1_000


def test_a_row_written_by_another_tool_is_cleaned_on_the_way_out(store: Store, one_of_each: dict[str, int]) -> None:
    account_id = one_of_each["account"]
    with store._write_engine.begin() as connection:
        connection.exec_driver_sql("update account set name = ? where id = ?", ("Glo\x1b[2Jbex", account_id))
    assert store.do(lambda u: u.get("account", account_id)["name"]).value == "Glo[2Jbex"
    with store._write_engine.begin() as connection:
        connection.exec_driver_sql("update account set name = 'Globex' where id = ?", (account_id,))


def test_no_engine_below_lets_an_unclean_text_in(store: Store) -> None:
    table = tables.view_state
    store.put(table, {"who": "ana", "name": "targets\x1b"}, {"value": "a\x00b"})
    row = store.read(lambda r: r.rows(table.select()))[0]
    assert (row["name"], row["value"]) == ("targets", "ab")
    with pytest.raises(Refused, match="cannot be kept"):
        store.put(table, {"who": "x" * 201, "name": "targets"}, {"value": ""})
