"""What is typed about one account in the review, and what it means: the change, the next step, who and by when.

The change is prose (`rules/quickadd/prose`); the next step is a line (`rules/quickadd/next_step`), or an offer that
people keep or edit as it stands, its parts between dots.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from abm_tui import when
from abm_tui.models.drafts import TalkStep, TalkWords
from abm_tui.models.facts import MemberFact, TouchFact
from abm_tui.rules.quickadd.next_step import NextStep, read_step
from abm_tui.rules.quickadd.quickadd import QuickAdd, prose

# Inside one line of prose a blocker may also begin after a sentence or a semicolon.
_BLOCKER_AFTER = re.compile(r"(?<=[.;])\s+!")


@dataclass
class TalkDraft:
    """What is being written about one account, as typed; kept as a draft until it is decided."""

    tried: str = ""
    happened: str = ""
    change: str = ""
    next: str = ""
    seen: str = ""  # the touch that NEXT offered when it was opened: whoever edits it has seen this, as JSON

    def saw(self, touch: TouchFact | None) -> None:
        """Remember what NEXT offers: that touch is edited, whatever comes to be offered meanwhile."""
        if touch is not None:
            due = touch.due.isoformat() if touch.due else None
            self.seen = json.dumps([touch.id, touch.text, due, touch.owner])

    def edited(self) -> tuple[int, dict[str, Any]] | None:
        """(Id, what was seen) of the touch that NEXT offered; None where it offered none."""
        if not self.seen:
            return None
        touch_id, text, due, owner = json.loads(self.seen)
        return touch_id, {"text": text, "due": date.fromisoformat(due) if due else None, "owner": owner}

    def __bool__(self) -> bool:
        return bool(self.tried or self.happened or self.change or self.next)


@dataclass(frozen=True)
class TalkReader:
    """Who reads, and when. `dot` stands between the parts of an offer, in the set of signs that is in use."""

    today: date
    members: Sequence[MemberFact] = ()
    me: MemberFact | None = None
    dot: str = " · "

    @property
    def _names(self) -> dict[int, str]:
        return {member.id: member.name for member in self.members}

    def read_change(self, text: str) -> QuickAdd:
        """CHANGE as prose: the note, its blockers, and the next step that it names. Never raises."""
        if not text.strip():
            return QuickAdd(text)
        return prose(_BLOCKER_AFTER.sub("\n!", text), today=self.today, members=self.members, me=self.me)

    def read_next(self, text: str) -> NextStep:
        """NEXT as a step with its day and owner. Raises Refused for a blank step and for an @name nobody has.

        An offer that was edited names day and owner between dots.
        """
        return read_step(self._as_line(text), self.today, self.members, self.me.name if self.me else "")

    def offer_text(self, change: str, offered: TouchFact | None, me: str) -> str:
        """What NEXT offers: the step that `change` names, else the open touch `offered`; "" where there is neither.

        `me` is the name that a step has whose owner nobody named.
        """
        step = self.read_change(change).next_step if change else None
        if step is not None:
            due = when.mid_day(step.due or self.today)
            return self.dot.join(part for part in (step.text, self._names.get(step.owner or 0, me), due) if part)
        if offered is None or offered.due is None:
            return ""
        parts = offered.text, self._names.get(offered.owner or 0, ""), when.mid_day(offered.due)
        return self.dot.join(part for part in parts if part)

    def read_words(
        self, words: TalkDraft, *, tried: str = "", happened: str = "", change: str = "", offered: TouchFact | None
    ) -> TalkWords:
        """Everything written about the account; `tried`, `happened` and `change` stand where nothing was written.

        Raises Refused for a next step that cannot be read.
        """
        read = self.read_change(words.change)
        step: TalkStep | None = None
        edited = words.edited() if self.dot in words.next and read.next_step is None else None
        if words.next.strip():
            new = self.read_next(words.next)
            step = TalkStep(new.text, new.due, new.owner)
        elif read.next_step is not None:
            step = TalkStep(read.next_step.text, read.next_step.due, read.next_step.owner)
        return TalkWords(
            tried=words.tried or tried,
            happened=words.happened or happened,
            change=read.note or change,
            promise=edited[0] if edited else offered.id if offered and step is None else None,
            step=step,
            edits=edited is not None,
            base=edited[1] if edited else None,
            blockers=tuple((b.text, b.owner) for b in read.blockers),
        )

    def _as_line(self, text: str) -> str:
        parts = [part.strip() for part in text.split(self.dot)]
        if len(parts) == 1:
            return text
        names = set(self._names.values())
        owner = "".join(f" @{part}" for part in parts[1:] if part in names)
        days = ", ".join(part for part in parts[1:] if part not in names)
        return f"{parts[0]}{', ' + days if days else ''}{owner}"
