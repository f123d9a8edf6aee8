"""A long undo runs beside the screen: it shows how far it is, can be cancelled, and asks what a short one asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest
from driver import Open
from import_steps import rows, work

from abm_tui.models.words import Tier
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts
from abm_tui.store.undo import chunked_writes, undo_redo
from abm_tui.store.unit import Unit

TODAY = date(2025, 11, 5)


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_redo, "LONG", 0)
    monkeypatch.setattr(chunked_writes, "HOLD", 0.0)
    monkeypatch.setattr(chunked_writes, "_PART", 5)


@pytest.fixture
def half_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Lets a piece of the undo wait until the event is set."""
    may_go_on, piece = threading.Event(), undo_redo._Long.piece

    def waits(
        self: undo_redo._Long, u: Unit, span: chunked_writes.Span, made: frozenset[int], *, first: bool, last: bool
    ) -> None:
        if not first:
            may_go_on.wait(30)
        piece(self, u, span, made, first=first, last=last)

    monkeypatch.setattr(undo_redo._Long, "piece", waits)
    yield may_go_on
    may_go_on.set()


@pytest.fixture
def imported(workspace: Store) -> list[int]:
    def bring(u: Unit) -> list[int]:
        u.label = "Imported x.csv"
        return u.add_many("account", [{"name": f"A{n}"} for n in range(40)])

    ids: list[int] = workspace.do(bring).value
    return ids


def names(store: Store) -> set[str]:
    return {row["name"] for row in rows(store, "account")}


def in_tier1(store: Store, name: str) -> int:
    return int(store.do(accounts.add_account, name, tier=str(Tier.ONE)).value)


async def test_it_is_undone_and_done_again(open_app: Open, imported: list[int]) -> None:
    async with open_app() as d:
        await d.press("u")
        await work(d)
        assert d.line_with("Undone: Imported x.csv · U again")
        assert not names(d.store)
        await d.press("U")
        await work(d)
        assert d.line_with("Done again: Imported x.csv · u undo")
        assert len(names(d.store)) == len(imported)


async def test_it_says_how_far_it_is_and_keys_typed_ahead_wait(
    open_app: Open, imported: list[int], half_way: threading.Event
) -> None:
    async with open_app() as d:
        await d.press("u", "g", "i")
        assert d.line_with("Undoing")
        assert d.line_with("Esc cancels")
        half_way.set()
        await work(d)
        assert d.lines[0].startswith(" IMPORT")
        assert not names(d.store)


async def test_esc_cancels_it_and_nothing_is_undone(
    open_app: Open, imported: list[int], half_way: threading.Event
) -> None:
    async with open_app() as d:
        await d.press("u", "escape")
        assert d.line_with("Cancelling: what was begun is taken back")
        half_way.set()
        await work(d)
        assert d.line_with("Cancelled. Nothing was undone.")
        assert len(names(d.store)) == len(imported)


async def test_what_the_colleague_changed_since_is_asked_about(open_app: Open, imported: list[int]) -> None:
    async with open_app() as d:
        bo = open_workspace(d.store.path, "bo", TODAY)
        bo.do(accounts.set_field, imported[3], "industry", "steel")
        bo.close()
        await d.press("u")
        await work(d)
        assert d.line_with("1 cell changed since")
        assert len(names(d.store)) == len(imported)
        await d.press("a")
        await work(d)
        assert names(d.store) == {"A3"}


async def test_an_undo_that_needs_a_slot_of_tier_1_asks(open_app: Open, workspace: Store) -> None:
    cap = workspace.framework.cap
    full = [in_tier1(workspace, f"A{n}") for n in range(cap)]
    workspace.do(accounts.set_field_many, full[:2], "tier", "2")
    bo = open_workspace(workspace.path, "bo", TODAY)
    in_tier1(bo, "B1")
    in_tier1(bo, "B2")
    bo.close()
    async with open_app() as d:
        await d.press("u")
        await work(d)
        assert "Tier 1 is full" in d.text
        await d.press("escape")
        assert d.line_with("Nothing was changed.")
        assert sum(row["tier"] == Tier.ONE for row in rows(d.store, "account")) == cap
