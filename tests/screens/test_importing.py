"""The Import place: a file's columns, its words, the preview, and what it says at the end."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events

from abm_tui import glyphs
from abm_tui.exchange import importing
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries import exchange
from abm_tui.store.queries.listing import listed
from tests.exchange.test_workbook import made
from tests.screens.conftest import Driver, Open

DATA = Path(__file__).parents[1] / "data"
SF = DATA / "sf-dcw"
SIZES = [(60, 20), (80, 24), (120, 36), (200, 60)]


async def work(d: Driver) -> None:
    """Until nothing runs beside the screen any more."""
    for _ in range(3):
        await d.app.workers.wait_for_complete()
        await d.settle()


async def bring(d: Driver, *paths: Path) -> None:
    """g i, a, the names, Enter: to the columns of the first file."""
    if d.app.screen.FOCUS != "import":  # type: ignore[attr-defined]
        await d.press("g", "i")
    await d.press("a", "ctrl+u")
    d.app.post_message(events.Paste(" ".join(f'"{path}"' for path in paths)))
    await d.settle()
    await d.press("enter")
    await work(d)


async def go_on(d: Driver, times: int = 1) -> None:
    for _ in range(times):
        await d.press("enter")
        await work(d)


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    return store.read(exchange.table_rows, table)


def file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


# the place


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
        await d.press("u")
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
        await d.press("u")
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
    from datetime import timedelta

    from abm_tui.store import open_workspace

    later = open_workspace(workspace.path, "ana", workspace.today + timedelta(days=12))
    later.close()
    async with open_app() as d:
        d.store._pinned = workspace.today + timedelta(days=12)
        await d.press("g", "i")
        assert "! 12 d" in d.line_with("crm.csv")


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


# the preview


async def weekly(d: Driver, folder: Path) -> None:
    """A city that both sides changed since the file before."""
    await bring(d, file(folder, "w1.csv", "Company name,City,Industry,Record ID\nAcme,Ulm,retail,1\n"))
    await go_on(d, 2)
    d.store.do(accounts.set_field, rows(d.store, "account")[0]["id"], "city", "Paris")
    await bring(d, file(folder, "w2.csv", "Company name,City,Industry,Record ID\nAcme,Bonn,steel,1\n"))
    await go_on(d)


async def test_an_update_shows_old_and_new_and_a_field_of_both_is_a_choice(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        assert "1 to update" in d.lines[1]
        assert "1 choice open" in d.lines[1]
        assert "industry retail→steel" in d.line_with("= update")
        assert "ours Paris" in d.line_with("? choose")
        await go_on(d)
        (row,) = rows(d.store, "account")
        assert (row["city"], row["industry"]) == ("Paris", "steel")


async def test_theirs_is_taken_where_it_was_chosen(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        await d.press("n", "right")
        assert "● theirs Bonn" in d.line_with("? choose")
        assert "open" not in d.lines[1]
        await go_on(d)
        assert rows(d.store, "account")[0]["city"] == "Bonn"
        await d.press("u")
        assert rows(d.store, "account")[0]["city"] == "Paris"


@pytest.mark.parametrize(("keys", "asked"), [([], True), (["n", "left"], False)])
async def test_what_was_chosen_is_not_asked_again(open_app: Open, tmp_path: Path, keys: list[str], asked: bool) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        await d.press(*keys)
        await go_on(d)
        assert rows(d.store, "account")[0]["city"] == "Paris"
        await bring(d, tmp_path / "w2.csv")
        await go_on(d)
        assert ("? choose" in d.text) is asked


async def test_rows_that_stay_out_say_why_and_go_to_a_file(open_app: Open, tmp_path: Path) -> None:
    path = file(
        tmp_path, "people.csv", "First Name,Last Name,Email\nDana,Ruiz,d@acme.com\nBo,Li,not an address\n,,\n,,x@y.z\n"
    )
    async with open_app((120, 36)) as d:
        await bring(d, path)
        await go_on(d)
        assert "1 new · 1 skipped · 2 rejected" in d.lines[1]
        assert 'Email "not an address"' in d.line_with("? look")
        await d.press("w")
        written = tmp_path / "people-rejects.csv"
        assert "not an address" in written.read_text()
        d.says("people-rejects.csv")
        await go_on(d)
        d.says("w writes them to a file")
        await d.press("w")
        assert (tmp_path / "people-rejects-2.csv").read_text() == written.read_text()


async def test_w_says_when_there_is_nothing_to_write(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await d.press("g", "i", "w")
        d.says("No import since you came here")


async def test_going_back_from_the_preview_changes_a_column(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        await d.press("q")
        await d.press("right", "0")
        await go_on(d, 2)
        assert rows(d.store, "account")[0]["industry"] == ""


async def test_keys_typed_ahead_of_the_work_are_not_lost(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    async with open_app() as d:
        await bring(d, path)
        await d.ahead("enter", "enter")
        await work(d)
        await work(d)
        assert [row["name"] for row in rows(d.store, "account")] == ["Acme"]


async def test_escape_cancels_a_long_import_and_nothing_of_it_stays(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file(tmp_path, "big.csv", "Company,Industry\n" + "".join(f"Firm {n},retail\n" for n in range(5_000)))
    begin, apply = threading.Event(), importing.apply

    def waits(*args: Any) -> Any:
        begin.wait(10)
        return apply(*args)

    monkeypatch.setattr(importing, "apply", waits)
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        assert "5,000 new" in d.lines[1]
        await d.press("enter")
        d.says("Esc cancels")
        await d.press("escape")
        d.says("Cancelling")
        begin.set()
        await work(d)
        d.says("Cancelled. Nothing was imported.")
        assert rows(d.store, "account") == []
        await go_on(d)
        assert len(rows(d.store, "account")) == 5_000


async def test_what_a_colleague_adds_meanwhile_is_found(open_app: Open, tmp_path: Path, workspace: Store) -> None:
    path = file(tmp_path, "a.csv", "Company,Website\nAcme,acme.com\n")
    async with open_app() as d:
        await bring(d, path)
        await go_on(d)
        assert "1 new" in d.lines[1]
        workspace.who = "bo"
        workspace.do(accounts.add_account, "Acme", domain="acme.com")
        await go_on(d)
        assert len(rows(d.store, "account")) == 1


async def test_rows_and_a_dropped_file_can_be_pasted(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a b.csv", "Company name,Website\nAcme,acme.example\n")
    async with open_app() as d:
        await d.press("g", "i")
        d.app.post_message(events.Paste("Company\tWebsite\nAcme\tacme.example\n"))
        await d.settle()
        await d.settle()
        assert "PASTE 1 row" in d.lines[0]
        await d.press("enter")
        assert len(rows(d.store, "account")) == 1
        d.app.post_message(events.Paste(f"'{path}'\n"))
        await d.settle()
        await d.press("enter")
        await work(d)
        assert d.lines[0].startswith(" COLUMNS a b.csv")


# what waits, and what is there twice


async def test_who_waits_for_an_account_is_listed_and_linked_with_all_of_that_name(
    open_app: Open, tmp_path: Path
) -> None:
    text = "First Name,Last Name,Email,Company\nDana,Ruiz,d@x.com,Akme\nLi,Bo,l@x.com,Akme\nJo,Ek,j@y.com,Other\n"
    async with open_app() as d:
        account_id = d.store.do(accounts.add_account, "Acme").value
        await bring(d, file(tmp_path, "p.csv", text))
        await go_on(d, 2)
        assert d.line_with("3 people")
        await d.press("down", "down", "enter")
        assert "Dana Ruiz" in d.line_with("Akme")
        await d.press("enter")
        await d.type("Acm")
        await d.press("enter")
        d.says("Dana Ruiz → Acme, with 1 other record of Akme · u undo")
        assert [row["account_id"] for row in rows(d.store, "contact")] == [account_id, account_id, None]
        await d.press("u")
        assert all(row["account_id"] is None for row in rows(d.store, "contact"))


async def test_two_that_are_one_are_merged_field_by_field_and_parted_again(open_app: Open) -> None:
    async with open_app() as d:
        for name, city in (("Acme", "Ulm"), ("ACME GmbH", "Bonn")):
            account_id = d.store.do(accounts.add_account, name, domain="acme.com").value
            d.store.do(accounts.set_field, account_id, "city", city)
        await d.press("g", "d")
        await work(d)
        assert "the same domain" in d.line_with("ACME GmbH") or "%" in d.line_with("ACME GmbH")
        await d.press("enter")
        assert d.lines[0].startswith(" ONE AND THE SAME?")
        assert "● Ulm" in d.line_with("city")
        while "● Bonn" not in d.text:
            await d.press("right" if "▐" in d.line_with("city") else "down")
        await d.press("enter")
        await work(d)
        (row,) = rows(d.store, "account")
        assert (row["name"], row["city"]) == ("Acme", "Bonn")
        d.says("ACME GmbH merged into Acme · u undo")
        assert d.line_with("Nothing looks as if it were there twice")
        await d.press("u")
        await work(d)
        assert len(rows(d.store, "account")) == 2


async def test_nothing_twice_says_so(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("g", "d")
        await work(d)
        assert d.line_with("Nothing looks as if it were there twice")
        await d.press("enter")
        d.says("There is no pair here")


# any screen, any text

HOSTILE = "[/] [@click=app.quit]x[/]\x1b]52;c;x\x07 株式会社 " + "W" * 180


@pytest.mark.parametrize("size", SIZES)
async def test_every_step_stays_within_the_screen(open_app: Open, tmp_path: Path, size: tuple[int, int]) -> None:
    head = f'Company name,"{HOSTILE}",Lifecycle Stage,Record ID\n'
    text = f'{head}"{HOSTILE[:190]}",x,"{HOSTILE[:60]}",1\nAcme,y,interest,2\n'
    path = file(tmp_path, "[@click=app.quit] 株式会社.csv", text)
    async with open_app(size) as d:
        await bring(d, path)
        for words in (" COLUMNS", " VALUES", " PREVIEW"):
            assert d.lines[0].startswith(words)
            assert all(cell_len(line) <= size[0] for line in d.lines)
            assert d.lines[-1].rstrip().endswith("? : q")
            assert "\x1b" not in d.text
            await go_on(d)
        assert d.lines[0].startswith(" IMPORT")
        assert len(rows(d.store, "account")) == 2


async def test_a_thousand_columns_can_be_gone_through(open_app: Open, tmp_path: Path) -> None:
    head = ",".join(["Company", *(f"Field {n}" for n in range(1_030))])
    path = file(tmp_path, "wide.csv", f"{head}\n{','.join(['Acme', *('x' * 1_030)])}\n")
    async with open_app() as d:
        await bring(d, path)
        if "what are its rows" in d.text:
            await d.press("a")
            await work(d)
        await d.press("end", "left")
        assert d.line_with("1030 of 1031")
        await d.press("n")
        assert d.line_with("1031 of 1031")
        await go_on(d, 2)
        assert len(rows(d.store, "account")) == 1


async def test_help_lists_the_keys_of_a_step(open_app: Open, tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "Company name,Website\nAcme,acme.example\n")
    async with open_app((120, 36)) as d:
        await bring(d, path)
        await d.press("?")
        assert d.line_with("leave out")
        await d.press("escape")
        assert d.lines[0].startswith(" COLUMNS")
        assert len(d.store.read(listed, "all")) == 0


async def test_plain_signs_carry_a_choice_too(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await weekly(d, tmp_path)
        glyphs.use("ascii")
        d.app.refresh(layout=True)
        await d.press("n", "right")
        line = d.line_with("? choose")
        assert "# theirs Bonn" in line
        assert line.isascii()


async def test_at_the_least_size_the_age_of_a_source_stays(open_app: Open) -> None:
    async with open_app((60, 20)) as d:
        await bring(d, SF / "Account.csv")
        await go_on(d, 2)
        assert "today" in d.line_with("Salesforce, accounts")


async def test_what_the_other_person_writes_meanwhile_leaves_the_columns_as_they_were_said(
    open_app: Open, tmp_path: Path, workspace: Store
) -> None:
    path = file(tmp_path, "a.csv", "Company,Industry\nAcme,retail\n")
    async with open_app() as d:
        await bring(d, path)
        await d.press("right", "0")
        workspace.who = "bo"
        workspace.do(accounts.add_account, "Globex")
        d.app._poll()  # type: ignore[attr-defined]
        await d.settle()
        assert "1 of 2 come in" in d.lines[1]
        await go_on(d, 2)
        assert {row["name"]: row["industry"] for row in rows(d.store, "account")} == {"Globex": "", "Acme": ""}
