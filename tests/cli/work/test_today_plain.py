"""`abm today --plain`: each late touch and each of today is asked in turn, on stdin."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command_line import Abm

from abm_tui.store import open_workspace
from abm_tui.store.commands import plays


@pytest.fixture
def day(abm: Abm, home: Path) -> Abm:
    """Globex with a late call, and two mails due today."""
    assert abm("add", "Globex", "tier=1").code == 0
    store = open_workspace(home / "abm.db", "ana", date(2025, 11, 5))
    for text, days, channel in (("Call Ines", 3, "phone"), ("Send it", 5, "email"), ("Send more", 5, "email")):
        store.do(plays.add_touch, 1, text, date(2025, 11, days), owner=1, channel=channel)
    store.close()
    return abm


def open_ones(abm: Abm) -> dict[str, Any]:
    return {one["text"]: one["due"] for one in abm("touch", "list", "--format", "json").json["touches"]}


def test_done_asks_how_it_went_and_logs_it_with_the_words(day: Abm) -> None:
    answer = day("today", "--plain", input="d\n1 wants a quote\nz\nfri\n\n")
    assert answer.code == 0
    assert not set("─│┌┐└┘├┤▐▌█").intersection(answer.out)
    assert "1 of 3. Globex: Call Ines, 2d late, ana." in answer.out
    assert open_ones(day) == {"Send it": "2025-11-07", "Send more": "2025-11-05"}
    [call] = day("show", "Globex", "--format", "json").json["activities"]
    assert (call["type"], call["outcome"]) == ("call", "answered")


def test_an_answer_may_stand_on_the_same_line(day: Abm) -> None:
    day("today", "--plain", input="d 2\nz +7\nq\n")
    assert open_ones(day) == {"Send it": "2025-11-12", "Send more": "2025-11-05"}


def test_an_answer_that_means_nothing_is_asked_again(day: Abm) -> None:
    answer = day("today", "--plain", input="what\nz 31 feb\nz tomorrow\nq\n")
    assert 'Not "what".' in answer.out
    assert "No such day" in answer.out
    assert open_ones(day)["Call Ines"] == "2025-11-06"


def test_the_end_of_the_input_leaves_the_rest_as_it_is(day: Abm) -> None:
    before = open_ones(day)
    assert day("today", "--plain", input="").code == 0
    assert day("today", "--plain", input="d\n").code == 0
    assert open_ones(day) == before
