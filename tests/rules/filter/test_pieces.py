"""A filter's text taken apart into terms."""

from __future__ import annotations

import pytest

from abm_tui.rules.filter.pieces import split


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("tier:1 -quiet", [("tier", ":", ["1"], False), ("", "", ["quiet"], True)]),
        ("score:>=6", [("score", ">=", ["6"], False)]),
        ("cov<50%", [("coverage", "<", ["50%"], False)]),
        ('industry:bank,"health, care",', [("industry", ":", ["bank", "health, care"], False)]),
        ('play:"new logo', [("play", ":", ["new logo"], False)]),
        ("stage-days>3", [("stage_days", ">", ["3"], False)]),
        ("  , ", []),
    ],
)
def test_a_term_has_a_field_a_comparison_and_values(text: str, terms: list[tuple[str, str, list[str], bool]]) -> None:
    assert [(t.field, t.op, [p.text for p in t.pieces], t.negated) for t in split(text)] == terms


def test_a_term_stands_where_it_was_typed() -> None:
    text = '  tier:1  play:"new logo"'
    assert [text[t.start : t.end] for t in split(text)] == ["tier:1", 'play:"new logo"']


def test_a_value_that_would_be_read_as_a_field_is_written_in_quotes() -> None:
    (term,) = split('"tier:1"')
    assert (term.field, str(term)) == ("", '"tier:1"')
