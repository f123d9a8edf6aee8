"""`abm log`: the line kept whole, what it was understood as, what it closed, and what it asks about."""

from __future__ import annotations

from typing import Any

import pytest
from command_line import Abm

from tests.cli.blocker_cases import ok


@pytest.fixture
def tarn(abm: Abm) -> Abm:
    """Tarn Foods with Lars Lie."""
    ok(abm, "add", "Tarn Foods", "domain=tarn.example")
    ok(abm, "contact", "add", "1", "Lars Lie", "email=lars@tarn.example")
    return abm


def logged(abm: Abm, *words: str) -> dict[str, Any]:
    answer = ok(abm, "log", "1", *words, "--format", "json").json
    assert isinstance(answer, dict)
    return answer


def test_our_own_words_are_understood_and_score(tarn: Abm) -> None:
    lines = ("#reply Lars Lie: yes", "#webinar Lars Lie", "#download Lars Lie guide", "#event_attended Lars Lie")
    found = [activity for line in lines for activity in logged(tarn, line)["activities"]]
    assert [(a["type"], a["who"], a["words"]) for a in found] == [
        ("reply", "Lars Lie", lines[0]),
        ("event_attended", "Lars Lie", lines[1]),
        ("content_download", "Lars Lie", lines[2]),
        ("event_attended", "Lars Lie", lines[3]),
    ]
    assert ok(tarn, "score", "1", "--format", "json").json["score"] == 4
    assert "yes" not in [
        a["topic"] for a in ok(tarn, "show", "1", "--format", "json").json["activities"] if "topic" in a
    ]


def test_the_answer_has_these_keys_and_says_what_it_read_where(tarn: Abm) -> None:
    text = "called Lars, no answer, call him fri"
    answer = logged(tarn, text)
    assert list(answer) == [
        "done",
        "group",
        "changes",
        "activities",
        "understood",
        "closed",
        "next_step",
        "new_people",
    ]
    (call,) = answer["activities"]
    assert list(call) == ["id", "type", "who", "at", "outcome", "words"]
    assert (call["type"], call["who"], call["outcome"], call["words"]) == ("call", "Lars Lie", "no_answer", text)
    assert all(list(chip) == ["kind", "text", "from", "to"] for chip in answer["understood"])
    said = {chip["kind"]: text[chip["from"] : chip["to"]] for chip in answer["understood"]}
    assert said == {"activity": "called Lars, no answer", "person": "Lars", "step": "call him fri"}
    keys = ["id", "account", "text", "channel", "who", "due", "days_late", "owner", "play", "step"]
    assert list(answer["next_step"]) == keys
    step = answer["next_step"]
    assert (step["account"], step["text"], step["who"], step["due"]) == (
        "Tarn Foods",
        "call him",
        "Lars Lie",
        "2025-11-07",
    )


def test_what_it_understood_is_printed_silence_too(tarn: Abm) -> None:
    for text, said in (
        ("#call Lars, no answer", "call today, no answer"),
        ("left a voicemail for Lars", "call today, voicemail"),
        ("Lars wrote back: fine", "reply today"),
        ("weather is fine", "note today"),
    ):
        assert said in ok(tarn, "log", "1", text).out
    people = ok(tarn, "show", "1", "--format", "json").json["people"]
    assert [p["status"] for p in people] == ["engaged"]  # by the reply


def test_a_voicemail_engages_nobody(tarn: Abm) -> None:
    logged(tarn, "left a voicemail for Lars")
    people = ok(tarn, "show", "1", "--format", "json").json["people"]
    assert [p["status"] for p in people] == ["contacted"]


def test_a_voicemail_is_no_success_of_a_play_and_a_talk_is(tarn: Abm) -> None:
    ok(tarn, "set", "1", "tier=1")
    ok(tarn, "play", "assign", "new logo", "1")

    def running() -> list[str]:
        return [play["status"] for play in ok(tarn, "show", "1", "--format", "json").json["plays"]]

    logged(tarn, "left a voicemail for Lars", "--keep-open")
    logged(tarn, "#call Lars, no answer", "--keep-open")
    assert running() == ["running"]
    logged(tarn, "spoke to Lars", "--keep-open")
    assert running() == []  # it has worked, and is over


def test_the_step_it_fulfils_is_closed_unless_it_is_to_stay_open(tarn: Abm) -> None:
    step = logged(tarn, "call Lars about pricing fri")["next_step"]["id"]
    assert logged(tarn, "called Lars", "--keep-open")["closed"] == []
    assert "closes: call Lars about pricing" in ok(tarn, "log", "1", "spoke to Lars", "--dry-run").out
    answer = logged(tarn, "spoke to Lars")
    assert answer["closed"] == [step]
    assert ok(tarn, "touch", "list", "--format", "json").json == {"touches": []}


def test_a_tag_near_a_known_one_is_asked_about_and_literal_keeps_it(tarn: Abm) -> None:
    answer = tarn("log", "1", "#replyed Lars", "--format", "json")
    assert answer.code == 2
    assert answer.json["error"] == "did_you_mean"
    assert "#replyed: did you mean #replied?" in answer.json["message"]
    assert answer.json["fix"]["command"] == "abm log 1 '#replyed Lars' --literal"
    assert ok(tarn, "show", "1", "--format", "json").json["activities"] == []
    kept = logged(tarn, "#replyed Lars", "--literal")
    assert [a["type"] for a in kept["activities"]] == ["note"]
    assert [chip["text"] for chip in kept["understood"] if chip["kind"] == "topic"] == ["#replyed"]
    # It is a topic of this account from now on.
    assert logged(tarn, "#replyed Lars called")["activities"][0]["type"] == "call"


def test_somebody_new_is_named(tarn: Abm) -> None:
    answer = logged(tarn, "met Dana Ruiz (CFO) re Preise für Österreich")
    assert [person["name"] for person in answer["new_people"]] == ["Dana Ruiz"]
    assert answer["activities"][0]["words"] == "met Dana Ruiz (CFO) re Preise für Österreich"


def test_a_line_about_another_account_knows_its_people_and_steps(tarn: Abm) -> None:
    ok(tarn, "add", "Globex")
    ok(tarn, "contact", "add", "Globex", "Ines Marsh")
    step = ok(tarn, "log", "Globex", "call Ines fri", "--format", "json").json["next_step"]["id"]
    answer = logged(tarn, "Globex: called Ines, she is fine")
    assert answer["closed"] == [step]
    assert answer["activities"][0]["who"] == "Ines Marsh"
    assert answer["done"].startswith("Logged call for Globex")
