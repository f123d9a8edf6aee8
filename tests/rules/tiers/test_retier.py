"""Who comes into Tier 1, who stays, who leaves: the watchlist, the schedule, churn, disputes (S000, S001, S002)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.derived import CriterionAnswer, Derived, Fit, Score
from abm_tui.models.facts import MoveFact
from abm_tui.rules.derive import derive
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.tiers import retier
from abm_tui.rules.tiers.tiers import is_demand_gen, misfit_note, slots_text

GROWTH = preset_framework("growth")


def move(make, account_id, old, new, ago, n=0):
    return MoveFact(n or ago, account_id, "tier", old, new, make.day(ago))


# the schedule


def test_tier_1_is_looked_at_again_a_quarter_after_the_last_look_s000(make):
    account = make.account(tiered_on=make.day(200))
    assert make.fw.retier_days == 91
    assert retier.due_on(account, make.fw) == make.day(200) + timedelta(91)
    assert retier.due_on(replace(account, retiered_on=make.day(10)), make.fw) == make.day(10) + timedelta(91)
    assert retier.due_on(replace(account, tier="2"), make.fw) is None
    assert retier.due_on(replace(account, tiered_on=None), make.fw) is None


@pytest.mark.parametrize(("ago", "due"), [(90, False), (91, True), (92, True)])
def test_it_is_due_on_the_day_itself_s000(make, ago, due):
    assert retier.is_due(make.account(tiered_on=make.day(ago)), make.today, make.fw) == due


def test_archived_and_badly_fitting_accounts_are_not_looked_at_s000(make):
    for more in ({"archived_on": make.day(1)}, {"bad_fit": "too small"}):
        account = make.account(tiered_on=make.day(200), **more)
        assert not retier.is_due(account, make.today, make.fw)
        assert retier.retier_lines([(account, Derived(1))], make.today, make.fw) == []


def test_what_is_due_is_a_flag_of_the_filter_s000(make):
    assert "retier" in derive(make.facts(account=make.account(tiered_on=make.day(91))), make.today, make.fw).flags
    assert "retier" not in derive(make.facts(account=make.account(tiered_on=make.day(90))), make.today, make.fw).flags
    fired = make.account(tier="watchlist", trigger="new executive", triggered_on=make.today)
    assert "retier" in derive(make.facts(account=fired), make.today, make.fw).flags


def test_the_page_has_who_knocks_then_who_is_due_then_the_rest_s000(make):
    def item(n, score=0, **more):
        return make.account(id=n, name=f"A{n}", **more), Derived(n, Score(score))

    old = make.day(100)
    rows = [
        item(1, tiered_on=make.day(5)),
        item(2, score=4, tiered_on=old),
        item(3, score=1, tiered_on=old),
        item(4, tier="watchlist", triggered_on=make.day(2), tiered_on=old),
        item(5, tier="watchlist", paused_until=make.day(4), tiered_on=old),
        item(6, tier="watchlist", tiered_on=old),
        item(7, tier="2", tiered_on=old),
    ]
    found = retier.retier_lines(rows, make.today, make.fw)
    assert [(line.account.id, line.group) for line in found] == [
        (5, "knocks"),
        (4, "knocks"),
        (3, "due"),
        (2, "due"),
        (1, "later"),
    ]
    assert retier.retier_lines(list(reversed(rows)), make.today, make.fw) == found


def test_a_line_says_what_speaks_against_keeping_it_s000_s004(make):
    def why(derived=None, **more):
        account = make.ready(**({"tiered_on": make.day(120)} | more))
        return retier.retier_lines([(account, derived or Derived(1))], make.today, make.fw)[0].why

    assert why(agrees_marketing="no") == "the teams disagree"
    assert why(Derived(1, band="demand_gen")) == "busy, but no fit"
    assert why(Derived(1, fit=Fit(20, 100, False))) == "no ICP match"
    assert why(evidence_on=None) == "no evidence"
    assert why(evidence_on=make.day(92)) == "old evidence"
    assert why(evidence_on=make.day(91)) == "due since 9/10"
    assert why(tiered_on=make.day(1)) == "due 5 Feb"
    assert why(retiered_on=make.today) == "kept today"


def test_the_next_look_is_said_s000(make):
    accounts = [make.account(id=1, tiered_on=make.day(90)), make.account(id=2, tiered_on=make.day(1))]
    assert retier.due_text(accounts, make.today, make.fw) == "next due Sat 8"
    assert retier.due_text([make.account(tiered_on=make.day(91)), *accounts], make.today, make.fw) == "1 due"
    assert retier.due_text([], make.today, make.fw) == "nobody is in Tier 1 yet"


# both teams


def test_alignment_is_what_both_teams_say_yes_to_of_what_is_worked_s001(make):
    accounts = [
        make.ready(),
        make.ready(agrees_sales="no"),
        make.account(tier="2", agrees_sales="no", agrees_marketing="no"),
        make.ready(tier="watchlist"),
        make.ready(bad_fit="too small"),
    ]
    assert retier.alignment(accounts) == (1, 3)
    assert retier.alignment([]) == (0, 0)


def test_both_answers_are_said_sales_first_s000(make):
    assert retier.team_answers_text(make.account()) == "–/–"
    assert retier.team_answers_text(make.account(agrees_sales="yes", agrees_marketing="no")) == "yes/no"


# bad fit


def test_high_intent_and_poor_fit_is_a_lead_for_demand_generation_not_a_target_s004():
    failed = (CriterionAnswer("size", "size", 3, True, False),)
    busy = Derived(1, Score(8), fit=Fit(0, 100, False, failed), band="demand_gen")
    assert is_demand_gen(busy)
    assert misfit_note(busy).startswith("Busy, but no ICP match: a lead for demand generation, not a target account")
    assert misfit_note(replace(busy, band="call")) == "No ICP match: not a target account by your own rules."
    assert misfit_note(Derived(1, fit=Fit(90, 90, True))) == misfit_note(Derived(1)) == ""


# how full, and how often it changes


@pytest.mark.parametrize(
    ("inside", "preset", "said"),
    [
        (18, "two-person", "18 of 20"),
        (20, "two-person", "20 of 20, full"),
        (22, "two-person", "22, 2 above the cap of 20"),
        (25, "growth", "25 of 25, full"),
        (101, "enterprise", "101, 1 above the cap of 100"),
    ],
)
def test_how_full_tier_1_is_stays_visible_above_the_cap_too_s001_s002(inside, preset, said):
    assert slots_text(inside, preset_framework(preset)) == said


def test_half_of_tier_1_changed_in_a_quarter_is_churn_and_warns_s000(make):
    """Fourteen accounts had a place: seven stayed, four left, three came."""
    founding = [move(make, n, "", "1", 200, n) for n in range(1, 12)]
    left = [move(make, n, "1", "watchlist", 30, 100 + n) for n in range(8, 12)]
    came = [move(make, n, "", "1", 20, 200 + n) for n in range(12, 15)]
    found = retier.churn([*founding, *left, *came], [*range(1, 8), 12, 13, 14], make.today, make.fw)
    assert found.text == "7 of 14 changed in 91 days"
    assert found.warns
    assert found.ids == tuple(range(8, 15))


def test_building_the_list_is_no_churn_but_leaving_it_again_is_s000(make):
    founding = [move(make, n, "", "1", 30 - n, n) for n in range(1, 11)]
    assert retier.churn(founding, range(1, 11), make.today, make.fw).text == "0 of 10 changed in 91 days"
    # A list that was built over weeks is no churn either when its first day is a quarter ago.
    weeks = [move(make, n, "", "1", 101 - 3 * n, n) for n in range(1, 11)]
    assert retier.churn(weeks, range(1, 11), make.today, make.fw).text == "0 of 10 changed in 91 days"
    out = [move(make, n, "1", "", 3, 90 + n) for n in (1, 2)]
    found = retier.churn([*founding, *out], range(3, 11), make.today, make.fw)
    assert (found.text, found.warns) == ("2 of 10 changed in 91 days", False)


def test_an_account_that_leaves_and_comes_back_counts_once_and_old_moves_do_not_s000(make):
    moves = [
        *(move(make, n, "", "1", 200, n) for n in range(1, 11)),
        move(make, 1, "1", "watchlist", 40, 50),
        move(make, 1, "watchlist", "1", 10, 51),
        move(make, 2, "1", "watchlist", 150, 12),
        move(make, 2, "watchlist", "1", 140, 13),
        MoveFact(60, 3, "stage", "awareness", "interest", make.day(5)),
        move(make, 4, "2", "3", 5, 61),
        move(make, 5, "1", "2", -1, 62),  # tomorrow
    ]
    moves.sort(key=lambda m: (m.on, m.id))
    assert retier.churn(moves, range(1, 11), make.today, make.fw).ids == (1,)


def test_accounts_that_were_there_before_moves_were_kept_are_no_churn_s000(make):
    assert retier.churn([], range(10), make.today, make.fw).text == "0 of 10 changed in 91 days"
    assert retier.churn([], [], make.today, make.fw).of == 0


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 150)), max_size=12))
def test_never_more_changed_than_had_a_place_and_entry_order_of_accounts_does_not_matter_s000(make, steps):
    """Random comings and goings: every step turns an account's membership round."""
    inside, moves = set(), []
    for n, (account_id, ago) in enumerate(sorted(steps, key=lambda s: -s[1]), 1):
        old, new = ("1", "") if account_id in inside else ("", "1")
        inside ^= {account_id}
        moves.append(move(make, account_id, old, new, ago, n))
    found = retier.churn(moves, inside, make.today, make.fw)
    assert 0 <= found.changed <= found.of
    assert found.of >= len(inside)
    assert set(found.ids) <= {m.account_id for m in moves if m.on > make.day(91)}
    assert retier.churn(moves, sorted(inside, reverse=True), make.today, make.fw) == found
