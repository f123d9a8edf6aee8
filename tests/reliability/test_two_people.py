"""Two people work on one file in any order hypothesis can think of, against a plain model of what must come of it.

The model knows dictionaries and two stacks a person; the store has SQLite, a journal and processes. After every step
the model, the rows, and what each person has seen through the journal are the same.
"""

from __future__ import annotations

import copy
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import workspaces
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sizes import sized
from team import MEMBERS, TODAY

from abm_tui.errors import Conflict, NotFound, Refused
from abm_tui.models import tables
from abm_tui.store import Store, journal, open_workspace
from abm_tui.store.care.audit import audit
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit
from abm_tui.text import clean

Key = tuple[str, int]
Row = dict[str, Any]
WATCHED = ("account", "evidence")
SEEDS = 4


@dataclass(frozen=True)
class Cell:
    """One change: a row added (`old` None), a row removed (`new` None), or one cell of a row."""

    op: str
    key: Key
    name: str = ""
    old: Any = None
    new: Any = None


@dataclass
class Person:
    """What somebody looked at last, and what they can take back and do again."""

    seen: dict[Key, Row] = field(default_factory=dict)
    done: list[list[Cell]] = field(default_factory=list)
    undone: list[list[Cell]] = field(default_factory=list)


class Model:
    """What must be true, without a database."""

    def __init__(self) -> None:
        self.rows: dict[Key, Row] = {}
        self.people = [Person(), Person()]

    def did(self, who: int, cells: list[Cell]) -> None:
        """An edit of `who`: it can be undone, and nothing undone before can be done again."""
        if cells:
            self.people[who].done.append(cells)
            self.people[who].undone.clear()

    def set(self, key: Key, name: str, value: Any) -> list[Cell]:
        """Change one cell."""
        old = self.rows[key][name]
        self.rows[key][name] = value
        return [Cell("set", key, name, old, value)] if old != value else []

    def in_use(self, key: Key) -> bool:
        """Whether evidence belongs to the account."""
        return key[0] == "account" and any(
            k[0] == "evidence" and row["account_id"] == key[1] for k, row in self.rows.items()
        )

    def inverse(self, cells: list[Cell]) -> tuple[dict[Key, Row], list[Cell], int]:
        """(the rows after taking `cells` back, what was changed by that, how many cells stood in the way)."""
        before, applied, clashes = copy.deepcopy(self.rows), list[Cell](), 0
        for cell in reversed(cells):
            row = self.rows.get(cell.key)
            if cell.op == "add" and row == cell.new and not self.in_use(cell.key):
                del self.rows[cell.key]
                applied.append(Cell("del", cell.key, old=row))
            elif cell.op == "del" and (cell.key[0] == "account" or ("account", cell.old["account_id"]) in self.rows):
                self.rows[cell.key] = dict(cell.old)
                applied.append(Cell("add", cell.key, new=dict(cell.old)))
            elif cell.op == "set" and row is not None and row[cell.name] == cell.new:
                applied += self.set(cell.key, cell.name, cell.old)
            else:
                clashes += 1
        after, self.rows = self.rows, before
        return after, applied, clashes


HOSTILE = ["", " ", "=1+1", "[red]x[/]", "\x1b]52;c;x\x07", "a\x00b", "\u202ex", "\ud800", "y\n\u0303", "e\u0301", "{}"]
texts = st.sampled_from(["A", "B", *HOSTILE]) | st.text(max_size=12)
amounts = st.none() | st.decimals(min_value=-(10**14), max_value=10**14, places=2)
values = st.one_of(
    st.tuples(st.sampled_from(["name", "industry"]), texts),
    st.tuples(st.just("notes"), texts),
    st.tuples(st.just("employees"), st.none() | st.integers(-(2**63) + 1, 2**63 - 1)),
    st.tuples(st.just("acv"), amounts),
    st.tuples(st.just("strategic"), st.booleans()),
)
people = st.integers(0, 1)
some = st.integers(0, 3)


def kept(name: str, value: Any) -> Any:
    """The value as it must be stored."""
    return clean(value, multiline=name == "notes") if isinstance(value, str) else value


