"""A message as RFC 822 writes it, into a MailMessage. Whatever the bytes are, there is an answer and no error."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from abm_tui.exchange.mail import automatic
from abm_tui.exchange.mail.body import split_body
from abm_tui.exchange.mail.html import page_text
from abm_tui.exchange.values.addresses import is_shared, split_name
from abm_tui.rules.people.mail import Mailbox, MailMessage
from abm_tui.text import PROSE_LIMIT, SHORT_LIMIT, clean, unix_lines

BIGGEST = 64 * 1024 * 1024  # bytes of one message
_TEXT_READ = 200_000  # characters of the text that are looked at: what is new stands at its beginning
_EARLIEST = 1990
_ADDRESS = re.compile(r"[^\s@<>,;:()\"]+@[^\s@<>,;:()\"]+\.[^\s@<>,;:()\".]{2,}")
_HEADERS = ("From", "Date", "Subject", "Message-ID", "To")
_FOREIGN = ((b"\xd0\xcf\x11\xe0", "an Outlook message (.msg): save it as .eml"), (b"PK\x03\x04", "a zip archive"))
_FORWARDED_FROM = re.compile(r"^[>*\s]*(?:from|von|de|da|van|fra|från)\s*:\*?\s*(.+)$", re.IGNORECASE | re.MULTILINE)


def read_message(data: bytes, file: str) -> MailMessage:
    """The mail in `data`; one that is none has `problem`, a sentence without its end. Never raises."""
    problem = _no_mail(data)
    if problem:
        return MailMessage(file, problem=problem)
    try:
        return _read(message_from_bytes(data), file)
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return MailMessage(file, problem="its parts are broken")


def _no_mail(data: bytes) -> str:
    if len(data) > BIGGEST:
        return f"it is larger than {BIGGEST // 1024 // 1024} MB"
    if not data.strip(b"\x00 \t\r\n"):
        return "it is empty"
    return next((f"it is {what}" for sign, what in _FOREIGN if data.startswith(sign)), "")


def _read(message: Message, file: str) -> MailMessage:
    if sum(message.get(name) is not None for name in _HEADERS) < 2:
        return MailMessage(file, problem="it is no mail: it has no head with From, Date and Subject")
    senders = mailboxes(_headers(message, "From")) or mailboxes(_headers(message, "Sender"))
    if not senders:
        return MailMessage(file, problem="it names nobody who wrote it")
    remarks = list[str]()
    recipients = mailboxes([*_headers(message, "To"), *_headers(message, "Cc")])
    subject = clean(" ".join(_headers(message, "Subject")))[:SHORT_LIMIT]
    sent = " ".join(_headers(message, "Date")).strip()
    at = mail_moment(sent)
    if at is None:
        remarks.append(f'its date "{clean(sent)[:40]}" is none' if sent else "it has no date")
    text, files = _text_of(message)
    body = split_body(clean(text[:_TEXT_READ], multiline=True))
    words = body.words or body.below  # what is passed on without a word of one's own is what they sent
    if len(words) > PROSE_LIMIT:
        remarks.append(f"only the first {PROSE_LIMIT:,} characters of its text were kept")
        words = words[:PROSE_LIMIT].rstrip()
    if not words:
        remarks.append(f"it has no text, only {', '.join(files)}" if files else "it has no text")
    if len(senders) > 1:
        remarks.append(f"written by {len(senders)} people: {', '.join(box.called for box in senders)}")
    message_id = clean(" ".join(_headers(message, "Message-ID"))).strip(" <>")[:SHORT_LIMIT]
    bounce = automatic.is_bounce(message, senders[0].email, subject)
    return MailMessage(
        file,
        message_id or digest(senders[0].email, sent, subject, words),
        message_id,
        senders,
        recipients,
        at,
        subject,
        words,
        automatic.is_automatic(message, subject),
        bounce,
        automatic.bounced_addresses(message) if bounce else (),
        forwarded_from(body.below),
        tuple(remarks),
    )


def digest(sender: str, sent: str, subject: str, words: str) -> str:
    """The key of a mail without a Message-ID: the same for the same mail, whichever way it came."""
    parts = "\n".join((sender, clean(sent), clean(subject), " ".join(words.split())))
    return "sha256:" + hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:32]


def mailboxes(texts: list[str]) -> tuple[Mailbox, ...]:
    """The addresses that header lines hold, each once, with the names beside them."""
    found: dict[str, Mailbox] = {}
    for name, given in getaddresses(texts):
        whole = _ADDRESS.search(given) or _ADDRESS.search(name)
        if whole is None:
            continue
        email = clean(whole.group().strip("'")).lower()
        called = clean(name).strip("'\" ")
        shared = is_shared(email.rpartition("@")[2])
        called = "" if "@" in called else called[:SHORT_LIMIT]
        first, last = split_name(called) if called else ("", "")
        found.setdefault(email, Mailbox(email, called, shared, first, last))
    return tuple(found.values())


def mail_moment(text: str) -> datetime | None:
    """A Date header as local time; None for none, for one no clock shows, and for one before there was such mail."""
    try:
        found = parsedate_to_datetime(text)
        local = found.astimezone().replace(tzinfo=None) if found.tzinfo else found
    except (ValueError, OverflowError, TypeError, IndexError, OSError):
        return None
    return local if local.year >= _EARLIEST else None


def forwarded_from(below: str) -> Mailbox | None:
    """Who wrote the mail that stands below, by the first From line of it."""
    found = _FORWARDED_FROM.search(below[:2_000])
    if found is None:
        return None
    boxes = mailboxes([found[1]])
    return boxes[0] if boxes else Mailbox("", clean(found[1])[:SHORT_LIMIT])


def _headers(message: Message, name: str) -> list[str]:
    """Every header of that name as text; addresses stay apart from the names that are decoded."""
    return [_decoded(str(value)) for key, value in message.raw_items() if key.lower() == name.lower()]


def _decoded(raw: str) -> str:
    raw = " ".join(raw.split())
    if not raw.isascii():  # bytes that nobody declared
        raw = _guess(raw.encode("utf-8", "surrogateescape"))
    if "=?" not in raw:
        return raw
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    said = ""
    for part, charset in parts:
        text = part if isinstance(part, str) else _in_charset(part, charset or "ascii")
        # A comma in a name that was written in code is no end of an address.
        said += f'"{text}"' if charset and "," in text and "<" in raw else text
    return said


def _in_charset(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        return _guess(data)


def _guess(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except ValueError:
        return data.decode("cp1252", "replace")


def _text_of(message: Message) -> tuple[str, list[str]]:
    """The text of the message, plain before HTML, and the names of what is attached."""
    plain, pages, files = list[str](), list[str](), list[str]()
    for part in _parts(message):
        kind = part.get_content_type()
        name = part.get_filename()
        if name or part.get_content_disposition() == "attachment":
            files.append(clean(_decoded(str(name or kind)))[:80])
        elif kind == "text/plain":
            plain.append(_unflowed(part, _content(part)))
        elif kind == "text/html":
            pages.append(_content(part))
    if any(text.strip() for text in plain):
        return "\n".join(plain), files
    return "\n".join(page_text(page) for page in pages), files


def _parts(message: Message) -> Iterator[Message]:
    """The leaves of the message, without those of mails that it carries along."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_maintype() == "multipart":
            waiting[:0] = [one for one in payload if isinstance(one, Message)]
        elif not isinstance(payload, list):
            yield part


def _content(part: Message) -> str:
    data = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    text = _in_charset(data, charset) if isinstance(data, bytes) else str(data or "")
    return unix_lines(text).replace("\x00", "")[: 4 * _TEXT_READ]


def _unflowed(part: Message, text: str) -> str:
    """format=flowed (RFC 3676): a line that ends with a blank goes on in the next one."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    glue = "" if str(part.get_param("delsp") or "").lower() == "yes" else " "
    said, open_line = list[str](), False
    for line in text.split("\n"):
        plain = line.removesuffix(" ") if line.endswith(" ") and line != "-- " else line
        if open_line and not line.startswith(">") and line != "-- ":
            said[-1] += glue + plain
        else:
            said.append(plain)
        open_line = plain != line and not line.startswith(">")
    return "\n".join(said)
