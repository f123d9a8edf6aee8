"""Help, a new workspace, who acts, and the errors that come before any command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import ROOT, Abm

HEAVY = ("textual", "sqlmodel", "sqlalchemy", "rapidfuzz", "dateutil", "charset_normalizer")
Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize("words", [["--help"], ["keys"], ["--version"], ["where"], ["list", "--help"]])
def test_help_loads_neither_the_screen_nor_the_database(words: list[str], home: Path) -> None:
    code = (
        "import sys\n"
        "from abm_tui.__main__ import main\n"
        f"sys.argv = ['abm', *{words!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "assert not loaded, loaded\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_plain_abm_loads_the_screen_and_not_the_commands(home: Path) -> None:
    code = (
        "import sys\n"
        "from abm_tui.__main__ import main\n"
        "sys.argv = ['abm']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 5, end.code\n"
        "assert 'typer' not in sys.modules\n"
        "assert 'sqlalchemy' not in sys.modules\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "abm demo" in done.stderr


def test_help_names_every_command_under_its_family(empty: Abm) -> None:
    from abm_tui.cli.families import FAMILIES

    text = empty("--help").out
    for family, names in FAMILIES.items():
        assert f"{family}:" in text
        for name in names:
            assert f"\n  {name} " in text
    assert "More:" not in text


def test_every_command_explains_itself(empty: Abm) -> None:
    from abm_tui.cli.families import FAMILIES

    for names in FAMILIES.values():
        for name in names:
            answer = empty(name, "--help")
            assert answer.code == 0
            assert f"Usage: abm {name}" in answer.out


def test_without_a_workspace_it_says_how_to_make_one(empty: Abm) -> None:
    for words in ([], ["list"], ["history"]):
        answer = empty(*words)
        assert answer.code == 5
        assert "abm init" in answer.err
        assert answer.out == ""
    assert "abm demo" in empty().err


def test_init_makes_a_workspace_only_its_owner_may_read(empty: Abm, home: Path) -> None:
    answer = empty("init", "--preset", "growth", "--member", "ana:sales", "--member", "bo:m", "--format", "json")
    assert answer.json == {
        "path": str(home / "abm.db"),
        "preset": "growth",
        "members": [{"name": "ana", "team": "sales"}, {"name": "bo", "team": "marketing"}],
    }
    assert (home / "abm.db").stat().st_mode & 0o777 == 0o600


def test_init_without_members_takes_the_login_and_says_how_somebody_joins(
    empty: Abm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "kim")
    answer = empty("init")
    assert "kim (sales)" in answer.out
    assert "abm member add NAME:marketing" in answer.out
    assert empty("list").code == 0
    assert "bo, marketing" not in empty("member", "list").out
    assert empty("member", "add", "bo:marketing").code == 0
    assert "bo, marketing" in empty("member", "list").out


def test_init_never_touches_what_is_there(abm: Abm, home: Path) -> None:
    before = (home / "abm.db").read_bytes()
    answer = abm("init", "--member", "eve:sales")
    assert answer.code == 5
    assert "there already" in answer.err
    assert (home / "abm.db").read_bytes() == before


@pytest.mark.parametrize("member", ["ana", "ana:", ":sales", "ana:legal"])
def test_a_member_without_a_team_is_wrong_usage(empty: Abm, member: str, home: Path) -> None:
    assert empty("init", "--member", member).code == 2
    assert not (home / "abm.db").exists()


def test_an_unknown_preset_is_wrong_usage(empty: Abm, home: Path) -> None:
    answer = empty("init", "--preset", "huge")
    assert answer.code == 2
    assert "two-person" in answer.err
    assert not (home / "abm.db").exists()


def test_with_several_members_somebody_must_be_named(abm: Abm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABM_USER")
    answer = abm("list")
    assert answer.code == 2
    assert "--as ana" in answer.err
    assert "--as bo" in answer.err
    assert abm("--as", "bo", "list").code == 0
    assert abm("--as", "BO", "list").code == 0


def test_an_unknown_member_is_told_who_there_is(abm: Abm) -> None:
    answer = abm("--as", "zoe", "list")
    assert answer.code == 2
    assert "ana, bo" in answer.err


def test_the_only_member_need_not_be_named(empty: Abm) -> None:
    empty("init", "--member", "ana:sales")
    assert empty("add", "Globex").code == 0
    assert empty("history", "--format", "json").json["changes"][0]["who"] == "ana"


def test_the_configuration_says_who_you_are(abm: Abm, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ABM_USER")
    folder = home / "config" / "abm-tui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('name = "bo"\n')
    assert abm("add", "Globex").code == 0
    assert abm("history", "--format", "json").json["changes"][0]["who"] == "bo"
    (folder / "config.toml").write_text("name = \n")
    answer = abm("list")
    assert answer.code == 2
    assert "config.toml" in answer.err


def test_global_options_may_stand_behind_the_command(abm: Abm, home: Path) -> None:
    assert abm("list", "--as", "bo", f"--db={home / 'abm.db'}", "--today", "2025-11-07").code == 0
    assert abm("list", "--db", str(home / "none.db")).code == 5


def test_behind_two_dashes_everything_is_text(abm: Abm) -> None:
    abm("add", "Globex")
    assert abm("evidence", "Globex", "--", "--as bo").code == 0
    assert "--as bo" in abm("show", "Globex").out


def test_a_day_that_is_none_is_wrong_usage(abm: Abm) -> None:
    answer = abm("--today", "31 feb", "list")
    assert answer.code == 2
    assert "31 feb" in answer.err


@pytest.mark.parametrize(
    "words", [["nonsense"], ["list", "--nonsense"], ["set"], ["touch", "done", "x"], ["list", "--format", "xml"]]
)
def test_wrong_usage_is_exit_2_and_one_sentence(abm: Abm, words: list[str]) -> None:
    answer = abm(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("abm: ")
    assert "--help" in answer.err
    assert "Traceback" not in answer.err


def test_a_refusal_is_json_on_stdout_when_json_was_asked_for(abm: Abm) -> None:
    for words, code, error in (
        (["show", "Nope"], 1, "no_such_account"),
        (["list", "--nonsense"], 2, "usage"),
        (["list", "ownr:ana"], 2, "bad_filter"),
        (["list", "--db", "/nowhere/at.all"], 5, "no_workspace"),
        (["--as", "zoe", "list"], 2, "no_such_member"),
    ):
        answer = abm(*words, "--format", "json")
        assert answer.code == code
        assert set(answer.json) == {"error", "message", "fix"}
        assert answer.json["error"] == error
        assert set(answer.json["fix"]) == {"key", "command"}
        assert answer.json["message"].endswith((".", "?", ")"))


def test_a_format_a_command_has_not_got_is_refused_before_it_writes(abm: Abm) -> None:
    assert abm("add", "Globex", "--format", "csv").code == 2
    assert abm("list", "--all", "--format", "json").json == []


def test_an_error_nobody_foresaw_is_one_sentence_and_a_report(
    abm: Abm, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret name in the message")

    monkeypatch.setattr("abm_tui.store.queries.listing.listed", broken)
    answer = abm("list")
    assert answer.code == 1
    assert "Traceback" not in answer.err + answer.out
    assert "ZeroDivisionError" in answer.err
    reports = list((home / "data" / "abm-tui" / "reports").iterdir())
    assert len(reports) == 1
    assert str(reports[0]) in answer.err
    assert "Traceback" in reports[0].read_text()
    assert reports[0].stat().st_mode & 0o777 == 0o600


def test_the_screen_needs_a_terminal(abm: Abm) -> None:
    answer = abm()
    assert answer.code == 2
    assert "terminal" in answer.err


def test_a_reader_that_has_enough_is_no_error(abm: Abm, process: Process) -> None:
    abm("add", "Globex", "notes=" + "x" * 9_000)
    abm("set", "Globex", "notes=" + "y" * 9_000)
    abm("set", "Globex", "notes=" + "z" * 9_000)
    # More than a pipe holds, and less than fits into one write.
    program = f"{sys.executable} -m abm_tui history --format json | head -c 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_the_installed_program_edits_and_lists(process: Process) -> None:
    assert process("init", "--member", "ana:sales").returncode == 0
    assert process("add", "Globex", "tier=1").returncode == 0
    listed = process("list")
    assert listed.returncode == 0
    assert b"Globex" in listed.stdout
    assert b"\x1b" not in listed.stdout + listed.stderr
    assert process("set", "Nope", "tier=1").returncode == 1
