"""A file, or what a mail program pipes: one message, or a mailbox (mbox) of many."""

from __future__ import annotations

import codecs
import re

from abm_tui.exchange.mail.message import read_message
from abm_tui.rules.people.mail import MailMessage

# The line before each message of a mailbox: who, and when by asctime. A sentence that begins "From" has no such day.
_BETWEEN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S.*\d\d:\d\d.*\d{4}.*\r?\n")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_mails(data: bytes, file: str) -> list[MailMessage]:
    """Every message in `data`, in order; `file` is what they are called by, with a number where there are several."""
    data = data.removeprefix(codecs.BOM_UTF8)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data.decode(encoding, "replace").encode()
    if not data.startswith(b"From "):
        return [read_message(data, file)]
    messages = [_ESCAPED.sub(rb"\1", one) for one in _BETWEEN.split(data) if one.strip()]
    if not messages:
        return [read_message(b"", file)]
    if len(messages) == 1:
        return [read_message(messages[0], file)]
    return [read_message(one, f"{file} #{n}") for n, one in enumerate(messages, 1)]
