"""`abm today`: the day without a screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from command_line import Abm

from abm_tui.store import open_workspace
from abm_tui.store.commands import plays

TODAY = date(2025, 11, 5)


@pytest.fixture
def day(abm: Abm, home: Path) -> Abm:
    """Globex with a late call of ana, a mail of bo due today, and a meeting tomorrow."""
    assert abm("add", "Globex", "tier=1").code == 0
    store = open_workspace(home / "abm.db", "ana", TODAY)
    for text, days, owner, channel in (("Call Ines", 3, 1, "phone"), ("Send it", 5, 2, "email"), ("Coffee", 6, 1, "")):
        store.do(plays.add_touch, 1, text, date(2025, 11, days), owner=owner, channel=channel)
    store.close()
    return abm


def test_json_lists_late_today_and_the_next_days(day: Abm) -> None:
    data = day("today", "--format", "json").json
    assert [[one["text"] for one in data[part]] for part in ("late", "today", "next_7_days")] == [
        ["Call Ines"],
        ["Send it"],
        ["Coffee"],
    ]
    assert (data["late"][0]["days_late"], data["late"][0]["owner"]) == (2, "ana")


def test_for_a_member_only_their_touches_and_what_waits_for_them(day: Abm) -> None:
    data = day("today", "--for", "bo", "--format", "json").json
    assert (len(data["late"]), len(data["today"])) == (0, 1)
    assert [one["from"] for one in data["waiting"]] == ["ana", "ana"]
    assert day("today", "--for", "me", "--format", "json").json["today"] == []


def test_for_nobody_of_that_name_is_wrong_usage(day: Abm) -> None:
    answer = day("today", "--for", "bob")
    assert answer.code == 2
    assert 'Nobody is called "bob". There are ana, bo.' in answer.err


def test_the_text_names_what_is_late(day: Abm) -> None:
    assert "Globex: Call Ines  next step  2d late  ana" in day("today").out


def test_a_digest_is_short(day: Abm) -> None:
    lines = day("today", "--digest").out.splitlines()
    assert "late, ana 1: Globex: Call Ines" in lines
    assert len(lines) <= 12


def test_plain_with_json_is_wrong_usage(day: Abm) -> None:
    assert day("today", "--plain", "--format", "json").code == 2


def test_an_empty_workspace_says_where_accounts_come_from(abm: Abm) -> None:
    assert "No accounts in a tier yet" in abm("today").out
