"""Garbage is not collected while many values are made, and is again afterwards."""

from __future__ import annotations

import gc

import pytest

from abm_tui.store.gc_pause import uncollected


def test_nothing_is_collected_meanwhile_and_it_goes_on_also_after_an_error() -> None:
    assert gc.isenabled()
    seen = []

    def fail() -> None:
        with uncollected():
            seen.append(gc.isenabled())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert seen == [False]
    assert gc.isenabled()


def test_the_inner_of_two_pauses_does_not_end_the_outer_one() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
