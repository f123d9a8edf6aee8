"""Cells as vendors write them, and what we take from them."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from abm_tui.exchange.fields import COLUMNS, EXTRA
from abm_tui.exchange.values.addresses import read_domain, read_email, split_name
from abm_tui.exchange.values.amounts import currency_in, decimal_mark, read_employees, read_money
from abm_tui.exchange.values.dates import date_order, read_day, read_moment
from abm_tui.exchange.values.problems import Ambiguous, BadCell, NotOurs
from abm_tui.exchange.values.readers import ReaderContext, reader, translated
from abm_tui.text import clean

pytestmark = pytest.mark.quick

BLNS = json.loads((Path(__file__).parent.parent.parent / "data" / "blns" / "blns.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$22,700.00", "22700"),
        ("$1,117.10K", "1117100"),
        ("36.9 Million", "36900000"),
        ("6.0E7", "60000000"),
        ("(1,234.50)", "-1234.5"),
        ("-$5", "-5"),
        ("5 M€", "5000000"),
        ("USD 5", "5"),
        ("1 000 000", "1000000"),
        ("NA", None),
        ("", None),
    ],
)
def test_money_in_many_hands(text: str, amount: str | None) -> None:
    assert read_money(text) == (Decimal(amount) if amount else None)


def test_money_with_decimal_commas_and_a_factor() -> None:
    assert read_money("1.234,50 €", ",") == Decimal("1234.5")
    assert read_money("1100.04", ".", Decimal(1_000_000)) == Decimal(1_100_040_000)


@pytest.mark.parametrize("text", ["abc", "1,2,3", "5 apples", "--5", "1e99", "12-34"])
def test_what_is_no_money_is_said(text: str) -> None:
    with pytest.raises(BadCell):
        read_money(text)


def test_the_decimal_mark_is_decided_by_the_whole_column() -> None:
    assert decimal_mark(["1.234", "5", "1.5"]) == "."
    assert decimal_mark(["1.234", "1,5"]) == ","
    assert decimal_mark(["1,234"]) == "."
    assert decimal_mark(["1.234"], separator=";") == ","
    assert decimal_mark(["1.234.567", "1.234"]) == ","
    with pytest.raises(Ambiguous) as asked:
        decimal_mark(["1.234", "", "22.700"])
    assert asked.value.option == "--decimal"


def test_a_currency_is_known_by_sign_or_code() -> None:
    assert [currency_in(t) for t in ("€5", "5 USD", "$5", "5")] == ["EUR", "USD", "USD", ""]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("10,001+", 10001),
        ("Medium (200 - 499)", 200),
        ("Enterprise (10,000+)", 10000),
        ("1 - 10", 1),
        ("51 to 200", 51),
        ("Jan-50", 1),
        ("Nov-50", 11),
        ("NA", None),
        ("1K-5K", 1000),
        ("1,001-5,000 employees", 1001),
        ("1.234", 1234),
        ("577", 577),
    ],
)
def test_head_counts_and_ranges(text: str, count: int | None) -> None:
    assert read_employees(text) == count


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-19", date(2024, 1, 19)),
        ("2024-01-19T09:42:24.000+0000", date(2024, 1, 19)),
        ("2010-10-14T00:00:00.000Z", date(2010, 10, 14)),
        ("07/15/2009 02:14:45+0800", date(2009, 7, 15)),
        ("13.01.20", date(2020, 1, 13)),
        ("16 Apr, 2021 00:03:00", date(2021, 4, 16)),
        ("12 Mar 2021", date(2021, 3, 12)),
        ("Mar 12, 2021", date(2021, 3, 12)),
        ("44305", date(2021, 4, 19)),
        ("", None),
    ],
)
def test_days_in_many_forms(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["2009\\7\\14", "2009-07/14", "Finance", "Q3 2024", "March 2021", "2021-02-30", "0001-01-01", "12"]
)
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(BadCell):
        read_day(text)


def test_a_moment_without_a_clock_is_noon_and_midnight_with_a_zone_is_a_day() -> None:
    assert read_moment("2024-01-19") == datetime(2024, 1, 19, 12)
    assert read_moment("2010-10-14T00:00:00.000Z") == datetime(2010, 10, 14, 12)
    assert read_moment("2024-01-19 17:30") == datetime(2024, 1, 19, 17, 30)
    assert read_moment("1/2/20 5:30 PM", "mdy") == datetime(2020, 1, 2, 17, 30)


def test_the_order_of_day_and_month_is_decided_by_the_whole_column_or_asked() -> None:
    assert date_order(["01/02/2020", "01/13/2020"]) == "mdy"
    assert date_order(["01/02/2020", "13/01/2020"]) == "dmy"
    assert date_order(["1.2.2020"]) == "dmy"
    assert date_order(["2020-01-02", "1/1/2020"]) == ""
    for column in (["01/02/2020", "03/04/2020"], ["13/1/2020", "1/13/2020"]):
        with pytest.raises(Ambiguous) as asked:
            date_order(column)
        assert asked.value.option == "--date-order"


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("https://www.Acme.com/path?x=1", "acme.com"),
        ("dana@acme.com", "acme.com"),
        (" a\u200bcme.com\u3000", "acme.com"),
        ("xn--mller-kva.de", "müller.de"),
        ("acme.myshopify.com", "acme.myshopify.com"),
        ("linkedin.com/company/acme", None),
        ("https://apps.apple.com/app/1", None),
        ("sam@gmail.com", None),
        ("n/a", None),
    ],
)
def test_a_domain_out_of_what_people_call_a_website(text: str, domain: str | None) -> None:
    assert read_domain(text) == domain


@pytest.mark.parametrize("text", ["Acme", "http://localhost", "1.2.3.4", "a..b.com", "???"])
def test_what_holds_no_domain_is_said(text: str) -> None:
    with pytest.raises(BadCell):
        read_domain(text)


def test_e_mail_addresses_lose_blanks_and_company() -> None:
    assert read_email(" contactFor@Polymorphic.com\u3000 \u3000") == "contactFor@Polymorphic.com"
    assert read_email("Dana <dana@x.io>; bo@x.io") == "dana@x.io"
    assert read_email("none") is None
    with pytest.raises(BadCell):
        read_email("john at x.com")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Ruiz", ("Dana", "Ruiz")),
        ("Ruiz, Dana", ("Dana", "Ruiz")),
        ("Dr. Ana van der Berg", ("Ana", "van der Berg")),
        ("Cher", ("", "Cher")),
        ("", ("", "")),
    ],
)
def test_a_name_in_one_cell_is_split(text: str, name: tuple[str, str]) -> None:
    assert split_name(text) == name


def read(kind: str, text: str) -> Any:
    return reader(kind, [text], ReaderContext(members={"ana": 1}))(text)


def test_words_are_ours_or_are_said_not_to_be() -> None:
    assert [read("tier", t) for t in ("1", "Tier 2", "t3", "Watchlist", "")] == ["1", "2", "3", "watchlist", None]
    assert [read("stage", t) for t in ("Interest", "DECISION")] == ["interest", "decision"]
    assert read("roles", ";Champion;EB") == "CH;EB"
    assert [read("yes_no", t) for t in ("1", "", "No", "TRUE")] == [True, None, False, True]
    assert [read("member", t) for t in ("Ana", "ana@ours.example")] == [1, 1]
    for kind, text in (("tier", "A"), ("stage", "Lead"), ("roles", "Boss"), ("member", "zoe"), ("activity", "Prep")):
        with pytest.raises(NotOurs):
            read(kind, text)


def test_a_word_translated_by_hand_is_ours() -> None:
    told = ReaderContext(words={("stage", "opportunity"): "Consideration"})
    assert translated(reader("stage", [], told), "stage", told)("Opportunity") == "consideration"


def test_several_values_in_one_cell() -> None:
    assert read("many", ";AWS;Kafka;AWS") == "AWS;Kafka"
    assert read("many", "AWS, Kafka") == "AWS;Kafka"


def test_a_cell_over_its_limit_and_a_name_of_question_marks_are_said() -> None:
    for kind, text in (("short", "x" * 201), ("line", "x" * 1001), ("prose", "x" * 10_001), ("name", "?? ???")):
        with pytest.raises(BadCell):
            read(kind, text)


@pytest.mark.parametrize("kind", sorted({k for t in (*COLUMNS.values(), *EXTRA.values()) for k in t.values()}))
def test_no_naughty_string_breaks_a_reader(kind: str) -> None:
    for text in BLNS:
        try:
            value = reader(kind, [text], ReaderContext())(text)
        except (BadCell, Ambiguous):
            continue
        if isinstance(value, str):
            assert value == clean(value, multiline=True)
