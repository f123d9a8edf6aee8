"""What a change of the framework would do: which accounts it moves, and how its ICP answers for own wins and losses."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from plain_facts import TODAY

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived, Fit, Score
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.rules.framework_cells.preview import ASPECTS, OwnDeals, compare, on_own_deals
from abm_tui.rules.framework_reading.presets import preset_framework

FW = preset_framework()
SIZE = CriterionRule("size", "Size", "firmographic", "employees>=500", "", 2, True)
REGION = CriterionRule("region", "Region", "firmographic", "country:DE,GB", "", 1, False)
GLOBEX, ACME = AccountFact(1, "Globex"), AccountFact(2, "acme")


def effects(before, after, accounts=(GLOBEX, ACME)):
    found = compare(accounts, {d.account_id: d for d in before}, {d.account_id: d for d in after}, FW, FW)
    return [(e.what, e.said) for e in found]


def test_every_account_that_changes_is_named_with_what_it_was_and_will_be_s003():
    before = [Derived(1, Score(6), fit=Fit(80, 100, True), band="call"), Derived(2, Score(2), fit=Fit(None, 0, None))]
    after = [
        Derived(
            1, Score(7), fit=Fit(60, 100, False), band="demand_gen", flags=frozenset({"stuck", "quiet", "blocked"})
        ),
        Derived(2, Score(2), fit=Fit(100, 40, None), confirmed=True),
    ]
    assert effects(before, after) == [
        ("band", "Globex call → demand gen"),
        ("icp", "Globex ICP match → no match"),
        ("fit", "acme unknown → 100 %"),
        ("fit", "Globex 80 % → 60 %"),
        ("score", "Globex 6 → 7"),
        ("stuck", "Globex not stuck → stuck"),
        ("quiet", "Globex not quiet → quiet"),
        ("blocked", "Globex nothing → something"),
        ("confirmed", "acme to confirm → confirmed"),
    ]


DERIVED = st.builds(
    Derived,
    account_id=st.just(1),
    score=st.builds(Score, value=st.integers(0, 10)),
    fit=st.builds(
        Fit, share=st.integers(0, 100), known=st.integers(0, 100), match=st.sampled_from([True, False, None])
    ),
    band=st.sampled_from(["nurture", "call", "sales_ready", "demand_gen", "research"]),
    confirmed=st.booleans(),
    flags=st.frozensets(st.sampled_from(["stuck", "quiet", "blocked", "new"])),
)


@given(DERIVED, DERIVED)
def test_what_stays_is_not_told_and_a_way_back_tells_the_same_the_other_way_round_s003(one, other):
    assert effects([one], [one], [GLOBEX]) == []
    there = compare([GLOBEX], {1: one}, {1: other}, FW, FW)
    back = compare([GLOBEX], {1: other}, {1: one}, FW, FW)
    assert [(e.what, e.old, e.new) for e in there] == [(e.what, e.new, e.old) for e in back]
    assert {e.what for e in there} <= {*ASPECTS}
    assert all(e.old != e.new for e in there)


def test_an_icp_is_held_against_the_accounts_that_were_won_and_lost_s003_s004():
    icp = replace(FW, icp=(SIZE, REGION))
    known = [(600, "DE", True), (20, "DE", True), (900, "GB", False), (None, "GB", False), (700, "US", True)]
    closed = [(AccountFact(n, "A", employees=staff, country=land), won) for n, (staff, land, won) in enumerate(known)]
    found = on_own_deals(closed, icp, TODAY)
    assert found == OwnDeals(wins=3, wins_yes=1, losses=2, losses_yes=1)
    assert found.said == "yes to 1 of 3 wins, 1 of 2 losses"
    assert on_own_deals([], icp, TODAY).said == ""
    assert on_own_deals(closed, FW, TODAY).said == "yes to 0 of 3 wins, 0 of 2 losses"
