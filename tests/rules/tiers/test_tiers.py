"""Tier 1: the cap is the only hard stop (S000: an oversized Tier 1 is the usual failure; S001, S002: its sizes)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.errors import Refused
from abm_tui.models.derived import Derived, Score
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.tiers.tiers import check_cap, is_confirmed, is_disputed, is_worked, note_above, setup_list, weakest


def refusal(after, reason="", preset="two-person", left=()):
    try:
        check_cap(after, [reason], left, preset_framework(preset))
    except Refused as error:
        return error.code
    return ""


def test_twenty_fit_the_twenty_first_needs_a_reason_the_twenty_sixth_is_refused_s001_s002():
    assert refusal(20) == ""
    assert refusal(21) == "tier_full"
    assert refusal(21, "   ") == "tier_full"
    assert refusal(21, "the board asked") == ""
    assert refusal(25, "the board asked") == ""
    assert refusal(26, "the board asked") == "tier_ceiling"


@pytest.mark.parametrize(("preset", "cap"), [("growth", 25), ("enterprise", 100)])
def test_in_larger_presets_the_cap_is_the_ceiling_and_no_reason_helps_s001_s002(preset, cap):
    assert refusal(cap, "", preset) == ""
    assert refusal(cap + 1, "the board asked", preset) == "tier_ceiling"


@given(st.integers(0, 200), st.text(max_size=5), st.sampled_from(["two-person", "growth", "enterprise"]))
def test_no_reason_gets_round_the_ceiling_s002(after, reason, preset):
    code = refusal(after, reason, preset)
    fw = preset_framework(preset)
    assert (code == "tier_ceiling") == (after > fw.ceiling)
    assert (code == "tier_full") == (fw.cap < after <= fw.ceiling and not reason.strip())


def test_the_refusal_says_what_would_help():
    with pytest.raises(Refused, match=r"Tier 1 is full, 20 of 20\. Swap one out, go above with a reason") as caught:
        check_cap(21, [""], [], preset_framework())
    assert caught.value.fix.as_json() == {"key": "e", "command": 'abm set ACCOUNT tier=1 --reason "…"'}
    assert caught.value.data == {"cap": 20, "ceiling": 25, "inside": 20, "after": 21}


@pytest.mark.parametrize(
    ("after", "entering", "said"),
    [
        (22, 3, "Tier 1 is 19 of 20: 3 more do not fit. Swap some out,"),
        (22, 2, "Tier 1 is 20 of 20, full: 2 more do not fit. Swap some out,"),
        (22, 1, "Tier 1 is 21, 1 above the cap of 20. Swap one out,"),
    ],
)
def test_the_refusal_counts_those_inside_and_those_that_would_come(after, entering, said):
    with pytest.raises(Refused) as caught:
        check_cap(after, [""] * entering, [], preset_framework())
    assert caught.value.message == f"{said} go above with a reason (25 at most), or leave it as it is."


def test_above_the_cap_a_swap_that_does_not_grow_tier_1_needs_no_reason():
    assert refusal(21, left=[""]) == ""
    assert refusal(21, left=["the board asked"]) == "tier_full", "the override left: this would be another one"
    assert refusal(22, left=[""]) == "", "22 stood there before"
    with pytest.raises(Refused):
        check_cap(22, ["", ""], [""], preset_framework())
    with pytest.raises(Refused):
        check_cap(21, ["", "", ""], [""], preset_framework())
    check_cap(22, ["", "the board asked"], [""], preset_framework())


def test_growing_past_fifteen_is_noted_once_s002():
    assert note_above(14, 15, preset_framework()) == ""
    assert note_above(15, 16, preset_framework()) == "Tier 1 is 16 now: 10 to 15 are advised, 20 is the cap."
    assert note_above(16, 17, preset_framework()) == ""
    assert note_above(12, 18, preset_framework()).startswith("Tier 1 is 18")
    assert note_above(15, 16, preset_framework("enterprise")) == ""


def test_the_three_weakest_are_those_of_lowest_score_then_least_covered_s000(make):
    def item(n, score, filled, needed=8):
        return make.account(id=n, name=f"A{n}"), Derived(n, Score(score), filled=filled, needed=needed)

    accounts = [item(1, 5, 1), item(2, 0, 3), item(3, 0, 1), item(4, 1, 8), item(5, 1, 2), item(6, 9, 0)]
    assert [a.id for a, _ in weakest(accounts)] == [3, 2, 5]
    assert [a.id for a, _ in weakest(reversed(accounts))] == [3, 2, 5]


def test_tier_one_is_confirmed_by_evidence_both_agreements_and_both_owners_s000_s002(make):
    assert is_confirmed(make.ready())
    assert setup_list(make.ready()) == ()
    for gap, words in (
        ({"evidence_on": None}, "no evidence"),
        ({"agrees_marketing": None}, "marketing has not agreed"),
        ({"agrees_sales": "no"}, "sales says no"),
        ({"owner_sales": None}, "no owner from sales"),
    ):
        account = make.ready(**gap)
        assert not is_confirmed(account)
        assert setup_list(account) == (words,)


def test_only_tier_one_has_something_to_confirm_s002(make):
    for tier in ("2", "3", "watchlist", None):
        assert not is_confirmed(make.ready(tier=tier))
        assert setup_list(make.account(tier=tier)) == ()


def test_a_yes_against_a_no_is_a_dispute_an_open_answer_is_not_s000(make):
    assert is_disputed(make.account(agrees_sales="yes", agrees_marketing="no"))
    assert not is_disputed(make.account(agrees_sales="yes"))
    assert not is_disputed(make.account(agrees_sales="no", agrees_marketing="no"))


def test_watchlist_archived_and_bad_fit_accounts_are_not_worked_s000(make):
    assert is_worked(make.account())
    assert is_worked(make.account(tier="3"))
    assert not is_worked(make.account(tier="watchlist"))
    assert not is_worked(make.account(tier=None))
    assert not is_worked(make.account(bad_fit="too small"))
    assert not is_worked(make.account(archived_on=make.day(1)))
