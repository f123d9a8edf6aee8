"""Everything since the last review, as one list: what they did, what we did, what was edited, how the score moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import AccountFacts, ActivityFact
from abm_tui.rules.fit.fit import fit
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.event_words import deed_text, event_text, people_of, person_text
from abm_tui.rules.people.evidence import FACT_TYPES, THEIR_TYPES
from abm_tui.rules.people.folding import folded
from abm_tui.rules.people.typed_words import named_in
from abm_tui.rules.score import score as scoring
from abm_tui.store.change_fact import ITSELF
from abm_tui.store.queries.agenda import Board, BoardLine, since_moment
from abm_tui.store.queries.deal_moves import moment
from abm_tui.store.reader import Reader

THEM = "them"
# Written by the review itself, or of no interest in one.
_SILENT = frozenset({"entry", "review", "savedlist", "source", "record"})


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One line: when, who (`them`, or a member's name), what, and what it did: `score 4 → 5`.

    Of an event `text` says all of it; `person`, `what` and `words` (whole, as typed) are its parts.
    """

    at: datetime
    who: str
    text: str
    note: str = ""
    person: str = ""
    what: str = ""
    words: str = ""


def since_lines(r: Reader, board: Board, lines: Sequence[BoardLine]) -> dict[int, list[SinceLine]]:
    """Account → what happened since the last completed review, newest first. Two statements for all of them."""
    edits = _edits(r, [line.account.id for line in lines], board.since_change)
    names = {m.id: m.name for m in r.members}
    found = {}
    for line in lines:
        after = since_moment(r, line)
        happened = _happened(line.listed.facts, after, r.today, r.framework, names)
        known = edits.get(line.account.id, [])
        merged = [*happened, *(edit for edit in known if edit.at > after or board.last is not None)]
        found[line.account.id] = sorted(merged, key=lambda one: one.at, reverse=True)
    return found


def _happened(
    facts: AccountFacts, after: datetime, today: date, fw: Framework, names: dict[int, str]
) -> list[SinceLine]:
    """Activities, the same thing on one day once with its count; the newest of theirs tells how the score moved."""
    people = people_of(facts)
    events = [event for event in reversed(facts.activities) if event.at > after and event.day <= today]
    folds = folded(events, people)
    moves = _score_moves(facts, {fold.shown.day for fold in folds if _is_theirs(fold.shown)}, today, fw)
    found = []
    for fold in folds:
        event, person = fold.shown, people.get(fold.shown.contact_id)
        who = THEM if _is_theirs(event) else names.get(event.by or 0, "")
        found.append(
            SinceLine(
                fold.events[0].at,
                who,
                event_text(event, person, who=person_text(person, titled=False), times=fold.times),
                moves.pop(event.day, "") if who == THEM else "",
                person_text(person, titled=False) or named_in(event),
                deed_text(event, "", fold.times),
                event.notes,
            )
        )
    return found


def _is_theirs(event: ActivityFact) -> bool:
    return event.type in THEIR_TYPES or event.type in FACT_TYPES or event.type == "intent_surge"


def _score_moves(facts: AccountFacts, days: Iterable[date], today: date, fw: Framework) -> dict[date, str]:
    found, match = {}, fit(facts.account, fw, today).match
    for day in days:
        before, then = (scoring.value(facts, d, fw, match) for d in (day - timedelta(1), day))
        if before != then:
            found[day] = f"score {before} → {then}"
    return found


def _edits(r: Reader, account_ids: Sequence[int], after: int) -> dict[int, list[SinceLine]]:
    """Account → one line an undo step, in the words the screen said; steps that were taken back are left out.

    A step that logged an activity is left out as well: the activity tells it.
    """
    change = t.change.c
    columns = (
        change.group,
        change.at,
        change.on,
        change.who,
        change.op,
        change.entity,
        change.account_id,
        change.undoes,
    )
    query = (
        select(*columns)
        .where(change.id > after, change.account_id.in_(account_ids), change.on <= r.today)
        .order_by(change.id)
    )
    rows = r.connection.execute(query).all() if account_ids else []
    undone = _undone({row.group: row.undoes for row in rows})
    told = {row.group for row in rows if row.entity == "activity" and row.op == "add"}
    shown = {
        (row.account_id, row.group): row
        for row in rows
        if row.entity not in _SILENT and not row.undoes and row.group not in undone | told
    }
    labels = _labels(r, {group for _, group in shown})
    found: dict[int, list[SinceLine]] = defaultdict(list)
    for (account_id, group), row in shown.items():
        if labels.get(group):
            found[account_id].append(SinceLine(moment(row.on, row.at), row.who or ITSELF, labels[group]))
    return found


def _undone(undoes: dict[str, str]) -> set[str]:
    """The steps that do not stand: undone, and the undo not taken back itself."""
    by_target: dict[str, list[str]] = defaultdict(list)
    for group, target in undoes.items():
        if target:
            by_target[target].append(group)

    def stands(group: str) -> bool:
        return not any(stands(other) for other in by_target.get(group, ()))

    return {target for target in by_target if not stands(target)}


def _labels(r: Reader, groups: set[str]) -> dict[str, str]:
    change = t.change.c
    query = select(change.group, change.label).where(change.group.in_(groups), change.label != "")
    return {row.group: row.label for row in r.connection.execute(query)} if groups else {}
