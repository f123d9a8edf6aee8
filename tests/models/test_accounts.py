"""The tables of members, accounts and people: what a column may hold."""

from __future__ import annotations

import pytest
from sqlalchemy import CheckConstraint

from abm_tui.models.account_fields import ACCOUNT_COLUMNS
from abm_tui.models.accounts import Account, account_columns
from abm_tui.models.field_kinds import Kind
from abm_tui.models.tables import JOURNALED


@pytest.mark.parametrize(
    ("table", "checks"),
    [
        ("account", {"tier_is_known", "stage_is_known", "agrees_sales_is_known", "agrees_marketing_is_known"}),
        ("contact", {"status_is_known", "stance_is_known"}),
        ("seat", {"role_is_known"}),
        ("member", {"team_is_known"}),
        ("opportunity", {"status_is_known"}),
    ],
)
def test_a_word_out_of_a_closed_list_is_checked_by_the_table_itself(table: str, checks: set[str]) -> None:
    found = {str(c.name) for c in JOURNALED[table].constraints if isinstance(c, CheckConstraint)}
    assert found == checks


def test_an_account_begins_with_nothing_known() -> None:
    account = Account(name="Initech")
    assert (account.tier, account.stage, account.owner_sales, account.industry) == (None, None, None, "")


def test_every_declared_kind_makes_a_column_of_its_own_each_time() -> None:
    first, second = account_columns(ACCOUNT_COLUMNS), account_columns(ACCOUNT_COLUMNS)
    assert list(first) == list(ACCOUNT_COLUMNS)
    assert all(first[name][1] is not second[name][1] for name in first)


def test_an_owner_refers_to_a_member_and_no_other_field_does() -> None:
    owners = {name for name, one in ACCOUNT_COLUMNS.items() if one.kind is Kind.OWNER}
    referring = {c.name for c in JOURNALED["account"].columns if c.foreign_keys}
    assert referring == owners
