"""Asking for files by their names: without a screen."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fake_host import FakeHost

from abm_tui.exchange.imports import importing
from abm_tui.screens.imports.file_prompt import FilePrompt
from abm_tui.screens.shell.presence import WhoIsWhere
from abm_tui.store import Store

pytestmark = pytest.mark.quick


class PlaceOfFiles(FakeHost):
    """A host that remembers how its screen looked."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.abm = SimpleNamespace(presence=WhoIsWhere(store))


@pytest.fixture
def asked(workspace: Store) -> tuple[Any, FilePrompt, list[Path]]:
    host: Any = PlaceOfFiles(workspace)
    read = list[Path]()
    return host, FilePrompt(host, read.extend), read


def plan_of(store: Store, path: Path) -> Any:
    return importing.plan(store, [importing.from_path(str(path))])


def test_a_name_that_is_no_file_keeps_the_question_open(asked: Any, tmp_path: Path) -> None:
    host, prompt, read = asked
    prompt.ask_new()
    for text, sentence in (
        ("", "Type the name of a file, or Esc."),
        (str(tmp_path), "That is a directory: go on typing, Tab completes."),
        (str(tmp_path / "none.csv"), "There is no file none.csv."),
        ("x" * 3_000, "cannot be a file's name."),
    ):
        assert not host.answer(text)
        assert host.said.endswith(sentence)
    assert read == []


def test_several_names_are_taken_together(asked: Any, tmp_path: Path) -> None:
    host, prompt, read = asked
    paths = [tmp_path / "a.csv", tmp_path / "with blank.csv"]
    for path in paths:
        path.write_text("Company,Industry\nAcme,retail\n")
    prompt.ask("")
    assert host.answer(" ".join(f'"{path}"' for path in paths))
    assert read == paths


def test_tab_completes_and_lists_what_there_is(asked: Any, tmp_path: Path) -> None:
    host, prompt, _ = asked
    for n in range(10):
        (tmp_path / f"deals{n}.csv").write_text("x")
    prompt.ask("")
    host.prompt.load(str(tmp_path / "d"))
    host.question.on_key("tab")
    assert host.prompt.value == str(tmp_path / "deals")
    assert host.below[0][0].endswith("deals7.csv  and 2 more")
    host.prompt.load(str(tmp_path / "z"))
    host.question.on_key("tab")
    assert host.below == [(" No file begins so.", "attention")]


def test_a_file_is_offered_where_it_lay_and_its_folder_once_it_is_gone(asked: Any, tmp_path: Path) -> None:
    host, prompt, _ = asked
    path = tmp_path / "crm.csv"
    path.write_text("Company,Industry\nAcme,retail\n")
    prompt.remember(plan_of(host.store, path), [path])
    prompt.ask_again("crm.csv")
    assert host.question.value == str(path)
    prompt.ask_new()
    assert host.question.value == f"{tmp_path}/"
    path.unlink()
    prompt.ask_again("crm.csv")
    assert host.question.value == f"{tmp_path}/"
    prompt.ask_again("another.csv")
    assert host.question.value == ""


def test_a_paste_has_no_place_to_remember(asked: Any, tmp_path: Path) -> None:
    host, prompt, _ = asked
    path = tmp_path / "crm.csv"
    path.write_text("Company,Industry\nAcme,retail\n")
    prompt.remember(plan_of(host.store, path), [None])
    prompt.ask_new()
    assert host.question.value == ""
