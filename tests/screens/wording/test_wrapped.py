"""Text broken between words."""

from __future__ import annotations

import pytest

from abm_tui.screens.wording.wrapped import wrapped

pytestmark = pytest.mark.quick

TEXT = "Tier 1 holds at most twenty accounts at a time"


def test_further_lines_are_set_in_and_none_is_too_wide() -> None:
    assert wrapped(TEXT, 24) == ["Tier 1 holds at most", "  twenty accounts at a", "  time"]


def test_without_an_indent_every_line_begins_at_the_edge() -> None:
    assert wrapped(TEXT, 24, indent=0) == ["Tier 1 holds at most", "twenty accounts at a", "time"]


def test_a_word_is_never_broken_and_twenty_cells_are_always_used() -> None:
    assert wrapped("Donaudampfschifffahrtsgesellschaft AG", 5) == ["Donaudampfschifffahrtsgesellschaft", "  AG"]
    assert wrapped("one two three four", 3) == ["one two three four"]


def test_wide_characters_count_as_two_cells() -> None:
    assert wrapped("東京 大阪 名古屋 札幌 福岡", 20, indent=0) == ["東京 大阪 名古屋", "札幌 福岡"]


def test_no_text_is_one_empty_line() -> None:
    assert wrapped("", 40) == [""]
