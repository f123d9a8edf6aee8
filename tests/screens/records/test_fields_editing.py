"""The fields of a record by keys: typed, picked, stepped through, emptied. Without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from fake_host import FakeHost
from textual.geometry import Region

from abm_tui.screens.actions.cell_edit import Write
from abm_tui.screens.records.field_lines import COLUMNS, FieldLine, FieldsSource
from abm_tui.screens.records.fields_editing import FieldsEditing
from abm_tui.screens.shell.routes import FactsPage
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import listed
from abm_tui.widgets.sheet import Sheet

pytestmark = pytest.mark.quick
STAGES = (("1", "low", "low"), ("2", "high", "high"), ("0", "none", None))
LINES = (
    FieldLine("", "A HEADING"),
    FieldLine("industry", "Industry", "bank", "bank"),
    FieldLine("level", "Level", "low", "low", choices=STAGES, ladder=(None, "low", "high")),
    FieldLine("asked", "Board", "yes", True, choices=(("1", "yes", True),), optional=True),
    FieldLine("size", "Size", "no", answered_by="industry"),
    FieldLine("text", "Say", "a long text", note="changed elsewhere", fixed=True),
    FieldLine("icp", "ICP", route=FactsPage(1)),
    FieldLine("made", "1 Nov", "bo: no", refusal="This was decided and stays as it is."),
)


class Editor:
    """The field over the cell."""

    value, is_open = "", False

    def open(self, region: Region, value: str, echo: Any, **_: Any) -> None:
        del region, echo
        self.value, self.is_open = value, True

    def close(self) -> None:
        self.is_open = False


class AlwaysOnShow(Sheet):
    """A sheet whose every row is on the screen."""

    def cell_region(self, row_key: object, column_key: str) -> Region:
        del row_key, column_key
        return Region(0, 0, 20, 1)


class Record:
    """The lines above, over the industry of an account."""

    def __init__(self, host: FakeHost, account_id: int) -> None:
        self.host, self.account_id = host, account_id
        self.picked: list[tuple[str, Any]] = []

    def read_lines(self) -> Sequence[FieldLine]:
        return LINES

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        if line.key != "industry":
            return None
        one = self.account_id
        return lambda base: self.host.write(accounts.set_field, one, "industry", text, base={"industry": base})

    def pick(self, line: FieldLine, value: Any) -> None:
        self.picked.append((line.key, value))

    @property
    def industry(self) -> str:
        return self.host.read(listed, ids=[self.account_id])[0].account.industry


class Page:
    """A page of fields without Textual."""

    def __init__(self, store: Store) -> None:
        one = store.do(accounts.add_account, "Globex", tier="1", industry="bank").value
        self.host, self.sheet, self.editor = FakeHost(store), AlwaysOnShow(COLUMNS), Editor()
        self.record = Record(self.host, one)
        self.editing = FieldsEditing(self.host, self.sheet, self.editor, self.record)
        self.editing.source = FieldsSource(self.record.read_lines())
        self.sheet.set_source(self.editing.source)

    def at(self, key: str) -> FieldsEditing:
        self.sheet.move_to(key)
        return self.editing


@pytest.fixture
def page(store: Store) -> Page:
    return Page(store)


def test_enter_edits_a_typed_field_and_tab_goes_to_the_next_one_that_is_typed(page: Page) -> None:
    page.at("industry").open()
    assert (page.editor.is_open, page.editor.value) == (True, "bank")
    page.editing.edit.commit("fintech", "enter")
    assert page.record.industry == "fintech"
    assert (page.editor.is_open, page.sheet.cursor_key) == (False, "level")


def test_enter_shows_the_list_of_a_field_that_is_picked(page: Page) -> None:
    page.at("level").open()
    page.host.pick("high")
    assert page.record.picked == [("level", "high")]


def test_a_digit_picks_from_the_list_and_names_its_entries_where_it_is_none(page: Page) -> None:
    page.at("level").digit("2")
    assert page.record.picked == [("level", "high")]
    page.editing.digit("7")
    assert page.host.said == "1 low 2 high 0 none"
    page.at("industry").digit("1")
    assert page.host.said == "Enter edits this field; digits pick from a list."


def test_space_goes_along_the_ladder_and_stops_at_its_end(page: Page) -> None:
    page.at("level").step(1)
    page.editing.step(-1)
    assert page.record.picked == [("level", "high"), ("level", None)]
    page.at("industry").step(1)
    assert page.host.said == "There are no steps here: Enter edits this field."


def test_a_typed_field_is_emptied_and_a_picked_one_only_where_it_may_be(page: Page) -> None:
    page.at("industry").clear()
    assert page.record.industry == ""
    page.at("level").clear()
    assert page.host.said == "Pick another value: Enter shows the list."
    page.at("asked").clear()
    assert page.record.picked == [("asked", None)]


def test_emptying_what_somebody_else_wrote_meanwhile_offers_both(page: Page) -> None:
    page.host.store.do(accounts.set_field, page.record.account_id, "industry", "telecoms")
    page.at("industry").clear()
    assert page.record.industry == "telecoms"
    page.host.pick("take mine")
    assert page.record.industry == ""


def test_a_line_that_another_field_answers_leads_there(page: Page) -> None:
    editing = page.at("size")
    for key in (lambda: editing.digit("1"), lambda: editing.step(1), editing.clear):
        page.host.said = ""
        key()
        assert page.host.said == "Size is answered by industry: Enter opens it."
    editing.open()
    assert (page.sheet.cursor_key, page.editor.is_open) == ("industry", True)


def test_a_line_that_is_not_edited_here_says_why_or_leads_to_its_page(page: Page) -> None:
    page.at("text").open()
    assert page.host.said == "changed elsewhere"
    page.at("made").open()
    assert page.host.said == "This was decided and stays as it is."
    page.at("icp").open()
    assert page.host.opened == [FactsPage(1)]
    assert not page.editor.is_open
