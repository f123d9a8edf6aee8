"""Places, views and drafts are kept for each person, and are no part of the history."""

from __future__ import annotations

from abm_tui.store import Store, journal, outside_journal


def test_a_draft_is_its_writers_and_is_dropped_when_its_text_is_blank(store: Store, colleague: Store) -> None:
    outside_journal.keep_draft(store, "note 1", "Half a sen")
    outside_journal.keep_draft(store, "note 1", "Half a sentence")
    assert store.read(outside_journal.draft, "note 1") == "Half a sentence"
    assert store.read(outside_journal.draft, "note 2") == ""
    assert colleague.read(outside_journal.draft, "note 1") == ""
    outside_journal.keep_draft(store, "note 1", " \n")
    assert store.read(outside_journal.draft, "note 1") == ""


def test_nothing_of_it_is_written_into_the_journal(store: Store) -> None:
    before = store.read(lambda r: journal.since(r.connection, 0))
    outside_journal.say_where(store, "targets", None)
    outside_journal.keep_view(store, "targets", "{}")
    outside_journal.keep_draft(store, "note 1", "text")
    outside_journal.drop_draft(store, "note 1")
    outside_journal.say_gone(store)
    assert store.read(lambda r: journal.since(r.connection, 0)) == before
