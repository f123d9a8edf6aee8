"""The role that a job title suggests (S000, S001)."""

from __future__ import annotations

import pytest

from abm_tui.rules.people.role_titles import role_of


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("CFO", "EB"),
        ("VP Finance", "EB"),
        ("CTO", "TE"),
        ("VP Engineering", "TE"),
        ("VP Sales", "CH"),
        ("CRO", "CH"),
        ("General Counsel", "LP"),
        ("Head of Procurement", "LP"),
        ("CISO", "GK"),
        ("Security Director", "GK"),
        ("Director of Operations", "IN"),
        ("CEO", "AP"),
        ("Business Analyst", "EU"),
        ("Wizard", ""),
    ],
)
def test_a_title_suggests_a_role_of_the_committee(title: str, role: str) -> None:
    assert role_of(title) == role  # the eight roles of S000 and S001


def test_a_word_inside_another_is_no_title_and_capitals_do_not_matter() -> None:
    assert role_of("Editor") == "", "it is in Editor"
    assert role_of("cfo") == role_of("CFO") == "EB"
    assert role_of("CFO and General Counsel") == "LP", "the list is asked from its top"
