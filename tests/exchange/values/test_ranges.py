"""Of a revenue that is a range the lower end is taken and said once a column; an account never stays out for it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange_files import Import, Rows
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.amounts import read_money
from abm_tui.exchange.values.money import Amounts, money_reader
from abm_tui.exchange.values.problems import BadCell
from abm_tui.exchange.values.ranges import LowerEnd

pytestmark = pytest.mark.quick

M, B = 10**6, 10**9


def read(text: str, mark: str = ".") -> Decimal | None:
    return money_reader([], mark, ",", Amounts(ranges=True))(text)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("$10 mil. - $25 mil.", 10 * M),
        ("$1 bil. - $5 bil.", B),
        ("$10M-$25M", 10 * M),
        ("€10M – €25M", 10 * M),
        ("10M to 50M", 10 * M),
        ("1 - 10 million", M),
        ("$1-10MM", M),
        ("between 1 and 10 million", M),
        ("500,000 - 1M", 500_000),
        ("100,000 - 250,000", 100_000),
        ("$10 Million to <$50 Million USD", 10 * M),
        ("Small ($1MM-$5MM)", M),
        ("$1B+", B),
        ("10M+ USD", 10 * M),
        ("Over $1 Billion", B),
        ("$5 bil. and above", 5 * B),
        ("über 1 Mrd. €", B),
        ("≥$1B", B),
        ("<$1M", 0),
        ("Under $500,000", 0),
        ("Micro (<$1MM)", 0),
        ("bis 1 Mio. €", 0),
    ],
)
def test_of_a_range_the_lower_end_is_taken(text: str, least: int) -> None:
    found = read(text)
    assert isinstance(found, LowerEnd)
    assert found == least


@pytest.mark.parametrize(("text", "amount"), [("~5M", 5 * M), ("ca. 10 Mio. €", 10 * M), ("-5", -5), ("(5)", -5)])
def test_what_is_about_an_amount_is_no_range(text: str, amount: int) -> None:
    found = read(text)
    assert not isinstance(found, LowerEnd)
    assert found == amount


@pytest.mark.parametrize("text", ["10 - 5", "2012-05-01", "$500 - $1B", "+", "over", "1-2-3", "Micro", "- 5 to"])
def test_what_is_no_range_stays_no_number(text: str) -> None:
    with pytest.raises(BadCell, match="is no number"):
        read(text)


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["", "k", " million", "B"]),
    st.sampled_from(["{}-{}", "${} - ${}", "{} to {}", "€{} – €{}"]),
)
def test_a_written_range_reads_back_as_its_lower_end(one: int, more: int, scale: str, way: str) -> None:
    text = way.format(f"{one:,}{scale}", f"{one + more:,}{scale}")
    assert read(text) == read_money(f"{one}{scale}")


@given(st.text("0123456789.,()-–+<>~ €$kMetoand", max_size=20))
def test_any_text_is_an_amount_a_range_or_a_sentence(text: str) -> None:
    try:
        read(text)
    except BadCell:
        return


def test_accounts_with_ranges_come_in_and_the_import_says_so_once(bring: Import, rows: Rows) -> None:
    text = (
        "Company Name,Website,Revenue\nGlobex,globex.com,$10 mil. - $25 mil.\nInitech,initech.com,<$1M\n"
        "Hooli,hooli.com,$1B+\nUmbrella,umbrella.com,$5M\nAcme,acme.com,$1B+\nStark,stark.com,Undisclosed\n"
    )
    made = bring(text)
    assert made.counts["created"] == 6
    said = [w for w in made.warnings if "range" in w]
    assert said == [
        'Revenue: of ranges the lower end is taken: "$10 mil. - $25 mil." as 10,000,000, "<$1M" as 0, '
        '"$1B+" as 1,000,000,000.'
    ]
    assert [r["annual_revenue"] for r in rows("account")] == [10 * M, 0, B, 5 * M, B, None]
    assert bring(text).counts["unchanged"] == 6
