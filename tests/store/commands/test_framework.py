"""The framework is data: edited like everything else, undone, argued about by two people, and gone back to exactly."""

from __future__ import annotations

import pytest

from abm_tui.errors import Conflict, NotFound, Refused
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.commands import framework as commands
from abm_tui.store.queries import framework as queries
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit
from tests.store.framework_cells import CAP, kept, mid_sized, put, value

# setting


def test_a_cell_is_set_as_typed_told_in_a_sentence_and_in_force_at_once(store: Store) -> None:
    assert put(store, signals__pricing_visit__cap="2") == "Pricing or demo page visited: cap 1 → 2"
    assert {s.code: s.cap for s in store.framework.signals}["pricing_visit"] == 2
    assert put(store, review__weekday="mon", review__hour="9") == "Review: day Fri → Mon · Review: hour 10:00 → 09:00"
    assert (store.framework.review.weekday, f"{store.framework.review.hour:%H:%M}") == (0, "09:00")


def test_a_line_of_governance_is_set_by_its_code_alone(store: Store) -> None:
    put(store, governance__decision_owner="Dana, our managing director")
    assert store.framework.agreed["decision_owner"] == "Dana, our managing director"


def test_the_presets_value_is_no_change_of_the_teams(store: Store) -> None:
    before = kept(store)
    put(store, quiet_days="21")
    assert next(c for c in store.read(queries.cells) if c.name == "quiet_days").changed
    put(store, quiet_days="14")
    assert kept(store) == before
    assert store.do(commands.set_cells, {"quiet_days": "14"}).group == "", "nothing changed"


def test_a_cell_is_reset_to_the_presets_value(store: Store) -> None:
    put(store, tiers__1__note_above="")
    assert store.framework.tier["1"].note_above is None
    store.do(commands.reset_cell, "tiers.1.note_above")
    assert store.framework.tier["1"].note_above == 15


def test_who_moves_a_border_of_bands_moves_it_for_both_sides_s001(store: Store) -> None:
    assert put(store, bands__nurture__upto="4") == "Nurture: to 3 → 4 · Call: from 4 → 5"
    assert [(b.low, b.high) for b in store.framework.bands] == [(0, 4), (5, 6), (7, 99)]
    put(store, bands__sales_ready__from="9")
    assert [(b.low, b.high) for b in store.framework.bands] == [(0, 4), (5, 8), (9, 99)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"quiet_days": "a while"}, 'quiet after is a whole number from 1 to 3,650; "a while" is not'),
        ({"quiet_days": "0"}, "from 1 to 3,650"),
        ({"tiers.1.cap": "30"}, "the cap of 30 is above the ceiling of 25"),
        ({"tiers.2.low": "60"}, "accounts from 60 to 50: the lower end is above the upper one"),
        ({"bands.call.upto": "2"}, "call is from 4 to 2 points; it must begin at 4"),
        ({"bands.sales_ready.upto": "50"}, "must go up to 99"),
        ({"bands.nurture.from": "1"}, "it must begin at 0"),
        ({"review.weekday": "someday"}, "mon tue wed thu fri sat sun"),
        ({"review.hour": "25"}, "a time of day such as 10:00"),
        ({"roles.EB.required": "perhaps"}, "yes or no"),
        ({"roles.EB.name": " "}, "it cannot be empty"),
        ({"stages.interest.gate": "engaged"}, "engaged:number"),
        ({"stages.interest.gate": "engaged:2, friends"}, '"friends" is not'),
        ({"stages.interest.needs": "XX"}, "departments:number"),
        ({"signals.people.types": ""}, "it cannot be empty"),
        ({"preset": "growth"}, "is chosen, not set"),
        ({"signals.pricing_visit.capp": "1"}, "Did you mean signals.pricing_visit.cap"),
        ({"plays.new_logo.name": "x"}, "no cell"),
        ({"governance.cost.text": "x" * 2_000}, "too long"),
    ],
)
def test_what_cannot_stand_there_is_refused_in_a_sentence_and_nothing_is_kept(
    store: Store, values: dict[str, str], said: str
) -> None:
    before = kept(store)
    with pytest.raises((Refused, NotFound)) as caught:
        store.do(commands.set_cells, {"capacity": "9", **values})
    assert said in caught.value.message
    assert kept(store) == before
    assert store.framework.capacity == 12


