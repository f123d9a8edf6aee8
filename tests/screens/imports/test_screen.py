"""The Import place: a file's columns, its words, the preview, and what it says at the end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from driver import Open
from import_steps import DATA, SF, bring, file, go_on, rows, work

from abm_tui.exchange.imports import importing
from abm_tui.store import Store
from abm_tui.store.commands import framework
from tests.exchange.files.test_workbook import made

# the place


@pytest.mark.quick
async def test_an_empty_place_says_what_enter_does(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "i")
        assert d.line_with("Nothing yet. Enter asks for a file")
        await d.press("enter")
        d.says("Tab completes")


async def test_tab_completes_a_file_name_and_shows_what_there_is(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "i", "enter")
        await d.type(f"{SF}/Op")
        await d.press("tab")
        assert d.line_with("Opportunity.csv")
        await d.press("enter")
        await work(d)
        assert d.lines[0].startswith(" COLUMNS Opportunity.csv · 50 rows")


async def test_a_sales_force_of_accounts_comes_in_and_one_key_takes_it_back(open_app: Open) -> None:
    async with open_app() as d:
        await bring(d, SF / "Account.csv")
        assert "Salesforce · accounts" in d.lines[1]
        await go_on(d)
        assert d.lines[0].startswith(" PREVIEW Account.csv")
        assert "22 new" in d.lines[1]
        assert rows(d.store, "account") == []
        await go_on(d)
        d.says("Imported Account.csv: 22 created · u undo")
        assert "22 rows" in d.line_with("Salesforce, accounts")
        assert len(rows(d.store, "account")) == 22
        await d.press("u", "enter")
        assert rows(d.store, "account") == []
        assert rows(d.store, "source") == []


async def test_the_same_file_again_changes_nothing(open_app: Open) -> None:
    async with open_app() as d:
        for said in ("500 new · 3 skipped", "500 unchanged · 3 skipped"):
            await bring(d, DATA / "sp500" / "constituents.csv")
            if "as last time" not in d.lines[1]:
                d.says("No column becomes the name")
                await d.press("right", "e", "n", "a", "m", "e", "enter")
                assert "name" in d.line_with("becomes")
            await go_on(d)
            assert said in d.lines[1]
            await go_on(d)
        assert len(rows(d.store, "account")) == 500


async def test_four_files_come_in_together_as_one_step(open_app: Open) -> None:
    async with open_app((120, 36)) as d:
        await bring(d, SF / "Account.csv", SF / "Contact.csv", SF / "Opportunity.csv", SF / "Task.csv")
        for n in range(1, 5):
            assert f"COLUMNS {n} of 4: " in d.lines[0]
            await go_on(d)
        if d.lines[0].startswith(" VALUES"):
            await go_on(d)
        assert d.lines[0].startswith(" PREVIEW 4 files")
        assert "Account.csv" in d.line_with("Walker Henson")
        await go_on(d)
        assert sum(float(row["amount"]) for row in rows(d.store, "opportunity")) == pytest.approx(43_603_545.98)
        assert d.line_with("84 people")
        await d.press("u", "enter")
        assert not any(rows(d.store, name) for name in ("account", "contact", "opportunity", "activity", "touch"))


async def test_the_file_of_a_source_is_offered_again(open_app: Open) -> None:
    async with open_app() as d:
        await bring(d, SF / "Account.csv")
        await go_on(d, 2)
        await d.press("down", "enter")
        assert str(SF / "Account.csv")[-30:] in "\n".join(d.lines[-4:])
        await d.press("enter")
        await work(d)
        assert d.lines[0].startswith(" COLUMNS Account.csv")


async def test_a_source_older_than_a_week_is_marked(open_app: Open, workspace: Store, tmp_path: Path) -> None:
    importing.run(workspace, [importing.Input("crm.csv", b"name,website\nAcme,acme.com\n")])
    from abm_tui.store import open_workspace

    later = open_workspace(workspace.path, "ana", workspace.today + timedelta(days=12))
    later.close()
    async with open_app() as d:
        d.store._pinned = workspace.today + timedelta(days=12)
        await d.press("g", "i")
        assert "! 12 d" in d.line_with("crm.csv")
        assert "1 source older than 7 days" in d.lines[1]


async def test_when_a_source_is_too_old_the_framework_says(open_app: Open, workspace: Store) -> None:
    importing.run(workspace, [importing.Input("crm.csv", b"name,website\nAcme,acme.com\n")])
    workspace.do(framework.set_cells, {"blocking.stale_days": 12})
    async with open_app() as d:
        d.store._pinned = workspace.today + timedelta(days=12)
        await d.press("g", "i")
        assert "!" not in d.line_with("crm.csv")


# what cannot be read


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("broken.csv", b"PK\x03\x04 nothing more", "broken.csv"),
        ("empty.csv", b"", "empty"),
        ("utf32.csv", b"\xff\xfe\x00\x00\x41\x00\x00", "utf32.csv"),
    ],
)
async def test_what_is_no_table_is_a_sentence_and_nothing_is_written(
    open_app: Open, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    async with open_app() as d:
        await bring(d, path)
        d.says(said)
        assert d.lines[0].startswith(" IMPORT")
        assert rows(d.store, "source") == []


async def test_a_folder_and_a_missing_file_keep_what_was_typed(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await d.press("g", "i", "a")
        await d.type(str(tmp_path))
        await d.press("enter")
        d.says("That is a directory")
        await d.type("/none.csv")
        await d.press("enter")
        d.says("There is no file")
        await d.press("ctrl+u")
        await d.type('"open')
        await d.press("enter")
        d.says("A quote is not closed")
        await d.press("escape")
        assert d.lines[0].startswith(" IMPORT")


# what has to be asked


async def test_a_file_that_does_not_say_what_its_rows_are_is_asked_about(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "list.csv", "Wer,Was\nAcme,x\nGlobex,y\n")
    async with open_app() as d:
        await bring(d, path)
        assert d.line_with("what are its rows?")
        await d.press("a")
        await work(d)
        d.says("no column says the name")
        await d.press("enter")
        d.says("no column says the name")
        await d.press("e")
        await d.type("nam")
        await d.press("enter")
        assert "name" in d.line_with("becomes")
        await go_on(d)
        assert "2 new" in d.lines[1]


async def test_a_workbook_with_two_sheets_is_asked_about(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(made(Firms=[["Company", "Website"], ["Acme", "acme.com"]], Other=[["x"], ["y"]]))
    async with open_app() as d:
        await bring(d, path)
        d.says("several sheets")
        await d.press("enter")
        await work(d)
        assert "sheet Firms" in d.lines[1]
        await go_on(d)
        assert "1 new" in d.lines[1]


async def test_days_that_read_two_ways_are_asked_about_and_remembered(open_app: Open, tmp_path: Path) -> None:
    text = "Deal Name;Amount;Deal Stage;Close Date\nGröße;1.000,50;Pitch;03/04/2026\nÖl;20,5;Pitch;05/06/2026\n"
    path = file(tmp_path, "deals.csv", text, "latin-1")
    async with open_app() as d:
        await bring(d, path)
        assert "semicolon" in d.lines[1]
        await go_on(d)
        d.says("the day or the month first")
        await d.press("x")
        d.says("the day or the month first")
        await d.press("d")
        await work(d)
        await go_on(d)
        found = {row["name"]: (str(row["close_date"]), str(row["amount"])) for row in rows(d.store, "opportunity")}
        assert found == {"Größe": ("2026-04-03", "1000.5"), "Öl": ("2026-06-05", "20.5")}
        await bring(d, path)
        assert "as last time" in d.lines[1]
        await go_on(d)
        assert "2 unchanged" in d.lines[1]


# columns and values


async def test_a_column_is_left_out_and_another_taken(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry,Colour\nAcme,retail,blue\n")
    async with open_app() as d:
        await bring(d, path)
        await d.press("right", "0", "right", "e")
        await d.type("segm")
        await d.press("enter")
        assert "2 of 3 come in" in d.lines[1]
        await go_on(d, 2)
        (row,) = rows(d.store, "account")
        assert (row["industry"], row["segment"]) == ("", "blue")


async def test_a_private_column_stays_out_and_is_not_even_shown(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "p.csv", "First Name,Last Name,Email,Birthdate\nDana,Ruiz,d@acme.com,1970-01-31\n")
    async with open_app() as d:
        await bring(d, path)
        assert "private" in d.line_with("becomes")
        assert "1970" not in d.text
        await d.press("end")
        assert d.line_with("is private: left out unless you say what it becomes")


async def test_a_sum_in_thousands_is_said_in_the_list(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Umsatz\nAcme,1200\n")
    async with open_app() as d:
        await bring(d, path)
        if "what are its rows" in d.text:
            await d.press("a")
            await work(d)
        await d.press("right", "e")
        await d.type("annual revenue in th")
        await d.press("enter")
        await go_on(d, 2)
        assert str(rows(d.store, "account")[0]["annual_revenue"]) == "1200000"


CRM = "Company name,Lifecycle Stage,Company owner,Record ID\n{}"


async def test_their_words_become_ours_and_are_remembered(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "hs.csv", CRM.format("Acme,SQL,ana,1\nGlobex,SQL,j.smith,2\nInitech,interest,bo,3\n"))
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        assert d.lines[0].startswith(" VALUES")
        assert "2 words nobody knows" in d.lines[1]
        assert "? left out" in d.line_with("SQL")
        await d.press("e")
        await d.type("cons")
        await d.press("enter")
        assert "Consider" in d.line_with("SQL")
        await d.press("n", "0")
        assert "none" in d.line_with("j.smith")
        assert "every word is known" in d.lines[1]
        await d.press("n")
        d.says("Every word is known")
        await go_on(d, 2)
        assert [row["stage"] for row in rows(d.store, "account")] == ["consideration", "consideration", "interest"]
        await bring(d, file(tmp_path, "hs2.csv", CRM.format("Acme,SQL,ana,1\nHooli,SQL,j.smith,4\n")))
        await go_on(d)
        assert "every word is known" in d.lines[1]
        await go_on(d, 2)
        assert [row["stage"] for row in rows(d.store, "account")][-1] == "consideration"


async def test_more_rows_for_tier_1_than_it_has_slots_are_said_with_the_words(open_app: Open, tmp_path: Path) -> None:
    """S000: Tier 1 holds at most 20."""
    lines = "".join(f"Company {n},A,{n}\n" for n in range(31))
    async with open_app() as d:
        await bring(d, file(tmp_path, "hs.csv", f"Company name,Tier,Record ID\n{lines}"))
        await go_on(d)
        await d.press("e", "1")
        d.says("Tier 1 has 20 of 20 free for 31 rows")
        await go_on(d)
        assert "Tier 1 holds 20: 11 accounts" in d.text


async def test_arrows_go_through_our_words_and_back(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "hs.csv", CRM.format("Acme,SQL,ana,1\n"))
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        await d.press("right")
        assert "Aware" in d.line_with("SQL")
        await d.press("left")
        assert "none" in d.line_with("SQL")
        await d.press("x", "7", "backspace")
        assert d.lines[0].startswith(" VALUES")
        await d.press("escape")
        assert d.lines[0].startswith(" COLUMNS")
        await d.press("escape")
        d.says("Nothing was imported.")


async def test_an_import_of_nothing_new_offers_no_undo(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,Website,Record ID\nAcme,acme.com,1\n,no name,\n")
    async with open_app((120, 36)) as d:
        for said in (" · u undo", "w writes them to a file"):
            await bring(d, path)
            await go_on(d, 2)
            d.says(said)
        assert d.line_with("w writes them").rstrip().endswith("to a file")
        path.write_text("Company name,Website,Record ID\nAcme,acme.com,1\n")
        await bring(d, path)
        await go_on(d, 2)
        d.says("Imported a.csv: nothing new · it is so already, nothing changed")
