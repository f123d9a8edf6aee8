"""User text in Markdown is shown as it is."""

from __future__ import annotations

import pytest

from abm_tui.markdown import block, inline


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        ("[x](y) <b> | ~~z~~", r"\[x\](y) \<b\> \| \~\~z\~\~"),
        ("# title", r"\# title"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("12) item", r"12\) item"),
        ("C# and 3.5", "C# and 3.5"),
        ("two\nlines\x1b[0m", r"two lines \[0m"),
    ],
)
def test_a_line_holds_no_markup(text: str, shown: str) -> None:
    assert inline(text) == shown


def test_a_block_keeps_its_lines() -> None:
    assert block("# a\n- b") == "\\# a\n\\- b"
