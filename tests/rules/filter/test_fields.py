"""The words of the filter: what each field and flag means."""

from __future__ import annotations

from abm_tui.models.account_fields import AccountFact
from abm_tui.rules.filter.filter import FIELDS, FLAGS, AccountRow, parse
from tests.rules.filter.vocabulary import TODAY, WORDS


def test_a_flag_that_is_worked_out_needs_the_derived_values() -> None:
    bare = AccountRow(AccountFact(id=1, name="A", tier="watchlist", bad_fit="small"), owner_sales="ana")
    for flag in FLAGS:
        assert parse(flag, TODAY, WORDS).matches(bare) is (flag in ("watch", "badfit", "mine"))


def test_every_flag_and_field_explains_itself() -> None:
    assert all(len(text) > 10 for text in (*FLAGS.values(), *FIELDS.values()))
    assert parse(" ".join(FLAGS), TODAY, WORDS).problems == ()
