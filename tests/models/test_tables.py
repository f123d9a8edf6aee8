"""Every table by its name, and which of them the journal covers."""

from __future__ import annotations

from abm_tui.models.tables import JOURNALED, OUTSIDE, metadata


def test_a_table_refers_only_to_those_that_come_before_it() -> None:
    """So rows can be written, and taken out again backwards, in this order."""
    before: set[str] = set()
    for name, table in JOURNALED.items():
        referred = {key.column.table.name for key in table.foreign_keys}
        assert referred <= before | {name}, name
        before.add(name)


def test_every_table_is_in_the_journal_or_named_as_outside_it() -> None:
    assert set(metadata.tables) == set(JOURNALED) | set(OUTSIDE)
    assert not set(JOURNALED) & set(OUTSIDE)


def test_the_journal_itself_and_what_passes_are_outside_it() -> None:
    assert set(OUTSIDE) == {"change", "draft", "presence", "view_state", "meta"}
