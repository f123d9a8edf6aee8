"""What a person may type into a field of an account, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from abm_tui.errors import Refused
from abm_tui.models.facts import MemberFact
from abm_tui.rules.accounts.typed_fields import read_amount, read_member, read_named_field, read_stage, read_tier


@pytest.mark.parametrize(
    ("word", "stage"),
    [("unaware", "awareness"), ("aware", "awareness"), ("engaged", "interest"), ("Customer", "expansion")],
)
def test_a_stage_can_be_named_by_its_word_in_s002(word, stage):
    assert read_stage(word) == stage


def test_an_opportunity_is_in_one_of_two_stages_and_the_field_says_so_s002():
    with pytest.raises(Refused, match="Consideration or Decision"):
        read_stage("opportunity")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("60k", 60_000),
        ("1.2M", 1_200_000),
        ("$22,700.00", 22_700),
        ("22 700", 22_700),
        ("1,5", Decimal("1.5")),
        ("-", None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["many", "6x", "1.2.3"])
def test_what_is_no_amount_is_refused_with_one_that_is(text):
    with pytest.raises(Refused, match="Try 60k"):
        read_amount(text)


def test_a_tier_is_a_digit_its_name_or_nothing_s002():
    assert [read_tier(t) for t in ("1", "Tier 2", "4", "w", "watch", "0", "pool", "")] == [
        "1", "2", "watchlist", "watchlist", "watchlist", None, None, None,
    ]  # fmt: skip
    with pytest.raises(Refused, match="No such tier"):
        read_tier("5")


def test_an_owner_is_of_the_fields_team_and_still_here_s001(make):
    ana, bo = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing", left_on=None)
    cy = MemberFact(3, "cy", "sales", left_on=make.today)
    assert [read_member(t, (ana, bo, cy)) for t in ("an", "@bo", "2", "nobody")] == [1, 2, 2, None]
    for text in ("bo", "cy"):
        with pytest.raises(Refused):
            read_member(text, (ana, bo, cy), team="sales")


def test_a_field_that_no_account_has_is_refused_with_those_there_are(make):
    with pytest.raises(Refused, match="has no field colour"):
        read_named_field("colour", "red", make.today, ())
    assert read_named_field("employees", "1.2k", make.today, ()) == 1_200
