"""The file of rejected rows: it costs nobody another file, and says what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Abm

ROWS = "name,employees\nAcme,many\nGlobex,50\n"


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
@pytest.mark.parametrize("name", ["i.csv", "./i.csv", "link.csv"])
def test_the_rejects_never_take_the_place_of_an_input(
    abm: Abm, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    source = tmp_path / "i.csv"
    source.write_text(ROWS, encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(source)
    ran = abm("import", source, "--rejects", f"{tmp_path}/{name}", *words)
    assert (ran.code, source.read_text(encoding="utf-8")) == (2, ROWS)
    assert "is the file to import: name another file for --rejects. Nothing was imported." in ran.err
    assert abm("export", "accounts").out.count("\n") <= 1


@pytest.mark.parametrize("text", ["precious", "name,reason\nAcme,it was raining\n", "reason\nrow\n", '"'])
def test_a_file_that_holds_no_rejects_is_kept(abm: Abm, tmp_path: Path, text: str) -> None:
    (tmp_path / "i.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "keep.csv").write_text(text, encoding="utf-8")
    ran = abm("import", tmp_path / "i.csv", "--rejects", tmp_path / "keep.csv")
    assert (ran.code, (tmp_path / "keep.csv").read_text(encoding="utf-8")) == (2, text)


def test_last_weeks_rejects_give_way_to_this_weeks(abm: Abm, tmp_path: Path) -> None:
    source, kept = tmp_path / "i.csv", tmp_path / "r.csv"
    kept.touch()  # as mktemp leaves it
    for rows, left in ((ROWS, "Acme"), (ROWS.replace("Acme", "Initech"), "Initech")):
        source.write_text(rows, encoding="utf-8")
        assert abm("import", source, "--rejects", kept).code == 3
        assert [line.split(",")[0] for line in kept.read_text(encoding="utf-8").splitlines()] == ["name", left]
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_of_several_files_none_is_overwritten(abm: Abm, tmp_path: Path) -> None:
    names = ("a.csv", "r-2.csv")
    for name in names:
        (tmp_path / name).write_text(ROWS, encoding="utf-8")
    ran = abm("import", *(tmp_path / name for name in names), "--rejects", tmp_path / "r.csv")
    assert (ran.code, (tmp_path / "r.csv").exists()) == (2, False)
    assert (tmp_path / "r-2.csv").read_text(encoding="utf-8") == ROWS


def test_a_dry_run_says_that_the_rejects_were_written(abm: Abm, tmp_path: Path) -> None:
    (tmp_path / "i.csv").write_text(ROWS, encoding="utf-8")
    ran = abm("import", tmp_path / "i.csv", "--dry-run", "--rejects", tmp_path / "r.csv")
    assert "Dry run: nothing was imported; only the rejected rows were written." in ran.out
    assert "Dry run: nothing was written." in abm("import", tmp_path / "i.csv", "--dry-run").out


def test_private_columns_are_named_where_they_are_and_where_they_are_not(abm: Abm, tmp_path: Path) -> None:
    people = "First Name,Last Name,Email,SSN\nDana,Ruiz,d@acme.de,1\nBo,Li,no address,2\n"
    (tmp_path / "i.csv").write_text(people, encoding="utf-8")
    ran = abm("import", tmp_path / "i.csv", "--rejects", tmp_path / "r.csv")
    assert 'Left out as private: "SSN".' in ran.out
    assert "They are as in your own file, private columns too: SSN." in ran.err
    assert "Bo,Li,no address,2," in (tmp_path / "r.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("accounts",), ("accounts", "--format", "json"), ("all",)])
def test_a_dash_is_standard_output(abm: Abm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    abm("add", "Acme")
    ran = abm("export", *words, "-o", "-")
    assert (ran.code, "Acme" in ran.out, Path("-").exists()) == (0, True, False)


def test_several_files_do_not_go_to_standard_output(abm: Abm) -> None:
    assert abm("export", "all", "--for", "hubspot", "-o", "-").code == 2


def test_an_import_of_nothing_new_offers_no_undo(abm: Abm, tmp_path: Path) -> None:
    (tmp_path / "i.csv").write_text("name,employees\nAcme,5\n", encoding="utf-8")
    assert "abm undo takes it back." in abm("import", tmp_path / "i.csv").out
    again = abm("import", tmp_path / "i.csv").out
    assert "Imported i.csv: nothing new." in again
    assert "undo" not in again
    assert "1 created" in abm("undo").out
