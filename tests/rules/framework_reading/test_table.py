"""A table of a preset, read key by key."""

from __future__ import annotations

import pytest

from abm_tui.rules.framework.framework import BadPreset
from abm_tui.rules.framework_reading.table import TomlTable


def test_what_nobody_asked_for_is_a_misspelt_name() -> None:
    table = TomlTable({"cap": 20, "ceilling": 25}, "mine.toml")
    assert table.whole("cap") == 20
    with pytest.raises(BadPreset, match="ceilling"):
        table.done()


def test_a_number_left_out_is_nothing_and_a_text_left_out_is_refused() -> None:
    table = TomlTable({"high": None}, "mine.toml")
    assert (table.maybe("high"), table.maybe("low")) == (None, None)
    with pytest.raises(BadPreset, match="missing"):
        table.text("name")


def test_a_row_is_named_by_its_code_else_by_its_place() -> None:
    rows = TomlTable({"roles": [{"code": "EB"}, {}]}, "mine.toml").tables("roles")
    assert [row.where for row in rows] == ["mine.toml, roles EB", "mine.toml, roles 2"]


def test_an_unknown_word_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadPreset, match="only sales, marketing"):
        TomlTable({"team": "legal"}, "x").word("team", ("sales", "marketing"))
    with pytest.raises(BadPreset, match="a table is expected"):
        TomlTable([], "x")
