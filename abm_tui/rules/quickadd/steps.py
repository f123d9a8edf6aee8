"""The next steps of a line: what of it is to come, by when, whose and with whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from abm_tui.rules.plays.later import on_working_day
from abm_tui.rules.plays.plays import away_dates
from abm_tui.rules.quickadd.days import DayReading
from abm_tui.rules.quickadd.drafts import ActivityDraft, StepDraft
from abm_tui.rules.quickadd.marks import Marks
from abm_tui.rules.quickadd.people import Found
from abm_tui.rules.quickadd.scope import Scope
from abm_tui.rules.quickadd.tags import OURS
from abm_tui.rules.quickadd.words import CHANNELS, DONE, LINKS, PLANNED, PRONOUNS, SAME_AS, THIRD

FOLLOW_UP = "follow up"
_OUR_TYPES = frozenset(OURS.values())
_AGAIN = frozenset({"again", "retry"})
_TRY = frozenset({"again", "retry", "try", "call", "ring", "phone", "meet", "him", "her", "them", "and", "to", "will"})
_BEFORE_DAY = frozenset({"to", "on", "for", "bis", "am", "the"})
_BEFORE_MEETING_DAY = _BEFORE_DAY | {"at", "moved", "postponed", "rescheduled", "was", "is", "has", "been"}
_IT = frozenset({"it", "this", "that"})
_TRAILING = " ,;:·–-"


@dataclass(frozen=True)
class Coming:
    """A day to come in a clause: what names it, and what made it ours (own, asked, booked, by, or the line's end)."""

    clause: int
    due: date
    said: DayReading
    why: str
    at: int = 0  # the verb, or the noun that was booked


@dataclass
class StepReader:
    """The steps of a line. `tokens` are those only a step is about: who is named there took part in nothing."""

    marks: Marks
    scope: Scope
    people: list[Found]
    found: list[tuple[StepDraft, tuple[int, ...]]] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)  # of these the words are theirs: a step does not hold them

    def add(self, coming: Coming) -> None:
        """The step that a day to come makes."""
        said = coming.said.tokens
        clause = self.marks.clauses[coming.clause]
        if coming.why == "booked":
            span = [i for i in clause if coming.at <= i < said[0]]
            while span and self.scope.word(span[-1]) in _BEFORE_MEETING_DAY:
                span.pop()
            self._add(span, coming.due, said, self._booked_channel(coming.at))
            self._free_people(span)
            return
        if coming.why == "again":
            self._again(clause, coming.due, said)
            return
        span = self._span(coming)
        if coming.why == "asked":
            turn = max((i for i in clause if i < coming.at and self.scope.word(i) == "and"), default=-1)
            span = [i for i in span if i > turn]
        self._add(span, coming.due, said)
        if coming.why == "asked":
            self._free_people(span)
            self.asked.update(span)

    def _free_people(self, span: Collection[int]) -> None:
        """Whoever asks for something, or agreed on a meeting, is also whom the words are about."""
        self.tokens -= {i for i in span if i in self.scope.persons}

    def planned(self, coming: Coming) -> bool:
        """Whether a tag of ours in a clause with a day to come is the touch to come, not one that was."""
        clause = self.marks.clauses[coming.clause]
        return any(self._is_planned(clause, i, coming.said.tokens) for i, _ in self.marks.tags if i in clause)

    def _booked_channel(self, noun: int) -> str:
        return "phone" if self.scope.word(noun) == "call" else "meeting"

    def _span(self, coming: Coming) -> list[int]:
        """The clause from its verb on, or the clause before a bare `by fri`."""
        own = self._from_verb(self.marks.clauses[coming.clause])
        said = coming.said.tokens
        used = {*self.marks.taken, *self.scope.days}
        words = [i for i in own if i not in used] + [i for i in own if self._is_planned(own, i, said)]
        if words or coming.clause == 0:
            return own
        whole, number = list(own), coming.clause - 1
        while number >= 0:
            before = self.marks.clauses[number]
            past = self._tells(before) and not any(self._is_planned(before, i, said) for i in before)
            if past or any(
                i in self.tokens or (i in self.scope.theirs and not self._planned_colon(number)) for i in before
            ):
                return own
            whole = self._from_verb(before) + whole
            if not self._planned_colon(number):
                break
            number -= 1
        return whole

    def _planned_colon(self, number: int) -> bool:
        """Whether a clause goes on behind, or was opened by, the colon of a name: `#call Raj: pricing, by fri`."""
        before = self.marks.clauses[number - 1] if number > 0 else []
        opened = bool(before) and self.marks.tokens[before[-1]].text.endswith(":")
        led = any(i in before for i, type in self.marks.tags if type in _OUR_TYPES)
        return opened and (before[-1] in self.marks.addressees or led)

    def _tells(self, clause: list[int]) -> bool:
        told = any(self.marks.core(i) in DONE for i in clause if i not in self.marks.taken)
        return (told and self.scope.own_verb(clause) is None) or any(
            i in clause for i, t in self.marks.tags if t not in _OUR_TYPES
        )

    def _from_verb(self, clause: list[int]) -> list[int]:
        start = self.scope.own_verb(clause)
        return [i for i in clause if start is None or i >= start]

    def _is_planned(self, span: list[int], index: int, said: Collection[int]) -> bool:
        type = next((type for place, type in self.marks.tags if place == index), None)
        if type not in _OUR_TYPES or any(place in span for place, _ in self.marks.outcomes):
            return False
        named = self.scope.persons
        taken = {*self.marks.taken, *self.scope.days}
        leads = all(i in taken or i in named or self.marks.core(i) in LINKS for i in span if i < index)
        alone = len(self.marks.clauses) == 1 and any(self.marks.core(i) in SAME_AS.get(type, ()) for i in span)
        return (leads and index < min(said, default=index + 1)) or alone

    def _add(self, span: list[int], due: date | None, said: tuple[int, ...], channel: str = "") -> None:
        marks = self.marks
        planned = [(i, type) for i, type in marks.tags if i in span and self._is_planned(span, i, said)]
        words = [i for i in span if i not in marks.taken and i not in said]
        end = len(words)
        while end and marks.core(words[end - 1]) in _BEFORE_DAY:
            end -= 1
        text = marks.shown(words[:end]).strip(_TRAILING)
        person = self._person_of(words)
        if planned:
            type = planned[0][1]
            verb, channel = PLANNED[type][0], PLANNED[type][1].value
            if not any(marks.core(i) in SAME_AS.get(type, ()) for i in words):
                text = f"{verb} {text}".strip()
            marks.tags = [tag for tag in marks.tags if tag not in planned]
        elif not channel:
            channel = next((CHANNELS[marks.core(i)].value for i in words if marks.core(i) in CHANNELS), "")
        if not text:
            person = 0 if len(self.people) == 1 else None
            text = f"{FOLLOW_UP} with {self.people[0].draft.name}" if person == 0 else FOLLOW_UP
        step, owned = self._owned(StepDraft(text, due, None, person=person, channel=channel), span, said)
        tokens = {*words, *said, *(i for i, _ in planned), *owned}
        tokens |= {marks.counts[i][1] for i, _ in planned if i in marks.counts}
        self.found.append((step, tuple(sorted(tokens))))
        self.tokens.update(words)

    def _owned(self, step: StepDraft, span: list[int], said: tuple[int, ...]) -> tuple[StepDraft, tuple[int, ...]]:
        marks = self.marks
        near = {i for index in said for i in marks.clauses[marks.clause_of[index]]}
        owner = next(((i, member) for i, member in marks.owners if i in span or i in near), None)
        if owner:
            marks.owners.remove(owner)
        member = owner[1] if owner else marks.me
        owned = replace(step, owner=member.id if member else None, owner_name=member.name if member else "")
        if owned.due is not None:
            away = away_dates([member]).get(member.id) if member else None
            phrase = " ".join(marks.core(i) for i in said)
            owned = replace(owned, due=on_working_day(phrase, owned.due, marks.today, away))
        return owned, (owner[0],) if owner else ()

    def _again(self, clause: list[int], due: date, said: tuple[int, ...]) -> None:
        """`again thu`: what it is once more is known when it is known what happened; see `settle_again`."""
        words = [i for i in clause if i not in self.marks.taken and i not in said and self.marks.core(i)]
        step, owned = self._owned(StepDraft(self.marks.shown(words), due, None, again=True), clause, said)
        self.found.append((step, tuple(sorted({*words, *said, *owned}))))
        self.tokens.update(words)

    def settle_again(self, activities: Iterable[ActivityDraft]) -> None:
        """`again thu` is the touch of ours that happened, another day; with none it stays as it was typed."""
        ours = next((a for a in activities if a.type in PLANNED), None)
        for n, (step, tokens) in enumerate(self.found):
            if not step.again:
                continue
            if ours is None:
                self.found[n] = replace(step, again=False), tokens
                continue
            verb, channel = PLANNED[ours.type]
            person = ours.people[0] if ours.people else None
            name = f" {self.people[person].draft.name}" if person is not None else ""
            link = " with" if channel == "meeting" and name else ""
            self.found[n] = replace(step, text=f"{verb}{link}{name}", channel=channel.value, person=person), tokens

    def is_again(self, clause: list[int], said: Collection[int]) -> bool:
        """Whether a clause is nothing but `again thu`, `try her again on mon`."""
        aside = {*said, *self.marks.taken, *self.scope.persons}
        words = {self.scope.word(i) for i in clause if i not in aside} - {""}
        return bool(_AGAIN & words) and words <= _TRY

    def _person_of(self, words: Collection[int]) -> int | None:
        """The one person a step names, or means with him, her, or the it that was spoken of."""
        named = [n for n, found in enumerate(self.people) if any(i in words for i in found.tokens)]
        follows = self.marks.shown(words).lower() == FOLLOW_UP
        asked = any(self.scope.asks(self.scope.clause(i)) is not None for i in words)
        means = follows or asked or any(self.marks.core(i) in PRONOUNS | THIRD | _IT for i in words)
        if not named and len(self.people) == 1 and means:
            return 0
        return named[0] if len(named) == 1 else None

    def read_owned(self) -> None:
        """`@bo` away from a dated step: the step before it, who did what was done, or a step without a day."""
        marks = self.marks
        for index, member in list(marks.owners):
            clause = marks.clauses[marks.clause_of[index]]
            verb = self.scope.own_verb(clause)
            span = [] if verb is None and self._tells(clause) else self._from_verb(clause)
            me = marks.me.id if marks.me else None
            unowned = [n for n, (step, _) in enumerate(self.found) if step.owner == me]
            free = [i for i in marks.free(span) if i not in self.tokens and i not in self.scope.days]
            ours = any(type in _OUR_TYPES for place, type in marks.tags if place in clause)
            if free and all(map(self.scope.open, free)) and (verb is not None or not marks.tags):
                self._add(span, None, (index,))
            elif unowned and not ours:
                step, tokens = self.found[unowned[-1]]
                self.found[unowned[-1]] = replace(step, owner=member.id, owner_name=member.name), (*tokens, index)
                marks.owners.remove((index, member))
