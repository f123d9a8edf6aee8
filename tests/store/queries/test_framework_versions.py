"""Presets, versions and going back exactly, whatever a team sets."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sizes import sized
from team import MEMBERS, TODAY

from abm_tui.errors import Conflict, NotFound, Refused, UsageError
from abm_tui.rules.framework_cells.cells import FrameworkCell, cells, read_value, value_text
from abm_tui.rules.framework_reading.tailoring import flat, plain, tailored
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.commands import framework as commands
from abm_tui.store.queries import framework as queries
from abm_tui.store.undo import undo_redo
from tests.store.framework_cells import CAP, kept, mid_sized, put, value

# presets and versions


def test_another_preset_goes_below_what_the_team_changed(store: Store) -> None:
    put(store, signals__pricing_visit__cap="2")
    done = store.do(commands.choose, preset="growth", scoring="fit-adds-one")
    assert done.label == "Framework: preset two-person → growth · scoring points → fit-adds-one"
    assert (store.framework.cap, value(store, CAP), store.framework.scoring.icp_points) == (25, 2, 1)
    assert value(store, "signals.email_open.cap") == 2
    with pytest.raises(UsageError, match="two-person, growth and enterprise"):
        store.do(commands.choose, preset="huge")
    undo_redo.turn(store, undo_redo.UNDO)
    assert (store.framework.name, store.framework.scoring.icp_points) == ("two-person", 0)


def test_versions_tell_who_changed_what_and_going_back_is_exact(store: Store, colleague: Store) -> None:
    states = [kept(store)]
    mid_sized(store)
    states.append(kept(store))
    colleague.do(commands.set_cells, {"quiet_days": "21", "icp.mid_sized.weight": "1"})
    states.append(kept(store))
    store.do(commands.remove_criterion, "mid_sized")
    states.append(kept(store))
    store.do(commands.choose, preset="enterprise")
    states.append(kept(store))
    found = store.read(queries.versions)
    assert [(v.number, v.who) for v in found] == [(0, "ana"), (1, "ana"), (2, "bo"), (3, "ana"), (4, "ana")]
    assert [c.said for c in found[2].changes] == ["Mid-sized: weight 3 → 1", "Numbers: quiet after 14 → 21"]
    assert found[4].changes[0].said == "Preset two-person → enterprise"
    for number in (2, 0, 4, 1, 3):
        done = store.do(commands.revert_to, number)
        assert done.label == f"Framework: back to version {number}"
        assert kept(store) == states[number]
        assert store.read(queries.version) == number
        assert store.framework == tailored(states[number])
    assert [v.same_as for v in store.read(queries.versions)] == [0, 1, 2, 3, 4, 2, 0, 4, 1, 3]
    with pytest.raises(NotFound, match="they are 0 to 9"):
        store.do(commands.revert_to, 10)


def test_going_back_is_one_step_that_can_be_undone(store: Store) -> None:
    mid_sized(store)
    put(store, quiet_days="21")
    before = kept(store)
    store.do(commands.revert_to, 0)
    undo_redo.turn(store, undo_redo.UNDO)
    assert kept(store) == before
    undo_redo.turn(store, undo_redo.REDO)
    assert store.read(queries.version) == 0
    assert store.do(commands.revert_to, 0).group == "", "it is that version already"


def test_what_the_other_one_changed_meanwhile_is_not_gone_back_over(store: Store, colleague: Store) -> None:
    mid_sized(store)
    colleague.do(commands.set_cells, {"quiet_days": "21"})
    with pytest.raises(Conflict, match="bo changed the framework since you looked"):
        store.do(commands.revert_to, 0, base=1)
    store.do(commands.revert_to, 0, base=2)
    colleague.do(commands.choose, preset="growth", base={"preset": "two-person"})
    with pytest.raises(Conflict, match="bo changed the preset since you looked") as caught:
        store.do(commands.choose, preset="enterprise", base={"preset": "two-person"})
    (clash,) = caught.value.clashes
    assert (clash.base, clash.current, clash.wanted) == ("two-person", "growth", "enterprise")
    assert store.do(commands.choose, preset="growth", base={"preset": "two-person"}).group == ""


# whatever a team sets

ALL = {cell.name: cell for cell in cells((("preset", '"two-person"'),))}


def typed_for(cell: FrameworkCell) -> st.SearchStrategy[str]:
    """What somebody may type into a cell, so that it can stand there."""
    text = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
    match cell.kind:
        case "whole":
            return st.integers(cell.low or 0, min(cell.high or 10**6, 10**6)).map(str)
        case "yes":
            return st.sampled_from(["yes", "no"])
        case "weekday":
            return st.sampled_from(["mon", "Thursday", "su"])
        case "hour":
            return st.times().map(lambda t: f"{t:%H:%M}")
        case "choice":
            return st.sampled_from([c for c in cell.choices if c])
        case "words" if cell.label == "gate":
            return st.lists(st.sampled_from(["senior", "engaged:3", "won", "signal:30"]), max_size=3).map(", ".join)
        case "words" if cell.label == "needs":
            return st.lists(st.sampled_from(["EB|CH", "TE", "departments:3"]), max_size=3).map(", ".join)
        case "words" if cell.choices:
            return st.lists(st.sampled_from(cell.choices), min_size=1, max_size=4).map(", ".join)
        case _:
            return text.filter(lambda t: bool(say(t)))


def say(text: str) -> str:
    from abm_tui.text import clean

    return "" if clean(text).lower() in {"", "-", "—", "none"} else clean(text)


any_cells = st.lists(st.sampled_from(sorted(ALL)), min_size=1, max_size=6, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: typed_for(ALL[name]) for name in names})
)


@settings(max_examples=sized(120, 40))
@given(any_cells)
def test_what_can_be_typed_is_read_again_as_it_is_said(values: dict[str, str]) -> None:
    rows = [("preset", '"two-person"')]
    for name, text in values.items():
        read = read_value(ALL[name], text)
        rows.append((name, json.dumps(read)))
    data = plain(tuple(rows))
    for name, text in values.items():
        assert flat(data)[name] == read_value(ALL[name], text)
    try:
        told = {cell.name: cell for cell in cells(rows) if tailored(rows)}
    except Refused:
        return  # it does not hold together: the store refuses it
    for name in values:
        assert read_value(told[name], value_text(told[name])) == told[name].value


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Store]:
    path = tmp_path_factory.mktemp("framework") / "abm.db"
    create_workspace(path, MEMBERS, today=TODAY).close()
    return lambda: open_workspace(path, "ana", date(2025, 11, 5))


@settings(max_examples=sized(30, 10), suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(any_cells, min_size=1, max_size=3))
def test_set_and_gone_back_the_settings_are_the_same_byte_for_byte(
    shared: Callable[[], Store], edits: list[dict[str, str]]
) -> None:
    store = shared()
    try:
        before, number = kept(store), store.read(queries.version)
        shown = store.read(queries.cells)
        steps = 0
        for values in edits:
            try:
                steps += bool(store.do(commands.set_cells, values).group)
            except Refused:
                assert store.read(queries.cells) == cells(kept(store))
        changed = kept(store)
        store.do(commands.revert_to, number)
        assert (kept(store), store.read(queries.version)) == (before, number)
        assert store.read(queries.cells) == shown
        if changed != before:
            undo_redo.turn(store, undo_redo.UNDO)
        for _ in range(steps):
            undo_redo.turn(store, undo_redo.UNDO)
        assert kept(store) == before
    finally:
        store.close()
