"""What a line of quick-add was understood as."""

from __future__ import annotations

from datetime import date

from abm_tui.rules.quickadd.drafts import (
    BlockerDraft,
    PersonReading,
    QuickAdd,
    ReadingChip,
    StepDraft,
    blocker_text,
    step_text,
)

TODAY = date(2025, 11, 5)
FRI = date(2025, 11, 7)


def test_there_is_something_to_save_where_anything_was_understood() -> None:
    assert not QuickAdd("")
    assert QuickAdd("call", steps=(StepDraft("call", None, None),))


def test_a_name_several_people_have_is_neither_known_nor_new() -> None:
    both = PersonReading(None, "Dana", candidates=(1, 2))
    line = QuickAdd("x", people=(both, PersonReading(7, "Raj"), PersonReading(None, "Max", "Vance")))
    assert line.contact_id == 7
    assert line.new_person is not None
    assert line.new_person.name == "Max Vance"


def test_a_step_and_a_blocker_say_their_day_and_owner() -> None:
    assert step_text(StepDraft("call him", FRI, 1, "ana"), TODAY) == '"call him" Fri 7 ana'
    assert step_text(StepDraft("call him", None, None), TODAY) == '"call him" no day'
    assert blocker_text(BlockerDraft("legal waits", FRI), TODAY) == "! legal waits, Fri 7"
    assert blocker_text(BlockerDraft("legal waits"), TODAY) == "! legal waits"


def test_a_chip_of_a_line_that_cannot_be_read_again_stays() -> None:
    line = QuickAdd("x", chips=(ReadingChip("note", "x"),))
    assert line.drop(0) is line
