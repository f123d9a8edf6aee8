"""The weekly review: which accounts, which to talk about and why, in which order, and what became of the promises.

Every Tier 1 account is on the agenda, then others with a reason while there are fewer than 20 (S001: Friday's review
of the top 20). The rest of the rules follow S000 (what we tried, what happened) and S002 (action, not status).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts, EntryFact, PersonFact, TouchFact
from abm_tui.models.words import DealStatus, Decision, Group, Tier, TouchStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.people.event_words import event_text
from abm_tui.rules.people.evidence import MEETING_TYPES, has_taken_place
from abm_tui.rules.people.typed_words import words_of
from abm_tui.rules.plays.quiet import quiet_days
from abm_tui.rules.plays.touches import days_without_step
from abm_tui.rules.review.since import moment
from abm_tui.rules.tiers.tiers import is_disputed, is_worked
from abm_tui.text import short_amount
from abm_tui.when import say_past

KEPT, MISSED, NOT_DUE = "kept", "missed", "not_due"


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier reviews and the journal know of one account.

    `since` is the meeting day of the last completed review; `entries` are those of completed reviews, newest first;
    `deal_moves` say what the journal saw of its deals since, e.g. `28 Nov → 12 Dec`.
    """

    since: date | None = None
    entries: tuple[EntryFact, ...] = ()
    deal_moves: tuple[str, ...] = ()

    @property
    def last(self) -> EntryFact | None:
        """The entry of the last completed review, when the account was in it."""
        entry = self.entries[0] if self.entries else None
        return entry if entry and (self.since is None or entry.review_day in (None, self.since)) else None


@dataclass(frozen=True, slots=True)
class Promise:
    """The next step the last review named. `state` is kept, missed or not_due; `days` how many days it is missed."""

    text: str
    due: date | None
    owner: int | None
    state: str
    days: int = 0
    touch_id: int | None = None

    @property
    def said(self) -> str:
        """KEPT, MISSED 4 d, not due."""
        return {KEPT: "KEPT", MISSED: f"MISSED {self.days} d"}.get(self.state, "not due")


@dataclass(frozen=True, slots=True)
class Why:
    """One reason to talk: its code and its words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One account on the board. `why` is empty on track; `key` sorts the rows of a group."""

    account_id: int
    tier: str | None
    group: str
    why: str
    reasons: tuple[Why, ...]
    promise: Promise | None
    skipped: bool
    key: tuple[int, int, int, int, int, str, int, str, int]


def promise(entry: EntryFact | None, touches: Iterable[TouchFact], today: date) -> Promise | None:
    """What became of the step that `entry` promised; None where nothing was promised.

    A step done late is kept all the same; one that was put off, dropped or forgotten is missed from its first day on.
    """
    if entry is None or not (entry.promise_text or entry.promise_touch):
        return None
    touch = next((t for t in touches if t.id == entry.promise_touch), None) if entry.promise_touch else None
    text = entry.promise_text or (touch.text if touch else "")
    due = entry.promise_due or (touch.due if touch else None)
    state, days = NOT_DUE, 0
    if touch is not None and touch.status == TouchStatus.DONE and (touch.done_on is None or touch.done_on <= today):
        state = KEPT
    elif due is not None and due < today:
        state, days = MISSED, (today - due).days
    return Promise(text, due, entry.promise_owner, state, days, entry.promise_touch)


def talk_reasons(
    facts: AccountFacts, derived: Derived, past: Past, today: date, fw: Framework, *, heard: bool = True
) -> tuple[Why, ...]:
    """Every reason to talk about the account in this review, the one to say first; empty = on track.

    Silence is none while nobody brought the signals in (`heard`).
    """
    account = facts.account
    found: list[Why] = []
    promised = promise(past.last, facts.touches, today)
    if promised and promised.state == MISSED:
        found.append(Why("promise_missed", f"MISSED {promised.days} d: {promised.text}"))
    found += _moved(facts, past, today, fw)
    if is_disputed(account):
        found.append(Why("dispute", "you disagree about it"))
    if is_worked(account):
        if derived.next_touch is None:
            found.append(Why("no_next_step", _no_step(facts, today)))
        quiet = quiet_days(account, derived.last_from_them, derived.last_by_us, today)
        if heard and quiet >= fw.quiet_days:
            found.append(Why("quiet", f"quiet {quiet} d"))
    if account.flagged_on and account.flagged_on <= today and (not past.since or account.flagged_on > past.since):
        found.append(Why("flagged", "flagged this week"))
    if [e.group for e in past.entries[:2]] == [Group.ON_TRACK, Group.ON_TRACK]:
        found.append(Why("on_track_twice", "on track twice running"))
    return tuple(found)


