"""Plays, touches, what happened, what is in the way; and taking it back."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import workspaces
from command_line import Abm

from abm_tui.store import open_workspace
from abm_tui.store.commands import accounts

Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def two(abm: Abm, home: Path) -> Abm:
    """Globex and Initech in Tier 1, both owned by ana and bo."""

    def add() -> None:
        for name in ("Globex", "Initech"):
            assert abm("add", name, "tier=1").code == 0

    workspaces.grow("Globex and Initech", home / "abm.db", add)
    return abm


def test_log_prints_what_it_understood_and_saves_it_as_one_step(two: Abm) -> None:
    answer = two("log", "Globex", "met Dana Ruiz (CFO) re security #meeting !legal wants a DPA by fri")
    assert answer.code == 0
    assert "Dana Ruiz, CFO" in answer.out
    assert "! legal wants a DPA" in answer.out
    shown = two("show", "Globex", "--format", "json").json
    assert shown["people"][0]["status"] == "engaged"
    assert shown["in_the_way"][0]["code"] == "written"
    two("undo")
    shown = two("show", "Globex", "--format", "json").json
    assert (shown["people"], shown["in_the_way"], shown["activities"]) == ([], [], [])


def test_log_can_only_say_what_it_would_do(two: Abm) -> None:
    before = two("history", "--format", "json").out
    answer = two("log", "Globex", "#call Raj: pricing, by fri", "--dry-run", "--format", "json")
    assert {chip["kind"] for chip in answer.json["understood"]} == {"step"}
    assert two("history", "--format", "json").out == before


def test_nothing_said_is_wrong_usage(two: Abm) -> None:
    assert two("log", "Globex", "  ").code == 2


def test_a_name_that_fits_two_people_asks_which(two: Abm) -> None:
    two("contact", "add", "Globex", "Dana Ruiz")
    two("contact", "add", "Globex", "Dana Rowe")
    answer = two("log", "Globex", "met Dana #meeting")
    assert answer.code == 1
    assert "Dana Ruiz" in answer.err
    assert "Dana Rowe" in answer.err


def test_nine_plays_are_there_with_their_touches(two: Abm) -> None:
    plays = two("play", "list", "--format", "json").json["plays"]
    assert len(plays) == 9
    assert all(play["success_signals"] for play in plays)
    shown = two("play", "show", "new logo", "--format", "json").json
    assert [step["position"] for step in shown["steps"]] == list(range(1, len(shown["steps"]) + 1))
    assert two("play", "show", "nonsense").code == 1


def test_a_play_on_several_accounts_is_one_step_with_owners_and_days(two: Abm) -> None:
    answer = two("play", "assign", "new logo", "Globex", "Initech", "--start", "2025-11-10", "--format", "json")
    assert answer.code == 0
    assert len(answer.json["runs"]) == 2
    touches = two("touch", "list", "--format", "json").json["touches"]
    assert len(touches) == sum(one["touches"] for one in answer.json["touches"])
    assert all(touch["owner"] in {"ana", "bo"} and touch["due"] >= "2025-11-10" for touch in touches)
    two("undo")
    assert two("touch", "list", "--format", "json").json["touches"] == []


def test_a_play_looks_first_for_the_people_nobody_knows(two: Abm) -> None:
    two("contact", "add", "Globex", "Dana Ruiz", "roles=EB;CH")
    looks = two("play", "assign", "new logo", "Globex", "Initech", "--format", "json").json["touches"]
    assert looks[0]["looks_for"] == []
    assert "EB" in looks[1]["looks_for"]


def test_a_play_runs_once_and_nothing_is_assigned_where_one_is_refused(two: Abm) -> None:
    two("play", "assign", "new logo", "Globex")
    before = two("touch", "list").out
    assert two("play", "assign", "new logo", "Initech", "Globex").code == 1
    assert two("touch", "list").out == before


def test_a_play_nobody_would_do_is_not_assigned(abm: Abm) -> None:
    abm("add", "Hooli")
    answer = abm("play", "assign", "new logo", "Hooli")
    assert answer.code == 2
    assert "owner" in answer.err
    assert abm("play", "assign", "new logo", "Hooli", "--sales", "ana", "--marketing", "bo").code == 0
    assert abm("play", "assign", "engagement", "Hooli", "--sales", "bo").code == 1


def test_a_play_rests_goes_on_and_is_replaced(two: Abm) -> None:
    two("play", "assign", "new logo", "Globex")
    assert two("play", "pause", "Globex").code == 0
    assert two("show", "Globex", "--format", "json").json["plays"][0]["status"] == "paused"
    assert two("play", "resume", "Globex", "new logo").code == 0
    assert two("play", "replace", "Globex", "new logo").code == 2
    assert two("play", "replace", "Globex", "engagement").code == 0
    (run,) = two("show", "Globex", "--format", "json").json["plays"]
    assert run["play"] == "Engagement"
    assert two("play", "pause", "Initech").code == 1
    two("play", "assign", "awareness", "Globex")
    several = two("play", "pause", "Globex")
    assert several.code == 2
    assert "Engagement" in several.err


def test_load_counts_each_members_touches_by_week(two: Abm) -> None:
    two("log", "Globex", "call Ines by fri")
    found = two("play", "load", "--weeks", "2", "--format", "json").json
    assert found["capacity"] == 12
    ana = next(one for one in found["members"] if one["member"] == "ana")
    assert ana["weeks"] == [{"monday": "2025-11-03", "touches": 1}, {"monday": "2025-11-10", "touches": 0}]
    assert "ana" in two("play", "load").out


def test_a_touch_done_is_logged_and_closes_no_second_time(two: Abm) -> None:
    two("play", "assign", "new logo", "Globex")
    touches = two("touch", "list", "Globex", "--format", "json").json["touches"]
    email = next(touch for touch in touches if touch["channel"] in {"phone", "linkedin", "email", "research"})
    answer = two("touch", "done", email["id"], "--format", "json")
    assert answer.code == 0
    assert two("touch", "done", email["id"]).code == 1
    assert two("touch", "done", email["id"], "--outcome", "asleep").code == 2
    assert two("touch", "done", "999").code == 1
    assert email["id"] not in [t["id"] for t in two("touch", "list", "--format", "json").json["touches"]]


@pytest.fixture
def step(two: Abm, home: Path) -> Callable[[str], str]:
    """Brings a next step of Globex in by a file, with Eve there; gives its id."""

    def bring(text: str) -> str:
        two("contact", "add", "Globex", "Eve Lang")
        (home / "steps.csv").write_text(f"name,next_step\nGlobex,{text}\n", encoding="utf-8")
        assert two("import", str(home / "steps.csv")).code == 0
        (made,) = two("touch", "list", "--format", "json").json["touches"]
        assert made["text"] == text
        return str(made["id"])

    return bring


KEYS = {"done", "group", "changes", "touch", "activity", "outcome", "run", "last_open", "next_step"}


def test_a_step_says_how_it_went_in_its_words_and_what_comes_next_in_one_undo_step(
    two: Abm, step: Callable[[str], str]
) -> None:
    call = step("Call Eve about pricing")
    said = 'Eve: "we\'re out of budget" until Q2'
    answer = two(
        *("touch", "done", call, "--outcome", "talked", "--text", said, "--next", "Write to Eve fri"),
        *("--format", "json"),
    )
    assert answer.code == 0
    assert answer.json.keys() == KEYS
    assert (answer.json["outcome"], answer.json["run"], answer.json["last_open"]) == ("answered", None, True)
    following = answer.json["next_step"]
    assert (following["text"], following["channel"], following["who"]) == ("Write to Eve", "email", "Eve Lang")
    assert following["due"] == "2025-11-07"
    shown = two("show", "Globex", "--format", "json").json
    (logged,) = shown["activities"]
    assert (logged["type"], logged["outcome"], logged["who"]) == ("call", "answered", "Eve Lang")
    two("undo")
    assert two("show", "Globex", "--format", "json").json["activities"] == []
    assert [t["text"] for t in two("touch", "list", "--format", "json").json["touches"]] == ["Call Eve about pricing"]


def test_a_voicemail_is_an_attempt_and_the_same_step_comes_again_on_a_working_day(
    two: Abm, step: Callable[[str], str]
) -> None:
    call = step("Call Eve about pricing")
    answer = two("touch", "done", call, "--outcome", "voicemail", "--again", "+3", "--format", "json").json
    assert (answer["outcome"], answer["last_open"]) == ("voicemail", True)
    again = answer["next_step"]
    assert (again["text"], again["channel"], again["who"]) == ("Call Eve about pricing", "phone", "Eve Lang")
    assert again["due"] == "2025-11-10"  # three days from Wednesday is a Saturday
    assert two("show", "Globex", "--format", "json").json["people"][0]["status"] == "contacted"


@pytest.mark.parametrize(
    ("text", "outcome", "code"),
    [
        ("Call procurement", "meeting", 0),
        ("Call procurement", "meeting-booked", 0),
        ("Call procurement", "no answer", 0),
        ("Call procurement", "held", 1),
        ("Meet procurement", "no-show", 0),
        ("Meet procurement", "talked", 1),
        ("Write to procurement", "sent", 0),
        ("Update the plan", "sent", 1),
        ("Call procurement", "asleep", 2),
    ],
)
def test_an_outcome_is_one_of_its_channel(
    two: Abm, step: Callable[[str], str], text: str, outcome: str, code: int
) -> None:
    answer = two("touch", "done", step(text), "--outcome", outcome, "--format", "json")
    assert answer.code == code
    if code == 1:
        assert answer.json["error"] == "outcome_not_of_channel"
    activities = two("show", "Globex", "--format", "json").json["activities"]
    assert len(activities) == (code == 0)


def test_a_touch_of_a_play_says_what_became_of_its_play(two: Abm) -> None:
    two("play", "assign", "new logo", "Globex")
    first = two("touch", "list", "Globex", "--format", "json").json["touches"][0]
    answer = two("touch", "done", first["id"], "--format", "json").json
    assert answer["run"]["status"] == "running"
    assert answer["last_open"] is False
    assert answer["next_step"]["play"] == "New logo entry"


def test_a_touch_is_not_done_tomorrow(two: Abm) -> None:
    two("log", "Globex", "call Ines by fri")
    assert two("touch", "done", "1", "--on", "2025-11-06").code == 1
    assert two("touch", "done", "1", "--on", "tue").code == 0


def test_a_touch_is_put_off_and_given_to_somebody(two: Abm) -> None:
    two("log", "Globex", "call Ines by tue")
    assert two("touch", "later", "1", "+3").code == 0  # from Wednesday that is a Saturday
    assert two("touch", "who", "1", "bo").code == 0
    (touch,) = two("touch", "list", "--for", "bo", "--format", "json").json["touches"]
    assert (touch["due"], touch["account"]) == ("2025-11-10", "Globex")
    assert two("touch", "list", "--for", "me", "--format", "json").json["touches"] == []
    assert two("touch", "later", "1", "31 feb").code == 1
    assert two("touch", "who", "1", "zoe").code == 1
    two("touch", "done", "1")
    assert two("touch", "later", "1", "fri").code == 1
    assert two("touch", "who", "1", "ana").code == 1


def test_late_touches_can_be_asked_for_alone(two: Abm) -> None:
    two("--today", "2025-11-01", "log", "Globex", "call Ines by mon")
    two("log", "Globex", "send the sheet by fri")
    late = two("touch", "list", "--late", "--format", "json").json["touches"]
    assert [touch["text"] for touch in late] == ["call Ines"]
    assert "2d late" in two("touch", "list", "--late").out


def test_a_written_blocker_is_resolved_or_put_off(two: Abm) -> None:
    added = two("blocker", "add", "Globex", "Partners want no cloud", "--format", "json")
    assert added.json["id"] == 1
    assert two("list", "--format", "json").json[0]["blockers"] == ["written"]
    assert two("blocker", "snooze", "1", "fri").code == 0
    assert all(row["blockers"] == [] for row in two("list", "--format", "json").json)
    assert two("blocker", "resolve", "1").code == 0
    assert two("blocker", "resolve", "1").code == 1
    assert two("blocker", "resolve", "77").code == 1
    assert two("blocker", "snooze", "Globex", "fri").code == 1
    assert two("blocker", "add", "Globex", " ").code == 1


def test_a_rules_line_is_put_off_by_its_code(two: Abm) -> None:
    assert "no_play" in {line["code"] for line in two("show", "Globex", "--format", "json").json["setup"]}
    assert two("blocker", "snooze", "Globex", "no_play", "2w").code == 0
    assert "no_play" not in {line["code"] for line in two("show", "Globex", "--format", "json").json["setup"]}
    answer = two("blocker", "snooze", "Globex", "no_play", "2w")
    assert answer.code == 1
    assert two("blocker", "snooze", "Globex", "quiet", "mon", "--today", "2025-11-05").code == 1


def test_undo_and_redo_are_ones_own_and_say_when_there_is_nothing(two: Abm) -> None:
    assert two("--as", "bo", "undo").code == 1
    assert two("redo").code == 1
    assert two("undo").out == "Undone: Added Initech.\n"
    assert two("redo").out == "Done again: Added Initech.\n"


def test_undoing_what_a_colleague_changed_since_is_a_conflict(two: Abm) -> None:
    two("set", "Globex", "industry=energy", "city=Bonn")
    two("--as", "bo", "set", "Globex", "industry=chips")
    answer = two("undo", "--format", "json")
    assert (answer.code, answer.json["error"]) == (4, "conflict")
    assert "bo" in answer.json["message"]
    assert answer.json["fix"]["command"] == "abm undo --skip-changed"
    assert two("undo", "--skip-changed").code == 0
    row = two("show", "Globex", "--format", "json").json["account"]
    assert (row["industry"], row["city"]) == ("chips", "")


def test_a_backup_is_a_workspace_of_its_own(two: Abm, home: Path) -> None:
    made = two("backup", str(home / "copies" / "monday.db"))
    assert made.code == 0
    assert two("--db", str(home / "copies" / "monday.db"), "list", "--format", "json").json
    assert (home / "copies" / "monday.db").stat().st_mode & 0o777 == 0o600
    again = two("backup", str(home / "copies" / "monday.db"))
    assert again.code == 5
    assert two("backup", str(home / "copies")).code == 2
    two("backup")
    assert two("where", "--format", "json").json["last_backup"]


def test_a_backup_goes_through_a_pipe(two: Abm, home: Path, process: Process) -> None:
    sent = process("backup", "-")
    assert sent.returncode == 0
    (home / "piped.db").write_bytes(sent.stdout)
    store = open_workspace(home / "piped.db", "ana")
    assert store.do(accounts.add_account, "From the copy").changes
    store.close()
    assert "From the copy" not in two("list", "--all").out
