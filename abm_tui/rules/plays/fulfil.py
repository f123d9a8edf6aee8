"""One fact is typed once: which open step an activity fulfils, and which activity words said later belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from abm_tui.models.facts import ActivityFact, TouchFact
from abm_tui.models.words import ACTIVITY_OF, ActivityType, TouchStatus

EARLY = timedelta(days=7)  # ours: a step done up to a week before its day was still that step


def fulfilled(
    touches: Iterable[TouchFact], kind: ActivityType | str, people: Collection[int], day: date
) -> TouchFact | None:
    """The open step that an activity of `kind` with `people` on `day` fulfils; None where there is none.

    `touches` are those of the activity's account. Channel and person must fit: where step or activity names nobody,
    anybody does. A late step fits however late it is, another one when it is due at most a week after `day`; of
    several it is the earliest. Ours.
    """
    fitting = [
        touch
        for touch in touches
        if touch.status == TouchStatus.OPEN
        and _stands_for(touch.channel, kind)
        and (touch.contact_id is None or not people or touch.contact_id in people)
        and (touch.due is None or touch.due <= day + EARLY)
    ]
    return min(fitting, key=lambda t: (t.due or date.max, t.run_id is not None, t.position, t.id), default=None)


def joined(
    activities: Iterable[ActivityFact], kind: ActivityType | str, people: Collection[int], day: date
) -> ActivityFact | None:
    """The activity that a touch became on `day` and that has no words yet, when `kind` and `people` are the same.

    Words typed at or right after *done* join it, so that a call is one call. Of several it is the newest.
    """
    fitting = [
        a
        for a in activities
        if a.touch_id is not None
        and not a.notes
        and a.type == kind
        and a.day == day
        and (a.contact_id is None or not people or a.contact_id in people)
    ]
    return max(fitting, key=lambda a: a.id, default=None)


def _stands_for(channel: str, kind: ActivityType | str) -> bool:
    """Whether a touch of this channel is what the activity was; a discovery meeting is a meeting."""
    return ACTIVITY_OF.get(channel) == (ActivityType.MEETING if kind == ActivityType.DISCOVERY else kind)
