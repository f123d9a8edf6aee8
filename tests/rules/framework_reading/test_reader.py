"""From the plain data of a preset to a checked framework: complaints name their place."""

from __future__ import annotations

import pytest

from abm_tui.rules.framework.framework import BadPreset
from abm_tui.rules.framework_reading.presets import merged, read_preset
from abm_tui.rules.framework_reading.reader import build


def broken(**changes):
    return build(merged(read_preset("two-person"), changes), where="mine.toml")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"capacity": "twelve"}, "mine.toml: \"capacity\" must be a whole number, not 'twelve'"),
        ({"capacity": True}, '"capacity" must be a whole number'),
        ({"quiet_days": 0}, '"quiet_days" must be from 1 to'),
        ({"quietdays": 3}, 'nothing is called "quietdays" here'),
        ({"tiers": {"4": {}}}, "knows no '4', only 1, 2, 3, watchlist"),
        ({"tiers": {"1": {"cap": 30}}}, "the cap of 30 is above the ceiling of 25"),
        ({"review": {"hour": "ten"}}, '"hour" must be like "10:00"'),
        ({"review": {"weekday": 7}}, 'mine.toml, review: "weekday" must be from 0 to 6'),
        ({"stages": []}, '"stages" lacks awareness'),
        ({"roles": [{"code": "XX"}]}, "mine.toml, roles XX: \"code\" knows no 'XX'"),
        ({"plays": [{"code": "a"}]}, '"steps" is missing'),
        ({"signals": "none"}, '"signals" must be a list of tables'),
    ],
)
def test_a_broken_preset_says_where_and_what_is_expected(changes, said):
    with pytest.raises(BadPreset) as caught:
        broken(**changes)
    assert said in caught.value.message
