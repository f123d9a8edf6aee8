"""Signals at the Import place: the day of an e-mail is asked for, and a row of several things says each."""

from __future__ import annotations

from pathlib import Path

from driver import Open
from import_steps import bring, file, go_on, rows, work

OPENS = "Email Address,Campaign Name,Opens,Clicks\ndana@globex.com,Spring,3,1\nraj@globex.com,Spring,0,0\n"


async def test_the_day_that_no_column_says_is_asked_for(open_app: Open, tmp_path: Path) -> None:
    async with open_app((120, 36)) as d:
        await bring(d, file(tmp_path, "opens.csv", OPENS))
        await go_on(d)
        assert d.line_with("opens.csv: the day it went out")
        await d.type("never")
        await d.press("enter")
        d.says('No such day: "never"')
        await d.press("ctrl+u")
        await d.type("20 oct")
        await d.press("enter")
        await work(d)
        assert d.lines[0].startswith(" PREVIEW opens.csv")
        assert "2 new" in d.lines[1]
        assert "dana@globex.com" in d.line_with("email_sent 2025-10-20, email_open")
        await go_on(d)
        assert sorted(a["type"] for a in rows(d.store, "activity")) == [
            "email_open",
            "email_sent",
            "email_sent",
            "web_visit",
        ]
        await d.press("u", "enter")
        assert rows(d.store, "activity") == []


async def test_esc_at_the_question_stays_with_the_columns(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as d:
        await bring(d, file(tmp_path, "opens.csv", OPENS))
        await go_on(d)
        await d.press("escape")
        assert d.lines[0].startswith(" COLUMNS opens.csv")
        assert rows(d.store, "activity") == []


async def test_words_of_a_campaigns_members_stand_in_the_values(open_app: Open, tmp_path: Path) -> None:
    text = "Campaign Name,Member Status,Email,Date\nSummit,Hot,dana@globex.com,2025-10-20\n"
    async with open_app() as d:
        await bring(d, file(tmp_path, "members.csv", text))
        await go_on(d)
        assert d.lines[0].startswith(" VALUES")
        assert "Hot" in d.line_with("Hot")
