"""The whole workspace goes out as one file and comes in again the same, byte by byte."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import workspaces
from sizes import sized
from sqlalchemy import CheckConstraint, Column

from abm_tui.errors import Refused
from abm_tui.exchange.exports import whole
from abm_tui.models import tables
from abm_tui.models.types import Money, ShortText
from abm_tui.store import Store, open_workspace
from abm_tui.store.care import audit
from abm_tui.store.commands import accounts
from abm_tui.store.commands.whole import bring_all
from abm_tui.store.undo import chunked_writes, undo_redo
from abm_tui.store.unit import Unit

DAY = date(2025, 11, 7)


def text_of(store: Store, **more: bool) -> str:
    return "".join(whole.pieces(store, **more))


def brought(text: str, path: Path) -> Store:
    """A new workspace with all of `text` in it."""
    store = workspaces.create(path, [("zoe", "sales")], today=DAY, who="zoe")
    store.do(bring_all, whole.read_whole(text))
    return store


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.db"
    workspaces.build_example(path, DAY).close()
    return path


def test_the_example_comes_out_of_a_new_workspace_byte_by_byte(example: Path, tmp_path: Path) -> None:
    first = open_workspace(example, "ana", DAY)
    text = text_of(first)
    again = brought(text, tmp_path / "new.db")
    assert text_of(again) == text
    assert [m.name for m in again.members] == [m.name for m in first.members]
    assert again.framework == first.framework
    assert audit.audit(again) == []
    first.close()
    again.close()


WORDS = ("Ãrger, GmbH", "a;b", '"quoted"', "=1+1", "e\u0301t\u00e9", "株式会社", "[/]", "line\nline", "0123", "")


def is_free(column: Column[Any]) -> bool:
    """Whether any text, or any amount, may stand in the cell."""
    kept = any(f'"{column.name}"' in str(c.sqltext) for c in column.table.constraints if isinstance(c, CheckConstraint))
    any_text = isinstance(column.type, ShortText) and column.default is not None
    return isinstance(column.type, Money) or (any_text and not kept)


def edit(u: Unit, dice: random.Random) -> None:
    """Three cells of a random row of a random table."""
    name = dice.choice([n for n in tables.JOURNALED if n not in {"setting", "member"} and u.find(n)])
    row = dice.choice(u.find(name))
    free = [c for c in tables.JOURNALED[name].columns if is_free(c)]
    for column in dice.sample(free, k=min(3, len(free))):
        amount = dice.randrange(-(10**12), 10**12) / 100
        u.set(name, row["id"], **{column.name: amount if isinstance(column.type, Money) else dice.choice(WORDS)})


def test_a_workspace_after_random_edits_comes_out_byte_by_byte(example: Path, tmp_path: Path) -> None:
    dice, path = random.Random(7), tmp_path / "edited.db"
    path.write_bytes(example.read_bytes())
    store = open_workspace(path, "ana", DAY)
    before = text_of(store)
    for _ in range(sized(500, 100)):
        store.do(edit, dice)
    text = text_of(store)
    assert text != before
    again = brought(text, tmp_path / "new.db")
    assert text_of(again) == text
    store.close()
    again.close()


def test_history_is_added_when_asked_for_and_is_not_read_back(example: Path, tmp_path: Path) -> None:
    store = open_workspace(example, "ana", DAY)
    text = text_of(store, history=True)
    assert len(json.loads(text)["change"]) > 100
    again = brought(text, tmp_path / "new.db")
    assert text_of(again) == text_of(store)
    store.close()
    again.close()


def test_drafts_presence_and_views_stay_at_home(example: Path) -> None:
    store = open_workspace(example, "ana", DAY)
    assert json.loads(text_of(store)).keys() == {"abm-tui", *tables.JOURNALED}
    store.close()


def test_one_undo_takes_the_whole_workspace_back(example: Path, tmp_path: Path) -> None:
    first = open_workspace(example, "ana", DAY)
    store = workspaces.create(tmp_path / "new.db", [("ana", "sales")], today=DAY)
    before = text_of(store)
    store.do(bring_all, whole.read_whole(text_of(first)))
    undo_redo.turn(store, undo_redo.UNDO)
    assert text_of(store) == before
    first.close()
    store.close()


def test_a_workspace_with_accounts_takes_no_other(example: Path, tmp_path: Path) -> None:
    first = open_workspace(example, "ana", DAY)
    store = workspaces.create(tmp_path / "new.db", [("ana", "sales")], today=DAY)
    store.do(accounts.add_account, "Globex")
    before = text_of(store)
    with pytest.raises(Refused, match="only be brought into a new one"):
        store.do(bring_all, whole.read_whole(text_of(first)))
    assert text_of(store) == before
    first.close()
    store.close()


def with_tier1(store: Store, n: int, reasons: int) -> str:
    data = json.loads(text_of(store))
    row = {"stage": "awareness", "tier": "1"}
    data["account"] = [
        {"id": i + 1, "name": f"A{i}", "over_cap_reason": "big" if i < reasons else "", **row} for i in range(n)
    ]
    return json.dumps(data)


def test_the_cap_of_tier_1_holds_for_a_whole_workspace_too(tmp_path: Path) -> None:
    store = workspaces.create(tmp_path / "new.db", [("ana", "sales")], today=DAY)
    for n, reasons, code in ((21, 0, "tier_full"), (26, 26, "tier_ceiling")):
        with pytest.raises(Refused) as said:
            store.do(bring_all, whole.read_whole(with_tier1(store, n, reasons)))
        assert said.value.code == code
    store.do(bring_all, whole.read_whole(with_tier1(store, 22, 2)))
    store.close()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("[1]", "does not say that it is one"),
        ('{"a":1}', "does not say that it is one"),
        ('{"abm-tui":9}', "of format 9"),
        ('{"abm-tui":1,"moods":[]}', 'a table "moods"'),
        ('{"abm-tui":1,"account":{}}', '"account" is no list'),
        ('{"abm-tui":1,"account":[{"name":"x"}]}', "row 1 of account has no id"),
        ('{"abm-tui":1,"account":[{"id":1,"mood":"x"}]}', 'a field "mood"'),
        ('{"abm-tui":1,"account":[{"id":1,"name":"x","tiered_on":"soon"}]}', "row 1 of account"),
    ],
)
def test_what_is_no_whole_workspace_is_refused_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        whole.read_whole(text)


@pytest.fixture
def in_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunked_writes, "HOLD", 0.0)
    monkeypatch.setattr("abm_tui.store.commands.whole.PART", 10)


@pytest.mark.usefixtures("in_many_pieces")
def test_it_comes_in_piece_by_piece_and_a_colleague_gets_in_between(example: Path, tmp_path: Path) -> None:
    first = open_workspace(example, "ana", DAY)
    text = text_of(first)
    store = workspaces.create(tmp_path / "new.db", [("ana", "sales"), ("bo", "marketing")], today=DAY, who="ana")
    before = text_of(store)
    bo = open_workspace(store.path, "bo", DAY, timeout=0.05)
    theirs: list[int] = []

    def look_up(done: int, of: int) -> None:
        if done in (1, of // 2):
            theirs.append(bo.do(accounts.add_account, f"Bo {done}").value)

    done = whole.bring(store, whole.read_whole(text), look_up)
    for account in theirs:  # its ids are none of those that came in
        bo.do(lambda u, account: u.delete("account", account), account)
    assert text_of(store) == text
    assert audit.audit(store) == []
    undo_redo.turn(store, undo_redo.of_group(done.group))
    assert text_of(store) == before
    for each in (first, store, bo):
        each.close()


@pytest.mark.usefixtures("in_many_pieces")
@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_cancelled_it_leaves_the_workspace_as_it_was(example: Path, tmp_path: Path, share: float) -> None:
    first = open_workspace(example, "ana", DAY)
    store = workspaces.create(tmp_path / "new.db", [("zoe", "sales")], today=DAY, who="zoe")
    before = text_of(store)

    def cancel(done: int, of: int) -> None:
        if done >= of * share:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whole.bring(store, whole.read_whole(text_of(first)), cancel)
    assert text_of(store) == before
    whole.bring(store, whole.read_whole(text_of(first)))
    assert text_of(store) == text_of(first)
    first.close()
    store.close()


def test_a_file_that_the_third_version_wrote_comes_in_with_its_words_read_as_today(
    example: Path, tmp_path: Path
) -> None:
    """No former addresses, no addresses of members, and a talk that led to a meeting had another word."""
    first = open_workspace(example, "ana", DAY)
    old = json.loads(text_of(first))
    first.close()
    old.pop("contact_address", None)
    for member in old["member"]:
        member.pop("email", None)
    booked = next(touch for touch in old["touch"] if touch["status"] == "done")
    booked["outcome"] = "meeting"
    store = brought(json.dumps(old), tmp_path / "new.db")
    assert store.do(lambda u: u.get("touch", booked["id"])["outcome"]).value == "meeting_booked"
    assert audit.audit(store) == []
    store.close()
