"""Columns of a file of people that come in with the company, and what they change there, on the screen."""

from __future__ import annotations

from pathlib import Path

from driver import Open
from import_steps import bring, file, go_on, rows

TEXT = "First Name,Last Name,Company,Email,Industry\nDana,Ruiz,Globex,dana@globex.example,{}\n"


async def test_a_column_of_the_company_is_not_shown_as_left_out_and_can_be(open_app: Open, tmp_path: Path) -> None:
    async with open_app((140, 30)) as d:
        await bring(d, file(tmp_path, "people.csv", TEXT.format("IT")))
        assert "company industry" in d.line_with("becomes")
        assert "5 of 5 come in" in d.lines[1]
        await d.press(*["right"] * 4)
        assert d.line_with("comes in with the company")
        await d.press("0")
        assert "4 of 5 come in" in d.lines[1]
        await go_on(d)
        await go_on(d)
        assert rows(d.store, "account") == []


async def test_what_changes_in_a_company_is_a_line_old_and_new(open_app: Open, tmp_path: Path) -> None:
    async with open_app((140, 30)) as d:
        for industry in ("IT", "Retail"):
            await bring(d, file(tmp_path, "people.csv", TEXT.format(industry)))
            await go_on(d)
            if industry == "Retail":
                assert "1 to update" in d.lines[1]
                assert d.line_with("company industry IT→Retail")
            await go_on(d)
        assert [row["industry"] for row in rows(d.store, "account")] == ["Retail"]
