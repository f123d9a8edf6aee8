"""The rows of a framework: what contradicts itself is refused."""

from __future__ import annotations

import pytest

from abm_tui.rules.framework.framework import BadPreset
from abm_tui.rules.framework_reading.presets import merged, read_preset
from abm_tui.rules.framework_reading.reader import build


def broken(**changes):
    return build(merged(read_preset("two-person"), changes), where="mine.toml")


def test_a_play_without_a_success_signal_is_refused_s000():
    play = read_preset("two-person")["plays"][0] | {"success_signals": []}
    with pytest.raises(BadPreset, match="no success signal"):
        broken(plays=[play])


def test_a_play_whose_steps_jump_back_in_time_is_refused():
    play = read_preset("two-person")["plays"][0]
    with pytest.raises(BadPreset, match="order of their days"):
        broken(plays=[play | {"steps": play["steps"][::-1]}])
    with pytest.raises(BadPreset, match="after its 3 days"):
        broken(plays=[play | {"duration_days": 3}])
