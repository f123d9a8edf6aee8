"""A play runs on an account as touches, each of which is done, dropped, moved, or opened again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from team import TODAY

from abm_tui.errors import NotFound
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, merging, plays
from abm_tui.store.undo import undo_redo


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex", tier="1").value)


@pytest.fixture
def call(store: Store, globex: int) -> int:
    return int(store.do(plays.add_touch, globex, "Call Bill", TODAY, owner=1, channel="phone").value)


def touch(store: Store, touch_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: dict(u.get("touch", touch_id))).value
    return found


def test_a_touch_that_is_dropped_logs_nothing(store: Store, call: int) -> None:
    store.do(plays.drop_touch, call)
    assert touch(store, call)["status"] == "dropped"
    assert store.do(lambda u: u.find("activity")).value == []


def test_a_next_step_for_an_account_merged_away_meanwhile_is_refused_by_what_became_of_it(
    store: Store, globex: int
) -> None:
    other = int(store.do(accounts.add_account, "Globex Inc", tier="2").value)
    store.do(merging.merge, "account", globex, other)
    with pytest.raises(NotFound, match="This account is not there any more"):
        store.do(plays.add_touch, other, "Send the offer", TODAY)


def test_a_touch_is_moved_to_another_day(store: Store, call: int) -> None:
    store.do(plays.set_touch, call, due=date(2025, 11, 20))
    assert touch(store, call)["due"] == date(2025, 11, 20)


@pytest.fixture
def bill(store: Store, globex: int) -> int:
    return int(store.do(committee.add_person, globex, first_name="Bill", last_name="Lee").value)


def test_a_next_step_has_the_channel_and_the_person_of_its_words(store: Store, globex: int, bill: int) -> None:
    made = touch(store, store.do(plays.add_touch, globex, "Write to Bill Lee about the RFP", TODAY).value)
    assert (made["channel"], made["contact_id"]) == ("email", bill)
    told = store.do(plays.add_touch, globex, "Write to Bill Lee", TODAY, channel="direct_mail").value
    assert touch(store, told)["channel"] == "direct_mail"


def test_each_account_gets_its_own_person_in_the_same_step(store: Store, globex: int, bill: int) -> None:
    other = store.do(accounts.add_account, "Acme", tier="2").value
    made = store.do(plays.add_touches, [globex, other], "Call Bill", TODAY, owner=2).value
    assert [touch(store, i)["contact_id"] for i in made] == [bill, None]
    assert [touch(store, i)["channel"] for i in made] == ["phone", "phone"]


@pytest.mark.parametrize("edit", ["cell", "review"])
def test_other_words_have_another_channel_and_person(store: Store, globex: int, bill: int, edit: str) -> None:
    step = store.do(plays.add_touch, globex, "Call procurement", TODAY).value
    if edit == "cell":
        store.do(plays.edit_touch, step, "text", "Write to Bill", "Call procurement")
    else:
        store.do(plays.set_touch, step, base={"text": "Call procurement"}, text="Write to Bill")
    changed = touch(store, step)
    assert (changed["text"], changed["channel"], changed["contact_id"]) == ("Write to Bill", "email", bill)
    undo_redo.turn(store, undo_redo.UNDO)
    assert (touch(store, step)["channel"], touch(store, step)["contact_id"]) == ("phone", None)


def test_what_somebody_set_by_hand_stays_when_the_words_change(store: Store, globex: int, bill: int) -> None:
    step = store.do(plays.add_touch, globex, "Call procurement", TODAY).value
    store.do(plays.set_touch, step, channel="executive")
    store.do(plays.edit_touch, step, "text", "Write to procurement", "Call procurement")
    assert touch(store, step)["channel"] == "executive"


def test_one_next_step_for_several_accounts_is_one_step(store: Store, globex: int) -> None:
    other = store.do(accounts.add_account, "Acme", tier="2").value
    made = store.do(plays.add_touches, [globex, other], "Send the invitation", TODAY, owner=2).value
    assert [touch(store, i)["account_id"] for i in made] == [globex, other]
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("touch")).value == []
