"""The slots of Tier 1 on the ways back into it, the watchlist, keeping and deciding (S000, S001, S002)."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import workspaces
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sizes import sized
from team import MEMBERS, TODAY

from abm_tui.errors import Conflict, NotFound, Refused
from abm_tui.models import drafts
from abm_tui.models.types import LineText
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, agreeing, assigning, framework, retiering, reviews
from abm_tui.store.queries import plays as play_queries
from abm_tui.store.queries import retier
from abm_tui.store.queries.workload import desk, why_here
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit

CAP = 20


def account(store: Store, account_id: int) -> dict[str, object]:
    found: dict[str, object] = store.do(lambda u: u.get("account", account_id)).value
    return found


def fill(store: Store, n: int, tier: str = "1") -> list[int]:
    """`n` accounts in a tier."""
    rows = [{"name": f"A{i:03}", "tier": tier, "tiered_on": TODAY} for i in range(n)]
    ids: list[int] = store.do(lambda u: u.add_many("account", rows)).value
    return ids


def pause(store: Store, account_id: int, days: int = 0) -> None:
    """Pause the account in a review, until `days` from today."""
    line = drafts.AgendaLine(account_id, "talk", "", 0)
    review = store.do(reviews.open_review, TODAY, [line]).value
    entry = store.do(lambda u: u.find("entry", review_id=review, account_id=account_id)[0]["id"]).value
    store.do(reviews.decide, entry, "pause", until=TODAY + timedelta(days))
    store.do(reviews.finish_review, review, "")


# back from a pause


@pytest.mark.parametrize("tier", ["1", "2"])
def test_an_account_comes_back_to_the_tier_it_had_with_its_plays_s002(store: Store, tier: str) -> None:
    one = store.do(accounts.add_account, "Globex", tier=tier).value
    play = next(p for p in store.read(play_queries.plays) if p.code == "new_logo")
    plan = store.read(play_queries.plan, play, [one], TODAY)
    store.do(assigning.assign_all, play, plan, TODAY)
    pause(store, one)
    assert {r["status"] for r in store.do(lambda u: u.find("run")).value} == {"paused"}
    assert store.read(retier.may_return) == [(one, "Globex", tier)]
    names = store.do(retiering.return_from_pause, store.read(retier.may_return)).value
    assert names == ["Globex"]
    back = account(store, one)
    assert (back["tier"], back["paused_until"]) == (tier, None)
    assert {r["status"] for r in store.do(lambda u: u.find("run")).value} == {"running"}


def test_it_comes_back_on_its_day_not_before_s002(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    pause(store, one, 1)
    assert store.read(retier.may_return) == []
    tomorrow = open_workspace(store.path, "ana", TODAY + timedelta(1))
    assert tomorrow.read(retier.may_return) == [(one, "Globex", "1")]
    tomorrow.close()


def test_a_return_that_was_taken_back_does_not_happen_again_by_itself_s002(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    pause(store, one)
    done = store.do(retiering.return_from_pause, store.read(retier.may_return))
    undo_redo.turn(store, undo_redo.of_group(done.group))
    assert account(store, one)["tier"] == "watchlist"
    assert store.read(retier.due_back) == []
    assert store.do(retiering.return_from_pause, store.read(retier.may_return)).changes == []
    store.do(retiering.come_back, one, "1")
    assert account(store, one)["tier"] == "1"


def test_without_a_slot_it_stays_on_the_watchlist_and_has_the_next_one_s002(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    pause(store, one)
    full = fill(store, CAP)
    assert store.read(retier.pauses_over) == [(one, "Globex", "1")]
    assert store.read(retier.may_return) == []
    with pytest.raises(Refused, match="Tier 1 is full") as said:
        store.do(retiering.return_from_pause, store.read(retier.pauses_over))
    assert said.value.code == "tier_full"
    store.do(accounts.set_tier, full[0], "watchlist")
    assert store.read(retier.may_return) == [(one, "Globex", "1")]


def test_a_free_slot_goes_to_whose_pause_was_over_first_s002(store: Store) -> None:
    late, early = (store.do(accounts.add_account, n, tier="1").value for n in ("Late", "Early"))
    pause(store, early, -3)
    pause(store, late, -1)
    fill(store, CAP - 1)
    assert store.read(retier.may_return) == [(early, "Early", "1")]


def test_an_account_somebody_dealt_with_meanwhile_stays_as_it_is(store: Store, colleague: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    pause(store, one)
    read = store.read(retier.may_return)
    colleague.do(accounts.set_tier, one, "2")
    assert store.do(retiering.return_from_pause, read).value == []
    assert account(store, one)["tier"] == "2"


def test_an_undo_and_a_redo_of_a_return_keep_the_cap_s002(store: Store, colleague: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    pause(store, one)
    fill(store, CAP - 1)
    done = store.do(retiering.return_from_pause, store.read(retier.may_return))
    undo_redo.turn(store, undo_redo.of_group(done.group))
    colleague.do(accounts.add_account, "Bo's", tier="1")
    with pytest.raises(Refused, match="Tier 1 is full"):
        undo_redo.turn(store, undo_redo.REDO)
    assert account(store, one)["tier"] == "watchlist"


def test_setting_a_tier_by_hand_ends_the_pause_and_what_was_watched_for(store: Store) -> None:
    one = store.do(accounts.add_account, "Globex", tier="1").value
    pause(store, one, 30)
    store.do(retiering.watch_for, [one], "new executive")
    store.do(retiering.mark_triggered, one)
    store.do(accounts.set_tier, one, "1")
    now = account(store, one)
    assert (now["paused_until"], now["triggered_on"], now["trigger"]) == (None, None, "new executive")


# the presets


@pytest.mark.parametrize(("preset", "cap"), [("growth", 25), ("enterprise", 100)])
def test_what_one_preset_refuses_another_one_takes_s001_s002(store: Store, preset: str, cap: int) -> None:
    fill(store, CAP)
    with pytest.raises(Refused, match="Tier 1 is full"):
        store.do(accounts.add_account, "One more", tier="1")
    store.do(framework.choose, preset=preset)
    fill(store, cap - CAP)
    with pytest.raises(Refused, match=f"{cap} accounts at most") as said:
        store.do(accounts.add_account, "One more", tier="1", reason="the board asked")
    assert said.value.code == "tier_ceiling"


def test_whoever_stands_above_a_cap_may_be_edited_and_leave_but_nobody_comes(store: Store) -> None:
    """However it came to be: a file another program wrote, or a framework of before."""
    ids = fill(store, CAP)
    store.do(accounts.set_field_many, fill(store, 4, "2"), "tier", "1", reason="a big quarter")
    store.do(accounts.set_field, ids[0], "industry", "retail")
    store.do(retiering.keep, ids)
    store.do(accounts.set_tier, ids[0], "2")
    with pytest.raises(Refused, match="Tier 1 is 23, 3 above the cap of 20"):
        store.do(accounts.add_account, "One more", tier="1")


# keeping


def test_keeping_writes_the_day_and_only_tier_1_is_kept_s000(store: Store) -> None:
    one, two = fill(store, 2)
    store.do(retiering.keep, [one, two])
    assert account(store, two)["retiered_on"] == TODAY
    store.do(accounts.set_tier, two, "2")
    with pytest.raises(Refused, match="A002|A001|not in Tier 1"):
        store.do(retiering.keep, [one, two])


def test_coming_back_into_tier_1_counts_as_a_look_s000(store: Store) -> None:
    (one,) = fill(store, 1, "2")
    store.do(accounts.set_tier, one, "1")
    assert account(store, one)["retiered_on"] == TODAY


def test_churn_counts_what_moves_on_every_path_s000(store: Store) -> None:
    ids = fill(store, 4)
    assert store.read(retier.churn).text == "0 of 4 changed in 91 days"
    store.do(accounts.swap_into_tier1, fill(store, 1, "2")[0], ids[0])
    store.do(accounts.flag_bad_fit, ids[1], "too small")
    store.do(accounts.archive, [ids[2]])
    found = store.read(retier.churn)
    assert (found.changed, found.of, found.warns) == (3, 5, True)
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.read(retier.churn).changed == 0


# watching


def test_only_the_watchlist_is_watched_and_a_blank_trigger_is_none_s000(store: Store) -> None:
    (one,) = fill(store, 1)
    with pytest.raises(Refused, match="not on the watchlist"):
        store.do(retiering.watch_for, [one], "new executive")
    with pytest.raises(Refused, match="not on the watchlist"):
        store.do(retiering.mark_triggered, one)
    (other,) = fill(store, 1, "watchlist")
    with pytest.raises(Refused, match="what to watch for"):
        store.do(retiering.watch_for, [other], "\u200b ")


# agreement and dispute


@pytest.fixture
def disputed(store: Store) -> int:
    one: int = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(agreeing.agree, one, "no", "marketing", "too small")
    return one


def test_both_teams_answer_in_one_step_s000(store: Store) -> None:
    ids = fill(store, 3)
    store.do(agreeing.agree_many, ids, "yes", ("sales", "marketing"))
    assert store.read(retier.page).agreed == (3, 3)
    undo_redo.turn(store, undo_redo.UNDO)
    assert store.read(retier.page).agreed == (0, 3)


def test_a_decision_is_kept_with_its_reason_and_both_answers_become_it_in_one_step_s000(
    store: Store, disputed: int
) -> None:
    store.do(agreeing.decide_dispute, disputed, "yes", "strategic", by="Cleo, CEO")
    now = account(store, disputed)
    assert (now["agrees_sales"], now["agrees_marketing"]) == ("yes", "yes")
    assert now["agree_reasons"] == "marketing: too small; Cleo, CEO decided yes: strategic"
    (made,) = store.read(retier.dispute, disputed).decided
    assert (made.answer, made.reason, made.decided_by, made.on) == ("yes", "strategic", "Cleo, CEO", TODAY)
    undo_redo.turn(store, undo_redo.UNDO)
    now = account(store, disputed)
    assert (now["agrees_sales"], now["agrees_marketing"]) == ("yes", "no")
    assert store.read(retier.dispute, disputed).decided == []


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_a_decision_needs_a_reason_s000(store: Store, disputed: int, reason: str) -> None:
    with pytest.raises(Refused) as said:
        store.do(agreeing.decide_dispute, disputed, "yes", reason, by="Cleo")
    assert said.value.code == "why_decided"


def test_the_decision_owner_is_one_named_person_s000(store: Store, disputed: int) -> None:
    with pytest.raises(Refused, match="g f") as said:
        store.do(agreeing.decide_dispute, disputed, "yes", "strategic")
    assert said.value.code == "no_decision_owner"
    store.do(framework.set_cells, {"governance.decision_owner.text": "Cleo"})
    with pytest.raises(Refused, match="Cleo decides"):
        store.do(agreeing.decide_dispute, disputed, "yes", "strategic", by="ana")
    store.do(agreeing.decide_dispute, disputed, "no", "no budget", by="cleo")
    assert account(store, disputed)["agrees_sales"] == "no"


def test_a_dispute_that_was_settled_meanwhile_is_not_decided(store: Store, colleague: Store, disputed: int) -> None:
    colleague.do(agreeing.agree, disputed, "yes", "marketing")
    with pytest.raises(Refused) as said:
        store.do(agreeing.decide_dispute, disputed, "no", "x", by="Cleo")
    assert said.value.code == "no_dispute"


def test_reasons_that_do_not_fit_any_more_leave_the_oldest_to_history(store: Store, disputed: int) -> None:
    for n in range(30):
        store.do(agreeing.agree, disputed, "no", "marketing", f"reason {n} " + "x" * 60)
    kept = str(account(store, disputed)["agree_reasons"])
    assert len(kept) <= LineText.limit
    assert "reason 29" in kept
    assert "too small" not in kept


def test_an_answer_over_somebody_elses_is_a_conflict(store: Store, colleague: Store, disputed: int) -> None:
    colleague.do(agreeing.agree, disputed, "yes", "marketing")
    with pytest.raises(Conflict):
        store.do(agreeing.agree, disputed, None, "marketing", base={"agrees_marketing": "no"})


# owners


@pytest.mark.parametrize(
    ("members", "filled"),
    [
        ([("ana", "sales"), ("bo", "marketing")], (True, True)),
        ([("ana", "sales"), ("cleo", "sales"), ("bo", "marketing")], (False, True)),
        ([("ana", "sales")], (True, False)),
    ],
)
def test_with_one_member_in_a_team_the_owner_is_filled_in_s001(
    tmp_path: Path, members: list[tuple[str, str]], filled: tuple[bool, bool]
) -> None:
    made = workspaces.create(tmp_path / "other.db", members, today=TODAY)
    one = made.do(accounts.add_account, "Globex", tier="1").value
    now = account(made, one)
    assert (now["owner_sales"] is not None, now["owner_marketing"] is not None) == filled
    made.close()


# the working order


def test_the_desk_knows_what_is_due_until_sunday_late_ones_too_and_leaves_resting_plays_out_s000(store: Store) -> None:
    (one,) = fill(store, 1)

    def work(u: Unit) -> None:
        play = u.find("play")[0]["id"]
        resting = u.add("run", account_id=one, play_id=play, status="paused")
        for days, more in ((-9, {}), (4, {}), (5, {}), (0, {"run_id": resting}), (1, {"status": "done"})):
            u.add("touch", account_id=one, text="Call", due=TODAY + timedelta(days), owner=1, **more)

    store.do(work)
    assert store.read(desk).due == {1: 2}  # Wednesday: Sunday is in four days


def test_a_late_promise_of_the_last_review_is_a_reason_s000(store: Store) -> None:
    (one,) = fill(store, 1)
    touch = store.do(lambda u: u.add("touch", account_id=one, text="Call", due=TODAY - timedelta(1), owner=1)).value
    assert "promise" not in {r.code for r in store.read(why_here, one)[1]}
    line = drafts.AgendaLine(one, "talk", "", 0)
    review = store.do(reviews.open_review, TODAY - timedelta(5), [line]).value
    entry = store.do(lambda u: u.find("entry", review_id=review)[0]["id"]).value
    store.do(reviews.decide, entry, "keep", promise_touch=touch, promise_text="Call")
    store.do(reviews.finish_review, review, "")
    assert "promise" in {r.code for r in store.read(why_here, one)[1]}


# random work on the list

ids_ = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tier"), ids_, st.sampled_from(["1", "1", "2", "watchlist", None]), st.booleans()),
        st.tuples(st.just("many"), st.lists(ids_, min_size=1, max_size=3, unique=True), st.booleans()),
        st.tuples(st.just("swap"), ids_, ids_),
        st.tuples(st.just("bad fit"), ids_, st.booleans()),
        st.tuples(st.just("archive"), ids_),
        st.tuples(st.just("pause"), ids_),
        st.tuples(
            st.just("return"),
        ),
        st.tuples(st.just("cap"), st.integers(1, 3)),
        st.tuples(st.just("undo"), st.booleans(), st.none() | ids_),
        st.tuples(st.just("redo"), st.booleans(), st.none() | ids_),
    ),
    max_size=14,
)


def act(store: Store, ids: list[int], step: tuple[Any, ...]) -> None:
    """One thing that somebody does to the list."""
    what, *rest = step
    if what == "tier":
        store.do(accounts.set_tier, ids[rest[0]], rest[1], reason="asked for" if rest[2] else "")
    elif what == "many":
        some = [ids[i] for i in rest[0]]
        store.do(accounts.set_field_many, some, "tier", "1", reason="asked for" if rest[1] else "")
    elif what == "swap":
        store.do(accounts.swap_into_tier1, ids[rest[0]], ids[rest[1]])
    elif what == "bad fit":
        store.do(accounts.flag_bad_fit, ids[rest[0]], "too small" if rest[1] else "")
    elif what == "archive":
        store.do(accounts.archive, [ids[rest[0]]])
    elif what == "pause":
        store.do(lambda u: u.set("account", ids[rest[0]], tier="watchlist", paused_until=TODAY))
    elif what == "return":
        store.do(retiering.return_from_pause, store.read(retier.may_return))
    elif what == "cap":
        store.do(framework.set_cells, {"tiers.1.cap": rest[0], "tiers.1.ceiling": rest[0] + 1})
    else:
        turn = undo_redo.UNDO if what == "undo" else undo_redo.REDO
        swap = None if rest[1] is None else ids[rest[1]]
        undo_redo.turn(store, turn, undo_redo.TurnOptions(reason="asked for" if rest[0] else "", swap=swap))


@settings(max_examples=sized(25, 10), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_is_done_tier_1_never_holds_more_than_its_ceiling_and_above_its_cap_only_by_a_reason_s002(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Any, ...]]
) -> None:
    store = workspaces.create(tmp_path_factory.mktemp("random") / "abm.db", MEMBERS, today=TODAY)
    store.do(framework.set_cells, {"tiers.1.cap": 2, "tiers.1.ceiling": 3})
    ids = [store.do(accounts.add_account, f"A{n}").value for n in range(6)]
    for step in steps:
        with contextlib.suppress(Refused, Conflict, NotFound):
            act(store, ids, step)
        inside = store.do(lambda u: [a for a in u.find("account", tier="1") if a["archived_on"] is None]).value
        assert len(inside) <= store.framework.ceiling
        if len(inside) > store.framework.cap:
            assert any(a["over_cap_reason"] for a in inside)
    store.close()
