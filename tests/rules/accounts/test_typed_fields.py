"""What a person may type into a field of an account, and what is refused."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused
from abm_tui.rules.accounts.typed_fields import read_stage


@pytest.mark.parametrize(
    ("word", "stage"),
    [("unaware", "awareness"), ("aware", "awareness"), ("engaged", "interest"), ("Customer", "expansion")],
)
def test_a_stage_can_be_named_by_its_word_in_s002(word, stage):
    assert read_stage(word) == stage


def test_an_opportunity_is_in_one_of_two_stages_and_the_field_says_so_s002():
    with pytest.raises(Refused, match="Consideration or Decision"):
        read_stage("opportunity")
