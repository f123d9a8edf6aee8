"""Members join, are away, change team, and leave with everything handed over in one step (S001, S002)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from team import TODAY

from abm_tui.errors import Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts, blockers, finishing, members, plays
from abm_tui.store.queries.members import members_page
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit

ANA, BO = 1, 2


@pytest.fixture
def busy(store: Store) -> dict[str, int]:
    """Ana owns an account and a live play on it, has two open touches and a blocker; bo owns it for marketing."""

    def make(u: Unit) -> dict[str, int]:
        ids = {"account": accounts.add_account(u, "Globex")}
        u.set("account", ids["account"], owner_sales=ANA, owner_marketing=BO)
        ids["run"] = u.add(
            "run", account_id=ids["account"], play_id=1, started_on=TODAY, owner_sales=ANA, owner_marketing=BO
        )
        ids["step"] = plays.add_touch(u, ids["account"], "Call Bill", TODAY, owner=ANA)
        ids["touch"] = plays.add_touch(u, ids["account"], "Send the case", TODAY, owner=ANA, run_id=ids["run"])
        ids["done"] = plays.add_touch(u, ids["account"], "Wrote to Bill", TODAY, owner=ANA)
        finishing.finish_touch(u, ids["done"])
        ids["blocker"] = blockers.write_blocker(u, ids["account"], "legal wants a DPA", owner=ANA)
        return ids

    made: dict[str, int] = store.do(make).value
    return made


def row(store: Store, name: str, row_id: int) -> dict[str, Any]:
    found: dict[str, Any] = store.do(lambda u: u.get(name, row_id)).value
    return found


def test_who_leaves_hands_everything_open_to_one_person_in_one_step(store: Store, busy: dict[str, int]) -> None:
    cleo = store.do(members.add_member, "cleo", "sales").value
    done = store.do(members.leave, ANA, cleo)
    assert done.label == "ana leaves sales; 2 open touches and 1 blocker to cleo; 1 account to cleo"
    assert row(store, "account", busy["account"])["owner_sales"] == cleo
    assert row(store, "run", busy["run"])["owner_sales"] == cleo
    assert [row(store, "touch", busy[t])["owner"] for t in ("step", "touch", "done")] == [cleo, cleo, ANA]
    assert row(store, "blocker", busy["blocker"])["owner"] == cleo
    assert store.members[0].left_on == TODAY
    undo_redo.turn(store, undo_redo.UNDO)
    assert row(store, "account", busy["account"])["owner_sales"] == ANA
    assert [row(store, "touch", busy[t])["owner"] for t in ("step", "touch")] == [ANA, ANA]
    assert store.members[0].left_on is None


def test_nobody_leaves_while_something_of_theirs_has_nobody(store: Store, busy: dict[str, int]) -> None:
    store.do(members.add_member, "cleo", "sales")
    with pytest.raises(Refused) as said:
        store.do(members.leave, ANA)
    assert said.value.code == "who_takes_over"
    assert said.value.message == (
        "ana has 2 open touches and 1 blocker and 1 account. Who takes over: bo or cleo? Nothing was changed."
    )
    assert said.value.fix.command == "abm member leave ana --to bo"
    assert store.members[0].left_on is None


def test_accounts_go_to_somebody_of_the_same_team(store: Store, busy: dict[str, int]) -> None:
    """A touch may go to the other team, an account needs its owner from its own (S001)."""
    for name in ("cleo", "dan"):
        store.do(members.add_member, name, "sales")
    with pytest.raises(Refused, match="ana owns 1 account for sales. Who takes them: cleo or dan"):
        store.do(members.leave, ANA, BO)
    with pytest.raises(Refused, match="bo is in marketing: accounts need an owner from sales"):
        store.do(members.leave, ANA, BO, accounts_to=BO)
    store.do(members.leave, ANA, BO, accounts_to=4)
    assert row(store, "account", busy["account"])["owner_sales"] == 4
    assert row(store, "touch", busy["step"])["owner"] == BO


def test_the_only_one_left_in_the_team_takes_the_accounts(store: Store, busy: dict[str, int]) -> None:
    cleo = store.do(members.add_member, "cleo", "sales").value
    store.do(members.leave, ANA, BO)
    assert row(store, "account", busy["account"])["owner_sales"] == cleo


def test_a_team_is_left_empty_only_when_somebody_says_so(store: Store, busy: dict[str, int]) -> None:
    with pytest.raises(Refused) as said:
        store.do(members.leave, ANA, BO)
    assert said.value.code == "team_empty"
    assert said.value.message.startswith("Nobody would be in sales any more, and 1 account without an owner from it.")
    done = store.do(members.leave, ANA, BO, empty_team=True)
    assert done.label.endswith("nobody is in sales now, 1 account without an owner from it")
    assert row(store, "account", busy["account"])["owner_sales"] is None


def test_the_last_who_can_open_the_workspace_stays(store: Store) -> None:
    store.do(members.set_login, BO, False)
    for work in (lambda u: members.leave(u, ANA, BO), lambda u: members.set_login(u, ANA, False)):
        with pytest.raises(Refused, match="Without ana nobody could open the workspace"):
            store.do(work)


def test_who_left_is_no_owner_that_is_filled_in_and_no_name_that_is_free(store: Store) -> None:
    store.do(members.add_member, "cleo", "sales")
    store.do(members.leave, ANA)
    globex = store.do(accounts.add_account, "Globex").value
    store.do(accounts.set_tier, globex, "1")
    assert row(store, "account", globex)["owner_sales"] == 3
    with pytest.raises(Refused, match="ana was a member until Wed 5 Nov. They can come back"):
        store.do(members.add_member, "Ana", "sales")
    with pytest.raises(Refused, match="ana left on Wed 5 Nov"):
        store.do(members.leave, ANA)
    store.do(members.come_back, ANA)
    assert store.members[0].left_on is None


def test_away_is_from_a_day_to_a_day_that_is_not_over(store: Store) -> None:
    store.do(members.set_away, ANA, date(2025, 11, 3), date(2025, 11, 7))
    assert (store.members[0].away_from, store.members[0].away_until) == (date(2025, 11, 3), date(2025, 11, 7))
    with pytest.raises(Refused, match="is before"):
        store.do(members.set_away, ANA, date(2025, 11, 8), date(2025, 11, 7))
    with pytest.raises(Refused, match="is over already"):
        store.do(members.set_away, ANA, date(2025, 11, 1), date(2025, 11, 4))
    store.do(members.come_back, ANA)
    assert store.members[0].away_until is None


def test_another_team_takes_the_member_but_not_their_accounts(store: Store, busy: dict[str, int]) -> None:
    with pytest.raises(Refused, match="Nobody would be in sales any more"):
        store.do(members.change_team, ANA, "marketing")
    cleo = store.do(members.add_member, "cleo", "sales").value
    done = store.do(members.change_team, ANA, "marketing")
    assert done.label == "ana goes to marketing; 1 account to cleo"
    assert row(store, "account", busy["account"])["owner_sales"] == cleo
    assert row(store, "touch", busy["step"])["owner"] == ANA


@pytest.mark.parametrize("name", ["me", "None", "nobody", "7", "BO", "@bo", " \u200b"])
def test_a_name_that_means_something_else_is_refused(store: Store, name: str) -> None:
    for work in (lambda u: members.add_member(u, name, "sales"), lambda u: members.rename(u, ANA, name)):
        with pytest.raises(Refused):
            store.do(work)


def test_a_new_name_keeps_the_member(store: Store, busy: dict[str, int]) -> None:
    done = store.do(members.rename, ANA, "Ana K.")
    assert done.label == "ana is called Ana K. now"
    assert row(store, "touch", busy["step"])["owner"] == ANA
    assert (store.members[0].name, store.who) == ("Ana K.", "Ana K.")


def test_what_was_done_under_the_old_name_is_still_ones_own_to_undo(store: Store, colleague: Store) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    colleague.do(members.rename, ANA, "Ana K.")
    store.poll()
    assert store.who == "Ana K."
    store.do(accounts.set_field, globex, "city", "Springfield")
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.do(lambda u: u.find("account")).value == []
    with pytest.raises(Refused, match="Ana K. was called ana before"):
        store.do(members.add_member, "ana", "sales")
    store.do(members.rename, ANA, "ana")
    assert store.who == "ana"


def test_the_members_page_says_what_each_owns_and_has_to_do_this_week(store: Store, busy: dict[str, int]) -> None:
    store.do(members.add_member, "cleo", "sales")
    store.do(members.leave, 3)
    store.do(plays.set_touch, busy["step"], due=date(2025, 11, 3))
    store.do(plays.set_touch, busy["touch"], due=date(2025, 11, 12))
    store.do(members.set_away, BO, TODAY, TODAY)
    ana, bo, cleo = store.read(members_page)
    assert (ana.accounts, ana.touches, ana.late, ana.load, ana.is_away) == (1, 2, 1, 1, False)
    assert (bo.accounts, bo.touches, bo.is_away) == (1, 0, True)
    assert (cleo.member.name, cleo.member.left_on) == ("cleo", TODAY)
