"""Quick-add: one line in, everything it means out, shown as chips before anything is saved.

`Lucius Fox (CTO) replied re security, call him fri #soc2` is a reply today, a new person with the role his title
suggests, a subject, a topic and a next step. Order-free. Chips are readings laid over the text: the line itself is
kept word for word, whatever is read from it or dropped. What fits nothing is a note; nothing is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from abm_tui.models.facts import AccountFacts, MemberFact, PersonFact
from abm_tui.models.words import ACTIVITY_NAMES, OUTCOME_NAMES, ROLE_NAMES, ActivityType, Outcome, Role
from abm_tui.rules.quickadd.drafts import (
    NOTHING_CHOSEN,
    ActivityDraft,
    BlockerDraft,
    Choices,
    PersonReading,
    QuickAdd,
    ReadingChip,
    StepDraft,
    UnsureTag,
    blocker_text,
    step_text,
)
from abm_tui.rules.quickadd.open_work import OpenWork
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.prose import prose
from abm_tui.rules.quickadd.reading import Reading
from abm_tui.rules.quickadd.words import LINKS, Token
from abm_tui.text import fold
from abm_tui.when import mid_day, say_past

__all__ = ["ActivityDraft", "BlockerDraft", "PersonReading", "QuickAdd", "ReadingChip", "StepDraft", "parse", "prose"]

Accounts = Callable[[str], int | None] | Mapping[str, int]
# The line belongs to what was said or written there; else to the first thing that happened.
_OF_WORDS = frozenset(
    {ActivityType.REPLY, ActivityType.CALL, ActivityType.MEETING, ActivityType.DISCOVERY, ActivityType.EMAIL_SENT}
    | {ActivityType.LINKEDIN, ActivityType.EXECUTIVE_OUTREACH}
)


def parse(
    text: str,
    *,
    today: date,
    people: Sequence[PersonFact] = (),
    members: Sequence[MemberFact] = (),
    accounts: Accounts | None = None,
    me: MemberFact | None = None,
    facts: AccountFacts | None = None,
) -> QuickAdd:
    """Read a line; never raises. `people` are those of the account, `accounts` finds another one by its name.

    With the account's `facts` its own people are known, and it is said which open steps the line closes, and to which
    activity of a step done just now its words belong.
    """
    named = _named(accounts)
    names = Names(facts.people if facts is not None else people, members, me, named)
    topics = {t for a in facts.activities for t in a.topic.split(";") if t} if facts is not None else set[str]()

    def again(choices: Choices) -> QuickAdd:
        reading = Reading(text, today, names, named, me, choices, topics)
        here = facts is not None and (reading.account is None or reading.account[0] == facts.account.id)
        work = OpenWork(facts, today, choices) if facts is not None and here else None
        return _Result(reading, work).quick_add(again)

    return again(NOTHING_CHOSEN)


def parse_about(
    text: str,
    account_id: int,
    facts_of: Callable[[int], AccountFacts],
    *,
    today: date,
    members: Sequence[MemberFact],
    accounts: Accounts,
    me: MemberFact | None,
) -> QuickAdd:
    """Read a line typed on an account, with the people and steps of that one, or of another that the line names."""

    def read(about: int) -> QuickAdd:
        return parse(text, today=today, members=members, accounts=accounts, me=me, facts=facts_of(about))

    line = read(account_id)
    return line if line.account_id in (None, account_id) else read(line.account_id)


def _named(accounts: Accounts | None) -> Callable[[str], int | None]:
    if accounts is None:
        return lambda _: None
    if callable(accounts):
        return accounts
    by_name = {fold(name): id for name, id in accounts.items()}
    return lambda name: by_name.get(fold(name))


class _Result:
    """Turns a reading into a QuickAdd: what happened, with the words on it, and the chips as they are shown."""

    def __init__(self, reading: Reading, work: OpenWork | None) -> None:
        self.reading, self.work = reading, work
        self.people = tuple(self._person(n) for n in range(len(reading.people)))
        self.activities = self._activities()
        self.adds = work.adds_to(self.activities, self.people) if work is not None else None
        self.adds_outcome = self.activities[0].outcome if self.adds is not None else ""
        if self.adds is not None:
            self.activities = ()
        self.closes = work.closes(self.activities, self.people) if work is not None else ()
        steps = tuple(draft for draft, _ in reading.steps)
        self.steps = work.once_more(steps, self.closes, self.adds) if work is not None else steps

    def quick_add(self, again: Callable[[Choices], QuickAdd]) -> QuickAdd:
        """The line as it was understood; `again` reads it anew after something was decided."""
        reading = self.reading
        return QuickAdd(
            reading.text,
            tuple(self._chips()),
            self.activities,
            self.people,
            tuple(dict.fromkeys(topic for topic, _ in reading.topics)),
            reading.subject[0] if reading.subject else "",
            tuple(draft for draft, _ in reading.blockers),
            self.steps,
            reading.account[0] if reading.account else None,
            tuple(UnsureTag(word, near, reading.tokens[at].start) for word, near, at in reading.unsure),
            self.closes,
            self.adds.id if self.adds is not None else None,
            self.adds_outcome,
            _choices=reading.choices,
            _again=again,
        )

    def _spans(self, indexes: Sequence[int]) -> tuple[tuple[int, int], ...]:
        tokens = self.reading.tokens
        return tuple((tokens[i].start, tokens[i].end) for i in sorted(set(indexes)))

    def _person(self, number: int) -> PersonReading:
        found = self.reading.people[number]
        return replace(found.draft, role="") if self._start(number) in self.reading.choices.roles else found.draft

    def _start(self, number: int) -> int:
        return self.reading.tokens[self.reading.people[number].tokens[0]].start

    def _activities(self) -> tuple[ActivityDraft, ...]:
        """What happened; the whole line stands with one of them, so that it is read once in a list of events."""
        reading = self.reading
        drafts = [draft for draft, _ in reading.activities]
        if not drafts and self._says_more():
            drafts = [ActivityDraft(ActivityType.NOTE, reading.day_of(0), people=reading.people_outside_steps())]
        if not drafts:
            return ()
        main = next((n for n, draft in enumerate(drafts) if draft.type in _OF_WORDS), 0)
        drafts[main] = replace(drafts[main], notes=reading.text.strip())
        if reading.subject:
            clause = reading.clause_of[reading.subject[1][0]]
            here = [n for n, (_, at) in enumerate(reading.activities) if at and reading.clause_of[at[0]] == clause]
            place = here[0] if here else main
            drafts[place] = replace(drafts[place], subject=reading.subject[0])
        return tuple(drafts)

    def _says_more(self) -> bool:
        """Whether anything was typed that no step, no blocker and no new person holds."""
        reading = self.reading
        held = {i for _, tokens in (*reading.blockers, *reading.steps) for i in tokens}
        held -= reading.plan.asked
        held |= {i for found in reading.people if _is_new(found.draft) for i in found.tokens}
        held |= set(reading.account[2]) if reading.account else set()
        if held:
            held |= {i for _, tokens in reading.topics for i in tokens}
        rest = [i for i, token in enumerate(reading.tokens) if i not in held and token.kind != "sep"]
        return any(reading.core(i) not in LINKS and _has_letters(reading.tokens[i]) for i in rest)

    def _chips(self) -> list[ReadingChip]:
        reading, today, chips = self.reading, self.reading.today, list[ReadingChip]()
        if reading.account:
            chips.append(ReadingChip("account", reading.account[1], self._spans(reading.account[2])))
        for number, (_, tokens) in enumerate(reading.activities if self.activities else ()):
            said = _say_activity(self.activities[number], today)
            chips.append(ReadingChip("activity", said, self._spans(tokens), number))
        for number, person in enumerate(self.people):
            spans = self._spans(reading.people[number].tokens)
            chips.append(ReadingChip("person", self._say_person(person), spans, number))
            if person.role:
                role = ROLE_NAMES[Role(person.role)]
                chips.append(ReadingChip("role", f"→ {role[0].upper()}{role[1:]}?", (), self._start(number)))
        if reading.subject:
            chips.append(ReadingChip("subject", f"re {reading.subject[0]}", self._spans(reading.subject[1])))
        for number, (topic, tokens) in enumerate(reading.topics):
            chips.append(ReadingChip("topic", f"#{topic}", self._spans(tokens), number))
        for number, (word, near, at) in enumerate(reading.unsure):
            chips.append(ReadingChip("unsure", UnsureTag(word, near, at).question, self._spans([at]), number))
        for number, (day, tokens) in enumerate(reading.happened.values()):
            chips.append(ReadingChip("day", f"on {mid_day(day)}", self._spans(tokens), number))
        for number, (blocker, tokens) in enumerate(reading.blockers):
            chips.append(ReadingChip("blocker", blocker_text(blocker, today), self._spans(tokens), number))
        for number, (_, tokens) in enumerate(reading.steps):
            chips.append(ReadingChip("step", step_text(self.steps[number], today), self._spans(tokens), number))
        return chips + self._chips_of_work()

    def _chips_of_work(self) -> list[ReadingChip]:
        """What it does to what is open, and whether it is kept as a note; these stand for no words of their own."""
        chips: list[ReadingChip] = []
        if self.work is not None:
            chips += [ReadingChip("closes", self.work.closing_text(c), (), c.touch) for c in self.closes]
            if self.adds is not None:
                chips.append(ReadingChip("adds", self.work.adding_text(self.adds), (), self.adds.id))
        if self.activities and not self.reading.activities:
            chips.append(ReadingChip("note", f"note {say_past(self.activities[0].day, self.reading.today)}"))
        return chips

    def _say_person(self, person: PersonReading) -> str:
        if person.candidates:
            names = " or ".join(self.reading.names.by_id[i].name for i in person.candidates)
            return f"{person.name}: {names}?"
        text = f"{person.name}, {person.title}" if person.title else person.name
        return f"new: {text}" if person.id is None else text


def _has_letters(token: Token) -> bool:
    return token.kind in ("quote", "literal") or any(char.isalnum() for char in token.text)


def _is_new(person: PersonReading) -> bool:
    return person.id is None and not person.candidates


def _say_activity(draft: ActivityDraft, today: date) -> str:
    """`call today, talked`, `pricing page ×3 Tue`, `e-mail today by bo`."""
    text = ACTIVITY_NAMES[draft.type]
    if draft.count > 1:
        text += f" ×{draft.count}"
    text += f" {say_past(draft.day, today)}"
    if draft.outcome:
        text += f", {OUTCOME_NAMES[Outcome(draft.outcome)]}"
    return text + (f" by {draft.by_name}" if draft.by_name else "")
