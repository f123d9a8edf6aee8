"""Who waits for an account, and who is there twice."""

from __future__ import annotations

from pathlib import Path

from abm_tui.store.commands import accounts
from tests.screens.conftest import Open
from tests.screens.import_steps import bring, file, go_on, rows, work


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
