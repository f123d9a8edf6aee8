"""A mail that is only a page."""

from __future__ import annotations

import pytest

from abm_tui.exchange.mail.body import split_body
from abm_tui.exchange.mail.html import page_text

pytestmark = pytest.mark.quick


def test_gmails_quote_and_signature_are_no_words() -> None:
    page = (
        '<div dir="ltr"><div>Hi Kim,</div><div>we sign &amp; pay.</div><div class="gmail_signature">Odo<br>Head</div>'
        '</div><br><div class="gmail_quote"><div class="gmail_attr">On Tue, 10 Nov 2026 at 15:05, Kim &lt;'
        "kim@us.example&gt; wrote:</div><blockquote>here is<div>the offer</div></blockquote></div>"
    )
    assert split_body(page_text(page)).words == "Hi Kim,\nwe sign & pay."


def test_outlooks_head_ends_the_words() -> None:
    page = (
        "<html><head><style>p {}</style></head><body><p>Passt, danke.</p><div><p><b>Von:</b> Kim &lt;kim@us.example&gt;"
        "<br><b>Gesendet:</b> Dienstag, 10. November 2026<br><b>An:</b> Jörg<br><b>Betreff:</b> Angebot</p></div>"
        "<p>Guten Tag</p></body></html>"
    )
    assert split_body(page_text(page)).words == "Passt, danke."


def test_a_broken_page_is_still_text() -> None:
    assert "we sign" in page_text("<div><blockquote>x</div></blockquote></span>we sign<table")
