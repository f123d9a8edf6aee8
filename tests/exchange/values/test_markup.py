"""What other programs put around a value: tags of a page, addresses of a workspace, and that they found nothing."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.markup import plain
from abm_tui.exchange.values.placeholders import found_nothing

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>Talked about <b>pricing</b> &amp; terms</p>", "Talked about pricing & terms"),
        ("<div>Hello<br>second</div>", "Hello\nsecond"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ('See <a href="https://x.io/deck">the deck</a>', "See the deck"),
        ('<p><a href="https://x.io/deck"></a></p>', "https://x.io/deck"),
        ("<p>a</p><style>p {color: red}</style>", "a"),
        ("<p>never closed", "<p>never closed"),
        ("a < b and c > d", "a < b and c > d"),
        ("x <b and c> y", "x <b and c> y"),
        ("<p>a</p><![zzz[ b", "<p>a</p><![zzz[ b"),
        ("AT&amp;T", "AT&amp;T"),
    ],
)
def test_a_page_becomes_what_a_browser_shows(text: str, said: str) -> None:
    assert plain(text) == said


@given(
    st.text(max_size=80), st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<a href='", "<!--", "<![CDATA[", "<![x["]))
)
def test_whatever_stands_in_a_note_is_read(text: str, tags: list[str]) -> None:
    plain(text.join(tags))


def test_notes_of_a_crm_come_in_as_text(bring: Import, rows: Rows) -> None:
    text = (
        "Record ID,Note body,Activity date,Associated Company\n"
        "41,<div>Hello &amp; welcome<br>second</div>,2025-11-03 10:00,Globex\n"
    )
    for outcome in ("created", "unchanged"):
        assert bring(text, kind="activities").counts[outcome] == 1
    said = " ".join(f"{a['subject']} {a['notes']}" for a in rows("activity"))
    assert "Hello & welcome" in said
    assert "<" not in said


@pytest.mark.parametrize(
    "text", ["❌ No Result", "No results found", "Email not found", "🚫 No email found", "not found", "No data"]
)
def test_that_a_program_found_nothing_is_no_value(text: str) -> None:
    assert found_nothing(text)


@pytest.mark.parametrize("text", ["No", "Nothing Phone Ltd", "No Name Records Inc", "Data", "none", "Found"])
def test_other_words_may_be_values(text: str) -> None:
    assert not found_nothing(text)


def test_a_row_of_which_an_address_was_not_found_comes_in_without_it(bring: Import, rows: Rows) -> None:
    made = bring("First Name,Last Name,Email,Company\nRaj,Patel,❌ No Result,Initech\n")
    assert made.counts["created"] == 1
    assert rows("contact")[0]["email"] == ""


@pytest.mark.parametrize(
    ("cell", "domain"),
    [
        ("globex.com, globex.de", "globex.com"),
        ("globex.com; globex.de", "globex.com"),
        ("globex.com globex.de", "globex.com"),
        ("linkedin.com/company/globex | globex.de", "globex.de"),
        ("d..com, globex.de", "globex.de"),
        ("d..com", ""),
    ],
)
def test_of_several_domains_the_first_real_one_is_taken(bring: Import, rows: Rows, cell: str, domain: str) -> None:
    made = bring(f'Company,Website,Industry\nGlobex,"{cell}",Oil\n')
    assert rows("account")[0]["domain"] == domain
    assert any('"d..com" left out: no domain can be read in it' in w for w in made.warnings) == (domain == "")
