"""Going over all the rows of a file: says how far it is."""

from __future__ import annotations

from abm_tui.exchange.plan.row_progress import Steps


def test_it_is_said_every_five_hundred_rows() -> None:
    heard: list[tuple[str, int, int]] = []
    steps = Steps(lambda what, done, of: heard.append((what, done, of)), 1001)
    assert sum(1 for _ in steps.over(range(1001))) == 1001
    assert heard == [("reading", 0, 1001), ("reading", 500, 1001), ("reading", 1000, 1001)]


def test_a_second_file_goes_on_counting() -> None:
    heard: list[int] = []
    steps = Steps(lambda _what, done, _of: heard.append(done), 600)
    assert list(steps.over("ab")) == ["a", "b"]
    list(steps.over(range(598)))
    assert heard == [0, 500]
