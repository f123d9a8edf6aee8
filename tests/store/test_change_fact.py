"""A line of the journal names who did it, and the calendar where nobody did."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.store import Store, journal
from abm_tui.store.commands import accounts


def test_the_author_of_a_change_is_the_person_who_made_it(store: Store, colleague: Store) -> None:
    [mine] = store.do(accounts.add_account, "Globex").changes
    [theirs] = colleague.do(accounts.set_field, mine.entity_id, "industry", "chemicals").changes
    assert (mine.author, theirs.author) == ("ana", "bo")
    assert store.read(lambda r: journal.since(r.connection, mine.id)) == [theirs]


def test_what_no_person_did_is_said_to_be_the_programs_doing(store: Store) -> None:
    change = store.do(accounts.add_account, "Globex").changes[0]
    assert replace(change, who="").author == "abm"
