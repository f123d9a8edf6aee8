"""Reading a line of quick-add: days, people, next steps, subject and what happened; what is left over is the note."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from abm_tui.models.facts import MemberFact
from abm_tui.models.words import ActivityType, Channel, Outcome
from abm_tui.rules.quickadd import days as quickadd_days
from abm_tui.rules.quickadd import people as quickadd_people
from abm_tui.rules.quickadd.drafts import ActivityDraft, StepDraft
from abm_tui.rules.quickadd.marks import Marks
from abm_tui.rules.quickadd.people import Found, Names
from abm_tui.rules.quickadd.words import DONE, LINKS, OURS, PLANNED, PRONOUNS, SAME_AS, TO_DO

_URGES = frozenset({"and", "then", "to", "will", "please", "must", "should", "i'll", "we'll"})
_SUBJECT = frozenset({"re", "regarding"})
_OUR_TYPES = frozenset(OURS.values())
_CHANNELS = {word: PLANNED[type][1] for type, words in SAME_AS.items() if type in PLANNED for word in words}
_CHANNELS |= {"ring": Channel.PHONE, "dm": Channel.LINKEDIN, "connect": Channel.LINKEDIN, "write": Channel.EMAIL}
FOLLOW_UP = "follow up"

Coming = tuple[int, date, tuple[int, ...]]  # a clause, the day to come that it names, the tokens that name it


class Reading(Marks):
    """One line being read. Every list keeps, beside each thing understood, the tokens it stands for."""

    def __init__(
        self,
        text: str,
        today: date,
        names: Names,
        account_named: Callable[[str], int | None],
        me: MemberFact | None,
        literal: Collection[tuple[int, int]] = (),
        gone: Collection[int] = (),
    ) -> None:
        super().__init__(text, today, names, account_named, me, literal, gone)
        self.happened: dict[int, tuple[date, tuple[int, ...]]] = {}  # clause → day
        self.steps: list[tuple[StepDraft, tuple[int, ...]]] = []
        self.step_tokens: set[int] = set()
        self.subject: tuple[str, tuple[int, ...]] | None = None
        self.people: list[Found] = []
        coming = self._read_days()
        self.people = quickadd_people.find_people(self.tokens, self.clauses, self.taken, names)
        for clause, due, said in coming:
            self._add_step(self._step_range(clause, said), due, said)
        self._read_owned_steps()
        self._read_subject()
        self.activities = self._activities()

    def step_start(self, clause: list[int]) -> int | None:
        """Where a clause tells somebody to do something: a verb that starts it, or comes after and, then, to."""
        started = False
        for at, index in enumerate(clause):
            word = self.core(index)
            if index in self.taken or not word:
                continue
            urged = at > 0 and self.core(clause[at - 1]) in _URGES
            if word in TO_DO and (not started or urged):
                return index
            started = started or word not in LINKS | _URGES
        return None

    def is_done(self, clause: list[int]) -> bool:
        """Whether a clause tells of something that happened, before any step it may end with."""
        start = self.step_start(clause)
        before = [i for i in clause if start is None or i < start]
        told = any(self.core(i) in DONE and i not in self.taken for i in before)
        ours = next((i for i, type in self.tags if type in _OUR_TYPES and i == clause[0]), None)
        theirs = ours is None and any(i in before for i, type in self.tags if type not in _OUR_TYPES)
        return told or theirs or any(i in clause for i, _ in self.outcomes)

    def _read_days(self) -> list[Coming]:
        """Days that were are kept by clause; those to come are returned with their clause and tokens."""
        coming: list[Coming] = []
        for number, clause in enumerate(self.clauses):
            start, done = self.step_start(clause), self.is_done(clause)
            for said in quickadd_days.find_days(self.tokens, clause, self.taken):
                if said.phrase == "tom" and self.names.known("tom"):
                    continue
                to_do = start is not None and said.tokens[0] > start
                found = quickadd_days.resolve(said, self.today, to_do=to_do, done=done and not to_do)
                if found and found[1] and number not in [clause for clause, _, _ in coming]:
                    coming.append((number, found[0], said.tokens))
                    self.taken.update(said.tokens)
                elif found and not found[1] and number not in self.happened:
                    self.happened[number] = found[0], said.tokens
                    self.taken.update(said.tokens)
        return coming

    def _step_range(self, number: int, said: tuple[int, ...]) -> list[int]:
        """The tokens a day to come belongs to: its clause from the verb on, or the clause before a bare `by fri`."""
        own = self._from_verb(self.clauses[number])
        if own is None:
            return []
        words = [i for i in own if i not in self.taken] + [i for i in own if self._planned(own, i, said)]
        if words or number == 0:
            return own
        before = self._from_verb(self.clauses[number - 1])
        if before is None or any(i in self.step_tokens for i in before):
            return own
        return before + own

    def _from_verb(self, clause: list[int]) -> list[int] | None:
        start = self.step_start(clause)
        if start is not None:
            return [i for i in clause if i >= start]
        return None if self.is_done(clause) else clause

    def _planned(self, span: list[int], index: int, said: Collection[int]) -> bool:
        """Whether a tag of ours in a step is the touch to come, not one that was: it leads, or is all there is."""
        type = next((type for place, type in self.tags if place == index), None)
        if type not in _OUR_TYPES or any(place in span for place, _ in self.outcomes):
            return False
        named = {i for found in self.people for i in found.tokens}
        leads = all(i in self.taken or i in named or self.core(i) in LINKS for i in span if i < index)
        alone = len(self.clauses) == 1 and any(self.core(i) in SAME_AS.get(type, ()) for i in span)
        return (leads and index < min(said, default=index + 1)) or alone

    def _add_step(self, span: list[int], due: date | None, said: tuple[int, ...]) -> None:
        planned = [(i, type) for i, type in self.tags if i in span and self._planned(span, i, said)]
        words = self.free(span)
        text, channel = self.shown(words), ""
        person = self._person_of(words)
        if planned:
            type = planned[0][1]
            verb, channel = PLANNED[type][0], PLANNED[type][1].value
            if not any(self.core(i) in SAME_AS.get(type, ()) for i in words):
                text = f"{verb} {text}".strip()
            self.tags = [tag for tag in self.tags if tag not in planned]
        else:
            verbs = (_CHANNELS[self.core(i)].value for i in words if self.core(i) in _CHANNELS)
            channel = next(verbs, "")
        if not text:
            person = 0 if len(self.people) == 1 else None
            text = f"{FOLLOW_UP} with {self.people[0].draft.name}" if person == 0 else FOLLOW_UP
        owner = next(((i, member) for i, member in self.owners if i in span or i in self._clauses_of(said)), None)
        if owner:
            self.owners.remove(owner)
        member = owner[1] if owner else self.me
        tokens = {*words, *said, *(i for i, _ in planned), *([owner[0]] if owner else [])}
        tokens |= {self.counts[i][1] for i, _ in planned if i in self.counts}
        step = StepDraft(text, due, member.id if member else None, member.name if member else "", person, channel)
        self.steps.append((step, tuple(sorted(tokens))))
        self.step_tokens.update(words)
        self.taken.update(words)

    def _clauses_of(self, indexes: Iterable[int]) -> set[int]:
        return {i for index in indexes for i in self.clauses[self.clause_of[index]]}

    def _person_of(self, words: Collection[int]) -> int | None:
        """The one person a step names, or means with him or her."""
        named = [n for n, found in enumerate(self.people) if any(i in words for i in found.tokens)]
        if not named and len(self.people) == 1 and any(self.core(i) in PRONOUNS for i in words):
            return 0
        return named[0] if len(named) == 1 else None

    def _read_owned_steps(self) -> None:
        """`@bo` away from a dated step: the step before it, who did what was done, or a step without a day."""
        for index, member in list(self.owners):
            clause = self.clauses[self.clause_of[index]]
            span = self._from_verb(clause)
            unowned = [n for n, (step, _) in enumerate(self.steps) if step.owner == (self.me.id if self.me else None)]
            if span and self.free(span) and (self.step_start(clause) is not None or not self.tags):
                self._add_step(span, None, (index,))
            elif unowned and not any(type in _OUR_TYPES for place, type in self.tags if place in clause):
                step, tokens = self.steps[unowned[-1]]
                self.steps[unowned[-1]] = replace(step, owner=member.id, owner_name=member.name), (*tokens, index)
                self.owners.remove((index, member))
            elif not any(type in _OUR_TYPES for _, type in self.tags):
                self.owners.remove((index, member))
                self.taken.discard(index)

    def _read_subject(self) -> None:
        """`re security`, or what follows `Raj:`, up to the end of the clause or the next thing understood."""
        for index in range(len(self.tokens)):
            starts = self.core(index) in _SUBJECT or index == self.addressee
            if not starts or index in self.taken or self.subject:
                continue
            clause = self.clauses[self.clause_of[index]]
            words = []
            for after in clause[clause.index(index) + 1 :]:
                if after in self.taken or self.tokens[after].kind == "literal":
                    break
                words.append(after)
            if words:
                keyword = () if index == self.addressee else (index,)
                self.subject = self.shown(words), (*keyword, *words)
                self.taken.update(self.subject[1])

    def _activities(self) -> list[tuple[ActivityDraft, tuple[int, ...]]]:
        """What the tags say happened: each type once a clause, with that clause's day and people."""
        tags = list(self.tags)
        if self.outcomes and not any(type in (ActivityType.CALL, ActivityType.MEETING) for _, type in tags):
            tags.append((self.outcomes[0][0], ActivityType.CALL))
        found: dict[tuple[int, ActivityType], tuple[ActivityDraft, tuple[int, ...]]] = {}
        for index, type in sorted(tags):
            key = self.clause_of[index], type
            tokens: tuple[int, ...] = (index,)
            outcome = ""
            if type in (ActivityType.CALL, ActivityType.MEETING) and self.outcomes:
                outcome = self.outcomes[-1][1].value
                tokens += tuple(i for i, _ in self.outcomes)
            elif type == ActivityType.CALL:
                outcome = Outcome.ANSWERED.value
            by = [(i, m) for i, m in self.owners if type in _OUR_TYPES]
            tokens += tuple(i for i, _ in by)
            count = max(self.counts.get(index, (1, 0))[0], found[key][0].count if key in found else 1)
            tokens += (self.counts[index][1],) if index in self.counts else ()
            day = self.day_of(key[0])
            people = self._with_whom(key[0])
            draft = ActivityDraft(type, day, count, outcome, people=people)
            if by:
                draft = replace(draft, by=by[0][1].id, by_name=by[0][1].name)
            found[key] = draft, (found[key][1] if key in found else ()) + tokens
        return list(found.values())

    def day_of(self, clause: int) -> date:
        """The day on which what a clause says took place: its own, else the first of the line, else today."""
        days = self.happened.get(clause) or next(iter(self.happened.values()), None)
        return days[0] if days else self.today

    def _with_whom(self, clause: int) -> tuple[int, ...]:
        """The people of a clause, else those named where something happened, else the only person there is."""
        here = self.people_outside_steps(clause)
        return here or self.people_outside_steps() or ((0,) if len(self.people) == 1 else ())

    def people_outside_steps(self, clause: int | None = None) -> tuple[int, ...]:
        """The people named where something happened (in one clause), as places in `people`."""
        outside = [{self.clause_of[i] for i in found.tokens if i not in self.step_tokens} for found in self.people]
        return tuple(n for n, clauses in enumerate(outside) if (clauses if clause is None else clause in clauses))
