"""How whole programmes fail (S000): each warning appears at its number, names it, and goes with its cause."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived, Fit, Raised, Score
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.rules.metrics.programme_health import CODES, warnings
from abm_tui.rules.tiers.retier import Churn

TEAMS = {1: "sales", 2: "marketing"}
STILL = Churn((), 20, 91, False)
INDUSTRY = CriterionRule("industry", "Industry", "firmographic", "industry:steel", "", 1, False)


@pytest.fixture
def with_icp(make):
    return replace(make.fw, icp=(INDUSTRY,))


def row(make, n, *acts, tier="1", fit=True, score=0, engaged=2, codes=(), people=(), seats=(), **account):
    facts = make.facts(*acts, account=AccountFact(n, f"A{n}", tier=tier, **account), people=people, seats=seats)
    lines = tuple(Raised(code, "way", code) for code in codes)
    return facts, Derived(n, score=Score(score), fit=Fit(match=fit), engaged=engaged, raised=lines)


def said(make, rows, fw, teams=TEAMS, churn=STILL):
    return {one.code: one for one in warnings(rows, teams, churn, make.today, fw)}


def test_a_sound_programme_is_warned_of_nothing(make, with_icp):
    assert said(make, [row(make, n) for n in range(1, 12)], with_icp) == {}
    assert said(make, [], make.fw) == {}


def test_without_an_icp_nobody_can_say_what_fits_s000(make):
    found = said(make, [row(make, 1, fit=None)], make.fw)["fuzzy_icp"]
    assert found.text.startswith("there is no ICP")
    assert (found.drawer, found.fix_key, found.severity) == ("programme", "g f", 1)


def test_an_icp_that_says_nothing_of_most_accounts_is_fuzzy_s000(make, with_icp):
    rows = [row(make, n, fit=None if n <= 3 else True) for n in range(1, 7)]
    assert "fuzzy_icp" not in said(make, rows, with_icp)
    rows.append(row(make, 7, fit=None))
    found = said(make, rows, with_icp)["fuzzy_icp"]
    assert found.text == "the ICP says nothing of 4 of 7 accounts: answer its questions"
    assert (found.fix_command, found.accounts) == ("abm list icp:unknown", (1, 2, 3, 7))


def test_a_tier_1_above_what_is_advised_is_oversized_s000_s002(make, with_icp):
    rows = [row(make, n) for n in range(1, 16)]
    assert "tier1_oversized" not in said(make, rows, with_icp)
    found = said(make, [*rows, row(make, 16)], with_icp)["tier1_oversized"]
    assert found.text == "Tier 1 is 16, 15 are advised: move out 1"


def test_hand_offs_that_sales_does_not_take_over_s000_s001(make, with_icp):
    ready = [row(make, n, score=6) for n in (1, 2)]
    late = row(make, 3, score=7, codes=["handoff_due"])
    assert "handoffs_open" not in said(make, [*ready, late], with_icp)
    found = said(make, [*ready, late, row(make, 4, score=6, codes=["handoff_due"])], with_icp)["handoffs_open"]
    assert found.text == "2 of 4 hand-offs not done: sales takes them over"
    assert found.accounts == (3, 4)


def test_a_folded_hand_off_still_counts_s000(make, with_icp):
    rows = [row(make, n, score=6, codes=["handoff_due"]) for n in (1, 2)]
    away = [(f, replace(d, raised=(), programme=d.raised)) for f, d in rows]
    assert said(make, away, with_icp)["handoffs_open"].accounts == (1, 2)


def test_tier_1_that_hangs_on_one_person_is_single_threaded_s000(make, with_icp):
    rows = [row(make, n, engaged=1 if n <= 3 else n % 2 * 2) for n in range(1, 11)]
    assert "single_threaded" not in said(make, rows, with_icp)
    rows[9] = row(make, 10, engaged=1)
    found = said(make, rows, with_icp)["single_threaded"]
    assert found.text == "4 of 10 in Tier 1 hang on one person: engage a second department"
    assert "single_threaded" not in said(make, rows[:2], with_icp)  # of two accounts a share says nothing


def committee(make, subject, days=(3, 3, 3), kind="email_sent", holds=("EB", "CH", "TE")):
    people = [make.person(n) for n in (1, 2, 3)]
    chairs = [make.seat(role, n) for n, role in enumerate(holds, 1)]
    acts = [make.act(kind, ago, n, subject, by=1) for n, ago in enumerate(days, 1)]
    return {"people": people, "seats": chairs}, acts


def test_one_message_to_every_role_on_a_day_s000(make, with_icp):
    more, acts = committee(make, "Our platform")
    found = said(make, [row(make, 1, *acts, **more)], with_icp)["one_message"]
    assert found.text == "1 account of 1 got one message for every role: write to each its own"
    for other in (
        committee(make, "Our platform", days=(3, 4, 3)),  # on another day
        committee(make, "Our platform", days=(40, 40, 40)),  # long ago
        committee(make, "", days=(3, 3, 3)),  # nobody wrote down what it was
        committee(make, "Spring fair", kind="event_invite"),  # an invitation is for everybody
        committee(make, "Our platform", holds=("EB", "EB", "EB")),  # three people of one role
    ):
        assert "one_message" not in said(make, [row(make, 1, *other[1], **other[0])], with_icp)


def test_a_message_by_role_is_none_for_all_s000(make, with_icp):
    more, _ = committee(make, "")
    acts = [make.act("email_sent", 3, n, f"For the {n}", by=1) for n in (1, 2, 3)]
    assert "one_message" not in said(make, [row(make, 1, *acts, **more)], with_icp)


def test_touches_logged_by_one_team_alone_s000(make, with_icp):
    acts = [make.act("call", n, by=1) for n in range(10)]
    found = said(make, [row(make, 1, *acts)], with_icp)["one_team"]
    assert found.text == "sales logged 10 of 10 touches in 30 days: marketing logs what it does too"
    assert "one_team" not in said(make, [row(make, 1, *acts[1:])], with_icp)  # too few to say
    shared = [*acts, make.act("ad", 2, team="marketing"), make.act("ad", 2, team="marketing")]
    assert "one_team" not in said(make, [row(make, 1, *shared)], with_icp)
    assert "one_team" not in said(make, [row(make, 1, *acts)], with_icp, teams={1: "sales"})  # nobody else is there


def test_a_list_that_is_reset_too_often_s000(make, with_icp):
    rows = [row(make, 1)]
    found = said(make, rows, with_icp, churn=Churn((4, 5, 6), 6, 91, True))["list_churn"]
    assert found.text == "Tier 1: 3 of 6 changed in 91 days: let the list stand for a quarter"
    assert "list_churn" not in said(make, rows, with_icp, churn=Churn((4,), 1, 91, True))


def test_deals_too_small_for_tier_1_s000_s002(make, with_icp):
    small = {"acv": Decimal(20_000), "codes": ["deal_too_small"]}
    rows = [row(make, n, **(small if n <= 2 else {"acv": Decimal(60_000)})) for n in range(1, 7)]
    found = said(make, rows, with_icp)["deals_small"]
    assert found.text == "2 of 6 deals in Tier 1 are below 50,000: a lower tier, or fewer"
    assert found.fix_command == "abm list tier:1 blocker:deal_too_small"
    reasoned = [row(make, 1, acv=Decimal(20_000)), row(make, 2, acv=Decimal(20_000)), *rows[2:]]
    assert "deals_small" not in said(make, reasoned, with_icp)  # somebody said why
    assert "deals_small" not in said(make, rows[1:], with_icp)  # 1 of 5
    assert "deals_small" not in said(make, [row(make, n) for n in range(1, 7)], with_icp)  # nobody said how large


def test_watched_and_badly_fitting_accounts_do_not_count(make, with_icp):
    rows = [row(make, n, fit=None, engaged=1, tier="watchlist") for n in range(1, 20)]
    rows += [row(make, n, engaged=1, bad_fit="too small") for n in range(20, 40)]
    assert said(make, rows, with_icp) == {}


def test_the_gravest_comes_first(make):
    rows = [row(make, n, engaged=1, acv=Decimal(1), codes=["deal_too_small"]) for n in range(1, 17)]
    found = warnings(rows, TEAMS, Churn((1, 2), 5, 91, True), make.today, make.fw)
    assert [one.code for one in found] == [
        "fuzzy_icp",
        "tier1_oversized",
        "single_threaded",
        "list_churn",
        "deals_small",
    ]
    assert {one.code for one in found} <= set(CODES)
