"""A message as RFC 822 writes it: people, day, subject and words, whatever state it is in."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.exchange.mail.message import BIGGEST, read_message
from abm_tui.rules.people.mail import MailMessage

pytestmark = pytest.mark.quick

HEAD = "From: Odo Mark <Odo.Mark@duneford.example>\nTo: Kim <kim@us.example>\nSubject: Offer\n"


def read(text: str | bytes) -> MailMessage:
    return read_message(text if isinstance(text, bytes) else text.encode(), "a.eml")


def test_code_words_and_quoted_printable_are_read() -> None:
    mail = read(
        "From: =?iso-8859-1?Q?Hallmer=2C_J=F6rg?= <joerg@lindqvar.example>\r\nTo: <kim@us.example>\r\n"
        "Subject: =?iso-8859-1?Q?AW=3A_Angebot_f=FCr?=\r\n =?utf-8?B?IFJvbGxlIDM=?=\r\n"
        "Date: Fri, 13 Nov 2026 08:02:55 +0100\r\nMessage-ID: <1@lindqvar.example>\r\n"
        'Content-Type: text/plain; charset="iso-8859-1"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        "Gr=FC=DFe, das pas=\r\nst.\r\n"
    )
    assert [(box.email, box.last_name) for box in mail.senders] == [("joerg@lindqvar.example", "Hallmer")]
    assert (mail.subject, mail.words) == ("AW: Angebot für Rolle 3", "Grüße, das passt.")
    assert mail.key == mail.message_id == "1@lindqvar.example"
    assert mail.at is not None
    assert mail.at.astimezone() == datetime.fromisoformat("2026-11-13T08:02:55+01:00")


@pytest.mark.parametrize("date", ["", "Date: Thu, 99 Foo 2026 25:99\n", "Date: Thu, 1 Jan 1801 10:00:00 +0000\n"])
def test_no_day_and_an_impossible_one_are_said(date: str) -> None:
    mail = read(f"{HEAD}{date}\nyes")
    assert mail.at is None
    assert "date" in " ".join(mail.remarks)
    assert mail.words == "yes"


def test_a_mail_without_an_id_is_known_by_what_it_says() -> None:
    assert read(HEAD + "\nyes").key == read(HEAD + "X-Spam: no\n\nyes\n").key
    assert read(HEAD + "\nyes").key != read(HEAD + "\nno").key


def test_several_who_wrote_are_named() -> None:
    mail = read(
        "From: Odo <odo@d.example>, Bea <bea@d.example>\nSubject: x\nDate: Thu, 12 Nov 2026 09:40:12 +0100\n\nyes"
    )
    assert [box.email for box in mail.senders] == ["odo@d.example", "bea@d.example"]
    assert mail.remarks == ("written by 2 people: Odo, Bea",)


def test_an_attachment_alone_is_said() -> None:
    mail = read(
        HEAD + 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="offer.pdf"\n'
        "Content-Transfer-Encoding: base64\n\nJVBERi0="
    )
    assert mail.words == ""
    assert "it has no text, only offer.pdf" in mail.remarks


def test_plain_text_comes_before_the_page_and_a_page_alone_is_read() -> None:
    page = "--b\nContent-Type: text/html; charset=utf-8\n\n<p>the page</p>\n"
    plain = "--b\nContent-Type: text/plain\n\nthe text\n"
    kind = "Content-Type: multipart/alternative; boundary=b\n\n"
    assert read(HEAD + kind + page + plain + "--b--").words == "the text"
    assert read(HEAD + kind + page + "--b--").words == "the page"


def test_twenty_megabytes_are_read_and_more_than_a_mail_has_are_not() -> None:
    parts = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nyes\n--b\nContent-Type: image/png; name=a.png\n"
    assert (
        read(f"{HEAD}{parts}Content-Transfer-Encoding: base64\n\n{('A' * 76 + chr(10)) * 270_000}--b--").words == "yes"
    )
    mail = read(HEAD + "\n" + "we sign. " * 2_300_000)
    assert len(mail.words) <= 10_000
    assert "only the first 10,000 characters of its text were kept" in mail.remarks
    assert read(b"x" * (BIGGEST + 1)).problem == "it is larger than 64 MB"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b"\x00\x00\n", "it is empty"),
        (b"Name,Email\nOdo,odo@d.example\n", "it is no mail: it has no head with From, Date and Subject"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "it is an Outlook message (.msg): save it as .eml"),
        (b"To: kim@us.example\nSubject: x\n\nyes", "it names nobody who wrote it"),
    ],
)
def test_what_is_no_mail_says_why(data: bytes, problem: str) -> None:
    assert read(data).problem == problem


def test_a_charset_nobody_knows_and_nul_bytes_harm_nothing() -> None:
    mail = read(HEAD.encode() + b'Content-Type: text/plain; charset="x-klingon"\n\nGr\xfc\xdfe\x00, ja')
    assert mail.words == "Grüße, ja"
    assert read("From: J\xf6rg <j@d.example>\nSubject: f\xfcr\n\nx".encode("latin-1")).subject == "für"


def test_flowed_lines_are_joined() -> None:
    mail = read(HEAD + "Content-Type: text/plain; format=flowed\n\nwe sign \nnext week.\n-- \nOdo")
    assert mail.words == "we sign next week."


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
        "Subject: Automatische Antwort: Angebot",
        "Subject: Out of Office: offer",
        "Subject: Réponse automatique : offre",
    ],
)
def test_an_answer_by_itself_is_seen(header: str) -> None:
    assert read(f"From: odo@d.example\n{header}\nDate: Thu, 12 Nov 2026 09:40:12 +0100\n\nI am away").automatic


def test_an_answer_to_such_a_mail_is_a_persons() -> None:
    assert not read("From: odo@d.example\nSubject: Re: Automatic reply\nAuto-Submitted: no\n\nback now").automatic


@given(st.binary(max_size=600))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert read_message(b"From: odo@d.example\nSubject: x\n" + data, "a.eml").file == "a.eml"
