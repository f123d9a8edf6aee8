"""What follows a write, at once or later."""

from __future__ import annotations

from abm_tui.errors import Refused
from abm_tui.screens.shell.writer import Written
from abm_tui.store import Done


def done() -> Done:
    return Done("step", None, [], "Saved")


def test_what_follows_an_acknowledged_write_follows_at_once() -> None:
    written, heard = Written(), list[str]()
    written.acknowledge(done())
    written.then(lambda it: heard.append(it.label))
    assert heard == ["Saved"]


def test_a_late_question_is_left_out_where_somebody_does_something_else_but_not_what_follows_anyway() -> None:
    written, heard = Written(), list[str]()
    written.then(lambda _: heard.append("question")).then(lambda _: heard.append("draft dropped"), anyway=True)
    written.acknowledge(done(), follow=False)
    assert heard == ["draft dropped"]


def test_nothing_follows_a_refusal() -> None:
    written, heard = Written(), list[str]()
    written.then(lambda _: heard.append("question"), anyway=True)
    written.refuse(Refused("no", "No."))
    written.then(lambda _: heard.append("later"), anyway=True)
    assert heard == []
    assert not written
