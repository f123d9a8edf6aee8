"""The words of quick-add, and how a line is cut."""

from __future__ import annotations

from abm_tui.models.words import BY_US
from abm_tui.rules.quickadd.words import FACT_TAGS, OURS, PLANNED, TAGS, THEIRS, clauses_of, joined, tokens_of


def test_a_tag_is_ours_theirs_or_a_fact_and_never_two_of_these() -> None:
    assert len(TAGS) == len(OURS) + len(THEIRS) + len(FACT_TAGS)
    assert set(OURS.values()) == set(PLANNED) <= BY_US


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


def test_a_literal_span_is_text_and_a_gone_one_is_left_out() -> None:
    assert [t.kind for t in tokens_of("#call Raj", literal=[(0, 5)])] == ["literal", "word"]
    assert [t.text for t in tokens_of("#call Raj", gone=[0])] == ["Raj"]
