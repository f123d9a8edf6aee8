"""Pasted text as a mail: with all its headers, or with the head that mail programs copy, in seven languages."""

from __future__ import annotations

import re

from abm_tui.exchange.mail.body import split_body
from abm_tui.exchange.mail.message import digest, mailboxes, read_message
from abm_tui.exchange.values.mail import read_mail
from abm_tui.rules.people.mail import MailMessage
from abm_tui.text import PROSE_LIMIT, SHORT_LIMIT, clean, unix_lines

PASTED = "the pasted mail"
_RAW = re.compile(
    r"^(?:Message-ID|Received|Return-Path|MIME-Version|Delivered-To|Content-Type):", re.IGNORECASE | re.MULTILINE
)


def read_pasted(text: str) -> MailMessage | None:
    """The mail that pasted text is, None for prose without a head. Never raises."""
    text = unix_lines(text).strip("\n")
    head, _, _ = text.partition("\n\n")
    if _RAW.search(head):
        mail = read_message(text.encode("utf-8", "replace"), PASTED)
        return None if mail.problem else mail
    mail_head = read_mail(text)
    if not mail_head.senders:
        return None
    senders = mailboxes([mail_head.from_text])
    recipients = mailboxes([mail_head.to_text.replace(";", ",")])
    parts = split_body(clean(mail_head.body, multiline=True))
    words = (parts.words or parts.below)[:PROSE_LIMIT]
    key = digest(next(iter(mail_head.senders)), str(mail_head.at or ""), mail_head.subject, words)
    subject = mail_head.subject[:SHORT_LIMIT]
    return MailMessage(PASTED, key, "", senders, recipients, mail_head.at, subject, words) if senders else None


def words_of(text: str) -> str:
    """What a mail copied without its head says, without quotes and signature."""
    parts = split_body(clean(unix_lines(text), multiline=True))
    return parts.words or parts.below
