"""Bytes to text: which encoding a file is in, decided from all of it, or a sentence why it cannot be read."""

from __future__ import annotations

import pytest

from abm_tui.errors import Refused, UsageError
from abm_tui.exchange.files.encodings import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    text = "Name,City\nMüller,Köln\n"
    assert decode(text.encode(encoding), "x.csv").text == text


def test_nothing_but_nul_bytes_is_a_broken_copy() -> None:
    with pytest.raises(Refused, match=r"x\.csv: it holds nothing but NUL bytes") as refused:
        decode(b"\x00" * 50, "x.csv")
    assert refused.value.code == "unreadable_file"


def test_an_encoding_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError):
        decode(b"Name\n", "x.csv", "klingon")
