"""What one step of the review writes at once: opening with what is on track kept, and a talk with all that was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from abm_tui.errors import Refused
from abm_tui.models.drafts import AgendaLine, TalkWords
from abm_tui.models.facts import PlayFact
from abm_tui.models.words import DECISION_NAMES, Decision, Group, TouchStatus
from abm_tui.store.commands import assigning, blockers, plays, reviews
from abm_tui.store.queries.plays import PlayPlan
from abm_tui.store.unit import Unit

# Decisions after which somebody goes on with the account, so that a next step is promised.
GOES_ON = frozenset({Decision.KEEP, Decision.MORE_EFFORT, Decision.OTHER_PLAY})


@dataclass(frozen=True, slots=True)
class OtherPlay:
    """The play that takes over, with what it means for the account."""

    play: PlayFact
    plans: Sequence[PlayPlan]
    start: date


def open_and_keep(
    u: Unit,
    held_on: date,
    agenda: Sequence[AgendaLine],
    drafts: Mapping[int, tuple[str, str]],
    promises: Mapping[int, Mapping[str, Any]],
) -> int:
    """Open the review and keep what is on track, as one step; returns how many. Keys are account ids."""
    review_id = reviews.open_review(u, held_on, agenda)
    on_track = {
        e["account_id"]: e["id"]
        for e in u.find("entry", review_id=review_id, group=Group.ON_TRACK)
        if not e["decision"]
    }
    return reviews.keep_all(
        u,
        list(on_track.values()),
        {entry: drafts[account] for account, entry in on_track.items() if account in drafts},
        {entry: dict(promises[account]) for account, entry in on_track.items() if account in promises},
    )


def settle(
    u: Unit,
    entry_id: int,
    decision: str,
    said: TalkWords,
    *,
    until: date | None = None,
    reason: str = "",
    other: OtherPlay | None = None,
    seen: str = "",
) -> None:
    """Everything a talk ends with, as one step: blockers, the next step, the decision, the play that takes over.

    `seen` is the decision the screen showed. Raises Refused where the review is finished, where somebody decided since,
    and where the decision there already changed more than itself: that one is taken back first. Raises Conflict where
    somebody changed the touch that NEXT offered.
    """
    entry = reviews.open_entry(u, entry_id)
    account_id = entry["account_id"]
    _check_open(u, entry, seen)
    for text, owner in said.blockers:
        blockers.write_blocker(u, account_id, text, owner=owner if owner is not None else u.me)
    promise = said.promise
    if said.step is not None:
        promise = _write_step(u, account_id, said)
    words: dict[str, Any] = {"change": said.change, "until": until, "reason": reason}
    if decision in GOES_ON:
        words |= _promised(u, promise)
    reviews.decide(u, entry_id, decision, tried=said.tried, happened=said.happened, **words)
    label = u.label
    if other is not None:
        assigning.assign_all(u, other.play, other.plans, other.start)
        label += f", {other.play.name}"
    if decision == Decision.OTHER_PLAY and (promise is None or not _is_open(u, promise)):
        # What was offered belonged to the play that ended: the promise is what comes first now.
        u.set("entry", entry_id, **(_promised(u, _first_open(u, account_id)) or _NOTHING))
    u.label = label


def _check_open(u: Unit, entry: dict[str, Any], seen: str) -> None:
    there = entry["decision"] or ""
    if not there:
        return
    word = DECISION_NAMES[Decision(there)].removesuffix(" until…").lower()
    if there != seen:
        who = next((m.name for m in u.members if m.id == entry["decided_by"]), "somebody")
        raise Refused("decided", f"{who} decided meanwhile: {word}. Nothing was saved; your text is kept.")
    if there not in {Decision.KEEP, Decision.MORE_EFFORT}:
        raise Refused("decided", f"Decided already: {word}. u takes it back, then decide anew.")


_NOTHING = {"promise_touch": None, "promise_text": "", "promise_due": None, "promise_owner": None}


def _write_step(u: Unit, account_id: int, said: TalkWords) -> int:
    step = said.step
    assert step is not None
    if said.edits and said.promise is not None:
        fields: dict[str, Any] = {"text": step.text}
        if step.due is not None:
            fields["due"] = step.due
        if step.owner is not None:
            fields["owner"] = step.owner
        if not _is_open(u, said.promise):
            touch = u.get("touch", said.promise)
            raise Refused("not_open", f"{touch['text']} is {touch['status']} meanwhile. Write another next step.")
        base = None if said.base is None else {name: said.base[name] for name in fields}
        plays.set_touch(u, said.promise, base=base, **fields)
        return said.promise
    fields = {} if step.owner is None else {"owner": step.owner}
    return plays.add_touch(u, account_id, step.text, step.due, **fields)


def _promised(u: Unit, touch_id: int | None) -> dict[str, Any]:
    if touch_id is None:
        return {}
    touch = u.get("touch", touch_id)
    return {
        "promise_touch": touch_id,
        "promise_text": touch["text"],
        "promise_due": touch["due"],
        "promise_owner": touch["owner"],
    }


def _is_open(u: Unit, touch_id: int) -> bool:
    return bool(u.get("touch", touch_id)["status"] == TouchStatus.OPEN)


def _first_open(u: Unit, account_id: int) -> int | None:
    """The earliest open touch from today on."""
    coming = [
        t
        for t in u.find("touch", account_id=account_id, status=TouchStatus.OPEN)
        if t["due"] is not None and t["due"] >= u.today
    ]
    first = min(coming, key=lambda t: (t["due"], t["run_id"] is not None, t["position"], t["id"]), default=None)
    return None if first is None else int(first["id"])


def flag(u: Unit, entry_id: int, *, base: Mapping[str, Any] | None = None) -> None:
    """Talk about it after all: somebody flagged it while the review is open. `base`: the group the board showed."""
    reviews.move_to(u, entry_id, Group.TALK, base=base)
    name = u.get("account", u.get("entry", entry_id)["account_id"])["name"]
    u.set("entry", entry_id, why="flagged")
    u.label = f"{name} flagged for TALK"
