"""Pasted text as a mail, with all its headers or with the few lines that mail programs copy."""

from __future__ import annotations

from datetime import datetime

import pytest

from abm_tui.exchange.mail.pasted import read_pasted, words_of

pytestmark = pytest.mark.quick

COPIED = """Von: Jörg Hallmer <Joerg@lindqvar.example>
Gesendet: Freitag, 13. November 2026 08:02
An: Kim <kim@us.example>; lee@us.example
Betreff: AW: Angebot

Hallo Kim,
das passt.

Mit freundlichen Grüßen
Jörg Hallmer

Von: Kim <kim@us.example>
Gesendet: Dienstag, 10. November 2026 15:05
An: Jörg Hallmer <joerg@lindqvar.example>

gültig bis 30. November"""


def test_a_copied_mail_has_people_day_subject_and_its_new_words() -> None:
    mail = read_pasted(COPIED.replace("\n", "\r"))
    assert mail is not None
    assert [(box.email, box.name) for box in mail.senders] == [("joerg@lindqvar.example", "Jörg Hallmer")]
    assert [box.email for box in mail.recipients] == ["kim@us.example", "lee@us.example"]
    assert (mail.at, mail.subject) == (datetime(2026, 11, 13, 8, 2), "AW: Angebot")
    assert mail.words == "Hallo Kim,\ndas passt."


def test_the_same_mail_pasted_again_has_the_same_key() -> None:
    first, again = read_pasted(COPIED), read_pasted(f"\n{COPIED}\n\n")
    assert first is not None
    assert again is not None
    assert first.key == again.key


def test_a_mail_with_all_its_headers_is_known_by_its_id() -> None:
    mail = read_pasted("Message-ID: <1@d.example>\nFrom: odo@d.example\nSubject: x\nMIME-Version: 1.0\n\nyes\n> no")
    assert mail is not None
    assert (mail.key, mail.words) == ("1@d.example", "yes")


def test_prose_is_no_mail_and_its_words_are_without_quotes() -> None:
    assert read_pasted("To be frank: it was a good call.") is None
    assert words_of("We sign.\n\nCheers\nOdo\n\n> old") == "We sign."
