"""What a file does not say itself is asked with a short list."""

from __future__ import annotations

from typing import Any

import pytest
from fake_host import FakeHost

from abm_tui.errors import Refused, UsageError
from abm_tui.screens.actions.reading_questions import ask_reading
from abm_tui.store import Store

pytestmark = pytest.mark.quick


def asked(store: Store, error: Any) -> tuple[FakeHost, list[dict[str, str]]]:
    host, answers = FakeHost(store), list[dict[str, str]]()
    assert ask_reading(host, "list.csv", error, answers.append)
    return host, answers


def test_the_kind_of_the_rows_is_picked_and_the_question_shows_how_they_begin(store: Store) -> None:
    host, answers = asked(store, UsageError("which_kind", "Which?", begins=[["Initech", "12"]]))
    assert host.title.startswith("list.csv: what are its rows? It begins: ")
    host.pick("contacts")
    assert answers == [{"kind": "contacts"}]


def test_the_sheet_of_a_workbook_is_picked_by_its_name(store: Store) -> None:
    host, answers = asked(store, UsageError("which_sheet", "Which?", sheets={"North": "3 rows", "South": "9 rows"}))
    assert [(option.key, option.label, option.detail) for option in host.options] == [
        ("a", "North", "3 rows"),
        ("b", "South", "9 rows"),
    ]
    host.pick("South")
    assert answers == [{"sheet": "South"}]


def test_the_day_a_file_is_of_is_typed_and_lies_in_the_past(store: Store) -> None:
    host, answers = asked(store, UsageError("which_day", "When?", what="they came"))
    assert not host.answer("no day")
    assert host.answer("today")
    assert answers == [{"on": store.today.isoformat()}]


def test_other_errors_are_nothing_to_ask_about(store: Store) -> None:
    host = FakeHost(store)
    assert not ask_reading(host, "list.csv", Refused("unreadable_file", "No."), lambda _: None)
    assert not host.options
