"""A mail as the rules see it: who wrote, to whom, when, and the new words of it; no header, no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Mailbox:
    """One address of a mail, in lower case. `shared`: its host is a mail provider's, which says nothing of a company.

    `name` is how the mail calls them, "" where it does not; `first_name` and `last_name` are its parts.
    """

    email: str
    name: str = ""
    shared: bool = False
    first_name: str = ""
    last_name: str = ""

    @property
    def host(self) -> str:
        return self.email.rpartition("@")[2]

    @property
    def called(self) -> str:
        """The name, or the address where there is none."""
        return self.name or self.email


@dataclass(frozen=True)
class MailMessage:
    """One mail. `key` is its Message-ID, or stands for sender, day and subject where it has none.

    `at` is local time, None where no day can be read; `words` are without quoted replies and signature. `bounced` are
    the addresses that it says cannot be reached, `forwards` who wrote the mail that it passes on. `remarks` are
    sentences about what could not be taken as it stands. Of an unreadable one only `file` and `problem` are filled.
    """

    file: str
    key: str = ""
    message_id: str = ""
    senders: tuple[Mailbox, ...] = ()
    recipients: tuple[Mailbox, ...] = ()
    at: datetime | None = None
    subject: str = ""
    words: str = ""
    automatic: bool = False
    is_bounce: bool = False
    bounced: tuple[str, ...] = ()
    forwards: Mailbox | None = None
    remarks: tuple[str, ...] = ()
    problem: str = ""

    @property
    def boxes(self) -> tuple[Mailbox, ...]:
        """Everybody in it, who wrote it first; each once."""
        found: dict[str, Mailbox] = {}
        for box in (*self.senders, *self.recipients):
            found.setdefault(box.email, box)
        return tuple(found.values())


@dataclass(frozen=True)
class UnknownPerson:
    """Somebody in a mail whom nobody knows yet, at an account we know."""

    box: Mailbox
    account_id: int

    @property
    def name(self) -> str:
        return self.box.name

    @property
    def email(self) -> str:
        return self.box.email
