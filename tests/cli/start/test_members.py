"""`abm member` and `abm join`: who works in the workspace, from the shell."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Abm

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def test_a_member_is_away_and_back(abm: Abm) -> None:
    answer = abm("member", "away", "bo", "mon", "fri", "--format", "json")
    assert (answer.json["member"]["away_from"], answer.json["member"]["away_until"]) == ("2025-11-10", "2025-11-14")
    assert "bo, marketing, will be away 2025-11-10 to 2025-11-14" in abm("member", "list").out
    assert abm("member", "back", "bo").out == "bo is back.\n"
    assert abm("member", "list", "--format", "json").json["members"][1]["away_until"] is None
    refused = abm("member", "away", "bo", "2025-11-01", "2025-11-02")
    assert (refused.code, "is over already" in refused.err) == (1, True)


def test_a_member_leaves_only_with_everything_handed_over(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    abm("log", "Globex", "call Raj by fri")
    abm("member", "add", "cleo:sales")
    refused = abm("member", "leave", "ana", "--format", "json")
    assert refused.code == 1
    assert refused.json["error"] == "who_takes_over"
    assert refused.json["fix"]["command"] == "abm member leave ana --to bo"
    done = abm("--as", "bo", "member", "leave", "ana", "--to", "cleo", "--format", "json")
    assert done.json["member"]["left_on"] == "2025-11-05"
    assert abm("--as", "bo", "list", "--format", "json").json[0]["owner_sales"] == "cleo"
    gone = abm("list")
    assert (gone.code, "ana left on 2025-11-05" in gone.err) == (2, True)
    assert "abm --as bo member back ana" in gone.err
    assert abm("--as", "bo", "undo").code == 0
    assert abm("list", "--format", "json").json[0]["owner_sales"] == "ana"


def test_who_left_is_nowhere_to_choose(abm: Abm) -> None:
    abm("add", "Globex")
    abm("member", "add", "cleo:sales")
    abm("--as", "cleo", "member", "leave", "ana")
    assert "ana" not in abm("--as", "bo", "play", "load").out
    refused = abm("--as", "bo", "set", "Globex", "owner_sales=ana")
    assert (refused.code, "1 bo 2 cleo" in refused.err) == (1, True)
    assert abm("--as", "bo", "list", "owner:ana").code != 0
    logged = abm("--as", "bo", "log", "Globex", "call Raj by fri @ana")
    assert '"call Raj @ana" Fri 7 bo' in logged.out
    assert "2 cleo, sales" not in abm("--as", "bo", "member", "list").out


def test_the_last_of_a_team_leaves_with_a_clear_sentence(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    refused = abm("member", "leave", "bo", "--to", "ana")
    assert "Nobody would be in marketing any more, and 1 account without an owner from it." in refused.err
    assert "Here that is --empty-team." in refused.err
    done = abm("member", "leave", "bo", "--to", "ana", "--empty-team")
    assert done.out == "bo leaves marketing; nobody is in marketing now, 1 account without an owner from it.\n"


def test_another_name_and_another_team(abm: Abm) -> None:
    abm("member", "add", "cleo:sales")
    assert abm("member", "rename", "cleo", "Cleo K.").out == "cleo is called Cleo K. now.\n"
    assert abm("member", "team", "Cleo K.", "m").out == "Cleo K. goes to marketing.\n"
    assert abm("member", "team", "Cleo K.", "legal").code == 2
    assert abm("member", "rename", "zoe", "z").code == 1


# Joining


@pytest.fixture
def theirs(abm: Abm, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ana's workspace, seen by somebody who has set up nothing yet."""
    monkeypatch.delenv("ABM_USER")
    monkeypatch.delenv("ABM_DB")
    return home / "abm.db"


def test_whoever_joins_finds_the_workspace_and_themselves_from_then_on(theirs: Path, empty: Abm, home: Path) -> None:
    answer = empty("--as", "bo", "join", theirs)
    assert answer.out.startswith(f"You are bo in {theirs}.\nWith you: ana (sales).\n")
    assert (home / "config" / "abm-tui" / "config.toml").read_text() == f'db = "{theirs}"\nname = "bo"\n'
    assert empty("where", "--format", "json").json["workspace"] == str(theirs)
    empty("add", "Globex")
    assert empty("history", "--format", "json").json["changes"][0]["who"] == "bo"


def test_another_name_is_the_configurations_too(theirs: Path, empty: Abm) -> None:
    empty("--as", "bo", "join", theirs)
    assert empty("member", "rename", "bo", "Bo L.").code == 0
    assert empty("list").code == 0
    assert empty("undo").code == 0


def test_somebody_new_says_their_team(theirs: Path, empty: Abm) -> None:
    asked = empty("--as", "cleo", "join", theirs)
    assert (asked.code, "cleo is not in it yet. In it: ana (sales), bo (marketing)." in asked.err) == (2, True)
    joined = empty("--as", "cleo", "join", theirs, "--team", "sales", "--format", "json")
    assert joined.json["members"][-1] == {"name": "cleo", "team": "sales"}
    assert empty("list").code == 0


def test_an_owner_without_login_gets_one_by_joining(theirs: Path, empty: Abm) -> None:
    empty("--db", theirs, "--as", "ana", "member", "add", "cleo:sales", "--no-login")
    refused = empty("--db", theirs, "--as", "cleo", "list")
    assert (refused.code, "without a login" in refused.err) == (2, True)
    assert "with a login now" in empty("--as", "cleo", "join", theirs).out
    assert empty("list").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["join", "nowhere.db"], "There is no workspace at"),
        (["--as", "bo", "join", "{}", "--team", "sales"], "bo is in marketing already"),
        (["--as", "cleo", "join", "{}", "--team", "legal"], "write NAME:sales or NAME:marketing"),
        (["join", "{}"], "Say who you are: --as NAME, one of ana (sales), bo (marketing)"),
        (["join", "postgresql://box/abm"], "A workspace is a file"),
    ],
)
def test_what_cannot_be_joined_is_a_sentence_and_remembers_nothing(
    theirs: Path, empty: Abm, home: Path, words: list[str], said: str
) -> None:
    answer = empty(*[word.format(theirs) for word in words])
    assert answer.code in (2, 5)
    assert said in answer.err
    assert not (home / "config" / "abm-tui").exists()


def test_the_folder_of_a_workspace_will_do_and_other_settings_stay(theirs: Path, empty: Abm, home: Path) -> None:
    settings = home / "config" / "abm-tui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('# mine\nglyphs = "ascii"\ndb = "old.db"  # the old one\n')
    folder = home / "team"
    folder.mkdir()
    theirs.rename(folder / "workspace.db")
    answer = empty("--as", "ana", "join", folder)
    assert "Until now that was old.db: abm --db old.db" in answer.out
    assert settings.read_text() == f'# mine\nglyphs = "ascii"\ndb = "{folder / "workspace.db"}"\nname = "ana"\n'


def test_a_workspace_one_may_only_read_is_not_joined(
    theirs: Path, home: Path, as_ordinary_user: Callable[[Callable[[], object]], str]
) -> None:
    from abm_tui.cli.start.join import _writable

    for folder in [home, *home.parents]:
        if folder.stat().st_uid == os.getuid() and not folder.stat().st_mode & 0o001:
            folder.chmod(0o755)
    theirs.chmod(0o644)
    assert as_ordinary_user(lambda: _writable(theirs)).startswith("not_writable: You may read")
