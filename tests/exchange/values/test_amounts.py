"""Amounts in the currencies, groupings and scales of the world, and which character is the decimal mark."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange_files import Import, Rows
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.amounts import currency_in, decimal_mark, read_employees, read_money
from abm_tui.exchange.values.problems import Ambiguous, BadCell

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(
    ("text", "mark", "amount", "currency"),
    [
        ("CHF 1'234.50", ".", "1234.50", "CHF"),
        ("Fr. 1’234.50", ".", "1234.50", "CHF"),
        ("1 234,56 €", ",", "1234.56", "EUR"),
        ("1\u202f234,56\u00a0€", ",", "1234.56", "EUR"),
        ("(1,234)", ".", "-1234", ""),
        ("($1,234.50)", ".", "-1234.50", "USD"),
        ("-$5", ".", "-5", "USD"),
        ("€-5", ".", "-5", "EUR"),
        ("R$ 1.234,56", ",", "1234.56", "BRL"),
        ("1.234,50 zł", ",", "1234.50", "PLN"),
        ("kr 1 234,50", ",", "1234.50", ""),
        ("₩1,000", ".", "1000", "KRW"),
        ("A$5", ".", "5", "AUD"),
        ("US$ 1.5bn", ".", "1500000000", "USD"),
        ("2,5 Mrd. €", ",", "2500000000", "EUR"),
        ("Rs. 12,34,567", ".", "1234567", "INR"),
        ("₹12 Lakh", ".", "1200000", "INR"),
        ("USD $5", ".", "5", "USD"),
        ("5 sek", ".", "5", "SEK"),
    ],
)
def test_an_amount_and_its_currency(text: str, mark: str, amount: str, currency: str) -> None:
    assert (read_money(text, mark), currency_in(text)) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "text", ["35€99", "$5-$10", "1,23", "12.345,67", "1,2345", "1 2 3", "1.5 billion dollars", "5 euros", "€", "$1.1M+"]
)
def test_two_numbers_and_odd_groups_are_no_amount(text: str) -> None:
    with pytest.raises(BadCell):
        read_money(text)


def test_a_piece_of_a_word_is_no_currency() -> None:
    assert [currency_in(t) for t in ("5 dollars", "12 Lakh", "5 Million", "5 thousand", "5 Tsd")] == [""] * 5


def test_the_point_of_an_abbreviation_is_no_decimal_mark() -> None:
    assert decimal_mark(["2,5 Mrd. €", "3 Mrd. €"]) == ","
    assert decimal_mark(["Fr. 1'234", "Rs.500"]) == "."
    assert decimal_mark(["Fr. 12,50"]) == ","


amounts = st.decimals(-(10**12), 10**12, places=2)


@given(
    amounts,
    st.sampled_from([(".", ","), (".", "'"), (".", " "), (",", "."), (",", "\u202f"), (",", " "), (".", "")]),
    st.sampled_from(["{}", "$ {}", "{} €", "CHF {}", "{} zł", "USD{}"]),
)
def test_a_written_amount_reads_back_as_itself(amount: Decimal, signs: tuple[str, str], dress: str) -> None:
    mark, group = signs
    text = f"{amount:,.2f}".replace(",", "g").replace(".", mark).replace("g", group)
    assert read_money(dress.format(text), mark) == amount
    assert decimal_mark([text]) == mark


@given(st.integers(0, 2**31 - 1))
def test_a_head_count_reads_back_as_itself(count: int) -> None:
    for text in (f"{count}", f"{count:,}", f"{count:,}+", f"{count:,} employees", f"{count:,}".replace(",", ".")):
        assert read_employees(text) == count


@given(st.text("0123456789.,'’ ()-+€$kMe", max_size=15))
def test_any_text_is_an_amount_or_a_sentence(text: str) -> None:
    try:
        amount = read_money(text)
    except BadCell:
        return
    assert amount is None or abs(amount) < 10**15


@pytest.mark.parametrize(
    "header", ["Employees in thousands", "Employees (000s)", "Revenue M", "Sales", "Revenue Growth"]
)
def test_what_may_be_another_number_than_it_looks_stays_out(bring: Import, rows: Rows, header: str) -> None:
    bring(f"Company Name,Website,{header}\nAcme,acme.com,12\n")
    assert [(r["employees"], r["annual_revenue"]) for r in rows("account")] == [(None, None)]


def test_a_cell_with_a_scale_of_its_own_is_taken_at_its_word() -> None:
    millions = Decimal(10) ** 6
    assert [read_money(t, ".", Decimal(1), millions) for t in ("5", "$1.5", "EUR 5", "(5)")] == [
        5_000_000, 1_500_000, 5_000_000, -5_000_000,
    ]  # fmt: skip
    assert [read_money(t, ".", Decimal(1), millions) for t in ("5k", "5 Mio. €", "1.2E7", "(5k)")] == [
        5_000, 5_000_000, 12_000_000, -5_000,
    ]  # fmt: skip


def test_a_file_in_millions_comes_in_and_says_so(bring: Import, rows: Rows) -> None:
    made = bring("Company,Website,Revenue ($M)\nAcme,acme.de,1.5\nGlobex,globex.com,900k\n")
    assert 'Read in millions: "Revenue ($M)".' in made.warnings
    assert [account["annual_revenue"] for account in rows("account")] == [1_500_000, 900_000]
    said = bring("Company,Website,Revenue ($M)\nHooli,hooli.com,1.5\n", maps=["Revenue ($M)=annual_revenue*1000"])
    assert not any("Read in" in warning for warning in said.warnings)
    assert [account["annual_revenue"] for account in rows("account", name="Hooli")] == [1_500]


@pytest.mark.parametrize("text", ["2025-01-10", "2025-10-01", "2025-01-10 00:00:00", "Jan-10", "10-Jan"])
def test_the_day_that_excel_makes_of_a_range_is_its_lower_end(text: str) -> None:
    assert read_employees(text) == 1


def test_evidence_for_both_decimal_marks_is_asked() -> None:
    for column in (["$1,234.50", "€ 99,95"], ["1,5", "1.234,50", "99.95"]):
        with pytest.raises(Ambiguous, match="some amounts have a decimal point, some a decimal comma"):
            decimal_mark(column)


@pytest.mark.parametrize("rows", [2, 3, 9])
def test_a_comma_for_thousands_between_semicolons_is_asked_whatever_the_count(rows: int) -> None:
    with pytest.raises(Ambiguous):
        decimal_mark(["1,234"] * rows, separator=";")
    assert decimal_mark(["1,234"] * rows + ["1.5"], separator=";") == "."


def test_a_deal_has_the_currency_of_its_column_where_its_cell_names_none(bring: Import, rows: Rows) -> None:
    bring("Deal Name,Amount (USD),Deal Stage\nPilot,20,Pitch\nRollout,€30,Pitch\n")
    assert {row["name"]: row["currency"] for row in rows("opportunity")} == {"Pilot": "USD", "Rollout": "EUR"}
