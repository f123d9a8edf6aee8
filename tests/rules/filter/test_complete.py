"""Tab completion of the filter: fields, flags, and the values a workspace knows."""

from __future__ import annotations

import pytest

from abm_tui.rules.filter.complete import complete, word_at
from abm_tui.rules.filter.filter import parse
from tests.rules.filter.vocabulary import TODAY, WORDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ow", ["owner:"]),
        ("tier:1 over", ["overdue"]),
        ("-over", ["-overdue"]),
        ("owner:", ["owner:me", "owner:ana", "owner:bo", "owner:Zoë", "owner:none"]),
        ("owner:a", ["owner:ana"]),
        ("stage:interest,co", ["stage:interest,consider"]),
        ("play:new", ['play:"New logo entry"']),
        ('tier:1 play:"new lo', ['play:"New logo entry"']),
        ("missing:ch", ["missing:champion"]),
        ("#so", ["#soc2"]),
        ("cov", ["coverage:", "cov:"]),
        ("industry:care", ['industry:"health care"']),
        ("xyzzy:", []),
        ("stu", ["stuck"]),
        ("icp:", ["icp:yes", "icp:no", "icp:unknown"]),
        ("band:s", ["band:sales-ready"]),
    ],
)
def test_tab_completes_fields_and_values(text: str, expected: list[str]) -> None:
    assert complete(text, len(text), WORDS) == expected
    start, end = word_at(text, len(text))
    for choice in complete(text, len(text), WORDS):
        whole = parse(text[:start] + choice + text[end:], TODAY, WORDS)
        assert whole.problems == () or choice.endswith(":")
