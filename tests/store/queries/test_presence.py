"""Where the other person is, and how one's own screens looked."""

from __future__ import annotations

from datetime import datetime, timedelta

from abm_tui.store import Store, outside_journal
from abm_tui.store.commands import accounts
from abm_tui.store.queries import presence


def test_one_sees_the_other_person_and_not_oneself_until_they_leave(store: Store, colleague: Store) -> None:
    long_ago = datetime.now() - timedelta(hours=1)
    made = store.do(accounts.add_account, "Globex").value
    outside_journal.say_where(store, "targets", None)
    outside_journal.say_where(colleague, "card", made)
    assert store.read(presence.others, long_ago) == {"bo": ("card", made)}
    assert store.read(presence.others, datetime.now() + timedelta(hours=1)) == {}
    outside_journal.say_gone(colleague)
    assert store.read(presence.others, long_ago) == {}


def test_an_account_that_is_not_there_has_no_name(store: Store) -> None:
    made = store.do(accounts.add_account, "Globex").value
    assert (store.read(presence.account_name, made), store.read(presence.account_name, 99)) == ("Globex", "")


def test_a_view_is_that_of_its_person(store: Store, colleague: Store) -> None:
    outside_journal.keep_view(store, "targets", '{"sort":"name"}')
    outside_journal.keep_view(store, "targets", '{"sort":"score"}')
    assert store.read(presence.view_state, "targets") == '{"sort":"score"}'
    assert colleague.read(presence.view_state, "targets") == ""
