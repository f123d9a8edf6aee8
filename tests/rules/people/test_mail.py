"""A mail as the rules see it."""

from __future__ import annotations

import pytest

from abm_tui.rules.people.mail import Mailbox, MailMessage

pytestmark = pytest.mark.quick


def test_everybody_in_a_mail_is_there_once_and_who_wrote_comes_first() -> None:
    odo, kim, bea = Mailbox("odo@d.example", "Odo"), Mailbox("kim@us.example"), Mailbox("bea@d.example")
    mail = MailMessage("a", senders=(odo,), recipients=(kim, bea, Mailbox("odo@d.example"), kim))
    assert [box.email for box in mail.boxes] == ["odo@d.example", "kim@us.example", "bea@d.example"]
    assert mail.boxes[0].called == "Odo"
    assert (bea.called, bea.host) == ("bea@d.example", "d.example")
