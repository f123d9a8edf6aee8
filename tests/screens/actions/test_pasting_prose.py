"""Pasted prose becomes an e-mail, a reply or a note of whom it is about, on the day it says."""

from __future__ import annotations

from datetime import date

import pytest
from driver import Open
from textual import events

from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.listing import listed
from tests.screens.targets.test_pasting import paste

MAIL = "From: Dana Ruiz <Dana@acme.example>\nDate: Tue, 04 Nov 2025 10:00\nSubject: Re: pricing\n\nPlease call us.\n"


@pytest.fixture
def acme(workspace: Store) -> int:
    """Acme with Dana, and Beta, under whose name the cursor stands first."""
    workspace.do(accounts.add_account, "A first one", tier="1")
    account_id = int(workspace.do(accounts.add_account, "Acme", tier="2").value)
    person = {"first_name": "Dana", "last_name": "Ruiz", "email": "dana@acme.example"}
    workspace.do(committee.add_person, account_id, **person)
    return account_id


def logged(store: Store, account_id: int) -> list[tuple[str, date, str]]:
    facts = store.read(listed, ids=[account_id])[0].facts
    return [(event.type, event.at.date(), event.subject) for event in facts.activities]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
async def test_a_mail_goes_to_whom_it_is_from_wherever_the_cursor_stands(open_app: Open, acme: int, ends: str) -> None:
    async with open_app() as d:
        await paste(d, MAIL.replace("\n", ends))
        d.says("Pasted, 4 Nov 2025")
        d.says("a reply from Dana Ruiz")
        d.says("Acme")
        await d.press("2")
        assert logged(d.store, acme) == [("reply", date(2025, 11, 4), "Re: pricing")]


async def test_a_mail_of_somebody_unknown_says_so(open_app: Open, acme: int) -> None:
    async with open_app((120, 36)) as d:
        await paste(d, MAIL.replace("Dana@acme.example", "kim@other.example"))
        d.says("a reply from kim@other.example, whom nobody knows")


async def test_a_mail_of_a_day_to_come_is_logged_today(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await paste(d, MAIL.replace("2025", "2027"))
        await d.press("1")
        assert logged(d.store, acme) == [("email_sent", date(2025, 11, 5), "Re: pricing")]


async def test_a_mail_pasted_into_the_line_of_t_is_asked_about_and_is_no_line(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("t")
        d.app.post_message(events.Paste(MAIL))
        await d.settle()
        d.says("Pasted, ")
        await d.press("3")
        assert logged(d.store, acme) == [("note", date(2025, 11, 4), "Re: pricing")]
        assert d.store.read(listed, ids=[acme])[0].facts.touches == ()


async def test_lines_pasted_behind_words_become_one_line(open_app: Open, acme: int) -> None:
    async with open_app() as d:
        await d.press("t")
        await d.type("met Dana ")
        d.app.post_message(events.Paste("and\r\nBo"))
        await d.settle()
        d.line_with("met Dana and Bo")