class TwoPeople(RuleBasedStateMachine):
    """Two people, one file."""

    template: Path
    outcomes: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.folder = workspaces.scratch()
        self.path = Path(self.folder.name) / "abm.db"
        shutil.copy(self.template, self.path)
        self.stores: list[Store] = [open_workspace(self.path, who, TODAY) for who, _ in MEMBERS]
        changes = self.stores[0].read(lambda r: journal.since(r.connection, 0))
        self.states = [journal.replay(changes), journal.replay(changes)]
        self.model = Model()
        for who, name in enumerate(("Globex", "Initech")):
            self.add(who, "account", name=name)
        for who in range(2):
            self.look(who)

    def teardown(self) -> None:
        wrong = audit(self.stores[0])
        for store in self.stores:
            store.close()
        self.folder.cleanup()
        assert wrong == []

    def count(self, outcome: str) -> None:
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1

    def same_everywhere(self) -> None:
        """The model, the rows, and what both people have seen through the journal."""
        for name in WATCHED:
            table = tables.JOURNALED[name]
            rows = {r["id"]: dict(r) for r in self.stores[0].read(lambda r, t=table: r.rows(t.select()))}
            for store, state in zip(self.stores, self.states, strict=True):
                journal.replay(store.poll(), state)
                assert state[name] == rows
            assert {k[1]: v for k, v in self.model.rows.items() if k[0] == name} == rows

    def chosen(self, rows: dict[Key, Row], name: str, k: int) -> Key | None:
        keys = sorted(key for key in rows if key[0] == name)
        return keys[k % len(keys)] if keys else None

    # what they do

    @rule(who=people, name=texts)
    def add_an_account(self, who: int, name: str) -> None:
        self.add(who, "account", name=name)

    @rule(who=people, k=some, text=texts)
    def add_evidence(self, who: int, k: int, text: str) -> None:
        account = self.chosen(self.model.rows, "account", k)
        if account is not None:
            self.add(who, "evidence", account_id=account[1], text=text)

    def add(self, who: int, table: str, **fields: Any) -> None:
        if table == "account" and not clean(fields["name"]):
            with pytest.raises(Refused, match="cannot be blank"):
                self.stores[who].do(lambda u: u.add(table, **fields))
            self.count("blank")
        else:
            row_id = self.stores[who].do(lambda u: u.add(table, **fields)).value
            table_ = tables.JOURNALED[table]
            row = dict(self.stores[who].read(lambda r: r.rows(table_.select().where(table_.c.id == row_id)))[0])
            assert row | {f: kept(f, v) for f, v in fields.items()} == row
            self.model.rows[table, row_id] = dict(row)
            self.model.did(who, [Cell("add", (table, row_id), new=dict(row))])
            self.count("added")
        self.same_everywhere()

    @rule(who=people)
    def look(self, who: int) -> None:
        self.model.people[who].seen = copy.deepcopy(self.model.rows)

    @rule(who=people, k=some, value=values, fresh=st.booleans())
    def edit_what_one_saw(self, who: int, k: int, value: tuple[str, Any], fresh: bool) -> None:
        if fresh:
            self.look(who)
        name, new = value[0], kept(*value)
        seen = self.model.people[who].seen
        key = self.chosen(seen, "account", k)
        if key is None:
            return
        base = {name: seen[key][name]}
        blank = name == "name" and not new
        if key not in self.model.rows:
            want = "gone"
        elif blank:
            want = "blank"
        else:
            want = "ok" if self.model.rows[key][name] == base[name] else "conflict"
        try:
            self.stores[who].do(lambda u: u.set("account", key[1], base=base, **{name: value[1]}))
            got = "ok"
        except NotFound:
            got = "gone"
        except Refused:
            got = "blank"
        except Conflict as told:
            got = "conflict" if told.clashes[0].current == self.model.rows[key][name] else "a wrong clash"
        assert got == want
        self.count(got)
        if got == "ok":
            self.model.did(who, self.model.set(key, name, new))
            seen[key][name] = new
        self.same_everywhere()

    @rule(who=people, value=values)
    def set_for_all(self, who: int, value: tuple[str, Any]) -> None:
        name, new = value[0], kept(*value)
        keys = sorted(key for key in self.model.rows if key[0] == "account")
        if name == "name" and not new:
            return

        def bulk(u: Unit) -> None:
            for key in keys:
                u.set("account", key[1], **{name: value[1]})

        self.stores[who].do(bulk)
        self.model.did(who, [cell for key in keys for cell in self.model.set(key, name, new)])
        self.count("bulk")
        self.same_everywhere()

    @rule(who=people, table=st.sampled_from(WATCHED), k=some)
    def delete(self, who: int, table: str, k: int) -> None:
        key = self.chosen(self.model.rows, table, k)
        if key is None:
            return
        if self.model.in_use(key):
            with pytest.raises(Refused, match="still belongs to it"):
                self.stores[who].do(lambda u: u.delete(table, key[1]))
            self.count("in use")
        else:
            self.stores[who].do(lambda u: u.delete(table, key[1]))
            self.model.did(who, [Cell("del", key, old=self.model.rows.pop(key))])
            self.count("deleted")
        self.same_everywhere()

    @rule(who=people, again=st.booleans(), whole=st.booleans())
    def turn_back(self, who: int, again: bool, whole: bool) -> None:
        person, store = self.model.people[who], self.stores[who]
        turn = undo_redo.REDO if again else undo_redo.UNDO
        stack, other = (person.undone, person.done) if again else (person.done, person.undone)
        if not stack:
            if again:
                assert undo_redo.turn(store, undo_redo.REDO) is None
            return
        after, applied, clashes = self.model.inverse(stack[-1])
        if clashes and whole:
            with pytest.raises(Conflict, match=rf"has changed {clashes} of \d+ cells since; nothing was undone"):
                undo_redo.turn(store, turn)
            self.count("not undone")
        else:
            done = undo_redo.turn(store, turn, undo_redo.TurnOptions(skip_changed=not whole))
            assert done is not None
            assert done.value == clashes
            stack.pop()
            other.append(applied)
            self.model.rows = after
            self.count(("redone" if again else "undone") + (" in part" if clashes else ""))
        self.same_everywhere()

    @precondition(lambda self: len(self.model.rows) > 3)
    @rule(who=people)
    def quit_and_come_back(self, who: int) -> None:
        self.stores[who].close()
        self.stores[who] = open_workspace(self.path, MEMBERS[who][0], TODAY)
        changes = self.stores[who].read(lambda r: journal.since(r.connection, 0))
        self.states[who] = journal.replay(changes)
        self.same_everywhere()


