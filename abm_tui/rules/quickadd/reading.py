"""Reading a line of quick-add: days, people, what happened, next steps and what it was about."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from abm_tui.models.facts import MemberFact
from abm_tui.rules.quickadd import days as quickadd_days
from abm_tui.rules.quickadd import people as quickadd_people
from abm_tui.rules.quickadd.days import DayReading
from abm_tui.rules.quickadd.drafts import NOTHING_CHOSEN, Choices
from abm_tui.rules.quickadd.happened import EventReader
from abm_tui.rules.quickadd.marks import Marks
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.scope import Scope
from abm_tui.rules.quickadd.steps import Coming, StepReader
from abm_tui.rules.quickadd.tags import OURS
from abm_tui.rules.quickadd.verbs import bookings, events, silences
from abm_tui.rules.quickadd.words import DONE

_SUBJECT = frozenset({"re", "regarding"})
_OUR_TYPES = frozenset(OURS.values())
# What may stand behind a list of names that a verb began.
_BEHIND_NAMES = _SUBJECT | {"about", "on", "at", "for", "in"}


class Reading(Marks):
    """One line being read. Every list keeps, beside each thing understood, the tokens it stands for."""

    def __init__(
        self,
        text: str,
        today: date,
        names: Names,
        account_named: Callable[[str], int | None],
        me: MemberFact | None,
        choices: Choices = NOTHING_CHOSEN,
        topics: Collection[str] = (),
    ) -> None:
        super().__init__(text, today, names, account_named, me, choices, topics)
        self.happened: dict[int, tuple[date, tuple[int, ...]]] = {}  # clause → day
        said = self._days_said()
        day_tokens = {i for day in said for i in day.tokens}
        self.people = quickadd_people.find_people(self.tokens, self.clauses, self.taken | day_tokens, names)
        self._join_lists(day_tokens)
        self.persons = {i: n for n, found in enumerate(self.people) for i in found.tokens}
        self.scope = Scope(self, self.persons, day_tokens)
        self.plan = StepReader(self, self.scope, self.people)
        self.bookings = bookings(self.scope)
        self.silences = silences(self.scope)
        coming = self._read_days(said)
        planned = {one.clause for one in coming if one.why != "again"}
        self.events = events(self.scope, planned)
        for one in coming:
            self.plan.add(one)
        self.plan.read_owned()
        self.subject = self._read_subject()
        happened = EventReader(self, self.scope, self.plan, self.people, self.events, self.happened)
        self.activities = happened.activities()
        self.day_of, self.people_outside_steps = happened.day_of, happened.people_outside_steps
        self.plan.settle_again(draft for draft, _ in self.activities)
        self.steps = self.plan.found

    def _days_said(self) -> list[DayReading]:
        found = [day for clause in self.clauses for day in quickadd_days.find_days(self.tokens, clause, self.taken)]
        return [day for day in found if day.phrase != "tom" or not self.names.known("tom")]

    def _join_lists(self, day_tokens: Collection[int]) -> None:
        """`met Raj, Milton and Eve re pricing` is one clause: names alone go with the name before them."""
        named = {i for found in self.people for i in found.tokens}
        clauses: list[list[int]] = []
        for clause in self.clauses:
            last = clauses[-1][-1] if clauses else -1
            listed = last in named and self.tokens[last].text[-1] not in ".!?:"
            rest = next((i for i in clause if i not in named and self.core(i) not in ("and", "&")), None)
            alone = rest is None or self.core(rest) in _BEHIND_NAMES or rest in day_tokens
            if listed and alone and clause[0] in named | set(self._ands(clause)):
                clauses[-1] += clause
            else:
                clauses.append(list(clause))
        self.clauses = clauses
        self.clause_of = {index: n for n, clause in enumerate(clauses) for index in clause}

    def _ands(self, clause: list[int]) -> list[int]:
        return [i for i in clause if self.core(i) in ("and", "&")]

    def _read_days(self, said: list[DayReading]) -> list[Coming]:
        """Days that were are kept by clause; those to come are returned, one a clause."""
        coming: dict[int, Coming] = {}
        for day in said:
            number = self.clause_of[day.tokens[0]]
            if not all(map(self.scope.open, day.tokens)):
                continue
            found = self._coming(number, day) or self._day_past(number, day)
            if isinstance(found, Coming):
                coming.setdefault(number, found)
            elif found is not None:
                self.happened.setdefault(number, (found, day.tokens))
        return list(coming.values())

    def _coming(self, number: int, day: DayReading) -> Coming | None:
        """The day as one to come, with what makes it a step of ours: only these do."""
        clause, first = self.clauses[number], day.tokens[0]
        found = quickadd_days.resolve(day, self.today, to_do=True, done=False)
        if found is None or not found[1]:
            return None
        due = found[0]
        booked = next((b for b in self.bookings if b.noun in clause and b.noun < first), None)
        if booked is not None:
            return Coming(number, due, day, "booked", booked.noun)
        if self.plan.is_again(clause, day.tokens):
            return Coming(number, due, day, "again")
        own = self.scope.own_verb(clause)
        if own is not None and own < first:
            return Coming(number, due, day, "own", own)
        by = day.prefix in ("by", "before")
        asked = self.scope.asks(clause)
        if asked is not None and asked < first:
            return Coming(number, due, day, "asked", asked) if by or self._ends_line(day) else None
        if by:
            return Coming(number, due, day, "by")
        if self._tells_past(clause, first) or self.scope.they_do(clause) or self.scope.denies(clause):
            return None
        ahead = quickadd_days.resolve(day, self.today, to_do=False, done=False)
        if ahead is not None and ahead[1] and (self._ends_line(day) or self._leads_plan(clause, first)):
            return Coming(number, ahead[0], day, "end")
        return None

    def _leads_plan(self, clause: list[int], first: int) -> bool:
        """Whether a tag of ours stands before the day, as the verb would: `#call him fri #replied`."""
        return any(i in clause and i < first for i, type in self.tags if type in _OUR_TYPES)

    def _ends_line(self, day: DayReading) -> bool:
        """Whether only tags, owners and blockers stand behind the day."""
        after = [i for i in range(day.tokens[-1] + 1, len(self.tokens)) if self.tokens[i].kind != "sep"]
        return all(i in self.taken for i in after)

    def _tells_past(self, clause: list[int], first: int) -> bool:
        """Whether what stands before the day happened."""
        own = self.scope.own_verb(clause)
        before = [i for i in clause if i < first and (own is None or i < own)]
        told = any(self.core(i) in DONE and i not in self.taken for i in before)
        theirs = any(i in clause for i, type in self.tags if type not in _OUR_TYPES)
        led = any(i == clause[0] for i, type in self.tags if type in _OUR_TYPES)
        silent = any(i in clause for _, run in self.silences for i in run)
        return told or silent or (theirs and not led) or any(i in clause for i, _ in self.outcomes)

    def _day_past(self, number: int, day: DayReading) -> date | None:
        clause = self.clauses[number]
        if day.prefix in ("by", "before") or self.scope.they_do(clause):
            return None
        done = self._tells_past(clause, day.tokens[0])
        found = quickadd_days.resolve(day, self.today, to_do=False, done=done)
        return found[0] if found is not None and not found[1] else None

    def _read_subject(self) -> tuple[str, tuple[int, ...]] | None:
        """What follows `re` or `regarding`, up to the end of the clause or the next thing understood."""
        for index, token in enumerate(self.tokens):
            if self.core(index) not in _SUBJECT or index in self.taken or index in self.plan.tokens:
                continue
            number = self.clause_of[index]
            after = [i for i in self.clauses[number] if i > index]
            if token.text.endswith(":") and not after and number + 1 < len(self.clauses):
                after = self.clauses[number + 1]
            words = []
            for i in after:
                if i in self.taken or i in self.plan.tokens or self.tokens[i].kind == "literal" or self._is_day(i):
                    break
                words.append(i)
            if words:
                return self.shown(words), (index, *words)
        return None

    def _is_day(self, index: int) -> bool:
        """Whether a token was read as the day of something."""
        days = [tokens for _, tokens in self.happened.values()] + [tokens for _, tokens in self.plan.found]
        return any(index in tokens for tokens in days)
