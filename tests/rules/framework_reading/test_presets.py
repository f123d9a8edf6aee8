"""The presets: which there are, what they extend, how one lies over another."""

from __future__ import annotations

import pytest

from abm_tui.errors import UsageError
from abm_tui.rules.framework_reading.presets import preset_framework


def test_an_unknown_preset_is_refused_with_the_names_there_are():
    with pytest.raises(UsageError, match="two-person, growth and enterprise"):
        preset_framework("huge")
