"""What is true for many accounts is one line of the programme, and on the first day nothing is in the way."""

from __future__ import annotations

import shlex
from datetime import datetime, time, timedelta

from command_line import Abm

from abm_tui.store import open_workspace
from tests.cli.blocker_cases import (
    SP500,
    TODAY,
    globex,
    intent_poor_fit,
    lines,
    ok,
    the,
    then,
    workspace_path,
)


def test_intent_without_a_fit_is_a_lead_and_said_once_for_all(abm: Abm) -> None:
    intent_poor_fit(abm)
    found = the(abm, "intent_poor_fit")
    assert found is not None
    assert (found["account"], found["drawer"]) == (None, "programme")
    assert found["text"] == "1 account shows intent and does not fit: a lead, not a target"
    listed = ok(abm, *shlex.split(found["fix"]["command"])[1:], "--format", "json").json
    assert [row["name"] for row in listed] == ["Globex"]
    ok(abm, "badfit", "Globex", "--reason", "too small")
    assert the(abm, "intent_poor_fit") is None


def test_old_signals_pause_silence_and_say_so(abm: Abm) -> None:
    globex(abm)
    assert the(abm, "quiet") is not None
    data_old_source(abm, 16)
    assert the(abm, "quiet") is None
    found = the(abm, "data_old")
    assert found is not None
    assert found["text"] == "HubSpot is 16 days old: quiet and score drops are paused"
    data_old_source(abm, 1)
    assert the(abm, "data_old") is None
    assert the(abm, "quiet") is not None


def data_old_source(abm: Abm, days: int) -> None:
    del abm
    store = open_workspace(workspace_path(), "ana", TODAY)
    at = datetime.combine(TODAY - timedelta(days), time(12))
    store.do(lambda u: u.add("source", vendor="HubSpot", kind="activities", file="a.csv", at=at))
    store.close()


def ten(abm: Abm, quiet_ones: int, of: int = 10) -> None:
    """So many accounts out of their days of grace; somebody talked to all but some of them yesterday."""
    for n in range(of):
        then(abm, 60, "add", f"A{n}", "tier=1")
        if n >= quiet_ones:
            then(abm, 1, "log", f"A{n}", "#email")


def in_the_way(abm: Abm, name: str) -> list[str]:
    return [b["code"] for b in ok(abm, "show", name, "--format", "json").json["in_the_way"]]


def test_what_is_in_the_way_of_however_many_stays_on_each_account(abm: Abm) -> None:
    ten(abm, 10)
    quiet = [one for one in lines(abm) if one["code"] == "quiet"]
    assert [one["drawer"] for one in quiet] == ["way"] * 10
    assert "quiet" in in_the_way(abm, "A0")


def test_a_checklist_keeps_its_lines_though_the_programme_says_them_too(abm: Abm) -> None:
    for n in range(10):
        ok(abm, "add", f"A{n}", "tier=1")
    found = [one for one in lines(abm) if one["code"] == "role_missing"]
    assert sum(one["drawer"] == "setup" for one in found) == 10
    (one,) = [one for one in found if one["drawer"] == "programme"]
    assert one["text"].startswith("10 accounts lack economic buyer")
    assert len(ok(abm, *shlex.split(one["fix"]["command"])[1:], "--format", "json").json) == 10


def test_written_lines_and_overrides_of_the_cap_never_fold(abm: Abm) -> None:
    for n in range(10):
        ok(abm, "add", f"A{n}", "tier=1")
        ok(abm, "blocker", "add", f"A{n}", "Legal wants a DPA")
    assert sum(one["code"] == "written" and one["drawer"] == "way" for one in lines(abm)) == 10


def test_on_the_day_of_an_import_nothing_is_in_the_way_and_each_account_has_its_checklist(abm: Abm) -> None:
    ok(abm, "import", "--kind", "accounts", "--map", "Security=name", SP500)
    for number in range(1, 21):
        ok(abm, "set", number, "tier=1")
    found = lines(abm)
    assert not [one for one in found if one["drawer"] == "way"]
    setup = [one for one in found if one["drawer"] == "setup"]
    assert len({one["account"] for one in setup}) == 20
    assert {one["code"] for one in setup} >= {"evidence_missing", "agreement_open", "no_play", "role_missing"}
    (roles,) = [one for one in found if one["code"] == "role_missing" and one["drawer"] == "programme"]
    assert roles["text"].startswith("20 accounts lack economic buyer")
    assert all(one["blockers"] == [] for one in ok(abm, "list", "--format", "json").json)