def test_tier_1_never_holds_more_than_a_cap_that_is_lowered_s001(store: Store) -> None:
    """On no path: an edit, another preset, going back, or an undo."""
    put(store, tiers__1__cap="24")
    store.do(lambda u: [accounts.add_account(u, f"A{n}", tier="1") for n in range(22)])
    for attempt in (
        lambda: put(store, tiers__1__cap="21"),
        lambda: store.do(commands.reset_cell, "tiers.1.cap"),
        lambda: store.do(commands.revert_to, 0),
    ):
        with pytest.raises(Refused, match="Tier 1 holds 22 accounts"):
            attempt()
    assert store.framework.cap == 24
    assert put(store, tiers__1__cap="22")
    assert "would leave 2 too many" in store.read(queries.preview, {"tiers.1.cap": None}).refused


def test_who_stands_above_the_cap_with_a_reason_may_stay_up_to_the_ceiling_s001_s002(store: Store) -> None:
    def past(u: Unit) -> None:
        ids = [accounts.add_account(u, f"A{n}", tier="1") for n in range(12)]
        for account_id in ids[:2]:
            u.set("account", account_id, over_cap_reason="the board wants it")

    store.do(past)
    put(store, tiers__1__cap="10")
    for refused in ({"tiers.1.cap": "9"}, {"tiers.1.ceiling": "11"}):
        with pytest.raises(Refused, match="would leave 1 too many"):
            store.do(commands.set_cells, refused)
    put(store, tiers__1__ceiling="12")


def test_an_undo_may_not_lower_the_cap_below_what_tier_1_holds_s001(store: Store, colleague: Store) -> None:
    put(store, tiers__1__cap="24")
    colleague.do(lambda u: [accounts.add_account(u, f"A{n}", tier="1") for n in range(22)])
    with pytest.raises(Refused, match="Tier 1 holds 22 accounts"):
        undo_redo.turn(store, undo_redo.UNDO)
    assert store.framework.cap == 24


def test_whoever_has_not_seen_a_lower_cap_yet_is_held_to_it_s001(store: Store, colleague: Store) -> None:
    store.do(lambda u: [accounts.add_account(u, f"A{n}", tier="1") for n in range(12)])
    put(store, tiers__1__cap="12", tiers__1__ceiling="12")
    assert colleague.framework.cap == 20, "nobody told it yet"
    with pytest.raises(Refused, match="12"):
        colleague.do(accounts.add_account, "One more", tier="1")


# undo, and two people


def test_an_edit_of_several_cells_is_one_undo_step(store: Store) -> None:
    before = kept(store)
    put(store, quiet_days="21", signals__pricing_visit__cap="2", governance__cost="2 days a week")
    after = kept(store)
    assert undo_redo.turn(store, undo_redo.UNDO) is not None
    assert (kept(store), store.framework.quiet_days) == (before, 14)
    assert undo_redo.turn(store, undo_redo.REDO) is not None
    assert kept(store) == after


def test_two_people_changing_different_cells_both_hold(store: Store, colleague: Store) -> None:
    store.do(commands.set_cells, {CAP: "2"}, base={CAP: 1})
    colleague.do(commands.set_cells, {"quiet_days": "21"}, base={"quiet_days": 14})
    store.poll()
    assert (value(store, CAP), store.framework.quiet_days) == (2, 21)
    assert undo_redo.turn(store, undo_redo.UNDO) is not None
    assert (value(store, CAP), store.framework.quiet_days) == (1, 21)


@pytest.mark.parametrize("theirs", ["3", "2"])
def test_the_second_writer_of_a_cell_who_saw_the_old_value_is_told_who_and_what(
    store: Store, colleague: Store, theirs: str
) -> None:
    store.do(commands.set_cells, {CAP: "3"}, base={CAP: 1})
    if theirs == "3":
        assert colleague.do(commands.set_cells, {CAP: theirs}, base={CAP: 1}).group == "", "both want the same"
        return
    with pytest.raises(Conflict, match="ana changed Pricing or demo page visited: cap") as caught:
        colleague.do(commands.set_cells, {CAP: theirs}, base={CAP: 1})
    (clash,) = caught.value.clashes
    assert (clash.field, clash.base, clash.current, clash.wanted, clash.who) == (CAP, 1, 3, 2, "ana")
    colleague.do(commands.set_cells, {CAP: theirs}, base={CAP: clash.current})
    assert value(colleague, CAP) == 2


