"""What happened, of all that tags and verbs of a line say: each once, with its day, its people and how it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from abm_tui.models.words import ActivityType, Outcome
from abm_tui.rules.quickadd.drafts import ActivityDraft
from abm_tui.rules.quickadd.marks import Marks
from abm_tui.rules.quickadd.people import Found
from abm_tui.rules.quickadd.scope import Scope
from abm_tui.rules.quickadd.steps import StepReader
from abm_tui.rules.quickadd.tags import OURS
from abm_tui.rules.quickadd.verbs import Event, bookings, silences

_OUR_TYPES = frozenset(OURS.values())
_TALKS = (ActivityType.CALL, ActivityType.MEETING)
# What an outcome alone says happened, where it is not how a call went.
_KIND_OF = {
    Outcome.HELD: ActivityType.MEETING,
    Outcome.MOVED: ActivityType.MEETING,
    Outcome.NO_SHOW: ActivityType.MEETING,
    Outcome.SENT: ActivityType.EMAIL_SENT,
}

Activity = tuple[ActivityDraft, tuple[int, ...]]  # what happened, and the tokens that say so


@dataclass(frozen=True)
class EventReader:
    """The line's marks, scope, steps, people and verbs, and the days (by clause) on which things happened."""

    marks: Marks
    scope: Scope
    plan: StepReader
    people: Sequence[Found]
    events: Sequence[Event]
    days: Mapping[int, tuple[date, tuple[int, ...]]]

    def activities(self) -> list[Activity]:
        """What tags and verbs say happened: each kind once, or once a clause where tags say so."""
        found: dict[tuple[int, ActivityType], Activity] = {}
        spoken = [event for event in self.events if event.at not in self.plan.tokens]
        for index, type in self._tagged():
            key = self.marks.clause_of[index], type
            said = [event for event in spoken if _same(event.type, type)]
            counted = self.marks.counts.get(index)
            tokens = (index, *(counted[1:] if counted else ()), *(i for event in said for i in event.tokens))
            count = max(counted[0] if counted else 1, found[key][0].count if key in found else 1)
            people = self._people_of(key[0], said)
            draft = ActivityDraft(type, self.day_of(self._clause_of_event(key[0], said)), count, people=people)
            found[key] = draft, (*(found[key][1] if key in found else ()), *tokens)
        tags = [type for _, type in found]
        for event in spoken:
            if any(_same(event.type, type) for type in tags):
                continue
            key = self.marks.clause_of[event.at], event.type
            same = next((k for k, (old, _) in found.items() if k[1] == event.type and self._goes_on(old, event)), None)
            if same is not None:
                old, tokens = found[same]
                found[same] = replace(old, people=old.people or self._event_people(event)), (*tokens, *event.tokens)
                continue
            people = self._event_people(event)
            draft = ActivityDraft(
                event.type, self.day_of(key[0]), people=people, stranger=self._stranger(event, people)
            )
            found[key] = draft, event.tokens
        return self._with_outcomes(found)

    def _stranger(self, event: Event, people: Sequence[int]) -> bool:
        """Whether a name that nobody has stands right behind the verb: `called Ingrid` speaks of no one we know."""
        after = max(event.tokens) + 1
        if people or after >= len(self.marks.tokens) or after in self.marks.taken:
            return False
        token = self.marks.tokens[after]
        return token.kind == "word" and token.text[:1].isupper()

    def _goes_on(self, old: ActivityDraft, event: Event) -> bool:
        """Whether a verb speaks of what an earlier one told already: the same people, or none named."""
        return not event.people or not old.people or set(event.people) <= set(old.people)

    def _tagged(self) -> list[tuple[int, ActivityType]]:
        tags = list(self.marks.tags)
        if self.marks.outcomes and not any(type in _TALKS for _, type in tags) and not self._talk_told():
            index, outcome = self.marks.outcomes[0]
            kind = _KIND_OF.get(outcome, ActivityType.CALL)
            tags.append((index, kind))
        return sorted(tags)

    def _talk_told(self) -> bool:
        return any(event.type in _TALKS for event in self.events)

    def _clause_of_event(self, clause: int, said: list[Event]) -> int:
        if clause in self.days or not said:
            return clause
        return self.marks.clause_of[said[0].at]

    def _people_of(self, clause: int, said: list[Event]) -> tuple[int, ...]:
        """The people of a tag: those its verb names, else those of its clause, else whoever something happened with."""
        here = self.people_outside_steps(clause)
        spoken = tuple(dict.fromkeys(n for event in said for n in event.people))
        if said and self.marks.clause_of[said[0].at] != clause:
            return spoken or here or self._anyone()
        return here or spoken or self._anyone()

    def _event_people(self, event: Event) -> tuple[int, ...]:
        return event.people or self.people_outside_steps(self.marks.clause_of[event.at]) or self._anyone()

    def _anyone(self) -> tuple[int, ...]:
        return self.people_outside_steps() or ((0,) if len(self.people) == 1 else ())

    def people_outside_steps(self, clause: int | None = None) -> tuple[int, ...]:
        """The people named where something happened (in one clause), as places in `people`; not who is spoken of."""
        about = {i for c in self.marks.clauses for n, i in enumerate(c) if "about" in map(self.marks.core, c[:n])}
        aside = self.plan.tokens | self.scope.theirs | about
        outside = [{self.marks.clause_of[i] for i in found.tokens if i not in aside} for found in self.people]
        return tuple(n for n, clauses in enumerate(outside) if (clauses if clause is None else clause in clauses))

    def _with_outcomes(self, found: dict[tuple[int, ActivityType], Activity]) -> list[Activity]:
        """Calls get how they went: by a tag, by the words, else answered. Words of silence alone are a call, too."""
        drafts = list(found.values())
        kinds = {kind for _, kind in found}
        mailed = ActivityType.EMAIL_SENT in kinds and ActivityType.CALL not in kinds
        told = [] if mailed else silences(self.scope)
        if told and not any(draft.type in _TALKS for draft, _ in drafts):
            clause = self.marks.clause_of[told[0][1][0]]
            people = self.people_outside_steps(clause) or self._anyone()
            drafts.insert(0, (ActivityDraft(ActivityType.CALL, self.day_of(clause), people=people), ()))
        return [self._with_outcome(activity, told) for whole in drafts for activity in self._apart(whole, told)]

    def _apart(self, activity: Activity, told: Sequence[tuple[Outcome, tuple[int, ...]]]) -> list[Activity]:
        """`called Mark and Eve, no answer from Eve`: a call with each as it went."""
        draft, tokens = activity
        clauses = {self.marks.clause_of[run[0]] for _, run in told}
        named = {n for clause in clauses for n in self.people_outside_steps(clause)}
        silent = tuple(n for n in draft.people if n in named)
        rest = tuple(n for n in draft.people if n not in silent)
        same = any(self.marks.clause_of[i] in clauses for i in tokens)
        if draft.type != ActivityType.CALL or self.marks.outcomes or same or not silent or not rest:
            return [activity]
        talked = replace(draft, people=rest, outcome=Outcome.ANSWERED.value)
        return [(talked, tokens), (replace(draft, people=silent), tuple(i for _, run in told for i in run))]

    def _with_outcome(self, activity: Activity, told: Sequence[tuple[Outcome, tuple[int, ...]]]) -> Activity:
        draft, tokens = activity
        outcome = draft.outcome
        if outcome:
            return self._by(draft), tokens
        if draft.type in _TALKS and self.marks.outcomes:
            outcome = self.marks.outcomes[-1][1].value
            tokens += tuple(i for i, _ in self.marks.outcomes)
        elif draft.type == ActivityType.CALL and told:
            outcome = next((o for o, _ in told if o == Outcome.VOICEMAIL), told[0][0]).value
            tokens += tuple(i for _, run in told for i in run)
        elif draft.type == ActivityType.CALL:
            outcome = (Outcome.MEETING_BOOKED if bookings(self.scope) else Outcome.ANSWERED).value
        if draft.type in _OUR_TYPES:
            tokens += tuple(i for i, _ in self.marks.owners)
        return self._by(replace(draft, outcome=outcome)), tokens

    def _by(self, draft: ActivityDraft) -> ActivityDraft:
        if not self.marks.owners or draft.type not in _OUR_TYPES:
            return draft
        member = self.marks.owners[0][1]
        return replace(draft, by=member.id, by_name=member.name)

    def day_of(self, clause: int) -> date:
        """The day on which what a clause says took place: its own, else the first of the line, else today."""
        days = self.days.get(clause) or next(iter(self.days.values()), None)
        return days[0] if days else self.marks.today


def _same(spoken: ActivityType, tag: ActivityType) -> bool:
    """Whether a verb says no more than the tag: a discovery is a meeting, too."""
    return spoken == tag or (spoken == ActivityType.MEETING and tag == ActivityType.DISCOVERY)
