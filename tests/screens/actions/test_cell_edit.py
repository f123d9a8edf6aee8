"""One open cell: its text stays until it is taken, and nobody's edit is overwritten silently. Without a screen."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

import pytest
from fake_host import FakeHost
from textual.geometry import Region

from abm_tui.errors import Refused
from abm_tui.screens.actions.cell_edit import CellEdit, any_value_text
from abm_tui.screens.shell.writer import Written
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import listed

pytestmark = pytest.mark.quick
REGION = Region(4, 6, 20, 1)


class Editor:
    """The field over the cell."""

    def __init__(self) -> None:
        self.value, self.is_open, self.region = "", False, REGION

    def open(self, region: Region, value: str, echo: Any, *, committed: Any, cancelled: Any, limit: int) -> None:
        del echo, limit
        self.region, self.value, self.is_open = region, value, True
        self.committed, self.cancelled = committed, cancelled

    def load(self, value: str) -> None:
        self.value = value

    def move(self, region: Region | None) -> None:
        self.region = region or self.region

    def close(self) -> None:
        self.is_open = False

    def type(self, text: str, direction: str = "enter") -> None:
        """Another text, then Enter, Tab or an arrow."""
        self.value = text
        self.committed(text, direction)


class Cells:
    """The industry of one account, as the only cell of a place."""

    def __init__(self, host: FakeHost, account_id: int) -> None:
        self.host, self.account_id = host, account_id
        self.editor = Editor()
        self.edit = CellEdit(host, self.editor, self)
        self.went: list[tuple[Hashable, str]] = []
        self.region = REGION

    def open(self) -> None:
        self.edit.open("industry", REGION, self.stored, self.stored)

    @property
    def stored(self) -> str:
        return self.host.read(listed, ids=[self.account_id])[0].account.industry

    def somebody_writes(self, text: str) -> None:
        self.host.store.do(accounts.set_field, self.account_id, "industry", text)

    def save(self, cell: Hashable, text: str) -> bool:
        del cell
        if text == "nonsense":
            raise Refused("no_industry", "That is no industry.")
        return self.edit.write(lambda base: self.put(text, base))

    def put(self, text: str, base: Any) -> Written:
        return self.host.write(accounts.set_field, self.account_id, "industry", text, base={"industry": base})

    def reopen(self, cell: Hashable) -> None:
        del cell
        self.open()

    def after(self, cell: Hashable, direction: str) -> None:
        self.went.append((cell, direction))

    def region_of(self, cell: Hashable) -> Region | None:
        del cell
        return self.region

    def value_text(self, field: str, value: Any) -> str:
        return f"{field} {any_value_text(value)}"


@pytest.fixture
def cells(store: Store) -> Cells:
    one = store.do(accounts.add_account, "Globex", tier="1", industry="bank").value
    made = Cells(FakeHost(store), one)
    made.open()
    return made


def test_what_was_typed_is_written_and_the_person_goes_on(cells: Cells) -> None:
    cells.editor.type("fintech", "tab")
    assert cells.stored == "fintech"
    assert (cells.editor.is_open, cells.edit.cell) == (False, None)
    assert cells.went == [("industry", "tab")]


def test_a_text_left_as_it_was_is_not_written_but_the_person_goes_on(cells: Cells) -> None:
    cells.somebody_writes("fintech")
    cells.editor.type("bank")
    assert cells.stored == "fintech"
    assert cells.went == [("industry", "enter")]


def test_a_refusal_is_said_and_the_cell_stays_open_with_its_text(cells: Cells) -> None:
    cells.editor.type("nonsense")
    assert cells.host.said == "That is no industry. Esc keeps bank."
    assert (cells.editor.is_open, cells.editor.value, cells.went) == (True, "nonsense", [])


def test_esc_changes_nothing(cells: Cells) -> None:
    cells.editor.value = "fintech"
    cells.editor.cancelled()
    assert (cells.stored, cells.host.said, cells.editor.is_open) == ("bank", "Nothing was changed.", False)


def test_an_edit_that_waits_for_a_busy_file_is_taken_and_the_cell_closes(cells: Cells) -> None:
    cells.host.busy = True
    cells.editor.type("fintech")
    assert (cells.editor.is_open, cells.went) == (False, [("industry", "enter")])
    cells.host.catch_up()
    assert cells.stored == "fintech"


def test_the_open_cell_goes_with_its_column(cells: Cells) -> None:
    cells.region = Region(9, 6, 12, 1)
    cells.edit.follow()
    assert cells.editor.region == cells.region
    cells.edit.close()
    cells.region = Region(1, 1, 1, 1)
    cells.edit.follow()
    assert cells.editor.region == Region(9, 6, 12, 1)


# somebody wrote meanwhile


def clash(cells: Cells) -> None:
    cells.somebody_writes("telecoms")
    cells.editor.type("fintech")


def test_both_values_are_offered_and_nothing_is_written_over(cells: Cells) -> None:
    clash(cells)
    assert cells.stored == "telecoms"
    assert cells.host.title.endswith("set industry to industry telecoms, you typed fintech:")
    assert (cells.editor.is_open, cells.went, cells.host.reloads) == (False, [], 1)
    cells.host.pick("keep")
    assert cells.stored == "telecoms"


def test_mine_is_taken_over_what_i_have_seen_of_theirs(cells: Cells) -> None:
    clash(cells)
    cells.host.pick("take mine")
    assert cells.stored == "fintech"


def test_another_edit_meanwhile_is_offered_again(cells: Cells) -> None:
    clash(cells)
    cells.somebody_writes("retail")
    cells.host.pick("take mine")
    assert cells.stored == "retail"
    assert "industry retail" in cells.host.title


def test_edit_opens_the_cell_again_on_theirs_with_my_text(cells: Cells) -> None:
    clash(cells)
    cells.host.pick("edit")
    assert (cells.editor.is_open, cells.editor.value, cells.edit.base) == (True, "fintech", "telecoms")
    cells.editor.type("fintech")
    assert cells.stored == "fintech"


def test_a_value_from_a_list_meets_the_same_offer_and_what_follows_is_left_out(cells: Cells) -> None:
    followed: list[str] = []
    cells.edit.close()
    assert cells.edit.write_over(
        "bank", lambda base: cells.put("retail", base), "industry", "retail", lambda done: followed.append(done.label)
    )
    assert len(followed) == 1
    cells.somebody_writes("telecoms")
    assert not cells.edit.write_over(
        "bank", lambda base: cells.put("media", base), "industry", "media", lambda done: followed.append(done.label)
    )
    assert len(followed) == 1
    assert cells.host.title.endswith("you typed media:")


@pytest.mark.parametrize(
    ("value", "text"), [(None, "nothing"), ("", "nothing"), (date(2025, 11, 7), "Fri 7 Nov"), (12, "12")]
)
def test_a_stored_value_is_said_as_people_say_it(value: object, text: str) -> None:
    assert any_value_text(value) == text
