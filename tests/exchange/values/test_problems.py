"""Why a cell cannot be taken."""

from __future__ import annotations

from abm_tui.exchange.values.problems import Ambiguous, BadCell, NotOurs


def test_a_word_that_is_not_ours_is_a_bad_cell_that_keeps_the_others() -> None:
    problem = NotOurs("not ours", ["boss"], "CH")
    assert isinstance(problem, BadCell)
    assert (problem.reason, problem.words, problem.kept) == ("not ours", ("boss",), "CH")


def test_a_column_of_two_readings_names_the_option_that_decides_it() -> None:
    problem = Ambiguous("two ways", "--date-order")
    assert (str(problem), problem.option, problem.contradicts) == ("two ways", "--date-order", False)
