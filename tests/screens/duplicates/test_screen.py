"""Who waits for an account, and who is there twice."""

from __future__ import annotations

from pathlib import Path

from driver import Open
from import_steps import bring, file, go_on, rows, work

from abm_tui.store.commands import accounts


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


async def test_two_that_only_look_like_one_are_told_apart_and_suggested_again(open_app: Open) -> None:
    async with open_app() as d:
        for name, domain in (("Acme", "acme.com"), ("Acme Inc.", "acme.com"), ("Globex", ""), ("Globex AG", "")):
            d.store.do(accounts.add_account, name, domain=domain)
        await d.press("g", "d")
        await work(d)
        assert d.line_with("2 pairs of accounts")
        await d.press("s", "x")
        await work(d)
        d.says("Acme and Acme Inc. are two · u undo")
        assert d.line_with("1 pair of accounts · 0 of people · 1 told apart")
        assert "▐" in d.line_with("Globex AG")
        assert "told apart by ana" in d.line_with("two Acme")
        await d.press("end", "s", "x")
        d.says("They were told apart already. - suggests them again.")
        await d.press("-")
        await work(d)
        d.says("Acme and Acme Inc. may be one again")
        assert d.line_with("2 pairs of accounts")
        await d.press("home", "-")
        d.says("They are suggested. s x says that they are two.")


async def test_after_a_look_at_the_fields_the_two_are_told_apart_too(open_app: Open) -> None:
    async with open_app() as d:
        for name in ("Globex", "Globex AG"):
            d.store.do(accounts.add_account, name)
        await d.press("g", "d")
        await work(d)
        await d.press("enter", "s", "x")
        await work(d)
        d.says("Globex and Globex AG are two · u undo")
        await d.press("enter")
        assert "told apart by ana" in d.lines[1]
        assert "%" not in d.lines[1]
        await d.press("s", "x")
        d.says("They were told apart already")
        await d.press("q", "u")
        await work(d)
        assert d.line_with("1 pair of accounts · 0 of people")
