"""A command is one transaction: all of it is on disk, or nothing; nobody's edit is overwritten silently."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from abm_tui.errors import Conflict, NotFound, Refused
from abm_tui.models import tables
from abm_tui.store import Done, Store, journal
from abm_tui.store.change_fact import ChangeFact
from abm_tui.store.commands import accounts, agreeing, members
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit


def changes_of(store: Store) -> list[ChangeFact]:
    return store.read(lambda r: journal.since(r.connection, 0))


def row(store: Store, name: str, row_id: int) -> dict[str, object]:
    table = tables.JOURNALED[name]
    return dict(store.read(lambda r: r.rows(table.select().where(table.c.id == row_id)))[0])


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


def test_an_acknowledged_command_says_who_when_what_before_and_after(store: Store, globex: int) -> None:
    done = store.do(accounts.set_field, globex, "industry", "chemicals")
    [change] = done.changes
    assert (change.who, change.op, change.entity, change.entity_id, change.field) == (
        "ana",
        "set",
        "account",
        globex,
        "industry",
    )
    assert (change.old, change.new, change.account_id, change.on) == ('""', '"chemicals"', globex, date(2025, 11, 5))
    assert change.group == done.group
    assert changes_of(store)[-1] == change


def test_a_row_that_is_added_gets_every_default_of_its_table(store: Store) -> None:
    ids = store.do(lambda u: [u.add("play", name="Win back"), u.add("contact"), u.add("opportunity")]).value
    assert row(store, "play", ids[0])["duration_days"] == 14
    assert row(store, "contact", ids[1])["email_bounced"] is False
    assert row(store, "opportunity", ids[2])["status"] == "open"
    added = {c.entity: c.new for c in changes_of(store)[-3:]}
    assert added["play"] is not None
    assert '"duration_days":14' in added["play"]


def test_every_kind_of_value_comes_back_from_the_journal_as_it_was(store: Store, globex: int) -> None:
    def write(u: Unit) -> None:
        u.set(
            "account",
            globex,
            acv=Decimal("1200.505"),
            employees=10**12,
            strategic=True,
            timeframe=datetime(2026, 1, 2, 3, 4),
        )
        u.add("activity", type="call", at=datetime(2025, 11, 4, 9, 30, 15, 250), account_id=globex)

    store.do(write)
    kept = row(store, "account", globex)
    assert kept["acv"] == Decimal("1200.50")
    assert kept["timeframe"] == date(2026, 1, 2)
    state = journal.replay(changes_of(store))
    assert state["account"][globex] == kept


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("acv", "a lot", "needs an amount"),
        ("acv", Decimal("NaN"), "out of range"),
        ("acv", 10**15, "out of range"),
        ("acv", Decimal("999999999999999.999"), "cannot be kept|out of range"),
        ("employees", "ten", "needs a whole number"),
        ("employees", 2**63, "needs a whole number"),
        ("timeframe", "friday", "needs a day"),
        ("colour", "red", "has no field"),
        ("id", 7, "has no field"),
        ("owner_sales", 99, "is gone"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_a_sentence_and_nothing_is_written(
    store: Store, globex: int, field: str, value: object, said: str
) -> None:
    before = changes_of(store)
    with pytest.raises(Refused, match=said):
        store.do(lambda u: (u.set("account", globex, notes="half"), u.set("account", globex, **{field: value})))
    assert changes_of(store) == before
    assert row(store, "account", globex)["notes"] == ""


def test_whatever_goes_wrong_in_a_command_leaves_nothing_of_it(store: Store, globex: int) -> None:
    def half(u: Unit) -> None:
        u.set("account", globex, name="Half")
        u.add("evidence", account_id=globex, text="half")
        raise ZeroDivisionError

    before = changes_of(store)
    with pytest.raises(ZeroDivisionError):
        store.do(half)
    assert changes_of(store) == before
    assert row(store, "account", globex)["name"] == "Globex"


def test_a_value_that_is_there_already_is_no_change(store: Store, globex: int) -> None:
    done = store.do(accounts.set_field, globex, "name", "Globex ")
    assert (done.group, done.changes) == ("", [])


def test_an_id_is_never_given_twice(store: Store) -> None:
    first = store.do(lambda u: u.add("savedlist", name="a")).value
    store.do(lambda u: u.delete("savedlist", first))
    assert store.do(lambda u: u.add("savedlist", name="b")).value == first + 1
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    assert row(store, "savedlist", first)["name"] == "a"
    assert store.do(lambda u: u.add_many("savedlist", [{"name": "c"}, {"name": "d"}])).value == [first + 2, first + 3]


def test_ids_that_are_given_and_ids_that_are_not_do_not_meet(store: Store) -> None:
    start = store.do(lambda u: u.add("savedlist", name="a")).value
    rows = [{"name": "b"}, {"name": "c", "id": start + 5}, {"name": "d"}]
    assert store.do(lambda u: u.add_many("savedlist", rows)).value == [start + 6, start + 5, start + 7]


def test_a_row_that_is_gone_is_a_sentence(store: Store) -> None:
    for name in ("opportunity", "contact", "account"):
        with pytest.raises(NotFound, match="is not there any more"):
            store.do(lambda u, n=name: u.set(n, 999, notes="x"))
    with pytest.raises(Refused, match="too large"):
        store.do(lambda u: u.get("account", 10**30))


def test_what_something_belongs_to_cannot_be_deleted(store: Store, globex: int) -> None:
    store.do(agreeing.add_evidence, globex, "Raised a round")
    with pytest.raises(Refused, match="still belongs to it"):
        store.do(lambda u: u.delete("account", globex))


def test_two_members_cannot_have_one_name(store: Store) -> None:
    with pytest.raises(Refused, match="already"):
        store.do(members.add_member, "bo", "sales")
    with pytest.raises(Refused, match="one with this name already"):
        store.do(lambda u: u.add("member", name="bo"))


def test_a_new_member_is_known_at_once_here_and_after_a_poll_there(store: Store, colleague: Store) -> None:
    store.do(members.add_member, "cleo", "sales")
    assert [m.name for m in store.members] == ["ana", "bo", "cleo"]
    assert [m.name for m in colleague.members] == ["ana", "bo"]
    assert colleague.poll()
    assert [m.name for m in colleague.members] == ["ana", "bo", "cleo"]


# two people


def test_edits_to_different_fields_of_one_account_both_survive(store: Store, colleague: Store, globex: int) -> None:
    store.do(accounts.set_field, globex, "industry", "chemicals", base={"industry": ""})
    colleague.do(accounts.set_field, globex, "country", "DE", base={"country": ""})
    kept = row(store, "account", globex)
    assert (kept["industry"], kept["country"]) == ("chemicals", "DE")


def test_the_second_edit_of_one_cell_is_told_who_changed_it_and_to_what(
    store: Store, colleague: Store, globex: int
) -> None:
    colleague.do(accounts.set_field, globex, "industry", "retail", base={"industry": ""})
    before = changes_of(store)
    with pytest.raises(Conflict, match="bo changed industry since you looked. Nothing was overwritten.") as told:
        store.do(accounts.set_field, globex, "industry", "chemicals", base={"industry": ""})
    [clash] = told.value.clashes
    assert (clash.base, clash.current, clash.wanted, clash.who) == ("", "retail", "chemicals", "bo")
    assert clash.at == before[-1].at
    assert told.value.exit_code == 4
    assert changes_of(store) == before


def test_a_stale_look_is_told_even_when_both_want_the_same(store: Store, colleague: Store, globex: int) -> None:
    """The comparison with what was seen comes first: a counter that two people raise would else lose one."""
    colleague.do(accounts.set_field, globex, "employees", 1, base={"employees": None})
    with pytest.raises(Conflict):
        store.do(accounts.set_field, globex, "employees", 1, base={"employees": None})


def test_what_was_seen_is_compared_as_it_would_be_stored(store: Store, globex: int) -> None:
    store.do(accounts.set_field, globex, "city", " Zu\u0308rich ")
    store.do(accounts.set_field, globex, "city", "Basel", base={"city": "Zu\u0308rich\u200b"})
    assert row(store, "account", globex)["city"] == "Basel"


def test_a_row_that_changed_since_is_not_deleted(store: Store, colleague: Store) -> None:
    list_id = store.do(lambda u: u.add("savedlist", name="a")).value
    seen = row(store, "savedlist", list_id)
    colleague.do(lambda u: u.set("savedlist", list_id, filter="late"))
    with pytest.raises(Conflict):
        store.do(lambda u: u.delete("savedlist", list_id, base=seen))


# what the other one sees


def test_a_poll_brings_each_change_once_and_in_order(store: Store, colleague: Store, globex: int) -> None:
    colleague.poll()
    done: list[Done] = [store.do(accounts.set_field, globex, "notes", text) for text in "abc"]
    seen = colleague.poll()
    assert seen == [c for d in done for c in d.changes]
    assert colleague.poll() == []


def test_a_reader_cannot_write(store: Store, globex: int) -> None:
    with pytest.raises(Exception, match="may only be read"):
        store.read(lambda r: r.connection.execute(tables.account.delete()))
    assert row(store, "account", globex)


def test_outside_the_journal_stand_only_presence_drafts_views_and_settings(store: Store, colleague: Store) -> None:
    before = changes_of(store)
    at = datetime(2025, 11, 5, 12)
    for person in (store, colleague, store):
        person.put(tables.presence, {"who": person.who}, {"place": "targets", "at": at})
    store.put(tables.presence, {"who": "ana"}, {"place": "plays", "at": at})
    places = {r["who"]: r["place"] for r in store.read(lambda r: r.rows(tables.presence.select()))}
    assert places == {"ana": "plays", "bo": "targets"}
    store.forget(tables.presence, {"who": "ana"})
    assert [r["who"] for r in store.read(lambda r: r.rows(tables.presence.select()))] == ["bo"]
    assert changes_of(store) == before
    for table in (tables.account, tables.change):
        with pytest.raises(ValueError, match="by commands only"):
            store.put(table, {"id": 1}, {"name": "x"})
        with pytest.raises(ValueError, match="by commands only"):
            store.forget(table, {"id": 1})
