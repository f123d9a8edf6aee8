"""Builders of plain facts, so that a test says only what it is about. Today is Friday 7 November 2025."""

from __future__ import annotations

import pytest
from plain_facts import Make


@pytest.fixture(scope="session")
def make():
    return Make()
