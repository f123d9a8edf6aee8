"""The working order says why each account stands where it stands (S000: prioritisation is not scoring)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.facts import MemberFact
from abm_tui.rules.derive import derive
from abm_tui.rules.working_order.capacity import NOBODY, Desk
from abm_tui.rules.working_order.order import reasons, weight, working_key


def item(make, facts):
    return facts.account, derive(facts, make.today, make.fw)


def ordered(make, items, desk=NOBODY):
    return [a.id for a, _ in sorted(items, key=lambda i: working_key(*i, make.today, make.fw, desk))]


def team(make, *, away=(), due=None):
    """ana (1, sales) and bo (2, marketing); those in `away` are away from yesterday until Monday the 10th."""

    def member(n, name, who):
        if n not in away:
            return MemberFact(n, name, who)
        return MemberFact(n, name, who, away_from=make.day(1), away_until=make.day(-3))

    return Desk((member(1, "ana", "sales"), member(2, "bo", "marketing")), due or {})


def test_prioritisation_is_not_scoring_what_is_late_comes_before_what_scores_high_s000(make):
    late = make.facts(account=make.account(id=1, name="Late"), touches=[make.touch("Call Ines", due=2)])
    opens = [make.act("email_open", 9, 1, f"Mail {n}") for n in range(3)]
    high = make.facts(*opens, account=make.account(id=2, name="High"), touches=[make.touch()])
    assert item(make, high)[1].score.value > item(make, late)[1].score.value
    assert ordered(make, [item(make, high), item(make, late)]) == [1, 2]


def test_the_score_is_one_reason_among_others_and_the_lightest_s000(make):
    w = make.fw.order
    ten_points = 10 * w.score
    assert ten_points <= min(w.late, w.new, w.promise, w.blocked, w.deal, w.by_tier["1"])


def test_the_working_order_gives_its_reasons_line_by_line_s000(make):
    account = make.account(stage="decision", stage_since=make.day(31), strategic=True, relationship=3)
    facts = make.facts(
        make.act("reply", 3, 1),
        account=account,
        people=[make.person(1)],
        touches=[make.touch("Call Ines", due=2)],
        deals=[make.deal(close_date=make.day(-6))],
    )
    promised = replace(team(make), promised=frozenset({account.id}))
    found = reasons(*item(make, facts), make.today, make.fw, promised)
    assert [r.text for r in found] == [
        "late 2 days: Call Ines",
        "new: Tue P1 replied",
        "promised in the last review",
        "Tier 1",
        "an open deal",
        "stage decision",
        "in the way: no legal/procurement yet, Decision needs one",
        "it closes Thu 13",
        "relationship 3",
        "strategic",
        "score 2",
    ]


def test_an_account_weighs_less_while_both_owners_are_away_and_says_until_when_s000(make):
    account = make.account(owner_sales=1, owner_marketing=2)
    one = item(make, make.facts(account=account, touches=[make.touch(owner=1)]))
    here, gone = team(make), team(make, away=(1, 2))
    found = reasons(*one, make.today, make.fw, gone)
    assert found[-1].text == "ana away until Mon 10, bo away until Mon 10"
    assert weight(*one, make.today, make.fw, gone) == weight(*one, make.today, make.fw, here) - make.fw.order.away


def test_one_owner_away_is_said_and_takes_nothing_off_s000(make):
    account = make.account(owner_sales=1, owner_marketing=2)
    one = item(make, make.facts(account=account))
    found = reasons(*one, make.today, make.fw, team(make, away=(1,)))
    assert [(r.text, r.weight) for r in found if r.code == "away"] == [("ana away until Mon 10", 0)]


def test_more_than_a_weeks_capacity_takes_weight_off_and_says_so_s000(make):
    account = make.account(owner_sales=1)
    one = item(make, make.facts(account=account))
    full, over = team(make, due={1: make.fw.capacity}), team(make, due={1: make.fw.capacity + 1})
    assert not [r for r in reasons(*one, make.today, make.fw, full) if r.code == "busy"]
    assert [(r.text, r.weight) for r in reasons(*one, make.today, make.fw, over) if r.code == "busy"] == [
        ("ana has 13 touches this week, 12 fit", -make.fw.order.busy)
    ]


def test_whoever_is_here_with_time_keeps_the_accounts_place_s000(make):
    """One owner away, the other with too much: less. One with too much, the other with time: only said."""
    account = make.account(owner_sales=1, owner_marketing=2)
    one = item(make, make.facts(account=account))

    def taken(desk):
        return -sum(r.weight for r in reasons(*one, make.today, make.fw, desk) if r.weight < 0)

    assert taken(team(make, away=(1,), due={2: 20})) == make.fw.order.busy
    assert taken(team(make, due={2: 20})) == 0
    assert taken(team(make, away=(1, 2), due={2: 20})) == make.fw.order.away


def test_nobodys_account_is_not_made_lighter_s000(make):
    one = item(make, make.facts(account=make.account()))
    desk = team(make, away=(1, 2), due={1: 99, 2: 99})
    assert reasons(*one, make.today, make.fw, desk) == reasons(*one, make.today, make.fw)


@st.composite
def accounts(draw, make):
    """Some accounts with all that weighs, and a team some of which is away or has too much."""
    items = []
    for n in range(draw(st.integers(1, 6))):
        account = make.account(
            id=n,
            name=draw(st.sampled_from(["Acme", "acme", "Übermut", ""])),
            tier=draw(st.sampled_from(["1", "2", "3", "watchlist", None])),
            stage=draw(st.sampled_from(["awareness", "interest", "consideration", "decision", None])),
            strategic=draw(st.booleans()),
            relationship=draw(st.sampled_from([None, 0, 3])),
            owner_sales=draw(st.sampled_from([None, 1])),
            owner_marketing=draw(st.sampled_from([None, 2])),
        )
        acts = [make.act(kind, 2, 1) for kind in draw(st.lists(st.sampled_from(["reply", "email_open", "call"])))]
        touches = [make.touch(due=draw(st.integers(-5, 40)), owner=1)] if draw(st.booleans()) else []
        deals = [make.deal(close_date=make.today + timedelta(draw(st.integers(-9, 60))))] if draw(st.booleans()) else []
        items.append(item(make, make.facts(*acts, account=account, touches=touches, deals=deals)))
    away = draw(st.sets(st.sampled_from([1, 2])))
    promised = frozenset(draw(st.sets(st.integers(0, 5))))
    return items, replace(team(make, away=away, due={1: draw(st.integers(0, 20)), 2: 3}), promised=promised)


@given(st.data())
def test_the_reasons_add_up_to_the_weight_the_account_is_placed_by_s000(make, data):
    items, desk = data.draw(accounts(make))
    for one in items:
        found = reasons(*one, make.today, make.fw, desk)
        total = sum(r.weight for r in found)
        assert total == weight(*one, make.today, make.fw, desk) == -working_key(*one, make.today, make.fw, desk)[0]
        assert [r.weight for r in found] == sorted((r.weight for r in found), reverse=True)
        assert len({r.code for r in found}) == len(found)
        assert all(isinstance(r.weight, int) and r.text for r in found)


@given(st.data())
def test_the_working_order_is_total_and_does_not_depend_on_the_order_of_entry_s000(make, data):
    items, desk = data.draw(accounts(make))
    shuffled = data.draw(st.permutations(items))
    assert ordered(make, shuffled, desk) == ordered(make, items, desk)
    keys = [working_key(*one, make.today, make.fw, desk) for one in items]
    assert len(set(keys)) == len(keys)


@given(st.data())
def test_sorting_again_changes_nothing_s000(make, data):
    items, desk = data.draw(accounts(make))
    once = sorted(items, key=lambda i: working_key(*i, make.today, make.fw, desk))
    assert ordered(make, once, desk) == [a.id for a, _ in once]
