"""The teller of a made-up past: a clock, the names the script uses, and the touches that will be done some day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from abm_tui.example.script import BadScript, Company, Person, Script, ScriptLine
from abm_tui.models.words import OUTCOMES_OF, TouchStatus
from abm_tui.rules.plays.plays import working_day
from abm_tui.store.commands import accounts, committee, deals, finishing, framework
from abm_tui.store.unit import Unit

_OUTCOMES = {"a": "answered", "n": "no_answer", "v": "voicemail", "m": "meeting_booked"}
_MINUTES = 3  # between two things on one day


@dataclass(frozen=True, slots=True)
class Due:
    """A touch that will be done some day, and how it will go."""

    touch_id: int
    outcome: str


@dataclass
class StoryState:
    """What the story so far has made: ids by the names the script uses, and the touches still to be done."""

    meeting: date
    companies: dict[str, Company]
    ids: dict[str, int] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)
    roles: dict[tuple[str, str], int] = field(default_factory=dict)
    deals: dict[tuple[str, str], int] = field(default_factory=dict)
    blockers: dict[str, int] = field(default_factory=dict)
    due: dict[date, list[Due]] = field(default_factory=dict)
    decisions: dict[int, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # of the review to come
    steps: int = 0

    def day(self, after: int) -> date:
        """So many days after the last meeting day; before it when negative."""
        return self.meeting + timedelta(after)


class Teller:
    """Tells one stretch of the past on one unit."""

    def __init__(self, unit: Unit, told: StoryState) -> None:
        self.unit, self.told = unit, told
        self.clock = datetime.min

    def at(self, day: date, hour: int) -> None:
        """The clock goes on to `hour` of `day`, never back."""
        self.clock = max(self.clock, datetime.combine(day, time(hour)))

    def step(self, who: str) -> Unit:
        """A new undo step of `who`, a few minutes later."""
        self.clock += timedelta(minutes=_MINUTES)
        self.told.steps += 1
        self.unit.turn_to(self.clock, who, f"example{self.told.steps:05d}")
        return self.unit

    def finish_due(self, day: date) -> None:
        """The touches that get done on that day; those a closed play dropped meanwhile are left alone."""
        for due in self.told.due.pop(day, ()):
            touch = self.unit.get("touch", due.touch_id)
            if touch["status"] == TouchStatus.OPEN:
                owner = next((m.name for m in self.unit.members if m.id == touch["owner"]), "ana")
                # A call to somebody nobody knew yet was the search for them, which has no outcome.
                known = due.outcome in OUTCOMES_OF.get(touch["channel"], ())
                finishing.finish_touch(self.step(owner), due.touch_id, outcome=due.outcome if known else "")

    def person(self, line: ScriptLine, name: str) -> int:
        try:
            return self.told.people[line.company, name]
        except KeyError:
            raise BadScript(f"nobody called {name}: {line}") from None

    def will_be_done(self, touch_id: int, due: date, how: str) -> None:
        """`.` never · `0` on its day · `2` two days later · `-1` a day early; then `a n v m` for how it went."""
        if how == ".":
            return
        outcome = _OUTCOMES.get(how[-1], "")
        days = int(how.rstrip("".join(_OUTCOMES)) or 0)
        day = working_day(max(due + timedelta(days), self.unit.today))
        self.told.due.setdefault(day, []).append(Due(touch_id, outcome))

    # how a workspace begins

    def found(self, script: Script) -> None:
        """The ICP, then the accounts, people and old deals as they came in, in one step each."""
        self._agree_on(script)
        unit, today = self.step("ana"), self.clock.date()
        for company in script.companies:
            account_id = accounts.add_account(unit, **company.fields)
            self.told.ids[company.code] = account_id
            for known in company.people:
                self.add_person(unit, company.code, known, today)
            for old in company.deals:
                deal_id = deals.add_deal(
                    unit,
                    account_id,
                    old.name,
                    amount=old.amount,
                    currency=old.currency,
                    stage="Closed",
                    status=old.status,
                    created_at=self.told.meeting - timedelta(old.created),
                    close_date=self.told.meeting - timedelta(old.closed),
                    closed_at=self.told.meeting - timedelta(old.closed),
                    reason=old.reason,
                )
                self.told.deals[company.code, old.name] = deal_id
        unit.label = f"Brought {len(script.companies)} accounts from the old spreadsheet"

    def _agree_on(self, script: Script) -> None:
        """Who is the ideal customer, before any account is chosen (S000: first the ICP, then the list)."""
        unit = self.step("bo")
        for cells in script.icp:
            framework.add_criterion(unit, **cells)
        unit.label = f"ICP of {len(script.icp)} criteria"

    def add_person(self, unit: Unit, code: str, known: Person, verified: date | None) -> int:
        first_role, *more = known.roles or ("",)
        contact_id = committee.add_person(
            unit,
            self.told.ids[code],
            role=first_role,
            first_name=known.first,
            last_name=known.last,
            title=known.title,
            department=known.department,
            email=known.email,
            email_verified_at=verified if known.email else None,
            phone=known.phone,
        )
        label = unit.label
        for role in more:
            committee.seat_person(unit, self.told.ids[code], role, contact_id)
        for role in known.roles:
            self.told.roles.setdefault((code, role), contact_id)
        self.told.people[code, known.first] = contact_id
        unit.label = label
        return contact_id
