"""How a source's file was read is remembered for its next one, and left aside with a sentence where it does not fit."""

from __future__ import annotations

from typing import Any

import pytest
from exchange_files import options

from abm_tui.errors import UsageError
from abm_tui.exchange.imports import import_draft, importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input
from abm_tui.store import Store
from abm_tui.store.queries import exchange
from tests.exchange.files.test_workbook import made

HEAD = ["Account Name", "Website", "City"]
TEXT = "Account Name,Website,City\n"


def bring(store: Store, data: bytes, name: str = "week.csv", **said: Any) -> FilePlan:
    plan, _ = importing.run(store, [Input(name, data)], options(**said))
    return plan.files[0]


def names(store: Store) -> list[str]:
    return [row["name"] for row in store.read(exchange.table_rows, "account")]


def again(plan: FilePlan) -> str:
    return " ".join(warning for warning in plan.warnings if warning.startswith(("As last", "Not as last")))


def test_the_sheet_of_a_workbook_is_said_once(store: Store) -> None:
    notes = [["Account Name", "Owner"], ["Nobody", "x"]]
    bring(store, made(Accounts=[HEAD, ["Globex", "globex.com", "Ulm"]], Notes=notes), "a.xlsx", sheet="Accounts")
    done = bring(store, made(Notes=notes, Accounts=[HEAD, ["Initech", "initech.com", "Bonn"]]), "b.xlsx")
    assert names(store) == ["Globex", "Initech"]
    assert again(done) == "As last time: --sheet Accounts. --fresh forgets it."


def test_a_sheet_that_is_gone_is_asked_for_or_left_aside(store: Store) -> None:
    globex = [HEAD, ["Globex", "globex.com", "Ulm"]]
    bring(store, made(Week1=globex, Notes=[["x"], ["y"]]), "a.xlsx", sheet="Week1")
    with pytest.raises(UsageError, match="several sheets"):
        bring(store, made(Week2=globex, Notes=[["x"], ["y"]]), "a.xlsx")
    done = bring(store, made(Week2=globex), "a.xlsx")
    assert again(done) == "Not as last time, for it does not fit this file: the sheet Week1."
    assert done.counts["unchanged"] == 1


def test_an_encoding_is_said_once(store: Store) -> None:
    bring(store, (TEXT + "Łódź GmbH,a.com,Łódź\n").encode("cp1250"), encoding="cp1250")
    bring(store, (TEXT + "Plain,b.com,Ulm\n").encode())  # nothing to tell by: it stays said
    done = bring(store, (TEXT + "Żuk,c.com,Kraków\n").encode("cp1250"))
    assert names(store)[-1] == "Żuk"
    assert again(done) == "As last time: --encoding cp1250. --fresh forgets it."


def test_a_file_that_is_unicode_is_read_as_such_whatever_was_said(store: Store) -> None:
    bring(store, (TEXT + "Łódź GmbH,a.com,Łódź\n").encode("cp1250"), encoding="cp1250")
    done = bring(store, (TEXT + "Żuk,c.com,Kraków\n").encode())
    assert names(store)[-1] == "Żuk"
    assert again(done) == "Not as last time, for it does not fit this file: the encoding cp1250."


def test_an_encoding_in_which_the_file_cannot_be_read_breaks_nothing(store: Store) -> None:
    bring(store, (TEXT + "Müller,a.com,Ulm\n").encode("utf-8"), encoding="utf-8")
    done = bring(store, (TEXT + "Größe,b.com,Köln\n").encode("cp1252"))
    assert names(store)[-1] == "Größe"
    assert "the encoding utf-8" in again(done)


def test_a_header_that_is_not_found_is_said_once(store: Store) -> None:
    top = "Report,Website,City\nof,the,week\n"
    mine = "Wer;Wo;Was\n"
    first = f"Alle;Kunden;2025\n{mine}Globex;Ulm;x\n".encode()
    said = {"kind": "accounts", "header_row": 2, "maps": ["Wer=name", "Wo=city"]}
    bring(store, first, **said)
    done = bring(store, first.replace(b"Globex", b"Initech"))
    assert names(store) == ["Globex", "Initech"]
    assert "--header-row 2" in again(done)
    done = bring(store, mine.encode() + b"Umbrella;Bonn;y\n")
    assert names(store)[-1] == "Umbrella"
    assert again(done).endswith("Not as last time, for it does not fit this file: the header row 2.")
    assert bring(store, (top + TEXT + "Acme,acme.com,Ulm\n").encode(), header_row=3).counts["created"] == 1


