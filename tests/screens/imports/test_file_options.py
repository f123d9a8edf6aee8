"""What can be said of a file by hand: without a screen."""

from __future__ import annotations

import pytest
from fake_host import FakeHost

from abm_tui.exchange.imports.import_draft import FileDraft, read_file
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.screens.imports.file_options import FileOptions, remembered_text
from abm_tui.store import Store

pytestmark = pytest.mark.quick

SEMICOLONS = b"Company;Amount\nGr\xf6\xdfe;1.000,50\n"


class Step:
    """A step that shows a file, and counts how often it was shown again."""

    def __init__(self, file: FileDraft) -> None:
        self.file, self.shown = file, 0

    def read_anew(self, file: FileDraft) -> None:
        self.file = file

    def remapped(self) -> None:
        self.shown += 1


def shown(store: Store, data: bytes = SEMICOLONS) -> tuple[FakeHost, Step, FileOptions]:
    host, step = FakeHost(store), Step(read_file(store, Input("a.csv", data), Options(kind="accounts")))
    options = FileOptions(host, step)
    options.open()
    return host, step, options


def test_the_list_says_what_holds_now(workspace: Store) -> None:
    host, _, _ = shown(workspace)
    lines = [" ".join(option.label.split()) for option in host.options]
    assert "separator semicolon" in lines
    assert "header row row 1" in lines
    assert "kind accounts" in lines
    assert not any(line.startswith("companies") for line in lines)


def test_another_separator_reads_the_file_again(workspace: Store) -> None:
    host, step, _ = shown(workspace)
    host.pick("separator")
    host.pick("comma")
    assert (step.file.table.separator, step.shown) == (",", 1)
    assert step.file.table.headers == ("Column 1", "Column 2")


def test_a_way_in_which_it_cannot_be_read_changes_nothing(workspace: Store) -> None:
    host, step, _ = shown(workspace)
    before = step.file
    host.pick("header row")
    host.pick("another one")
    assert not host.answer("two")
    assert host.said.startswith("The number of a row")
    assert host.answer("99")
    assert host.said.endswith("It stays as it was.")
    assert (step.file, step.shown) == (before, 0)


def test_what_the_values_mean_counts_at_once(workspace: Store) -> None:
    host, step, options = shown(workspace)
    host.pick("currency")
    assert not host.answer("much")
    assert host.said.endswith("a code of three letters, like EUR.")
    assert host.answer("chf")
    assert step.file.options.currency == "CHF"
    options.open()
    host.pick("blank cells")
    host.pick("empty our field")
    assert step.file.options.blank_clears
    assert step.shown == 2


def test_what_was_remembered_of_a_source_is_said_in_words() -> None:
    options = Options(maps=("City=-", "Firma=name"), values=("stage:SQL=consideration",), currency="EUR", header_row=0)
    assert remembered_text(options) == (
        "As last time: City left out, Firma → name, SQL → consideration, header row none, EUR. s f forgets it."
    )
    assert remembered_text(Options()) == ""
