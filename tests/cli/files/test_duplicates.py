"""Duplicates and whole workspaces from the command line."""

from __future__ import annotations

from pathlib import Path


def test_duplicates_are_listed_merged_and_parted_again(abm) -> None:
    abm("add", "Globex GmbH", "domain=globex.com", "industry=retail")
    abm("add", "Globex", "domain=globex.com", "industry=software")
    [one] = abm("duplicates", "--format", "json").json
    assert (one["keep"]["name"], one["drop"]["name"], one["confidence"]) == ("Globex GmbH", "Globex", 97)
    assert "97 %  Globex GmbH (1)  =  Globex (2)?  the same domain, globex.com" in abm("duplicates").out
    assert "industry: retail   (not software)" in abm("merge", "1", "2", "--dry-run").out
    words = one["fix"]["command"].split()[1:]
    assert abm(*words, "--take", "industry").code == 0
    assert abm("duplicates").out == "No accounts look like one and the same.\n"
    assert "software" in abm("list", "--pool", "--columns", "industry").out
    abm("undo")
    assert len(abm("list", "--pool", "--format", "json").json) == 2


def test_two_that_are_two_are_not_suggested_again_until_that_is_taken_back(abm) -> None:
    abm("add", "Globex GmbH", "domain=globex.com")
    abm("add", "Globex", "domain=globex.com")
    assert abm("duplicates").out.endswith("To merge the first: abm merge 1 2 · if they are two: abm apart 1 2\n")
    assert abm("apart", "1", "2").out == "Globex GmbH and Globex are two.\n"
    assert abm("apart", "2", "1").out == "Nothing changed: it is so already.\n"
    assert abm("duplicates").out == "No accounts look like one and the same.\n"
    told = abm("duplicates", "--apart").out
    assert told.startswith("Globex GmbH (1) and Globex (2): told apart by ana ")
    assert told.endswith("To suggest the first again: abm apart 1 2 --again\n")
    [one] = abm("duplicates", "--apart", "--format", "json").json
    assert (one["keep"]["id"], one["drop"]["id"], one["confidence"]) == (1, 2, None)
    assert one["fix"] == {"key": "-", "command": "abm apart 1 2 --again"}
    assert abm(*one["fix"]["command"].split()[1:]).code == 0
    assert len(abm("duplicates", "--format", "json").json) == 1
    abm("undo")
    assert abm("duplicates", "--format", "json").json == []
    assert abm("apart", "1", "1").code == 1
    assert abm("apart", "1", "9").code == 1
    abm("undo")
    assert abm("apart", "1", "2", "--again").code == 1


def test_people_are_told_apart_too(abm) -> None:
    abm("add", "Globex")
    for _ in range(2):
        abm("contact", "add", "1", "Dana Ruiz")
    assert "if they are two: abm apart 1 2 --kind contacts" in abm("duplicates", "--kind", "contacts").out
    assert abm("apart", "1", "2", "--kind", "contacts").out == "Dana Ruiz and Dana Ruiz are two.\n"
    assert abm("duplicates", "--kind", "contacts").out == "No contacts look like one and the same.\n"
    assert "--kind contacts --again" in abm("duplicates", "--kind", "contacts", "--apart").out


def test_one_that_is_not_there_is_said(abm) -> None:
    abm("add", "Globex")
    assert abm("merge", "1", "9").code == 1
    assert abm("merge", "1", "9", "--kind", "contacts").code == 1
    assert abm("merge", "1", "1").code == 1
    assert abm("duplicates", "--kind", "moods").code == 2


def test_the_whole_workspace_goes_out_and_into_a_new_one(abm, home: Path) -> None:
    abm("add", "Globex", "tier=1")
    abm("export", "all", "-o", str(home / "all.json"))
    text = (home / "all.json").read_text(encoding="utf-8")
    assert abm("export", "all").out == text
    other = ("--db", str(home / "new.db"))
    assert abm(*other, "init", "--member", "zoe:sales").code == 0
    dry = abm(*other, "--as", "zoe", "import", "--kind", "all", str(home / "all.json"), "--dry-run", "--format", "json")
    assert dry.json["tables"]["account"] == 1
    brought = abm(*other, "--as", "zoe", "import", "--kind", "all", str(home / "all.json"))
    assert brought.code == 0
    assert "zoe is no member of it, so undo cannot take it back" in brought.out
    assert "--as ana" in brought.out
    assert abm(*other, "--as", "ana", "export", "all").out == text
    again = abm(*other, "--as", "ana", "import", "--kind", "all", str(home / "all.json"))
    assert again.code == 1
    assert "this one has accounts" in again.err + again.out


def test_what_changed_here_is_written_for_hubspot_once(abm, home: Path) -> None:
    abm("add", "Globex", "domain=globex.com", "tier=1")
    written = abm("export", "accounts", "--for", "hubspot", "--since", "last")
    assert "Globex,globex.com" in written.out
    assert abm("export", "accounts", "--for", "hubspot", "--since", "last").out.count("\n") == 1
    whole = abm("export", "all", "--for", "salesforce", "-o", str(home / "sf"))
    assert "1 account, 0 people" in whole.err
    assert sorted(p.name for p in (home / "sf").iterdir()) == [
        f"salesforce-{kind}.csv" for kind in ("accounts", "activities", "contacts", "opportunities")
    ]
    wrong = abm("export", "all", "--for", "salesforce", "-o", str(home / "sf.csv"))
    assert (wrong.code, "name a folder" in wrong.err) == (2, True)
    assert not (home / "sf.csv").exists()
    assert abm("export", "accounts", "--since", "last").code == 2
    assert abm("export", "accounts", "--for", "siebel").code == 2
