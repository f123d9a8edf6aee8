"""Whose mail it is: who of us and of them it is between, at which account, and what it becomes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.models.words import ActivityType
from abm_tui.rules.people.mail import Mailbox, MailMessage, UnknownPerson
from abm_tui.text import fold


def person_of_mail(
    known: Sequence[PersonFact], addresses: Iterable[Collection[str]], account_id: int | None
) -> PersonFact | None:
    """The one of `known` who wrote it, to whom it went, or whose address stands in it: the sets of `addresses`, in
    that order, in lower case.

    Of several in one set it is the one at the account `account_id`; None where that leaves more than one, or nobody.
    """
    for few in addresses:
        people = [person for person in known if person.email.casefold() in few]
        here = [person for person in people if person.account_id == account_id]
        if len(here or people) == 1:
            return (here or people)[0]
    return None


def addresses_of(member: MemberFact) -> tuple[str, ...]:
    """The recorded addresses of one of us, in lower case."""
    return tuple(one for one in member.email.lower().split(";") if one)


@dataclass
class Directory:
    """Who is known of those whom mails name. It learns, so that whom one mail brings along is known in the next.

    `accounts` are the ids of a host, `records` the keys of mails that came in before, with their activities.
    `busy_hosts` are those of people we know, so no host of ours. All in lower case.
    """

    members: Sequence[MemberFact]
    people: list[PersonFact]
    accounts: Mapping[str, Collection[int]]
    records: dict[str, int | None]
    busy_hosts: Collection[str] = ()

    def learn(self, new: UnknownPerson, contact_id: int) -> PersonFact:
        """From now on this person is known."""
        box = new.box
        person = PersonFact(contact_id, new.account_id, box.first_name, box.last_name, email=box.email)
        self.people.append(person)
        return person

    def member(self, box: Mailbox) -> tuple[MemberFact | None, bool]:
        """Whose address of ours it is, and whether that is only taken from the name before the @.

        That is so where the member has no recorded address, and the host is nobody's whom we know.
        """
        for member in self.members:
            if box.email in addresses_of(member):
                return member, False
        if box.host in self.busy_hosts or self.account_at(box) is not None:
            return None, False
        before = fold(box.email.partition("@")[0]).replace("_", ".").replace("-", ".")
        for member in self.members:
            if not member.email and fold(member.name).replace(" ", ".") == before:
                return member, True
        return None, False

    def is_ours(self, box: Mailbox) -> bool:
        """Whether it is a member's address, or another one at the host of a member's."""
        hosts = {one.rpartition("@")[2] for member in self.members for one in addresses_of(member)}
        return self.member(box)[0] is not None or (not box.shared and box.host in hosts)

    def account_at(self, box: Mailbox) -> int | None:
        """The one account with the host of an address, or with the domain that the host is a part of."""
        host = "" if box.shared else box.host
        while "." in host:
            if found := self.accounts.get(host, ()):
                return next(iter(found)) if len(found) == 1 else None
            host = host.partition(".")[2]
        return None

    def person(self, box: Mailbox, account_id: int | None) -> PersonFact | None:
        """The one person with that address; of several the one at the account of its host, or at `account_id`."""
        home = self.account_at(box)
        return person_of_mail(self.people, [{box.email}], home if home is not None else account_id)


@dataclass(frozen=True)
class Placed:
    """What a mail becomes. `status`: logged, known, internal, no_account or unreadable.

    `person` is whom the activity is of; `writer` whoever comes along with it because only the mail knows them; `others`
    are unknown ones at known accounts, who are offered; `people` the names of all known ones. `at` is None where the
    day it came in has to do. `remarks` are sentences without their end.
    """

    mail: MailMessage
    status: str
    direction: str = ""
    type: ActivityType = ActivityType.NOTE
    account_id: int | None = None
    person: PersonFact | None = None
    writer: UnknownPerson | None = None
    by: int | None = None
    at: datetime | None = None
    people: tuple[str, ...] = ()
    others: tuple[UnknownPerson, ...] = ()
    bounced: tuple[PersonFact, ...] = ()
    remarks: tuple[str, ...] = ()
    activity_id: int | None = None
    taken_for: tuple[tuple[str, str], ...] = ()  # address and member whom it was taken for

    @property
    def new_people(self) -> tuple[UnknownPerson, ...]:
        """Everybody whom we do not know, at accounts that we do."""
        return ((self.writer,) if self.writer else ()) + self.others


def place(mail: MailMessage, known: Directory, today: date, account_id: int | None = None) -> Placed:
    """What becomes of a mail. `account_id` is the account of those of whom nothing says where they are."""
    if mail.problem:
        return Placed(mail, "unreadable", remarks=(mail.problem,))
    ours = [box for box in mail.boxes if known.is_ours(box)]
    theirs = [box for box in mail.boxes if not known.is_ours(box)]
    guessed = tuple((box.email, who.name) for box in ours for who, by_name in [known.member(box)] if who and by_name)
    writer = next((box for box in mail.senders if not known.is_ours(box)), None)
    out = writer is None
    base = Placed(mail, "logged", "out" if out else "in", remarks=mail.remarks, taken_for=guessed)
    if mail.key in known.records:
        met = [person for box in theirs if (person := known.person(box, account_id))]
        return replace(
            base,
            status="known",
            account_id=met[0].account_id if met else account_id,
            people=tuple(person.name for person in met),
            activity_id=known.records[mail.key],
            at=mail.at,
            remarks=(),
        )
    if mail.is_bounce:
        return _bounce(base, known, today)
    if not theirs:
        return replace(base, status="internal", remarks=_forward_remark(mail))
    base = _on_its_day(base, today)
    found = [(box, known.person(box, account_id), known.account_at(box)) for box in theirs]
    box, person, home = next((one for one in found if one[0] == writer), found[0])
    if out:  # of those it goes to, the first whom we know, else the first at an account
        box, person, home = next((one for one in found if one[1]), next((one for one in found if one[2]), found[0]))
    where = person.account_id if person is not None and person.account_id is not None else home
    where = where if where is not None else account_id
    names = tuple(dict.fromkeys(known_one.name for _, known_one, _ in found if known_one is not None))
    if where is None:
        who = (
            f"{box.called} is at no account that we know" if box.name else f"{box.email} is of no account that we know"
        )
        return replace(base, status="no_account", person=person, people=names, remarks=(*base.remarks, who))
    unknown = [(one, at if at is not None else account_id if one == box else None) for one, who, at in found if not who]
    offered = tuple(UnknownPerson(one, at) for one, at in unknown if at is not None)
    note = mail.automatic and not out
    comes = next((one for one in offered if one.email == box.email), None) if not out and not note else None
    member = next((one for sender in mail.senders if (one := known.member(sender)[0])), None)
    remarks = (*base.remarks, "an automatic answer: a note, no reply") if note else base.remarks
    return replace(
        base,
        type=ActivityType.EMAIL_SENT if out else ActivityType.NOTE if note else ActivityType.REPLY,
        account_id=where,
        person=person,
        writer=comes,
        by=member.id if member is not None else None,
        people=names,
        others=tuple(one for one in offered if one is not comes),
        remarks=remarks,
    )


def _on_its_day(placed: Placed, today: date) -> Placed:
    """With its moment; a mail without one, or from a day to come, gets the day it came in."""
    at = placed.mail.at
    if at is not None and at.date() <= today:
        return replace(placed, at=at)
    remarks = placed.remarks if at is None else (*placed.remarks, f"its date {at.date()} is still to come")
    return replace(placed, at=None, remarks=(*remarks, "logged on the day it came in"))


def _bounce(placed: Placed, known: Directory, today: date) -> Placed:
    """The people whose addresses cannot be reached, and a note of it at the account of the first."""
    mail = placed.mail
    people = tuple(p for p in known.people if p.email.casefold() in mail.bounced and p.account_id is not None)
    if not people:
        said = f"came back from {', '.join(mail.bounced)}, whom nobody knows" if mail.bounced else "only a mail's delay"
        return replace(placed, status="no_account" if mail.bounced else "internal", direction="in", remarks=(said,))
    addresses = ", ".join(person.email for person in people)
    placed = _on_its_day(replace(placed, direction="in"), today)
    return replace(
        placed,
        account_id=people[0].account_id,
        person=people[0],
        people=tuple(person.name for person in people),
        bounced=people,
        remarks=(*placed.remarks, f"a mail to {addresses} came back: the address is marked as bounced"),
    )


def _forward_remark(mail: MailMessage) -> tuple[str, ...]:
    if mail.forwards is None:
        return ()
    return (f"internal, forwards a mail of {mail.forwards.called}",)