def _moved(facts: AccountFacts, past: Past, today: date, fw: Framework) -> list[Why]:
    """Replies, meetings and new people since, then deals that moved."""
    account, found = facts.account, list[Why]()
    after = moment(past.since, account, fw)
    people = {p.id: p for p in facts.people}
    events = [a for a in facts.activities if after < a.at and a.day <= today and has_taken_place(a)]
    for code, kinds in (("reply", {"reply", "form"}), ("meeting", MEETING_TYPES)):
        of_kind = [a for a in events if a.type in kinds]
        if of_kind:
            last = max(of_kind, key=lambda a: (a.at, a.id))
            person = people.get(last.contact_id or 0)
            text = event_text(last, person, short=True)
            found.append(Why(code, text if words_of(last, person) else f"{text}, {say_past(last.day, today)}"))
    new = [p for p in facts.people if _is_new(p, account, past, today)]
    if new:
        more = f" and {len(new) - 1} more" if len(new) > 1 else ""
        found.append(Why("new_person", f"new: {_called(min(new, key=lambda p: (p.created_on, p.id)))}{more}"))
    moves = [f"deal moved: {move}" for move in past.deal_moves]
    for deal in facts.deals:
        amount = f" {short_amount(float(deal.amount))}" if deal.amount is not None else ""
        if deal.status != DealStatus.OPEN and _since(deal.closed_at, account, past, today):
            moves.append(f"deal {deal.status}: {deal.name}{amount}")
        elif deal.status == DealStatus.OPEN and _since(deal.created_at, account, past, today):
            moves.append(f"new deal: {deal.name}{amount}")
    return [*found, Why("deal_moved", moves[0])] if moves else found


def _since(day: date | None, account: AccountFact, past: Past, today: date) -> bool:
    """After the last completed review, or after the first tier where there was none; never after today."""
    start = past.since or account.tiered_on or account.created_on
    return day is not None and day <= today and (start is None or day > start)


def _is_new(person: PersonFact, account: AccountFact, past: Past, today: date) -> bool:
    """Added since. Whoever came with the account itself does not count: an import is no news."""
    brought = account.created_on is not None and person.created_on == account.created_on
    return not brought and _since(person.created_on, account, past, today)


def _called(person: PersonFact | None) -> str:
    if person is None:
        return ""
    return f"{person.name} ({person.title})" if person.title else person.name


def _no_step(facts: AccountFacts, today: date) -> str:
    days = days_without_step(facts, today)
    return f"no next step {days} d" if days else "no next step"


def row(
    facts: AccountFacts, derived: Derived, past: Past, today: date, fw: Framework, *, heard: bool = True
) -> AgendaRow:
    """The account's row on the board: its group, why, and where it stands in the group.

    Order: more effort decided last time, not decided last time, untouched, late, moved, tier, score (S002: the review
    is for action).
    """
    account, last = facts.account, past.last
    reasons = talk_reasons(facts, derived, past, today, fw, heard=heard)
    codes = {why.code for why in reasons}
    promised = promise(last, facts.touches, today)
    skipped = was_skipped(account, past)
    why = reasons[0].text if reasons else ""
    key = (
        0 if last and last.decision == Decision.MORE_EFFORT else 1,
        0 if skipped else 1,
        0 if "quiet" in codes else 1,
        -promised.days if promised else 0,
        0 if codes & {"reply", "meeting", "new_person", "deal_moved"} else 1,
        account.tier or "9",
        -derived.score.value,
        account.name.casefold(),
        account.id,
    )
    group = Group.TALK if reasons else Group.ON_TRACK
    return AgendaRow(
        account.id, account.tier, group, why + (", skipped" if why and skipped else ""), reasons, promised, skipped, key
    )


def was_skipped(account: AccountFact, past: Past) -> bool:
    """Whether the last completed review should have decided on it and did not."""
    if past.since is None:
        return False
    if past.last is not None:
        return past.last.decision is None
    return account.tier == Tier.ONE and account.tiered_on is not None and account.tiered_on < past.since


def agenda(rows: Iterable[AgendaRow], fw: Framework) -> list[AgendaRow]:
    """The board: every Tier 1 row, then others with a reason while there are fewer than 20; TALK first, each in order.

    Rows of archived and badly fitting accounts are not to be handed in.
    """
    everyone = sorted(rows, key=lambda r: r.key)
    chosen = [r for r in everyone if r.tier == Tier.ONE]
    others = [r for r in everyone if r.tier not in (Tier.ONE, None) and r.group == Group.TALK]
    chosen += others[: max(0, fw.agenda_size - len(chosen))]
    return sorted(chosen, key=lambda r: (r.group != Group.TALK, r.key))


def meeting_day(today: date, weekday: int, every_weeks: int = 1, anchor: date | None = None) -> date:
    """The meeting day of the review that comes next: `today` or later, and after `anchor`, the last completed one.

    `weekday` 0 = Monday. With `every_weeks` = 2 it keeps the rhythm of the anchor's week, even when that meeting was
    held a day or two early or late.
    """
    day = today + timedelta((weekday - today.weekday()) % 7)
    if anchor is None:
        return day
    # The regular day nearest to the one it was really held on.
    nominal = anchor + timedelta((weekday - anchor.weekday() + 3) % 7 - 3)
    step = 7 * every_weeks
    weeks = max(1, -(-(day - nominal).days // step))
    return nominal + timedelta(step * weeks)