def test_that_there_is_no_header_holds_only_for_files_that_are_called_alike(store: Store) -> None:
    said = {"kind": "accounts", "header_row": 0, "maps": ["Column 1=name", "Column 2=city"]}
    bring(store, b"Globex,Ulm,x\nInitech,Bonn,y\n", "firms 2025-11-01.csv", **said)
    bring(store, b"Umbrella,Ulm,x\nHooli,Bonn,y\n", "firms 2025-11-08.csv")
    assert names(store)[2:] == ["Umbrella", "Hooli"]
    with pytest.raises(UsageError):
        bring(store, b"Wer,Wo,Was\nStark,Bonn,y\n", "others.csv")


def test_a_separator_is_said_once_and_left_aside_where_the_file_has_another(store: Store) -> None:
    text = "Account Name!Website!City\nGlobex!globex.com!Ulm\n"
    bring(store, text.encode(), delimiter="!")
    assert bring(store, text.replace("Globex!globex", "Acme!acme").encode()).counts["created"] == 1
    done = bring(store, (TEXT + "Hooli,hooli.com,Ulm\n").encode())
    assert again(done) == "Not as last time, for it does not fit this file: the separator !."


def test_what_is_said_now_goes_before(store: Store) -> None:
    bring(store, (TEXT + "Łódź GmbH,a.com,Łódź\n").encode("cp1250"), encoding="cp1250")
    bring(store, (TEXT + "Größe,b.com,Köln\n").encode("mac_roman"), encoding="mac_roman")
    assert names(store)[-1] == "Größe"


@pytest.mark.parametrize("said", [{"fresh": True}, {}])
def test_fresh_leaves_it_aside_and_another_source_is_not_touched(store: Store, said: dict[str, Any]) -> None:
    bring(store, (TEXT + "Łódź GmbH,a.com,Łódź\n").encode("cp1250"), encoding="cp1250")
    text = TEXT if said else "Company Name,City,Phone\n"
    done = bring(store, (text + "Größe,b.com,Köln\n").encode("cp1252"), **said)
    assert again(done) == ""
    assert names(store)[-1] == "Größe"


@pytest.mark.parametrize(
    ("head", "first", "then", "option", "left"),
    [
        (
            "Name,Stage Since\n",
            "Acme,03/04/2025\n",
            "Hooli,12/25/2024\n",
            {"date_order": "dmy"},
            "the order of days dmy",
        ),
        ("Name;Annual Revenue\n", "Acme;1,234\n", "Hooli;1.234,50\n", {"decimal": "."}, "the decimal mark ."),
    ],
)
def test_days_and_amounts_that_are_plainly_otherwise_now_are_read_as_they_are(
    store: Store, head: str, first: str, then: str, option: dict[str, str], left: str
) -> None:
    maps = ["Stage Since=stage_since"] if "Since" in head else []
    bring(store, (head + first).encode(), kind="accounts", maps=maps, **option)
    done = bring(store, (head + then).encode())
    assert done.counts["created"] == 1
    assert f"Not as last time, for it does not fit this file: {left}." in done.warnings


def test_a_draft_says_it_as_the_command_does(store: Store) -> None:
    bring(store, (TEXT + "Łódź GmbH,a.com,Łódź\n").encode("cp1250"), encoding="cp1250")
    file = import_draft.read_file(store, Input("week.csv", (TEXT + "Żuk,c.com,Kraków\n").encode("cp1250")))
    assert (file.table.encoding, file.options.encoding) == ("cp1250", "cp1250")
    assert file.before is not None
    fresh = file.forgotten(store)
    assert (fresh.options.encoding, fresh.before) == ("", None)
    other = import_draft.read_file(store, Input("week.csv", (TEXT + "Żuk,c.com,Kraków\n").encode()))
    assert other.table.warnings[0].startswith("Not as last time")


def test_of_a_paste_it_is_not_remembered_how_it_was_read(store: Store) -> None:
    file = import_draft.read_paste(store, "Account Name\tCity\nGlobex\tUlm\n")
    import_draft.ImportDraft(store, [file]).run()
    done = bring(store, b"Account Name,City\nGlobex,Ulm\n")
    assert again(done) == ""
