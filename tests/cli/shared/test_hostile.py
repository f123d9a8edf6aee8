"""Nothing that people wrote reaches a terminal as a command, a colour or a change of direction."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Abm, Answer

from abm_tui.text import CONTROL, clean

Process = Callable[..., subprocess.CompletedProcess[bytes]]
HOSTILE = {
    "colour": "A\x1b[31mred\x1b[0m",
    "clipboard": "B\x1b]52;c;cm0gLXJm\x07",
    "clipboard by ST": "C\x1b]52;c;cm0gLXJm\x1b\\",
    "C1": "D\x9d52;c;cm0\x9c\x9b2J",
    "direction": "E\u202egnp.exe\u2066\u2069",
    "invisible": "F\u200b\u00ad\ufeff",
    "bell and backspace": "G\x07\x08\x08\x7f",
    "lines": "H\r\nline two\u2028three",
    "markup": "I [/] [red]x[/red] [@click=app.quit]y[/]",
    "markdown": "J **b** `c` | d <script> [x](http://y) # e",
    "formula": "=HYPERLINK(1)+cmd|' /C calc'!A0",
    "tag characters": "K\U000e0041\U000e0042",
}


def safe(answer: Answer) -> None:
    """Both streams hold nothing but text and line ends."""
    for stream in (answer.out, answer.err):
        assert not CONTROL.search(stream.replace("\n", ""))


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=list(HOSTILE))
def test_every_command_shows_hostile_text_as_text(abm: Abm, payload: str) -> None:
    name = clean(payload)
    safe(abm("add", payload, "tier=1", f"notes={payload}", f"industry={payload}", f"tags={payload}"))
    safe(abm("contact", "add", "1", payload, f"title={payload}", "roles=EB"))
    safe(abm("deal", "add", "1", payload, "amount=5k"))
    safe(abm("evidence", "1", payload))
    safe(abm("blocker", "add", "1", payload))
    safe(abm("log", "1", f"{payload} #replied !{payload}"))
    safe(abm("play", "assign", "new logo", "1", "--marketing", "bo"))
    safe(abm("agree", "1", "yes", "--reason", payload))
    for words in (
        ["list"],
        ["list", "--format", "csv"],
        ["list", "--format", "md"],
        ["list", "--format", "json"],
        ["show", "1"],
        ["show", "1", "--format", "md"],
        ["show", "1", "--format", "json"],
        ["score", "1"],
        ["score", "1", "--format", "json"],
        ["agenda"],
        ["agenda", "--format", "json"],
        ["history"],
        ["history", "--format", "json"],
        ["touch", "list"],
        ["undo"],
        ["redo"],
    ):
        answer = abm(*words)
        assert answer.code == 0, answer
        safe(answer)
    assert abm("list", "--format", "json").json[0]["name"] == name


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=list(HOSTILE))
def test_what_is_refused_is_repeated_as_text(abm: Abm, payload: str) -> None:
    for words in (
        ["show", payload],
        ["list", f"ownr:{payload}"],
        ["list", "--sort", payload],
        ["list", "--columns", payload],
        ["set", payload, "tier=1"],
        ["play", "show", payload],
        ["contact", "set", payload, "phone=1"],
        ["touch", "done", payload],
        ["--as", payload, "list"],
        ["--today", payload, "list"],
        ["--db", f"/nowhere/{payload}", "list"],
        [payload],
        ["list", f"--{payload}"],
    ):
        answer = abm(*words)
        assert answer.code in {1, 2, 5}, words
        safe(answer)
        in_json = abm(*words, "--format", "json")
        assert in_json.code in {1, 2, 5}
        safe(in_json)
        assert set(in_json.json) == {"error", "message", "fix"}


def test_markdown_keeps_hostile_text_out_of_its_structure(abm: Abm) -> None:
    abm("add", HOSTILE["markdown"], "tier=1")
    abm("contact", "add", "1", "a|b|c", "roles=EB")
    plan = abm("show", "1", "--format", "md").out
    assert plan.splitlines()[0] == "# J \\*\\*b\\*\\* \\`c\\` \\| d \\<script\\> \\[x\\](http://y) # e"
    assert "| EB economic buyer | a\\|b\\|c (identified) |" in plan


def test_a_spreadsheet_runs_nothing_out_of_a_csv(abm: Abm) -> None:
    abm("add", HOSTILE["formula"], "tier=1")
    line = abm("list", "--format", "csv", "--columns", "name,score_change").out.splitlines()[1]
    assert line == "'=HYPERLINK(1)+cmd|' /C calc'!A0,0"


@pytest.mark.damages
def test_text_that_came_into_the_file_by_another_program_is_text_as_well(abm: Abm, home: Path) -> None:
    abm("add", "Globex", "tier=1")
    abm("contact", "add", "1", "Dana Ruiz", "roles=EB")
    with sqlite3.connect(home / "abm.db") as connection:
        for payload in HOSTILE.values():
            connection.execute("update account set name = ?, notes = ?, domain = ?", (payload, payload, payload))
            connection.execute("update contact set first_name = ?, title = ?", (payload, payload))
            connection.execute("update change set who = ?, label = ?", (payload, payload))
            connection.execute("update change set new = ? where op = 'set'", (json.dumps(payload),))
            connection.commit()
            for words in (["list"], ["show", "1"], ["agenda"], ["history"], ["show", "1", "--format", "md"]):
                answer = abm(*words)
                assert answer.code == 0, answer
                safe(answer)
                safe(abm(*words, "--format", "json"))


def test_words_that_are_no_utf_8_are_no_traceback(abm: Abm, process: Process) -> None:
    for words in ([b"add", b"Glob\xffex"], [b"show", b"\xff\xfe"], [b"set", b"1", b"notes=\xff"], [b"\xff"]):
        done = process(*words)  # type: ignore[arg-type]
        assert done.returncode in {0, 1, 2}
        assert b"Traceback" not in done.stderr


def test_a_terminal_without_unicode_gets_something_readable(
    abm: Abm, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert abm("add", "日本電気").code == 0
    listed = process("list", "--all")
    assert listed.returncode == 0
    assert b"\\u65e5" in listed.stdout
