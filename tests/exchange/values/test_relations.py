"""Cells in which a workspace like Notion names a page beside its address."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.values.relations import pages


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Globex (https://www.notion.so/Globex-abc?pvs=21)", ["Globex"]),
        ("Globex (https://www.notion.so/a), Initech (https://www.notion.so/b)", ["Globex", "Initech"]),
        ("Globex (Germany)", ["Globex (Germany)"]),
        ("(https://www.notion.so/a)", ["(https://www.notion.so/a)"]),
    ],
)
def test_a_page_is_called_by_its_name(text: str, names: list[str]) -> None:
    assert pages(text) == names


def test_a_deal_of_a_notion_page_belongs_to_the_account(bring: Import, rows: Rows) -> None:
    bring("name,domain\nGlobex,globex.com\n")
    bring("Deal Name,Company,Amount\nPilot,Globex (https://www.notion.so/Globex-a1?pvs=21),100\n", kind="opportunities")
    assert [d["account_id"] for d in rows("opportunity")] == [1]
