"""Who is known of those whom mails name, in a fixed number of statements."""

from __future__ import annotations

from abm_tui.rules.people.mail import Mailbox, MailMessage
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.mail import directory, placed_mails


def mail(sender: str) -> MailMessage:
    return MailMessage("a", sender, senders=(Mailbox(sender),), recipients=(Mailbox("boss@us.example"),))


def test_hosts_accounts_and_people_are_found_whatever_their_case(store: Store) -> None:
    acme = int(store.do(accounts.add_account, "Acme", tier="1", domain="acme.example").value)
    store.do(committee.add_person, acme, first_name="Dana", email="Dana@Acme.example")
    known = store.read(directory, [mail("dana@acme.example"), mail("x@mail.acme.example")])
    assert [person.first_name for person in known.people] == ["Dana"]
    assert known.account_at(Mailbox("x@mail.acme.example")) == acme
    assert "acme.example" in known.busy_hosts


def test_what_would_become_of_mails_counts_whom_an_earlier_one_would_bring(store: Store) -> None:
    store.do(accounts.add_account, "Acme", tier="1", domain="acme.example")
    first, again = store.read(placed_mails, [mail("new@acme.example"), mail("new@acme.example")])
    assert (first.status, again.status) == ("logged", "known")
