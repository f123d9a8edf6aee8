"""The words of quick-add, and how a line is cut."""

from __future__ import annotations

import pytest

from abm_tui.rules.quickadd.words import clauses_of, joined, tokens_of


def test_a_line_is_cut_into_words_quotes_parentheses_and_separators() -> None:
    tokens = tokens_of('Dana (CFO), "a b"; 12,5')
    assert [(t.kind, t.bare) for t in tokens if t.kind != "sep"] == [
        ("word", "Dana"),
        ("paren", "CFO"),
        ("quote", "a b"),
        ("word", "12,5"),
    ]


def test_a_clause_ends_at_a_comma_a_line_end_and_the_end_of_a_sentence() -> None:
    text = "met Raj. call him, fri\nok"
    tokens = tokens_of(text)
    assert [joined(text, tokens, clause) for clause in clauses_of(tokens)] == ["met Raj.", "call him", "fri", "ok"]


def test_a_clause_ends_at_a_colon_but_not_inside_a_time() -> None:
    text = "Raj replied: yes at 10:30"
    tokens = tokens_of(text)
    assert [joined(text, tokens, clause) for clause in clauses_of(tokens)] == ["Raj replied:", "yes at 10:30"]


@pytest.mark.parametrize("quoted", ['"we sign fri"', "„we sign fri“", "«we sign fri»", "'we don't sign fri'", "“fri"])
def test_what_stands_in_quotes_is_one_token(quoted: str) -> None:
    assert [token.kind for token in tokens_of(f"Raj's team {quoted}")] == ["word", "word", "quote"]


def test_a_literal_span_is_words_that_nothing_is_read_from() -> None:
    assert [(t.kind, t.text) for t in tokens_of("#call Raj", literal=[(0, 5)])] == [
        ("literal", "#call"),
        ("word", "Raj"),
    ]
