"""What a line means beside the open steps of its account: which it closes, and which call its words belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from abm_tui.models.facts import AccountFacts, ActivityFact, TouchFact
from abm_tui.models.words import ACTIVITY_NAMES, ACTIVITY_OF, TALKED, ActivityType, TouchStatus
from abm_tui.rules.plays.fulfil import fulfilled, joined
from abm_tui.rules.quickadd.drafts import NOTHING_CHOSEN, ActivityDraft, Choices, PersonReading, StepClosing, StepDraft
from abm_tui.rules.quickadd.step_way import with_way
from abm_tui.when import say_due, say_past


@dataclass(frozen=True)
class OpenWork:
    """The account's steps and what happened lately, less what was dropped of it (`choices`)."""

    facts: AccountFacts
    today: date
    choices: Choices = NOTHING_CHOSEN

    def adds_to(self, drafts: Sequence[ActivityDraft], people: Sequence[PersonReading]) -> ActivityFact | None:
        """The activity of a step done just now that the line only adds words to; None where it tells something else.

        A line that names no kind of activity joins any; one that says how it went must agree.
        """
        known = [a for a in self.facts.activities if ("adds", a.id) not in self.choices.apart]
        if len(drafts) != 1:
            return None
        (draft,) = drafts
        kinds = list(dict.fromkeys(ACTIVITY_OF.values())) if draft.type == ActivityType.NOTE else [draft.type]
        ids = _ids(draft.people, people)
        if draft.people and not ids:
            return None
        found = [joined(known, kind, ids, draft.day) for kind in kinds]
        agreeing = [a for a in found if a is not None and _agrees(a, draft)]
        return max(agreeing, key=lambda a: a.id, default=None)

    def closes(self, drafts: Sequence[ActivityDraft], people: Sequence[PersonReading]) -> tuple[StepClosing, ...]:
        """The open steps that what happened fulfils, each once: one for each person of an activity."""
        closings: list[StepClosing] = []
        if self.choices.keep_open:
            return ()
        for place, draft in enumerate(drafts):
            for person in draft.people or (None,):
                ids = _ids(() if person is None else (person,), people)
                if person is not None and not ids:
                    continue
                left = [touch for touch in self._open if touch.id not in {c.touch for c in closings}]
                if draft.stranger:
                    left = [touch for touch in left if touch.contact_id is None]
                touch = fulfilled(left, draft.type, ids, draft.day)
                # One that was dropped stays open, and no other is closed in its place.
                if touch is not None and ("closes", touch.id) not in self.choices.apart:
                    closings.append(StepClosing(place, person, touch.id))
        return tuple(closings)

    def once_more(
        self, steps: Sequence[StepDraft], closings: Sequence[StepClosing], adds: ActivityFact | None
    ) -> tuple[StepDraft, ...]:
        """`again thu` is the very step that the line closes, or whose call its words join, on another day."""
        before = closings[0].touch if closings else adds.touch_id if adds is not None else None
        touch = next((touch for touch in self.facts.touches if touch.id == before), None)
        if touch is None:
            return tuple(steps)
        return tuple(replace(s, text=touch.text, channel=touch.channel) if s.again else s for s in steps)

    def closing_text(self, closing: StepClosing) -> str:
        """`closes: Call Ines Marsh, 2d late (New logo 3/5)`."""
        touch = self._touch(closing.touch)
        run = next((run for run in self.facts.runs if run.id == touch.run_id), None)
        due = f", {say_due(touch.due, self.today)}" if touch.due else ""
        return f"closes: {touch.text}{due}" + (f" ({run.play} {touch.position}/{run.touches})" if run else "")

    def adding_text(self, activity: ActivityFact) -> str:
        """`adds to: call Ines Marsh, today`."""
        who = next((f" {p.name}" for p in self.facts.people if p.id == activity.contact_id), "")
        return f"adds to: {ACTIVITY_NAMES[ActivityType(activity.type)]}{who}, {say_past(activity.day, self.today)}"

    @cached_property
    def _open(self) -> list[TouchFact]:
        """The open steps, each with the channel and the person that its words name."""
        opened = (touch for touch in self.facts.touches if touch.status == TouchStatus.OPEN)
        return [with_way(touch, self.facts.people) for touch in opened]

    def _touch(self, touch_id: int) -> TouchFact:
        return next(touch for touch in self.facts.touches if touch.id == touch_id)


def _ids(places: Sequence[int], people: Sequence[PersonReading]) -> set[int]:
    return {one for place in places if (one := people[place].id) is not None}


def _agrees(activity: ActivityFact, draft: ActivityDraft) -> bool:
    """Whether the line may speak of that very call: it says nothing of how it went, or the same."""
    same = activity.outcome in ("", draft.outcome) or {activity.outcome, draft.outcome} <= TALKED
    return draft.type == ActivityType.NOTE or not draft.outcome or same
