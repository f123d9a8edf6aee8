"""Only the part of a line that looks different is painted again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from abm_tui.text import fit
from abm_tui.widgets.differ import changed

TEXTS = st.text(alphabet="ab é株式e\u0301", max_size=12)


def strip(text: str, style: str = "") -> Strip:
    return Strip([Segment(fit(text, 20), Style.parse(style))], 20)


def test_the_same_line_needs_no_paint() -> None:
    assert changed(strip("Acme"), strip("Acme"), 3) is None


def test_a_line_never_drawn_is_painted_whole() -> None:
    region = changed(None, strip("Acme"), 3)
    assert region is not None
    assert (region.x, region.y, region.width) == (0, 3, 20)


def test_one_changed_letter_is_one_cell() -> None:
    region = changed(strip("Acme GmbH"), strip("Acne GmbH"), 0)
    assert region is not None
    assert (region.x, region.width) == (2, 1)


def test_a_wide_character_is_painted_whole() -> None:
    region = changed(strip("a株b"), strip("aaab"), 0)
    assert region is not None
    assert (region.x, region.width) == (1, 2)


def test_another_style_is_a_change_too() -> None:
    assert changed(strip("Acme"), strip("Acme", "bold"), 0) is not None


@given(TEXTS, TEXTS)
def test_painting_just_that_part_gives_the_new_line(old: str, new: str) -> None:
    before, after = strip(old), strip(new)
    region = changed(before, after, 0)
    if region is None:
        assert before.text == after.text
        return
    if region.width == 20:
        return
    patched = Strip.join([before.crop(0, region.x), after.crop(region.x, region.right), before.crop(region.right, 20)])
    assert patched.text == after.text
