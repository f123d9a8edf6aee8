"""Which row of a file is its header: never one of its data."""

from __future__ import annotations

import pytest

from abm_tui.exchange.headers import known
from abm_tui.exchange.reading import How, read_bytes


def header_row(text: str) -> int:
    return read_bytes(text.encode(), "file.csv", How(), known).header_row


@pytest.mark.parametrize(
    "text",
    [
        "Company,Contact person,Lead Source,Channel\nAcme,Dana,Web,Email\nGlobex,Bob,Fair,Phone\n",
        "Kunde,Datum,Art,Thema\nAcme,2025-01-02,Email,Website\n",
        "a,b,c\nCompany,Website,Email\nx,y,z\n",
        "Company,,Lead Source,Channel\nName,Web,Email,Website\n",
    ],
)
def test_a_row_of_data_in_our_words_is_no_header(text: str) -> None:
    assert header_row(text) == 1


@pytest.mark.parametrize(
    "above", ["All accounts\n", "All accounts,,,\n", "Report,Accounts\nAs of,2025-01-02\n\n", "Company,,Person,\n"]
)
def test_a_title_and_what_else_is_narrower_or_sparser_stands_above_the_header(above: str) -> None:
    assert header_row(f"{above}Company,Website,Name,Email\nAcme,acme.de,Dana Ruiz,d@acme.de\n") == above.count("\n") + 1


def test_a_list_of_addresses_is_one_column() -> None:
    read = read_bytes(b"website\nhttps://acme.com\nhttps://globex.com\n", "file.csv", How(), known)
    assert (read.separator, read.headers) == ("", ("website",))
