"""Widgets are tested on a screen without a terminal; what they show is read back as text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from abm_tui import glyphs


@pytest.fixture(autouse=True)
def unicode_signs() -> Iterator[None]:
    """Every test starts with the full set of signs, whatever the locale of the machine."""
    glyphs.use("unicode")
    yield
    glyphs.use("unicode")
