"""Where the teams disagree: what to look at (S000)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from abm_tui.models.derived import Fit
from abm_tui.rules.derive import derive
from abm_tui.rules.tiers import disputes


def test_a_dispute_is_settled_by_fit_potential_and_sponsorship_s000(make):
    account = make.account(potential=Decimal(80_000), exec_sponsor="Ines Ruiz, CFO")
    facts = make.facts(account=account, deals=[make.deal(amount=30_000)])
    derived = replace(derive(facts, make.today, make.fw), fit=Fit(90, 80, True))
    found = disputes.arguments(facts, derived, make.fw)
    assert [(a.code, a.speaks) for a in found] == [("icp_match", True), ("potential", True), ("exec_sponsor", True)]
    assert found[0].text == "Matches the ICP: 90 % of what is known is met, 80 % is known."
    assert found[1].text == "potential 80k · 1 open deal, 30k EUR"
    assert found[2].text == "Ines Ruiz, CFO"
    assert disputes.verdict_text(found) == "3 of 3 speak for it"


def test_what_nobody_knows_speaks_neither_for_nor_against_s000(make):
    facts = make.facts()
    found = disputes.arguments(facts, derive(facts, make.today, make.fw), make.fw)
    assert [a.speaks for a in found] == [None, None, None]
    assert disputes.verdict_text(found) == "0 of 3 speak for it, 3 unknown"


def test_a_potential_below_the_tier_speaks_against_it_and_says_what_the_tier_asks_for_s002(make):
    facts = make.facts(account=make.account(acv=Decimal(20_000)))
    potential = disputes.arguments(facts, derive(facts, make.today, make.fw), make.fw)[1]
    assert (potential.speaks, potential.text) == (False, "20k a year expected · Tier 1 asks for 50k")


def test_an_engaged_economic_buyer_is_a_sponsor_s000(make):
    people = [make.person(1, "Finance", "Ines"), make.person(2, "IT", "Raj")]
    facts = make.facts(
        make.act("reply", 2, 1), make.act("reply", 2, 2), people=people, seats=[make.seat("EB", 1), make.seat("TE", 2)]
    )
    sponsor = disputes.arguments(facts, derive(facts, make.today, make.fw), make.fw)[2]
    assert (sponsor.speaks, sponsor.text) == (True, "engaged: Ines")
