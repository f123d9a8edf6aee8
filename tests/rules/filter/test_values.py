"""What the values of a filter mean."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.rules.filter.fields import Vocabulary
from abm_tui.rules.filter.values import (
    BadFilterValue,
    Today,
    amount,
    is_number,
    member_named,
    nearest,
    only_equals,
    role_named,
)

NOW = Today(date(2025, 11, 5), Vocabulary(me="Ana", members=("Ana", "bo")))


@pytest.mark.parametrize(
    ("text", "number"),
    [("6", 6), ("50k", 50_000), ("1.2m", 1_200_000), ("€60k", 60_000), ("70%", 70), ("60d", 60), ("1_000", 1_000)],
)
def test_a_number_may_be_short(text: str, number: float) -> None:
    assert is_number(text)
    assert amount(text) == number


def test_what_is_no_number_is_refused_with_what_is() -> None:
    with pytest.raises(BadFilterValue, match="Try 6, 50k or 1.2m"):
        amount("many")


def test_me_is_whoever_asks_and_a_member_may_be_begun() -> None:
    assert [member_named(name, NOW) for name in ("me", "an", "bo")] == ["ana", "an", "bo"]
    with pytest.raises(BadFilterValue) as caught:
        member_named("anna", NOW)
    assert caught.value.suggestion == "Ana"


@pytest.mark.parametrize(
    ("word", "code"), [("ch", "CH"), ("champ", "CH"), ("legal", "LP"), ("procurement", "LP"), ("buyer", "EB")]
)
def test_a_role_is_named_by_code_or_any_word_of_its_name_s000(word: str, code: str) -> None:
    assert role_named(word) == code


def test_where_there_is_no_order_nothing_is_more() -> None:
    only_equals(":")
    with pytest.raises(BadFilterValue):
        only_equals(">")
    assert nearest("consed", ["consider", "decision"]) == "consider"
    assert nearest("xyz", ["consider", "decision"]) == ""
