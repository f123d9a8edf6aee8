"""Holds a weekly review of the example as two people would: the board by the rules, then their decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from abm_tui.example.teller import Teller
from abm_tui.models.drafts import AgendaLine
from abm_tui.models.facts import AccountFacts
from abm_tui.models.words import Decision, Group
from abm_tui.rules.plays.touches import open_touches
from abm_tui.rules.review.minutes import markdown
from abm_tui.rules.review.since import outcome_text, tried_text
from abm_tui.store import Reader
from abm_tui.store.commands import reviews
from abm_tui.store.queries.agenda import BoardLine, board, since_moment
from abm_tui.store.queries.minutes import minutes
from abm_tui.store.queries.reviews import by_id

_FOCUS = 3  # accounts a week that Monday starts with


def hold(t: Teller, learnt: str) -> None:
    """Open the review of the clock's day, decide on every account, write down what was learnt, finish."""
    unit = t.step("ana")
    reader = Reader(unit.connection, unit.today, unit.framework, unit.members, unit.who)
    lines = board(reader).lines
    review_id = reviews.open_review(
        unit,
        unit.today,
        [AgendaLine(line.account.id, line.group, line.why, line.derived.score.value) for line in lines],
    )
    entries = {e["account_id"]: e["id"] for e in unit.find("entry", review_id=review_id)}
    drafts = {entries[line.account.id]: _draft(reader, line) for line in lines}
    promises = {entries[line.account.id]: _promise(line.listed.facts, unit.today) for line in lines}
    talked = [line.account.id for line in lines if line.group == Group.TALK or line.account.id in t.told.decisions]
    kept = [entries[line.account.id] for line in lines if line.account.id not in talked]
    if kept:
        reviews.keep_all(t.step("ana"), kept, drafts, promises)
    for account_id in talked:
        _talk(t, account_id, entries[account_id], drafts, promises)
    for account_id in talked[:_FOCUS]:
        reviews.set_focus(t.step("bo"), entries[account_id], True)
    if learnt:
        reviews.write_learnt(t.step("bo"), review_id, learnt)
    held = by_id(reader, review_id)
    assert held is not None
    reviews.finish_review(t.step("ana"), review_id, markdown(minutes(reader, held)))
    t.told.decisions.clear()


def _draft(reader: Reader, line: BoardLine) -> tuple[str, str]:
    """What was tried and what happened, as the review drafts it from what was logged."""
    facts, after = line.listed.facts, since_moment(reader, line)
    return tried_text(facts, after, reader.today), outcome_text(facts, after, reader.today)


def _promise(facts: AccountFacts, today: date) -> dict[str, Any]:
    """What NEXT offers: the earliest open touch from today on."""
    step = next((t for t in open_touches(facts) if t.due is not None and t.due >= today), None)
    if step is None:
        return {}
    return {
        "promise_touch": step.id,
        "promise_text": step.text,
        "promise_due": step.due,
        "promise_owner": step.owner,
    }


def _talk(
    t: Teller, account_id: int, entry_id: int, drafts: dict[int, tuple[str, str]], promises: dict[int, dict[str, Any]]
) -> None:
    """Decide as the script says: `keep | change`, `pause | change | days`, `out | change | why`; else keep."""
    decision, words = t.told.decisions.get(account_id, (Decision.KEEP, ()))
    change, *more = words or ("",)
    did, happened = drafts[entry_id]
    other: dict[str, Any] = {} if decision in {Decision.PAUSE, Decision.OUT} else promises[entry_id]
    if decision == Decision.PAUSE:
        other["until"] = t.told.day(int(more[0]))
    elif decision == Decision.OUT:
        other["reason"] = more[0]
    reviews.decide(t.step("ana"), entry_id, decision, tried=did, happened=happened, change=change, **other)
