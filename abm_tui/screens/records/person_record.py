"""A person as fields: what stands in each line, and which command writes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.facts import AccountFacts, PersonFact
from abm_tui.models.words import ROLE_NAMES, PersonStatus, Role, Stance
from abm_tui.rules.people.marking import marked
from abm_tui.rules.people.people import standing, status_reason_text
from abm_tui.screens.records.field_lines import FieldLine
from abm_tui.text import PROSE_LIMIT

if TYPE_CHECKING:
    from abm_tui.screens.actions.cell_edit import Write
    from abm_tui.screens.shell.host import Host

STATUS, STANCE, ROLES, CHECKED = "status", "stance", "roles", "checked"
_TYPED = (
    ("first_name", "First name"),
    ("last_name", "Last name"),
    ("title", "Title"),
    ("department", "Department"),
    ("email", "E-mail"),
    ("phone", "Phone"),
    ("linkedin", "LinkedIn"),
)
_FRAMEWORK = "of the role, for every account: g f changes it"
_STATUSES = (PersonStatus.IDENTIFIED, PersonStatus.CONTACTED, PersonStatus.ENGAGED)
_STANCES = (("1", "for", str(Stance.FOR)), ("2", "neutral", str(Stance.NEUTRAL)), ("3", "against", str(Stance.AGAINST)))


class PersonRecord:
    """The person `contact_id`, as read last: their row, and the facts of their account, None without one."""

    def __init__(self, host: Host, contact_id: int) -> None:
        self._host = host
        self.contact_id = contact_id
        self.facts: AccountFacts | None = None
        self.row: dict[str, Any] = {}

    # reading

    def read_lines(self) -> Sequence[FieldLine]:
        from abm_tui.store.queries.card import record
        from abm_tui.store.queries.facts import account_facts

        row = self._host.read(record, "contact", self.contact_id)
        if row is None:
            return []
        self.row = row
        found = self._host.read(account_facts, ids=[row["account_id"]]) if row["account_id"] else {}
        self.facts = found.get(row["account_id"])
        typed = [FieldLine(name, label, row[name], row[name], self._note(name)) for name, label in _TYPED]
        place = next(i for i, line in enumerate(typed) if line.key == "email") + 1
        typed.insert(place, self._checked())
        notes = FieldLine("notes", "Notes", row["notes"], row["notes"], limit=PROSE_LIMIT)
        return [*typed, self._status(), self._stance(), *self._roles(), notes, *self._texts()]

    @property
    def person(self) -> PersonFact:
        """The person as the rules see them; who has no account is their name only."""
        people = self.facts.people if self.facts else ()
        known = next((p for p in people if p.id == self.contact_id), None)
        return known or PersonFact(self.contact_id, None, self.row["first_name"], self.row["last_name"])

    def _note(self, name: str) -> str:
        if name == "department":
            return "" if self.row["department"] else "2 departments make an account active"
        return ""

    def _checked(self) -> FieldLine:
        day, bounced = self.row["email_verified_at"], self.row["email_bounced"]
        shown = "bounced" if bounced else f"verified {when.say_past(day, self._host.today)}" if day else "not checked"
        replied = self._replied()
        if replied is not None and not bounced and (day is None or replied > day):
            shown = f"a reply proves it, {when.say_past(replied, self._host.today)}"
        choices = (("1", "verified today", "verified"), ("2", "bounced", "bounced"), ("0", "not checked", ""))
        return FieldLine(CHECKED, "Address", shown, (day, bounced), choices=choices)

    def _replied(self) -> date | None:
        """The day of their last reply."""
        activities = self.facts.activities if self.facts else ()
        days = [a.day for a in activities if a.type == "reply" and a.contact_id == self.contact_id]
        return max((day for day in days if day <= self._host.today), default=None)

    def _status(self) -> FieldLine:
        activities = self.facts.activities if self.facts else ()
        today, fw = self._host.today, self._host.framework
        now = standing(self.person, activities, today, fw)
        note = status_reason_text(self.person, activities, today, fw)
        if now.expires is not None:
            note += f", until {when.say_day(now.expires, today)}"
        choices = tuple((str(n), str(s), str(s)) for n, s in enumerate(_STATUSES, 1))
        ladder = [str(s) for s in _STATUSES]
        return FieldLine(STATUS, "Status", str(now.status), str(now.status), note, choices=choices, ladder=ladder)

    def _stance(self) -> FieldLine:
        stance = self.row["stance"]
        choices = (*_STANCES, ("0", "not known", None))
        ladder = (None, *(value for _, _, value in _STANCES))
        return FieldLine(STANCE, "Stance", stance or "not known", stance, choices=choices, ladder=ladder)

    def _roles(self) -> list[FieldLine]:
        if self.facts is None:
            return []
        mine = self._my_roles()
        shown = ", ".join(ROLE_NAMES[Role(r)] for r in mine) or "none"
        codes = list(self._host.framework.role_codes)[:9]
        held = {code: "✓" if code in mine else "·" for code in codes}
        choices = tuple((str(n), f"{held[code]} {ROLE_NAMES[Role(code)]}", code) for n, code in enumerate(codes, 1))
        return [FieldLine(ROLES, "Roles", shown, tuple(mine), "Enter gives or takes one", choices=choices)]

    def _texts(self) -> list[FieldLine]:
        """What to say to whoever holds these roles, and what they will ask (S000, S001)."""
        lines: list[FieldLine] = []
        for code in self._my_roles():
            role = self._host.framework.role[code]
            texts = ("Say", role.message), ("Cares about", role.concerns), ("Wants", role.goals)
            lines.append(FieldLine("", role.name.upper()))
            lines += [
                FieldLine(f"{code} {label}", label, text, text, _FRAMEWORK, fixed=True)
                for label, text in (*texts, ("Doubts", role.objections), ("Proof", role.proof))
            ]
        return lines

    def _my_roles(self) -> list[str]:
        seats = self.facts.seats if self.facts else ()
        held = {s.role for s in seats if s.contact_id == self.contact_id}
        return [r for r in self._host.framework.role_codes if r in held]

    # writing

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        from abm_tui.store.commands import committee

        host, field = self._host, line.key
        if field == "email" and text.strip() and "@" not in text:
            raise Refused("bad_address", f'No e-mail address: "{text[:40]}".')
        return lambda base: host.write(committee.set_person, self.contact_id, base={field: base}, **{field: text})

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import committee

        if line.key == STATUS:
            self._set_status(PersonStatus(value))
        elif line.key == STANCE:
            self._host.run(committee.set_stance, self.contact_id, value, base={"stance": line.base})
        elif line.key == ROLES and self.facts is not None:
            account_id = self.facts.account.id
            if value in self._my_roles():
                self._host.run(committee.leave_seat, account_id, value, [self.contact_id])
            else:
                self._host.run(committee.seat_person, account_id, value, self.contact_id)
        elif line.key == CHECKED:
            seen = dict(zip(("email_verified_at", "email_bounced"), line.base, strict=True))
            if value == "verified":
                self._host.run(committee.verify_email, self.contact_id, base=seen)
            else:
                bounced = value == "bounced"
                self._host.run(
                    committee.set_person, self.contact_id, base=seen, email_verified_at=None, email_bounced=bounced
                )

    def _set_status(self, wanted: PersonStatus) -> None:
        from abm_tui.store.commands import committee

        activities = self.facts.activities if self.facts else ()
        found = marked(self.person, wanted, activities, self._host.today, self._host.framework)
        if found.changes:
            seen = {"status": self.row["status"]}
            self._host.run(committee.mark_person, self.contact_id, str(wanted), found.note, base=seen)
        else:
            self._host.say(found.note)

    # the others of the account

    @property
    def people(self) -> Sequence[PersonFact]:
        """All people of the account; nobody without one."""
        return self.facts.people if self.facts is not None else ()

    def step(self, step: int) -> None:
        """On to the next person of the account, or the one before; to be read then."""
        ids = [person.id for person in self.people]
        self.contact_id = ids[(ids.index(self.contact_id) + step) % len(ids)]

    def remove(self) -> None:
        """Take the person out."""
        from abm_tui.store.commands import committee

        self._host.run(committee.remove_person, self.contact_id)
