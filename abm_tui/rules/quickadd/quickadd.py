"""Quick-add: one line in, everything it means out, shown as chips before anything is saved.

`Lucius Fox (CTO) replied re security, call him fri #replied #soc2` is a reply today, a new person with the role his
title suggests, a subject, a topic and a next step. Order-free. What fits nothing is a note; nothing is an error, and
every word that became no chip stays in the note or in the subject.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.models.words import ACTIVITY_NAMES, ROLE_NAMES, ActivityType, Outcome, Role
from abm_tui.rules.quickadd.drafts import (
    ActivityDraft,
    BlockerDraft,
    DroppedReadings,
    PersonReading,
    QuickAdd,
    ReadingChip,
    StepDraft,
    blocker_text,
    step_text,
)
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.prose import prose
from abm_tui.rules.quickadd.reading import Reading
from abm_tui.rules.quickadd.words import LINKS, SAME_AS, Token
from abm_tui.text import fold
from abm_tui.when import mid_day, say_past

__all__ = ["ActivityDraft", "BlockerDraft", "PersonReading", "QuickAdd", "ReadingChip", "StepDraft", "parse", "prose"]

Accounts = Callable[[str], int | None] | Mapping[str, int]


def parse(
    text: str,
    *,
    today: date,
    people: Sequence[PersonFact] = (),
    members: Sequence[MemberFact] = (),
    accounts: Accounts | None = None,
    me: MemberFact | None = None,
) -> QuickAdd:
    """Read a line; never raises. `people` are those of the account, `accounts` finds another one by its name."""
    names = Names(people, members, me)
    named = _named(accounts)

    def again(refused: DroppedReadings) -> QuickAdd:
        reading = Reading(text, today, names, named, me, refused.literal, refused.gone)
        return _Result(reading, refused).quick_add(again)

    return again(DroppedReadings())


def _named(accounts: Accounts | None) -> Callable[[str], int | None]:
    if accounts is None:
        return lambda _: None
    if callable(accounts):
        return accounts
    by_name = {fold(name): id for name, id in accounts.items()}
    return lambda name: by_name.get(fold(name))


class _Result:
    """Turns a reading into a QuickAdd: the note from what is left, and the chips in the order they are shown."""

    def __init__(self, reading: Reading, refused: DroppedReadings) -> None:
        self.reading, self.refused = reading, refused
        self.attached: dict[str, list[int]] = {"activity": [], "person": []}
        self.person_words: dict[int, int] = {i: n for n, f in enumerate(reading.people) for i in f.tokens}
        self.note_tokens = self._note_tokens()

    def _note_tokens(self) -> list[int]:
        """Every token left, clause by clause; one of nothing but names, links and `met` beside #meeting is no note."""
        reading, kept = self.reading, []
        said = {word for draft, _ in reading.activities for word in SAME_AS.get(draft.type, ())}
        for clause in reading.clauses:
            rest = reading.free(clause)
            small = [i for i in rest if reading.core(i) in LINKS | said or not _has_letters(reading.tokens[i])]
            names = [i for i in rest if i in self.person_words]
            holder = "person" if reading.people else "activity" if reading.activities else ""
            if len({*small, *names}) < len(rest) or (small and not holder):
                kept += rest
                continue
            for index in small:
                self.attached["activity" if reading.core(index) in said else holder].append(index)
        return kept

    def _spans(self, indexes: Sequence[int]) -> tuple[tuple[int, int], ...]:
        tokens = self.reading.tokens
        return tuple((tokens[i].start, tokens[i].end) for i in sorted(set(indexes)))

    def quick_add(self, again: Callable[[DroppedReadings], QuickAdd]) -> QuickAdd:
        reading = self.reading
        note = reading.shown(self.note_tokens)
        subject = reading.subject[0] if reading.subject else ""
        people = tuple(self._person(n) for n in range(len(reading.people)))
        topics = tuple(dict.fromkeys(topic for topic, _ in reading.topics))
        return QuickAdd(
            reading.text,
            tuple(self._chips(people, note)),
            self._activities(subject, note),
            people,
            topics,
            subject,
            tuple(draft for draft, _ in reading.blockers),
            tuple(draft for draft, _ in reading.steps),
            note,
            reading.account[0] if reading.account else None,
            self.refused,
            again,
        )

    def _person(self, number: int) -> PersonReading:
        found = self.reading.people[number]
        return replace(found.draft, role="") if self._role_key(number) in self.refused.roles else found.draft

    def _role_key(self, number: int) -> int:
        return self.reading.tokens[self.reading.people[number].tokens[0]].start

    def _activities(self, subject: str, note: str) -> tuple[ActivityDraft, ...]:
        reading = self.reading
        drafts = [draft for draft, _ in reading.activities]
        if not drafts and (note or subject or reading.topics):
            drafts = [ActivityDraft(ActivityType.NOTE, reading.day_of(0), people=reading.people_outside_steps())]
        if drafts and reading.subject:
            about = reading.clause_of[reading.subject[1][0]]
            here = [n for n, (_, tokens) in enumerate(reading.activities) if reading.clause_of[tokens[0]] == about]
            drafts[here[0] if here else 0] = replace(drafts[here[0] if here else 0], subject=subject)
        if drafts and note:
            drafts[0] = replace(drafts[0], notes=note)
        return tuple(drafts)

    def _chips(self, people: Sequence[PersonReading], note: str) -> list[ReadingChip]:
        reading, today, chips = self.reading, self.reading.today, []
        if reading.account:
            chips.append(ReadingChip("account", reading.account[1], self._spans(reading.account[2])))
        for number, (activity, tokens) in enumerate(reading.activities):
            extra = self.attached["activity"] if number == 0 else []
            chips.append(
                ReadingChip("activity", _say_activity(activity, today), self._spans([*tokens, *extra]), number)
            )
        for number, person in enumerate(people):
            words = [i for i in reading.people[number].tokens if i not in reading.taken]
            extra = self.attached["person"] if number == 0 else []
            everywhere = [*reading.people[number].tokens, *words, *extra]
            chips.append(ReadingChip("person", self._say_person(person), self._spans(everywhere), number))
            if person.role:
                role = ROLE_NAMES[Role(person.role)]
                chips.append(ReadingChip("role", f"→ {role[0].upper()}{role[1:]}?", (), self._role_key(number)))
        if reading.subject:
            chips.append(ReadingChip("subject", f"re {reading.subject[0]}", self._spans(reading.subject[1])))
        for number, (topic, tokens) in enumerate(reading.topics):
            chips.append(ReadingChip("topic", f"#{topic}", self._spans(tokens), number))
        for number, (day, tokens) in enumerate(reading.happened.values()):
            chips.append(ReadingChip("day", f"on {mid_day(day)}", self._spans(tokens), number))
        for number, (blocker, tokens) in enumerate(reading.blockers):
            chips.append(ReadingChip("blocker", blocker_text(blocker, today), self._spans(tokens), number))
        for number, (step, tokens) in enumerate(reading.steps):
            chips.append(ReadingChip("step", step_text(step, today), self._spans(tokens), number))
        if note:
            chips.append(ReadingChip("note", f"note: {note}", self._spans(self.note_tokens)))
        return chips

    def _say_person(self, person: PersonReading) -> str:
        if person.candidates:
            names = " or ".join(self.reading.names.by_id[i].name for i in person.candidates)
            return f"{person.name}: {names}?"
        text = f"{person.name}, {person.title}" if person.title else person.name
        return f"new: {text}" if person.id is None else text


def _has_letters(token: Token) -> bool:
    return token.kind in ("quote", "literal") or any(char.isalnum() for char in token.text)


def _say_activity(draft: ActivityDraft, today: date) -> str:
    text = ACTIVITY_NAMES[draft.type]
    if draft.outcome and draft.outcome != Outcome.ANSWERED:
        text += f", {draft.outcome.replace('_', ' ')}"
    if draft.count > 1:
        text += f" ×{draft.count}"
    return f"{text} {say_past(draft.day, today)}" + (f" by {draft.by_name}" if draft.by_name else "")
