"""What is said by option fits the file and is something we have, or it is refused before anything is read."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows, options

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.exchange.values.dates import read_day
from abm_tui.exchange.values.problems import BadCell
from abm_tui.store import Store

pytestmark = pytest.mark.quick

ACCOUNTS = "Company,Website,Revenue\nAcme,acme.de,1000\n"


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        *(
            ({"encoding": name}, "unknown_encoding", "No encoding is called")
            for name in ("hex", "base64", "rot13", "zlib", "uu", "punycode", "idna", "undefined", "unicode_escape", "x")
        ),
        ({"maps": ["Revenue=annual_revenue*1e999999"]}, "bad_map", "above 0"),
        ({"maps": ["Revenue=annual_revenue*1e-999999"]}, "bad_map", "above 0"),
        ({"maps": ["Revenue=annual_revenue*0"]}, "bad_map", "above 0"),
        ({"maps": ["Revenue=annual_revenue*-1"]}, "bad_map", "above 0"),
        ({"maps": ["Revenue=employees*1000"]}, "bad_map", 'Pass --map "Revenue=employees"'),
        ({"maps": ["Company=name*2"]}, "bad_map", "name is no amount"),
        ({"values": ["nofield:x=y"]}, "unknown_field", '"nofield" is no field of accounts. There are: id, name'),
        ({"values": ["stage:Lead=Nonsense"]}, "bad_value_map", "no stage of ours. There are: awareness"),
        ({"values": ["tier:A=9"]}, "bad_value_map", "There are: 1, 2, 3, watchlist"),
        ({"values": ["owner_sales:Bob=nobody"]}, "bad_value_map", "There are: ana"),
        ({"values": ["annual_revenue:much=lots"]}, "bad_value_map", "no number"),
        *(({"currency": text}, "bad_currency", "three letters") for text in ("EURO", "€", "123", "<b>", "EU")),
        ({"date_order": "ydm"}, "bad_date_order", "dmy, mdy or ymd"),
        ({"decimal": ";"}, "bad_decimal", '"." or ","'),
    ],
)
def test_what_cannot_be_meant_is_refused(
    store: Store, said: dict[str, object], code: str, words: str, rows: Rows
) -> None:
    with pytest.raises(UsageError) as refused:
        importing.run(store, [Input("i.csv", ACCOUNTS.encode())], options(**said))
    assert refused.value.code == code
    assert words in refused.value.message
    assert rows("account") == []


def test_a_value_may_become_nothing_or_a_member(bring: Import, rows: Rows) -> None:
    text = "Company,Stage,Owner sales,Tier\nAcme,Lead,Robert,A\n"
    made = bring(
        text,
        values=["stage:Lead=", "owner_sales:Robert=ana", "tier:A=2"],
        maps=["Stage=stage", "Owner sales=owner_sales", "Tier=tier"],
    )
    assert made.counts["created"] == 1
    (acme,) = rows("account")
    assert (acme["stage"], acme["owner_sales"], acme["tier"]) == ("awareness", 1, "2")


def test_what_is_said_of_one_file_may_stand_beside_another(store: Store, bring: Import) -> None:
    people = Input("p.csv", b"First Name,Last Name,Email,Status\nDana,Ruiz,d@acme.de,gone\n")
    accounts = Input("a.csv", b"Company,Website,Stage\nAcme,acme.de,Lead\n")
    said = options(values=["stage:Lead=awareness", "status:gone=engaged"])
    plan, _ = importing.run(store, [accounts, people], said)
    assert [file.counts["created"] for file in plan.files] == [1, 1]
    # Each file's next one is told only what was about it.
    made = bring("First Name,Last Name,Email,Status\nBo,Li,b@acme.de,gone\n")
    assert [w for w in made.warnings if w.startswith("As last time")] == [
        'As last time: --value "status:gone=engaged". --fresh forgets it.'
    ]


@pytest.mark.parametrize("text", ["03.04.2024", "2024/04/03", "24-04-03"])
def test_the_year_first_reads_what_says_itself(text: str) -> None:
    assert str(read_day(text, "ymd")) == "2024-04-03"


def test_the_year_first_does_not_guess_where_it_stands_last() -> None:
    assert [str(read_day(text, "ymd")) for text in ("13/04/2024", "04/13/2024", "4/4/2024")] == [
        "2024-04-13", "2024-04-13", "2024-04-04",
    ]  # fmt: skip
    with pytest.raises(BadCell, match="the year last"):
        read_day("03/04/2024", "ymd")


def test_of_several_files_each_takes_the_maps_that_are_about_it(store: Store, rows: Rows) -> None:
    accounts = Input("accounts.csv", b"account,revenue,employees,Website\nAcme,2,10,acme.example\n")
    deals = Input("deals.csv", b"Deal Name,account,Amount,Close Date\nBig,Acme,5,2026-05-01\n")
    said = options(maps=["revenue=annual_revenue*1000000"], currency="EUR")
    plan, _ = importing.run(store, [accounts, deals], said)
    assert [file.counts["created"] for file in plan.files] == [1, 1]
    assert [int(row["annual_revenue"]) for row in rows("account")] == [2_000_000]


def test_what_is_about_no_file_at_all_is_refused(store: Store) -> None:
    both = [
        Input("a.csv", b"Company,Website\nAcme,a.example\n"),
        Input("p.csv", b"First Name,Email\nBo,bo@a.example\n"),
    ]
    with pytest.raises(UsageError, match='no column "Revenues"'):
        importing.plan(store, both, options(maps=["Revenues=annual_revenue"]))
