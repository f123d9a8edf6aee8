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
    assert abm(*other, "--as", "zoe", "import", "--kind", "all", str(home / "all.json")).code == 0
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
    assert abm("export", "accounts", "--since", "last").code == 2
    assert abm("export", "accounts", "--for", "siebel").code == 2