@pytest.fixture
def outcomes(tmp_path: Path) -> dict[str, int]:
    """What the two met, counted; they begin with a copy of an empty workspace."""
    workspaces.create(tmp_path / "template.db", MEMBERS, today=TODAY).close()
    TwoPeople.template, TwoPeople.outcomes = tmp_path / "template.db", {}
    return TwoPeople.outcomes


@pytest.mark.reliability
@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_two_people_do_the_model_the_rows_and_the_journal_are_the_same(
    outcomes: dict[str, int], seed: int
) -> None:
    examples = sized(max(200, settings.default.max_examples) // SEEDS, 10)
    run_state_machine_as_test(
        hypothesis.seed(seed)(TwoPeople), settings=settings(max_examples=examples, stateful_step_count=40)
    )
    assert outcomes["ok"] > 0


@pytest.mark.reliability
def test_what_two_people_can_meet_is_met(outcomes: dict[str, int]) -> None:
    two, ana, bo = TwoPeople(), 0, 1
    two.edit_what_one_saw(ana, 0, ("industry", "retail"), False)
    two.edit_what_one_saw(bo, 0, ("industry", "media"), False)
    two.edit_what_one_saw(bo, 0, ("name", " "), True)
    two.add_evidence(ana, 0, "Raised a round")
    two.delete(bo, "account", 0)
    two.delete(bo, "evidence", 0)
    two.delete(ana, "account", 0)
    two.edit_what_one_saw(bo, 0, ("industry", "media"), False)
    for again in (False, True, False):
        two.turn_back(ana, again, True)
    two.set_for_all(ana, ("industry", "banking"))
    two.edit_what_one_saw(bo, 0, ("industry", "media"), True)
    two.turn_back(ana, False, True)
    two.turn_back(ana, False, False)
    two.quit_and_come_back(bo)
    two.teardown()
    for outcome in ("ok", "conflict", "gone", "blank", "in use", "not undone", "undone", "redone", "undone in part"):
        assert outcomes.get(outcome, 0) > 0, f"never {outcome}: {outcomes}"
