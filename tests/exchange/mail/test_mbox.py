"""A file of one message, or of many."""

from __future__ import annotations

import pytest

from abm_tui.exchange.mail.mbox import read_mails

pytestmark = pytest.mark.quick

ONE = "From: odo@d.example\nSubject: {0}\nDate: Thu, 12 Nov 2026 09:40:12 +0100\n\n{0} said\n>From there on\n\n"
LINE = "From odo@d.example Thu Nov 12 09:40:12 2026\n"


def test_a_mailbox_holds_its_messages_in_order_each_with_a_name() -> None:
    mails = read_mails((LINE + ONE.format("one") + LINE + ONE.format("two")).encode(), "box")
    assert [(mail.file, mail.subject) for mail in mails] == [("box #1", "one"), ("box #2", "two")]
    assert mails[0].words == "one said\nFrom there on"


def test_one_message_keeps_the_name_of_its_file_with_or_without_the_line_before_it() -> None:
    assert [mail.file for mail in read_mails(ONE.format("one").encode(), "a.eml")] == ["a.eml"]
    assert [mail.file for mail in read_mails((LINE + ONE.format("one")).encode(), "a.eml")] == ["a.eml"]


def test_a_paragraph_that_begins_with_from_begins_no_message() -> None:
    text = LINE + ONE.format("one").replace("one said", "one said\n\nFrom now on we pay.")
    assert len(read_mails(text.encode(), "box")) == 1


def test_a_file_in_utf_16_is_read() -> None:
    assert read_mails(ONE.format("für").encode("utf-16"), "a.eml")[0].subject == "für"
