"""A long undo, for every step and whatever came after it; with its program killed; with a colleague who goes on."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
import workspaces
import writers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sizes import sized
from tables_of import everything
from team import MEMBERS, TODAY

from abm_tui.errors import Conflict, Refused
from abm_tui.models import tables
from abm_tui.models.words import Stage
from abm_tui.store import Store, open_workspace
from abm_tui.store.care.audit import audit
from abm_tui.store.undo import chunked_writes, undo_redo
from abm_tui.store.undo.undo_redo import REDO, UNDO, Turn, TurnOptions
from abm_tui.store.unit import Unit

ROWS = 400
KILLS = sized(10, 5)  # of each seed


def begun(store: Store) -> int:
    """How many steps are marked as going on."""
    return len(store.read(lambda r: r.rows(tables.meta.select().where(tables.meta.c.key.startswith("begun:")))))


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every two changes are a piece and a transaction."""
    monkeypatch.setattr(chunked_writes, "HOLD", 0.0)
    monkeypatch.setattr(chunked_writes, "_PART", 2)
    monkeypatch.setattr(chunked_writes, "_TURN", 0.0)


# any step


_OPS = st.lists(st.tuples(st.sampled_from("asdcemt"), st.integers(0, 5), st.integers(0, 3)), max_size=12)


def play(u: Unit, ops: list[tuple[str, int, int]], mark: str) -> None:
    """Random changes of accounts and of what belongs to them."""
    u.label = f"Edits of {mark}"
    for n, (what, a, b) in enumerate(ops):
        rows = u.find("account")
        row = rows[a % len(rows)] if rows else None
        if what == "a" or row is None:
            u.add("account", name=f"{mark}{n}", tier=(None, "1", "2", "3")[b])
        elif what == "s":
            u.set("account", row["id"], industry=("", "retail", "media", "banking")[b])
        elif what == "t":
            u.set("account", row["id"], tier=(None, "1", "2", "3")[b], stage=(None, Stage.INTEREST)[b % 2])
        elif what == "c":
            u.add("contact", account_id=row["id"], first_name=f"{mark}{n}")
        elif what == "e":
            u.add("evidence", account_id=row["id"], text=f"{mark}{n}")
        elif what == "m":
            people = u.find("contact")
            if people:
                u.set("contact", people[b % len(people)]["id"], account_id=row["id"])
        elif not any(u.find(name, account_id=row["id"]) for name in ("contact", "evidence", "move")):
            u.delete("account", row["id"])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace to copy."""
    path = tmp_path_factory.mktemp("empty") / "abm.db"
    workspaces.create(path, MEMBERS, today=TODAY).close()
    return path


@pytest.mark.usefixtures("short_pieces")
@settings(max_examples=sized(25, 10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=_OPS, step=_OPS, after=_OPS, again=_OPS)
def test_in_pieces_a_turn_does_and_refuses_what_it_does_at_once(
    empty: Path, before: Any, step: Any, after: Any, again: Any
) -> None:
    at_once, in_pieces = [_walk(empty, long, before, step, after, again) for long in (10_000, 0)]
    assert in_pieces == at_once


def _walk(empty: Path, long: int, before: Any, step: Any, after: Any, again: Any) -> list[Any]:
    """All that is said, and all that stands, when the step is undone after bo's edits, and done again after more."""
    said: list[Any] = []
    with pytest.MonkeyPatch.context() as patch, workspaces.scratch() as folder:
        patch.setattr(undo_redo, "LONG", long)
        path = Path(folder) / "abm.db"
        shutil.copy(empty, path)
        store = open_workspace(path, "ana", TODAY)
        bo = open_workspace(store.path, "bo", TODAY)
        try:
            store.do(play, before, "b")
            group = store.do(play, step, "s").group
            bo.do(play, after, "a")
            said += [_turned(store, undo_redo.of_group(group)), everything(store)]
            bo.do(play, again, "g")
            said += [_turned(store, REDO), everything(store)]
            assert begun(store) == 0
            assert audit(store) == []
        finally:
            store.close()
            bo.close()
    return said


