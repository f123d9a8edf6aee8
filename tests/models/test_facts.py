"""Rows as the rules see them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

import pytest

from abm_tui.models import facts
from abm_tui.models.facts import ActivityFact, PersonFact
from abm_tui.models.tables import JOURNALED


@pytest.mark.parametrize(
    ("first", "last", "email", "name"),
    [
        ("Raj", "Patel", "r@x.example", "Raj Patel"),
        ("", "Patel", "", "Patel"),
        ("", "", "r@x.example", "r@x.example"),
        ("", "", "", ""),
    ],
)
def test_a_person_is_called_by_name_else_by_address(first: str, last: str, email: str, name: str) -> None:
    assert PersonFact(1, 1, first, last, email=email).name == name


def test_the_day_of_an_activity_is_that_of_the_wall_clock() -> None:
    assert ActivityFact(1, 1, None, "reply", datetime(2025, 11, 7, 23, 59)).day == date(2025, 11, 7)


@pytest.mark.parametrize(
    ("fact", "table"),
    [
        ("MemberFact", "member"),
        ("PersonFact", "contact"),
        ("SeatFact", "seat"),
        ("ActivityFact", "activity"),
        ("TouchFact", "touch"),
        ("DealFact", "opportunity"),
        ("BlockerFact", "blocker"),
        ("MoveFact", "move"),
        ("AssetFact", "asset"),
    ],
)
def test_a_fact_has_no_field_that_its_table_does_not_keep(fact: str, table: str) -> None:
    kept = {column.name for column in JOURNALED[table].columns}
    assert {one.name for one in fields(getattr(facts, fact))} <= kept
