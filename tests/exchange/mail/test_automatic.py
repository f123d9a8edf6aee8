"""Mail that came back: whose address cannot be reached."""

from __future__ import annotations

from email import message_from_string

import pytest

from abm_tui.exchange.mail.automatic import bounced_addresses, is_bounce

pytestmark = pytest.mark.quick

REPORT = """From: MAILER-DAEMON@us.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; us.example

Final-Recipient: rfc822; Odo.Mark@duneford.example
Action: {action}
Status: {status}
--b--
"""


def test_a_report_names_whom_it_did_not_reach() -> None:
    message = message_from_string(REPORT.format(action="failed", status="5.1.1"))
    assert is_bounce(message, "mailer-daemon@us.example", "Undelivered Mail")
    assert bounced_addresses(message) == ("odo.mark@duneford.example",)


def test_a_delay_is_no_failure() -> None:
    assert bounced_addresses(message_from_string(REPORT.format(action="delayed", status="4.4.1"))) == ()


def test_a_person_who_writes_of_a_failure_bounces_nothing() -> None:
    message = message_from_string("From: odo@d.example\nSubject: Undeliverable\n\nyour mail came back to me")
    assert not is_bounce(message, "odo@d.example", "Undeliverable")