def _turned(store: Store, which: Turn) -> list[Any]:
    """What is said at first, and then to "all but the cells changed since"."""
    said: list[Any] = []
    for skip in (False, True):
        try:
            done = undo_redo.turn(store, which, TurnOptions(skip_changed=skip))
        except (Conflict, Refused) as error:
            clashes = getattr(error, "clashes", ())
            said.append((str(error), [(c.entity, c.entity_id, c.field, c.base, c.current) for c in clashes]))
        else:
            return [*said, done and (done.label, done.value)]
    return said


# killed


def bring(u: Unit) -> list[int]:
    """As an import of accounts with a person each."""
    u.label = "Imported x.csv"
    ids = u.add_many("account", [{"name": f"A{n}"} for n in range(ROWS)])
    u.add_many("contact", [{"account_id": i, "first_name": "P"} for i in ids])
    return ids


@pytest.mark.reliability
@pytest.mark.parametrize("seed", range(2))
def test_an_undo_whose_program_is_killed_at_any_step_is_taken_back_or_done(store: Store, seed: int) -> None:
    store.do(lambda u: u.add("account", name="Before"))
    store.do(bring)
    full = everything(store)
    steps = ended(writers.start(writers.take_turns_until, store.path, "ana", 0))
    assert everything(store) == full
    rng, cut = random.Random(seed), 0
    for n in range(KILLS):
        who = rng.choice(["ana", "bo"]) if begun(store) else "ana"
        assert ended(writers.start(writers.take_turns_until, store.path, who, rng.randint(1, steps))) is None
        cut += begun(store)
        if n % 3 == 2 or not begun(store):
            bo = open_workspace(store.path, "bo", TODAY)
            names = {row["name"] for row in everything(bo)["account"]}
            assert len(names) in {1, ROWS + 1}
            assert begun(bo) == 0
            assert audit(bo) == []
            bo.close()
    assert cut > 0, "nobody was killed half way: this run shows nothing"
    open_workspace(store.path, "bo", TODAY).close()
    if len(everything(store)["account"]) == 1:
        undo_redo.turn(store, REDO, TurnOptions())
    assert everything(store) == full
    done = undo_redo.turn(store, UNDO, TurnOptions())
    assert done is not None
    assert [row["name"] for row in everything(store)["account"]] == ["Before"]


def ended(started: tuple[Any, Connection]) -> int | None:
    """Wait for the writer's end; what it said at last, None when it was killed before."""
    process, receiver = started
    process.join()
    said = receiver.recv() if process.exitcode == 0 else None
    receiver.close()
    return said


# with a colleague


@pytest.fixture
def editing(store: Store) -> Iterator[Any]:
    """Another process edits all the time; what comes out of it is how long each edit took."""
    account_id = store.do(lambda u: u.add("account", name="Bo's own")).value
    stop = writers.processes.Event()
    process, receiver = writers.start(writers.edit_and_time, store.path, account_id, stop)
    assert receiver.poll(60), "the writer did not start"
    yield receiver
    stop.set()
    process.join()
    receiver.close()


@pytest.mark.reliability
def test_while_a_long_step_is_undone_and_done_again_a_colleague_is_never_shut_out(store: Store, editing: Any) -> None:
    def import_it(u: Unit) -> None:
        for _ in range(5):
            bring(u)

    group = store.do(import_it).group
    while editing.poll():
        editing.recv()
    for which in (undo_redo.of_group(group), REDO):
        assert undo_redo.is_long(store, which)
        began = monotonic()
        done = undo_redo.turn(store, which, TurnOptions())
        took = monotonic() - began
        assert done is not None
        waits = []
        while editing.poll():
            waits.append(editing.recv())
        assert len(waits) > 5
        assert max(waits) < 0.75 * took  # in one piece somebody would have waited for all of it
