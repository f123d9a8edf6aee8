"""Whether 3/4 is April or March: an export is written in one way, so a column that shows it decides for the others."""

from __future__ import annotations

from datetime import date

import pytest
from exchange_files import Import, Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import reading_options
from abm_tui.exchange.imports.kind_questions import mapping_of
from abm_tui.exchange.imports.remembered_options import read_table
from abm_tui.exchange.plan.import_plan import Input, Options

HEAD = "Opportunity Name,Account Name,Stage,Close Date,Created Date\n"


def created(rows: Rows) -> list[date]:
    return [deal["created_at"] for deal in rows("opportunity")]


@pytest.mark.parametrize(("close", "day"), [("12/31/2026", date(2026, 3, 4)), ("31/12/2026", date(2026, 4, 3))])
def test_a_column_goes_by_one_that_shows_the_order_and_the_import_says_so(
    bring: Import, rows: Rows, close: str, day: date
) -> None:
    made = bring(HEAD + f"Pilot,Globex,Open,{close},3/4/2026\n", kind="opportunities")
    assert made.counts["created"] == 1
    assert created(rows) == [day]
    assert any('"Created Date": read with the' in w and 'as "Close Date" shows' in w for w in made.warnings)


def test_a_column_that_stays_out_may_show_it(bring: Import, rows: Rows) -> None:
    text = "Opportunity Name,Account Name,Created Date,Zapped\nPilot,Globex,3/4/2026,12/31/2026\n"
    bring(text, kind="opportunities")
    assert created(rows) == [date(2026, 3, 4)]


@pytest.mark.parametrize("beside", ["4/3/2026", "1.2.15", "12-31", ""])
def test_where_no_column_shows_it_the_import_asks(bring: Import, beside: str) -> None:
    text = f"Opportunity Name,Account Name,Created Date,Zapped\nPilot,Globex,3/4/2026,{beside}\n"
    with pytest.raises(UsageError) as asked:
        bring(text, kind="opportunities")
    assert asked.value.code == "ambiguous_column"


def test_columns_that_show_two_orders_keep_their_own_and_a_third_is_asked(bring: Import, rows: Rows) -> None:
    two = "Opportunity Name,Account Name,Close Date,Created Date\nPilot,Globex,12/31/2026,31/12/2025\n"
    bring(two, kind="opportunities")
    assert (rows("opportunity")[0]["close_date"], created(rows)) == (date(2026, 12, 31), [date(2025, 12, 31)])
    three = "Opportunity Name,Account Name,Close Date,Created Date,closed_at\nB,Globex,12/31/2026,31/12/2025,3/4/2026\n"
    with pytest.raises(UsageError):
        bring(three, kind="opportunities")
    made = bring(three, kind="opportunities", date_order="dmy")
    assert made.counts["rejected"] == 0
    assert rows("opportunity")[1]["closed_at"] == date(2026, 4, 3)
    assert any('"Close Date": read with the month first' in w for w in made.warnings)


def test_what_is_said_goes_before_what_a_lone_column_shows(bring: Import) -> None:
    text = "Opportunity Name,Account Name,Created Date\nA,Globex,12/31/2026\nB,Globex,3/4/2026\n"
    assert bring(text, kind="opportunities", date_order="dmy").counts["rejected"] == 1


def test_a_column_that_is_written_in_both_ways_is_asked_whatever_others_show(bring: Import) -> None:
    text = HEAD + "A,Globex,Open,12/31/2026,13/05/2026\nB,Globex,Open,11/30/2026,05/13/2026\n"
    with pytest.raises(UsageError) as asked:
        bring(text, kind="opportunities")
    assert asked.value.data["column"] == "Created Date"


@pytest.mark.parametrize(
    ("days", "first"), [(["13/5/2026", "5/13/2026", "6/14/2026"], "mdy"), (["3/4/2026", "4/3/2026"], "dmy")]
)
def test_the_answer_by_which_the_fewest_days_are_lost_stands_first(days: list[str], first: str) -> None:
    text = "Opportunity Name,Account Name,Created Date\n" + "".join(f"A,Globex,{day}\n" for day in days)
    said = Options("opportunities")
    table = read_table(Input("deals.csv", text.encode()), said)
    assert reading_options.orders(table, mapping_of(table, said), "Created Date")[0].value == first
