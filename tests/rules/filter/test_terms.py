"""Single terms of the filter: how each kind of field compares its values."""

from __future__ import annotations

import pytest

from abm_tui.models.words import Stage
from abm_tui.rules.derive import derive
from abm_tui.rules.filter.complete import complete
from abm_tui.rules.filter.fields import AccountRow, Vocabulary
from abm_tui.rules.filter.filter import parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("stage:engaged", "i"),
        ("stage:opportunity", "cd"),
        ("stage:cust", "e"),
        ("stage>opportunity", "e"),
        ("stage>=opportunity", "cde"),
        ("stage<opportunity", "ai"),
        ("stage<=opportunity", "aicd"),
        ("-stage:opportunity", "aie"),
    ],
)
def test_a_filter_takes_the_words_of_s002(make, text, found):
    wanted = parse(text, make.today)
    assert not wanted.problems
    rows = [AccountRow(make.account(name=s[0], stage=str(s))) for s in Stage]
    assert "".join(row.account.name for row in rows if wanted.matches(row)) == found


def test_the_filter_finds_a_code_s000(make):
    quiet = derive(make.facts(account=make.ready(stage="expansion"), touches=[make.touch()]), make.today, make.fw)
    row = AccountRow(make.ready(), quiet)
    assert parse("blocker:quiet", make.today, Vocabulary()).matches(row)
    assert parse("blocker:any", make.today, Vocabulary()).matches(row)
    assert not parse("blocker:stage_stuck", make.today, Vocabulary()).matches(row)
    (problem,) = parse("blocker:quite", make.today, Vocabulary()).problems
    assert problem.suggestion == "blocker:quiet"
    assert "blocker:no_play" in complete("blocker:no", 10)
