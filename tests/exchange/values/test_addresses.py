"""Names of people, e-mail addresses and domains of the world in one cell each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.addresses import is_shared, own_domain, part_of_name, read_domain, read_email, split_name
from abm_tui.exchange.values.problems import BadCell

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Juan Q. Xavier de la Vega III", ("Juan Q. Xavier", "de la Vega III")),
        ("Mr. John Smith Jr.", ("John", "Smith Jr.")),
        ("Smith, John, Jr.", ("John", "Smith Jr.")),
        ("John Smith, PhD", ("John", "Smith")),
        ("Ana Ruiz, CFO", ("Ana", "Ruiz")),
        ("Smith, Dr. John", ("John", "Smith")),
        ("José Ortega y Gasset", ("José", "Ortega y Gasset")),
        ("Erik ten Hag", ("Erik", "ten Hag")),
        ("Frau Dr. Müller", ("", "Müller")),
        ("Hans Meier (Einkauf)", ("Hans", "Meier")),
        ('Robert "Bob" Jones', ("Robert", "Jones")),
        ("M. Night Shyamalan", ("M. Night", "Shyamalan")),
        ("г-н Иван Петров", ("Иван", "Петров")),
        ("高橋 みなみ", ("みなみ", "高橋")),
        ("김민준", ("민준", "김")),
        ("Jack Ma", ("Jack", "Ma")),
        ("Jack MA", ("Jack", "MA")),
        ("Mr", ("", "Mr")),
    ],
)
def test_titles_degrees_and_the_parts_of_a_name_are_told_apart(text: str, name: tuple[str, str]) -> None:
    assert split_name(text) == name


@pytest.mark.parametrize("text", ["Judge Reinhold", "Rock Hudson", "Steffi Graf", "Maj Sjöwall", "Sales Team"])
def test_a_word_that_may_be_a_name_is_no_title(text: str) -> None:
    assert " ".join(split_name(text)) == text


letters = st.text(st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F), min_size=4, max_size=9).map(str.title)


@given(letters, letters)
def test_a_plain_name_is_split_the_same_from_either_side(first: str, last: str) -> None:
    assert split_name(f"{last}, {first}") == (first, last)
    assert " ".join(split_name(f"{first} {last}")) == f"{first} {last}"


@given(st.text(max_size=60))
def test_whoever_is_named_has_a_last_name(text: str) -> None:
    first, last = split_name(text)
    assert last or not first


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Dana Ruiz <dana@x.io>", "dana@x.io"),
        ("dana@x.io|bo@y.io", "dana@x.io"),
        ("dana@x.io (work)", "dana@x.io"),
        ("'o'hara@x.io'", "o'hara@x.io"),
        ("DANA+list@Müller.de", "DANA+list@Müller.de"),
        ("dana@mail.acme.local", "dana@mail.acme.local"),
        ("dana@x.test", "dana@x.test"),
    ],
)
def test_the_first_address_of_a_cell(text: str, address: str) -> None:
    assert read_email(text) == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a@b@c.com", "invalid characters: '@'"),
        ("dana..r@x.io", "two periods in a row"),
        ("dana@-x.io", "hyphen"),
        ("dana@localhost", "is no e-mail address$"),
        ("x@y.z", "is no e-mail address$"),
        ("x" * 200 + "@x.io", "is no e-mail address$"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(text: str, said: str) -> None:
    with pytest.raises(BadCell, match=said):
        read_email(text)


@given(st.emails(domains=st.sampled_from(["x.io", "acme.co.uk", "mail.müller.de"])))
def test_a_good_address_is_read_as_it_is(address: str) -> None:
    if not set(address) & set("|'"):  # between two addresses, around one
        assert read_email(address) == address


@pytest.mark.parametrize("host", ["co.uk", "github.io", "myshopify.com", "wordpress.com", "mail.yahoo.co.uk"])
def test_a_public_suffix_is_nobodys_domain(host: str) -> None:
    assert is_shared(host)
    assert read_domain(f"https://www.{host}/") is None


def test_what_stands_under_a_hoster_is_somebodys_own() -> None:
    for host in ("acme.github.io", "acme.wordpress.com", "acme.wixsite.com", "acme.co.uk"):
        assert read_domain(host) == own_domain(host) == host
    assert own_domain("shop.acme.co.uk") == "acme.co.uk"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Patel, MBA 🚀", "Patel"),
        ("Chen, MBA, PMP®", "Chen"),
        ("Van der Berg, PMP", "Van der Berg"),
        ("Garcia, Jr.", "Garcia Jr."),
        ("Lee (She/Her)", "Lee"),
        ("★ Dana ★", "Dana"),
        ("Smith, John", "Smith, John"),
        ("Ruiz (Miller)", "Ruiz (Miller)"),
        ("🚀", "🚀"),
        ("李", "李"),
        ("O’Neil", "O’Neil"),
        ("", ""),
    ],
)
def test_a_name_of_a_profile_goes_without_its_ornaments(text: str, name: str) -> None:
    assert part_of_name(text) == name
