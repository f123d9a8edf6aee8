"""From the names of files to the first step of an import: without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from fake_host import FakeHost

from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.exchange.plan.word_mapping import Word
from abm_tui.screens.imports.wizard import next_step, read_files
from abm_tui.screens.shell.routes import FileColumns, FileWords, ImportPreview
from abm_tui.store import Store

pytestmark = pytest.mark.quick


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_files_are_read_in_their_order(workspace: Store, tmp_path: Path) -> None:
    host, read = FakeHost(workspace), list[FileDraft]()
    paths = [
        write(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n"),
        write(tmp_path, "b.csv", "First Name,Last Name,Email\nDana,Ruiz,d@acme.com\n"),
    ]
    read_files(host, paths, read.extend)
    assert [(file.path, file.kind) for file in read] == [(paths[0], "accounts"), (paths[1], "contacts")]


def test_what_a_file_does_not_say_is_asked_and_the_answer_goes_on(workspace: Store, tmp_path: Path) -> None:
    host, read = FakeHost(workspace), list[FileDraft]()
    read_files(host, [write(tmp_path, "list.csv", "Wer,Was\nAcme,x\nGlobex,y\n")], read.extend)
    assert host.title.startswith("list.csv: what are its rows?")
    assert read == []
    host.pick("contacts")
    assert [file.kind for file in read] == ["contacts"]


def test_a_file_that_is_no_table_is_a_sentence_and_nothing_follows(workspace: Store, tmp_path: Path) -> None:
    host, read = FakeHost(workspace), list[FileDraft]()
    good = write(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    read_files(host, [good, write(tmp_path, "empty.csv", "")], read.extend)
    assert "empty" in host.said
    assert read == []


def test_columns_of_every_file_come_first_then_words_then_the_preview(workspace: Store, tmp_path: Path) -> None:
    host, read = FakeHost(workspace), list[FileDraft]()
    read_files(host, [write(tmp_path, f"{n}.csv", f"Company,Industry\nAcme {n},retail\n") for n in "ab"], read.extend)
    draft, ended = ImportDraft(workspace, read), lambda plan, done: None
    assert [next_step(draft, n, ended) for n in (0, 1)] == [FileColumns(draft, ended, n) for n in (0, 1)]
    draft.words[0] = []
    assert next_step(draft, 2, ended) == ImportPreview(draft, ended)
    draft.words[1] = [Word("stage", "Stage", "SQL", 1, "", known=False, said=False)]
    assert next_step(draft, 2, ended) == FileWords(draft, ended)
