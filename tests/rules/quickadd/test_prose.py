"""Whether a paste is sentences or the rows of a sheet."""

from __future__ import annotations

import pytest

from abm_tui.rules.quickadd.prose import is_prose


@pytest.mark.parametrize(
    "text",
    [
        "Hello Raj, thank you for the call.\nWe will send the quote on Friday.",
        "one two three four\nfive six seven eight",
    ],
)
def test_sentences_are_prose(text):
    assert is_prose(text)


@pytest.mark.parametrize(
    "text", ["Globex\nInitech\nUmbrella", "Globex Ltd,Berlin,900 or so,a bank\nInitech Inc,Bonn,40 or so,a shop", ""]
)
def test_names_and_lines_with_as_many_commas_are_rows(text):
    assert not is_prose(text)
