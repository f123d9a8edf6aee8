"""What is hot: answers, pricing visits, somebody new, deals that moved."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from plain_facts import TODAY

from abm_tui.rules.review.deal_moves import DealMove
from abm_tui.rules.today.hot import moved_deals, signs

ACME = {1: "Acme"}


def people(make, *names):
    return {n: make.person(n, first=name, title="CFO") for n, name in enumerate(names, 1)}


def test_a_reply_says_who_what_and_the_start_of_the_words(make):
    reply = make.act("reply", 1, 1, notes='Dana replied: "send the contract"')
    [line] = signs([reply], people(make, "Dana"), ACME, set())
    assert line.text == 'Dana, CFO replied: "send the contract"'
    assert (line.who, line.words) == ("Dana, CFO", "send the contract")


def test_visits_of_one_person_are_one_line_with_their_count(make):
    visits = [make.act("pricing_visit", ago, 1) for ago in (1, 2, 3)]
    [line] = signs(visits, people(make, "Raj"), ACME, set())
    assert line.text == "Raj, CFO: pricing page 3×"
    assert line.at == visits[0].at
    assert line.key == f"activity:{visits[0].id}"


def test_two_replies_with_words_stay_two_lines(make):
    replies = [make.act("reply", ago, 1, notes=f'Dana replied: "{ago}"') for ago in (1, 2)]
    assert len(signs(replies, people(make, "Dana"), ACME, set())) == 2


def test_an_open_is_hot_of_somebody_new_alone(make):
    opens = [make.act("email_open", 1, n, subject="Benchmarks") for n in (1, 2)]
    [line] = signs(opens, people(make, "Dana", "Raj"), ACME, {2})
    assert line.text.startswith("new: Raj, CFO")


def test_an_event_of_an_account_that_is_not_listed_is_left_out(make):
    assert signs([make.act("reply", 1, 1)], people(make, "Dana"), {}, set()) == []


def test_a_deal_that_moved_says_from_where_to_where_and_by_whom():
    at = datetime(2025, 11, 4)
    moves = [
        DealMove(1, 5, "close_date", "2025-11-28", "2025-12-12", at, "bo"),
        DealMove(1, 5, "amount", 60_000, 80_000, at, "bo"),
        DealMove(2, 5, "amount", 1, 2, at),
    ]
    lines = moved_deals(moves, {5: ("Pilot", Decimal(80_000))}, ACME, TODAY)
    assert [line.text for line in lines] == ["deal 80k: 28 Nov → 12 Dec, by bo", "deal Pilot: 60k → 80k, by bo"]
