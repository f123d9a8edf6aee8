"""Headers that say what their amounts are in."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.values.scales import currency_of, scale_in


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Revenue ($M)", 6), ("Revenue (in millions)", 6), ("Umsatz (Mio. €)", 6), ("Umsatz (k€)", 3),
        ("Umsatz (T€)", 3), ("Umsatz [TEUR]", 3), ("Revenue (USD, in thousands)", 3), ("Annual Revenue ($000s)", 3),
        ("Revenue (US$ bn)", 9), ("Revenue (USD)", 0), ("Revenue", 0), ("Revenue (main)", 0),
        ("Revenue (M - estimated)", 0), ("Revenue (2020)", 0), ("Revenue in millions", 6), ("Revenue $M", 6),
        ("Annual revenue, millions USD", 6), ("Umsatz in Mio. EUR", 6), ("Umsatz TEUR", 3), ("Umsatz in T€", 3),
        ("Sales (000s)", 3), ("Revenue '000", 3), ("revenue_usd_m", 6), ("Chiffre d'affaires en M€", 6),
        ("Ingresos (miles de €)", 3), ("Revenue in USD", 0), ("Revenue M", 0), ("Company B", 0), ("Revenue M&A", 0),
        ("Millions", 0), ("Revenue per Employee", 0),
    ],
)  # fmt: skip
def test_a_header_says_what_its_amounts_are_in(header: str, scale: int) -> None:
    assert scale_in(header) == Decimal(10) ** scale


@pytest.mark.parametrize(
    "header",
    [
        "Revenue in millions", "Annual revenue, millions USD", "Umsatz in Mio. EUR", "Revenue ($M)", "Sales (mn USD)",
        "Revenue $M", "annual_revenue_usd_mm", "Facturación (millones)", "Company Revenue (M)", "Annual Sales in $M",
    ],
)  # fmt: skip
def test_whatever_way_a_header_says_millions_it_is_the_revenue_in_millions(
    bring: Import, rows: Rows, header: str
) -> None:
    made = bring(f'Company Name,Website,"{header}"\nAcme,acme.com,1.5\n')
    assert [r["annual_revenue"] for r in rows("account")] == [1_500_000]
    assert f'Read in millions: "{header}".' in made.warnings


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("Amount (USD)", "USD"),
        ("Betrag in €", "EUR"),
        ("Deal value [GBP]", "GBP"),
        ("Amount in thousands (EUR)", "EUR"),
        ("Amount", ""),
        ("Value (EUR/USD)", ""),
        ("Amount in company currency", ""),
    ],
)
def test_a_header_may_name_the_currency_of_its_amounts(header: str, code: str) -> None:
    assert currency_of(header) == code
