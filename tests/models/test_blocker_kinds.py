"""Every code of a blocker: what must hold of the table."""

from __future__ import annotations

from itertools import groupby

import pytest

from abm_tui.models.blocker_kinds import BLOCKER_KINDS, OVER_CAP, PROGRAMME, SETUP, STAYS, WAY, BlockerKind


def test_the_drawers_follow_each_other_and_each_begins_with_the_gravest_s000() -> None:
    kinds = list(BLOCKER_KINDS.values())
    assert [drawer for drawer, _ in groupby(kinds, key=lambda kind: kind.drawer)] == [WAY, SETUP, PROGRAMME]
    for drawer in (WAY, SETUP, PROGRAMME):
        severities = [kind.severity for kind in kinds if kind.drawer == drawer]
        assert severities == sorted(severities)


@pytest.mark.parametrize("kind", BLOCKER_KINDS.values(), ids=lambda kind: kind.code)
def test_a_code_has_a_severity_a_sentence_and_the_key_that_mends_it(kind: BlockerKind) -> None:
    assert kind.severity in (1, 2, 3)
    assert kind.many
    assert kind.key or kind.code == "data_old", "an import has no key: it is a command"


def test_only_an_override_of_the_cap_stays_whatever_anybody_does_s000() -> None:
    assert {OVER_CAP} == STAYS
