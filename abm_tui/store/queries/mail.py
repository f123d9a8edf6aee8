"""Who is known of those whom mails name, and which mails came in before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from sqlalchemy import func, or_, select

from abm_tui.models import tables as t
from abm_tui.models.facts import PersonFact
from abm_tui.rules.people.correspondence import Directory, Placed, place
from abm_tui.rules.people.mail import MailMessage, UnknownPerson
from abm_tui.store.reader import Reader

VENDOR, KIND = "mail", "activities"
_MANY = 400  # values of one statement


def directory(r: Reader, mails: Sequence[MailMessage]) -> Directory:
    """All that placing these mails needs, in a few statements however many they are."""
    boxes = {box.email: box for mail in mails for box in mail.boxes}
    wanted = {*boxes, *(one for mail in mails for one in mail.bounced)}
    hosts = {part for box in boxes.values() if not box.shared for part in _parts(box.host)}
    fields = [t.contact.c[name] for name in PersonFact.__dataclass_fields__]
    people = list[PersonFact]()
    for some in _pieces(sorted(wanted)):
        query = select(*fields).where(func.lower(t.contact.c.email).in_(some)).order_by(t.contact.c.id)
        people += [PersonFact(*row) for row in r.connection.execute(query)]
        # Whom nobody has any more, those who had it: they stand here under the address that the mail names.
        former = [t.contact_address.c.email if field.name == "email" else field for field in fields]
        left = [one for one in some if one not in {person.email.casefold() for person in people}]
        query = select(*former).join(t.contact_address, t.contact_address.c.contact_id == t.contact.c.id)
        query = query.where(func.lower(t.contact_address.c.email).in_(left)).order_by(t.contact.c.id)
        people += [PersonFact(*row) for row in r.connection.execute(query)]
    accounts: dict[str, list[int]] = defaultdict(list)
    a = t.account.c
    for some in _pieces(sorted(hosts)):
        query = select(a.id, a.domain).where(
            a.archived_on.is_(None), or_(func.lower(a.domain).in_(some), a.domain.contains(";"))
        )
        for row in r.connection.execute(query):
            for host in row.domain.lower().split(";"):
                if host in some and row.id not in accounts[host]:
                    accounts[host].append(row.id)
    busy = set[str]()
    host_of = func.lower(func.substr(t.contact.c.email, func.instr(t.contact.c.email, "@") + 1))
    own = sorted({box.host for box in boxes.values()})
    for some in _pieces(own):
        busy.update(r.connection.execute(select(host_of).where(host_of.in_(some)).distinct()).scalars())
    records: dict[str, int | None] = {}
    k = t.record.c
    for some in _pieces(sorted({mail.key for mail in mails if mail.key})):
        query = select(k.key, t.activity.c.id).outerjoin(t.activity, t.activity.c.id == k.entity_id)
        query = query.where(k.vendor == VENDOR, k.kind == KIND, k.key.in_(some))
        records.update({row.key: row.id for row in r.connection.execute(query)})
    return Directory(r.members, people, {host: ids for host, ids in accounts.items() if ids}, records, busy)


def placed_mails(
    r: Reader, mails: Sequence[MailMessage], account_id: int | None = None, *, new_people: bool = False
) -> list[Placed]:
    """What would become of the mails, one after the other; nothing is written."""
    known, ids, found = directory(r, mails), count(-1, -1), list[Placed]()
    for mail in mails:
        placed = place(mail, known, r.today, account_id)
        if placed.status == "logged":
            for new in coming(placed, new_people):
                person = known.learn(new, next(ids))
                placed = replace(placed, person=person) if new is placed.writer else placed
            known.records[mail.key] = None
        found.append(placed)
    return found


def coming(placed: Placed, new_people: bool) -> Sequence[UnknownPerson]:
    """Who comes along with a mail: the writer, and with `new_people` the others, too."""
    return placed.new_people if new_people else placed.new_people[: placed.writer is not None]


def _parts(host: str) -> Iterator[str]:
    while "." in host:
        yield host
        host = host.partition(".")[2]


def _pieces(values: Sequence[str]) -> Iterator[list[str]]:
    return (list(values[n : n + _MANY]) for n in range(0, len(values), _MANY))
