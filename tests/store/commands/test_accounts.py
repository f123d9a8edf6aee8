"""Tier 1 holds twenty accounts, twenty-five with a reason, never more (S000, S002): on whatever path they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from abm_tui.errors import Refused
from abm_tui.models import tables
from abm_tui.models.words import Tier
from abm_tui.rules.framework_reading import presets
from abm_tui.store import Store, create_workspace
from abm_tui.store.commands import accounts, importing
from abm_tui.store.commands.importing import Batch, BatchEdit
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit

CAP, CEILING = 20, 25


def tier1(store: Store) -> list[int]:
    """The ids in Tier 1."""
    table = tables.account
    query = table.select().where(table.c.tier == Tier.ONE, table.c.archived_on.is_(None)).order_by(table.c.id)
    return [r["id"] for r in store.read(lambda r: r.rows(query))]


def fill(store: Store, n: int, *, reason: str = "") -> list[int]:
    """`n` more accounts in Tier 1, and one more that is not."""
    ids: list[int] = store.do(lambda u: u.add_many("account", [{"name": f"A{i}"} for i in range(n + 1)])).value
    if n:
        store.do(accounts.set_field_many, ids[:n], "tier", "1", reason=reason)
    return ids


@pytest.fixture
def full(store: Store) -> list[int]:
    """Twenty in Tier 1, and one more account that waits outside."""
    ids = fill(store, CAP)
    assert len(tier1(store)) == CAP
    return ids


Path1 = Callable[[Unit, int], object]
WAYS_IN: dict[str, Path1] = {
    "a digit": lambda u, i: accounts.set_tier(u, i, "1"),
    "a field": lambda u, i: accounts.set_field(u, i, "tier", "1"),
    "several fields": lambda u, i: accounts.set_fields(u, i, {"industry": "x", "tier": "1"}),
    "a bulk edit": lambda u, i: accounts.set_field_many(u, [i], "tier", "1"),
    "a new account": lambda u, _: accounts.add_account(u, "New", tier="1"),
    "a row of an import": lambda u, _: u.add_many("account", [{"name": "New", "tier": "1"}]),
    "a cell that is written": lambda u, i: u.set("account", i, tier="1"),
}


@pytest.mark.parametrize("way", list(WAYS_IN))
def test_the_twenty_first_needs_a_reason_on_every_path(store: Store, full: list[int], way: str) -> None:
    with pytest.raises(Refused, match="Tier 1 is full, 20 of 20") as said:
        store.do(WAYS_IN[way], full[-1])
    assert said.value.code == "tier_full"
    assert len(said.value.data.pop("entering")) == 1, "who was to come in, for the question what to do about it"
    assert said.value.data == {"cap": CAP, "ceiling": CEILING, "inside": CAP, "after": CAP + 1}
    assert tier1(store) == full[:CAP]


def test_where_an_override_stands_a_swap_goes_on_and_tier_1_does_not_grow(store: Store, full: list[int]) -> None:
    store.do(accounts.set_tier, full[-1], "1", reason="the board asked for it")
    newcomer = store.do(accounts.add_account, "Newcomer", tier="2").value
    store.do(accounts.swap_into_tier1, newcomer, full[0])
    assert len(tier1(store)) == CAP + 1
    with pytest.raises(Refused, match="Tier 1 is full, 20 of 20"):
        store.do(accounts.swap_into_tier1, full[0], full[-1])


def test_a_bulk_edit_that_would_go_over_changes_nobody(store: Store) -> None:
    ids = fill(store, CAP - 1)
    more = fill(store, 0)
    with pytest.raises(Refused):
        store.do(accounts.set_field_many, [ids[-1], more[-1]], "tier", "1")
    assert len(tier1(store)) == CAP - 1


def test_a_reason_goes_above_the_cap_and_stays_visible(store: Store, full: list[int]) -> None:
    store.do(accounts.set_tier, full[-1], "1", reason="the board asked for it")
    assert len(tier1(store)) == CAP + 1
    kept = store.do(lambda u: u.get("account", full[-1])["over_cap_reason"]).value
    assert kept == "the board asked for it"
    reasons = [c.new for c in store.read(lambda r: r.rows(tables.change.select())) if c["field"] == "over_cap_reason"]
    assert reasons == ['"the board asked for it"']


@pytest.mark.parametrize("blank", [" ", "\u200b", "\t"])
def test_a_blank_reason_is_none(store: Store, full: list[int], blank: str) -> None:
    with pytest.raises(Refused, match="Tier 1 is full"):
        store.do(accounts.set_tier, full[-1], "1", reason=blank)


def test_the_twenty_sixth_never_whatever_the_reason(store: Store, full: list[int]) -> None:
    fill(store, CEILING - CAP, reason="a big quarter")
    assert len(tier1(store)) == CEILING
    with pytest.raises(Refused, match="25 accounts at most") as said:
        store.do(accounts.set_tier, full[-1], "1", reason="please")
    assert said.value.code == "tier_ceiling"
    assert len(tier1(store)) == CEILING


def test_a_swap_keeps_the_number(store: Store, full: list[int]) -> None:
    store.do(accounts.swap_into_tier1, full[-1], full[0])
    assert tier1(store) == full[1:]
    undone = undo_redo.turn(store, undo_redo.UNDO)
    assert undone is not None
    assert tier1(store) == full[:-1]


def test_leaving_and_editing_are_never_refused_above_the_cap(store: Store, full: list[int]) -> None:
    store.do(accounts.set_tier, full[-1], "1", reason="the board asked for it")
    store.do(accounts.set_field, full[3], "industry", "retail")
    store.do(accounts.set_tier, full[3], "2")
    assert len(tier1(store)) == CAP


def test_undo_may_not_bring_back_a_twenty_first(store: Store, colleague: Store, full: list[int]) -> None:
    store.do(accounts.set_tier, full[0], "2")
    colleague.do(accounts.set_tier, full[-1], "1")
    with pytest.raises(Refused, match="Tier 1 is full"):
        undo_redo.turn(store, undo_redo.UNDO)
    assert tier1(store) == full[1:]
    done = undo_redo.turn(store, undo_redo.UNDO, undo_redo.TurnOptions(reason="both of us want it"))
    assert done is not None
    assert len(tier1(store)) == CAP + 1
    assert store.do(lambda u: u.get("account", full[0])["over_cap_reason"]).value == "both of us want it"


def test_undo_may_swap_instead(store: Store, colleague: Store, full: list[int]) -> None:
    store.do(accounts.set_tier, full[0], "2")
    colleague.do(accounts.set_tier, full[-1], "1")
    undo_redo.turn(store, undo_redo.UNDO, undo_redo.TurnOptions(swap=full[5]))
    assert tier1(store) == [i for i in full if i != full[5]]
    assert store.do(lambda u: u.get("account", full[5])["tier"]).value == Tier.WATCHLIST


def test_redo_may_not_bring_back_a_twenty_first(store: Store, colleague: Store) -> None:
    ids = fill(store, CAP - 1)
    store.do(accounts.set_tier, ids[-1], "1")
    undo_redo.turn(store, undo_redo.UNDO)
    other = colleague.do(accounts.add_account, "Bo's", tier="1").value
    with pytest.raises(Refused, match="Tier 1 is full"):
        undo_redo.turn(store, undo_redo.REDO)
    assert tier1(store) == [*ids[:-1], other]
    undo_redo.turn(store, undo_redo.REDO, undo_redo.TurnOptions(reason="both of us want it"))
    assert len(tier1(store)) == CAP + 1


def test_an_archived_account_takes_no_slot_and_does_not_come_back_round_the_cap(
    store: Store, colleague: Store, full: list[int]
) -> None:
    store.do(accounts.archive, [full[0]])
    colleague.do(accounts.set_tier, full[-1], "1")
    with pytest.raises(Refused, match="Tier 1 is full"):
        undo_redo.turn(store, undo_redo.UNDO)
    put_away = store.do(lambda u: u.add("account", name="Old", tier="1", archived_on=u.today)).value
    with pytest.raises(Refused, match="Tier 1 is full"):
        store.do(lambda u: u.set("account", put_away, archived_on=None))
    assert len(tier1(store)) == CAP


@pytest.fixture(params=["two-person", "growth", "enterprise"])
def other_preset(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = create_workspace(tmp_path / "other.db", [("ana", "sales"), ("bo", "marketing")], preset=request.param)
    yield made
    made.close()


def test_every_preset_holds_its_own_cap_and_ceiling(other_preset: Store) -> None:
    rule = other_preset.framework
    ids = fill(other_preset, rule.cap)
    with pytest.raises(Refused) as said:
        other_preset.do(accounts.set_tier, ids[-1], "1")
    assert said.value.code == ("tier_ceiling" if rule.cap == rule.ceiling else "tier_full")
    if rule.ceiling > rule.cap:
        fill(other_preset, rule.ceiling - rule.cap, reason="a big quarter")
    with pytest.raises(Refused, match=f"{rule.ceiling} accounts at most"):
        other_preset.do(accounts.set_tier, ids[-1], "1", reason="please")
    assert len(tier1(other_preset)) == rule.ceiling


def test_in_the_growth_preset_the_cap_is_the_ceiling() -> None:
    rule = presets.preset_framework("growth")
    assert rule.cap == rule.ceiling


def test_tier_1_said_again_keeps_the_reason_it_stands_by(store: Store) -> None:
    one = fill(store, CAP)[-1]
    store.do(accounts.set_tier, one, "1", reason="board wants it")
    store.do(accounts.set_tier, one, "1")
    assert store.do(lambda u: u.get("account", one)["over_cap_reason"]).value == "board wants it"


def test_an_old_reason_lets_nobody_in_again_by_an_import(store: Store) -> None:
    one = fill(store, CAP)[-1]
    store.do(accounts.set_tier, one, "1", reason="board wants it")
    store.do(accounts.archive, [one])
    back = BatchEdit("account", one, {}, {"tier": "1", "archived_on": None})
    with pytest.raises(Refused, match="Tier 1 is full"):
        store.do(importing.write_batch, Batch(edits=[back]))
