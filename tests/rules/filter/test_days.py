"""Terms of the filter that are about days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from abm_tui.models.account_fields import AccountFact
from abm_tui.rules.filter.days import changed_test, day_test, past_day_test, since_test
from abm_tui.rules.filter.fields import AccountRow, FieldSpec
from abm_tui.rules.filter.values import BadFilterValue, Today
from tests.rules.filter.vocabulary import TODAY, WORDS

NOW = Today(TODAY, WORDS)
SPEC = FieldSpec("day", "a day", lambda row: row.account.timeframe)


def row(day: date | None) -> AccountRow:
    return AccountRow(AccountFact(1, "Initech", timeframe=day))


@pytest.mark.parametrize(("ago", "long"), [(14, False), (15, True)])
def test_longer_ago_than_fourteen_days_is_the_fifteenth(ago: int, long: bool) -> None:
    assert past_day_test(SPEC, ">", "14d", NOW)(row(TODAY - timedelta(ago))) is long


def test_never_is_longer_ago_than_any_number_of_days_and_is_before_no_day() -> None:
    assert past_day_test(SPEC, ">", "14d", NOW)(row(None))
    assert not past_day_test(SPEC, "<", "14d", NOW)(row(None))
    assert past_day_test(SPEC, ":", "never", NOW)(row(None))


def test_a_month_is_every_day_of_it() -> None:
    december = day_test(SPEC, ":", "dec", NOW)
    assert [december(row(day)) for day in (date(2025, 11, 30), date(2025, 12, 1), date(2025, 12, 31))] == [
        False,
        True,
        True,
    ]
    with pytest.raises(BadFilterValue):
        day_test(SPEC, "<", "31feb", NOW)


def test_days_since_are_counted_from_the_day_and_unknown_where_there_is_none() -> None:
    test = since_test(SPEC, ">", "30", NOW)
    assert [test(row(TODAY - timedelta(ago))) for ago in (30, 31)] == [False, True]
    assert not test(row(None))


def test_who_changed_it_and_since_when_is_asked_together() -> None:
    changed = AccountRow(AccountFact(1, "Initech"), changed={"bo": TODAY - timedelta(2), "ana": TODAY - timedelta(20)})
    assert changed_test(SPEC, ":", "bo>fri", NOW)(changed)
    assert not changed_test(SPEC, ":", "ana>fri", NOW)(changed)
    with pytest.raises(BadFilterValue):
        changed_test(SPEC, ":", "nobody", NOW)
