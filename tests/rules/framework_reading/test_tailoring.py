"""A team's own framework: a preset with what the team changed laid over it."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.framework_reading.tailoring import chosen, flat, plain, tailored


def test_without_settings_it_is_the_preset_for_two_people() -> None:
    assert tailored(()) == preset_framework("two-person")
    assert chosen(()) == {"preset": "two-person", "scoring": "points"}


def test_a_setting_changes_its_cell_and_no_other_s002() -> None:
    changed = tailored((("tiers.1.cap", "15"),))
    assert (changed.cap, changed.ceiling) == (15, 25)
    before, after = flat(plain(())), flat(plain((("tiers.1.cap", "15"),)))
    assert {name for name in after if after[name] != before[name]} == {"tiers.1.cap"}


@pytest.mark.parametrize(
    ("name", "value"), [("tiers.1.cap", "30"), ("tiers.1.cap", "{"), ("plays.new_logo.name", '"x"'), ("nothing", "1")]
)
def test_what_does_not_hold_together_is_refused_and_nothing_was_changed(name: str, value: str) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        tailored(((name, value),))


def test_plays_are_no_cells() -> None:
    assert not [name for name in flat(plain(())) if name.startswith("plays")]