def test_a_conflict_over_a_cell_that_went_back_to_its_default_names_who_did_it(store: Store, colleague: Store) -> None:
    put(store, quiet_days="21")
    colleague.do(commands.reset_cell, "quiet_days")
    with pytest.raises(Conflict, match="bo changed Numbers: quiet after"):
        store.do(commands.set_cells, {"quiet_days": "30"}, base={"quiet_days": 21})


def test_an_undo_does_not_take_away_what_the_other_one_set_since(store: Store, colleague: Store) -> None:
    put(store, quiet_days="21")
    colleague.do(commands.set_cells, {"quiet_days": "30"}, base={"quiet_days": 21})
    with pytest.raises(Conflict, match="bo"):
        undo_redo.turn(store, undo_redo.UNDO)
    assert value(store, "quiet_days") == 30


# criteria


def test_a_criterion_is_a_filter_or_a_question_with_a_weight_s002(store: Store) -> None:
    assert mid_sized(store) == "mid_sized"
    done = store.do(commands.add_criterion, "Buys as a committee", "beh", ask="Do several people decide?", weight="2")
    assert done.label == "ICP: added Buys as a committee"
    assert [(c.code, c.family, c.test, c.ask, c.weight, c.must) for c in store.framework.icp] == [
        ("mid_sized", "firmographic", "employees>=200", "", 3, True),
        ("buys_as_a_committee", "behavioural", "", "Do several people decide?", 2, False),
    ]
    assert store.do(commands.add_criterion, "Mid sized!", "firm", test="employees<=2000").value == "mid_sized_2"


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ({}, "either a filter"),
        ({"test": "employees>=200", "ask": "Big?"}, "either a filter"),
        ({"test": "quiet"}, "says how the work stands"),
        ({"test": "emploees>=200"}, "employees"),
        ({"test": "employees>=200", "weight": 4}, "from 1 to 3"),
        ({"test": "employees>=200", "family": "astrological"}, "firmographic"),
        ({"test": "employees>=200", "name": "\u200b"}, "cannot be empty"),
    ],
)
def test_a_criterion_that_means_nothing_is_refused_s002(store: Store, criterion: dict[str, str], said: str) -> None:
    with pytest.raises(Refused) as caught:
        store.do(commands.add_criterion, **{"name": "Size", "family": "firmographic", **criterion})
    assert said in caught.value.message
    assert store.framework.icp == ()


def test_a_criterion_that_gets_a_question_loses_its_filter(store: Store) -> None:
    code = mid_sized(store)
    put(store, **{f"icp__{code}__ask": "Are they mid-sized?"})
    (one,) = store.framework.icp
    assert (one.test, one.ask) == ("", "Are they mid-sized?")
    put(store, **{f"icp__{code}__test": "employees>=300"})
    assert [(c.test, c.ask) for c in store.framework.icp] == [("employees>=300", "")]


def test_a_criterion_taken_out_leaves_the_answers_on_accounts_and_comes_back_in_its_place(store: Store) -> None:
    mid_sized(store)
    code = store.do(commands.add_criterion, "Growing", "situational", ask="Are they growing?").value
    store.do(commands.add_criterion, "In Europe", "firmographic", test="country:germany,france")
    globex = store.do(accounts.add_account, "Globex", criteria=f"{code}=yes").value
    before = kept(store)
    assert store.do(commands.remove_criterion, code).label == "ICP: removed Growing"
    assert [c.code for c in store.framework.icp] == ["mid_sized", "in_europe"]
    assert store.do(lambda u: u.get("account", globex)["criteria"]).value == "growing=yes"
    undo_redo.turn(store, undo_redo.UNDO)
    assert kept(store) == before
    with pytest.raises(NotFound, match="growing, in_europe, mid_sized"):
        store.do(commands.remove_criterion, "big")


def test_criteria_stand_in_the_order_the_team_gives_them(store: Store) -> None:
    for name in ("One", "Two", "Three"):
        store.do(commands.add_criterion, name, "firmographic", test="employees>=200")
    before = kept(store)
    assert store.do(commands.move_criterion, "three", -1).label == "ICP: moved Three up"
    assert [c.code for c in store.framework.icp] == ["one", "three", "two"]
    store.do(commands.move_criterion, "one", 5)
    assert [c.code for c in store.framework.icp] == ["three", "two", "one"]
    assert store.do(commands.move_criterion, "one", 1).group == ""
    undo_redo.turn(store, undo_redo.UNDO)
    undo_redo.turn(store, undo_redo.UNDO)
    assert kept(store) == before
    with pytest.raises(NotFound):
        store.do(commands.move_criterion, "four", 1)
