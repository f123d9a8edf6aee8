"""A pasted e-mail, as mail programs of several languages copy it."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.values.mail import read_mail

pytestmark = pytest.mark.quick

ENGLISH = """From: Dana Ruiz <Dana@acme.example>
To: Ana <ana@us.example>, bo@us.example
Date: Tue, 04 Nov 2025 10:00:00
Subject: Re: pricing

Hi Ana, please send the offer by Friday."""
GERMAN = """Von: Dana Ruiz <dana@acme.example>
Gesendet: Dienstag, 4. November 2025 10:00
An: Ana <ana@us.example>
Cc: Bo <bo@us.example>
Betreff: Re: pricing

Hallo Ana"""
FRENCH = """-----Message d'origine-----
De : Dana Ruiz <dana@acme.example>
Envoyé : mardi 4 novembre 2025 10:00
À : ana@us.example; bo@us.example
Objet : Re: pricing"""
FOLDED = """Subject: Re:
 pricing
To: ana@us.example,
\tbo@us.example
From: dana@acme.example
Date: 2025-11-04 10:00"""


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH, FOLDED])
def test_the_head_says_who_wrote_when_to_whom_and_about_what(text: str) -> None:
    mail = read_mail(text)
    assert mail.senders == {"dana@acme.example"}
    assert mail.to == {"ana@us.example", "bo@us.example"}
    assert mail.at == datetime(2025, 11, 4, 10, 0)
    assert mail.subject == "Re: pricing"


def test_a_zone_becomes_local_time() -> None:
    at = read_mail(ENGLISH.replace("10:00:00", "10:00:00 +0000")).at
    assert at is not None
    assert at.astimezone() == datetime.fromisoformat("2025-11-04T10:00:00+00:00")


def test_prose_without_a_head_has_its_first_line_for_a_subject() -> None:
    mail = read_mail("To be frank: it was a good call.\nDana (dana@acme.example) liked it.")
    assert (mail.senders, mail.to, mail.at) == (frozenset(), frozenset(), None)
    assert mail.subject == "To be frank: it was a good call."
    assert mail.addresses == {"dana@acme.example"}


def test_a_day_that_reads_two_ways_is_none() -> None:
    assert read_mail("From: a@b.example\nDate: 03/04/2025\nSubject: x\n").at is None


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    mail = read_mail(text)
    assert mail.senders <= mail.addresses or mail.senders == frozenset()
