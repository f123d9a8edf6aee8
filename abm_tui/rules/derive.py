"""Everything that follows from the facts of one account on a day, in one value. Nothing of it is stored."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from abm_tui.models.blocker_kinds import PROGRAMME
from abm_tui.models.derived import Derived
from abm_tui.models.facts import AccountFacts, DealFact, EntryFact
from abm_tui.models.words import DealStatus, Tier
from abm_tui.rules.blockers.blockers import raised
from abm_tui.rules.blockers.case import NOWHERE, Case, Surroundings
from abm_tui.rules.fit.fit import fit
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.handoff.handoff import due_since
from abm_tui.rules.people.coverage import coverage
from abm_tui.rules.people.people import statuses
from abm_tui.rules.plays.quiet import last_moves, quiet_days
from abm_tui.rules.plays.touches import open_touches
from abm_tui.rules.review.since import lately, news_text
from abm_tui.rules.score import score as scoring
from abm_tui.rules.score.bands import band
from abm_tui.rules.stages.stages import is_stuck, stage_days
from abm_tui.rules.tiers import retier
from abm_tui.rules.tiers.tiers import is_confirmed, is_worked

FLAGS = (
    "quiet",
    "stuck",
    "overdue",
    "nonext",
    "unreviewed",
    "new",
    "handoff",
    "single",
    "blocked",
    "activated",
    "toconfirm",
    "watch",
    "badfit",
    "retier",
)


def derive(
    facts: AccountFacts,
    today: date,
    fw: Framework,
    last: EntryFact | None = None,
    since: date | None = None,
    around: Surroundings = NOWHERE,
) -> Derived:
    """What `facts` mean on `today`: score, fit, committee, next touch, what is in the way, news and FLAGS.

    `since` is the meeting day of the last completed review, `last` its entry for this account. The score's change
    counts from there, and so does what is new; without a review the change is 0 and the last `news_days` of the
    framework are new. `around` is what the rules about blockers need beyond the account. Each rule's source stands with
    it, in the folders that this one puts together.
    """
    account = facts.account
    company = fit(account, fw, today)
    scored = scoring.score(facts, today, fw, company.match)
    status = statuses(facts, today, fw)
    seen = coverage(facts, status, fw)
    touches = open_touches(facts)
    late = tuple(t for t in touches if t.due is not None and t.due < today)
    theirs, ours = last_moves(facts, today)
    fresh = ""
    if theirs is not None:
        after = datetime.combine(since, fw.review.hour) if since else lately(today, fw)
        fresh = news_text(facts, after, today) if theirs.at > after else ""
    in_work, agreed = is_worked(account), is_confirmed(account)
    amounts, close = _deals(facts.deals)
    doing = band(scored.value, company.match, fw)
    change = _change(facts, scored.value, last, since, fw, company.match)
    handoff = due_since(facts, scored.value, company.match, today, fw) if in_work else None
    every = raised(
        Case(
            facts,
            today,
            fw,
            touches=touches,
            statuses=status,
            seen=seen,
            score=scored.value,
            change=change,
            since=since,
            match=company.match,
            band=doing,
            handoff=handoff,
            theirs=theirs,
            ours=ours,
            around=around,
        )
    )
    lines = tuple(line for line in every if line.drawer != PROGRAMME)
    flags = {
        "quiet": in_work and not around.stale and quiet_days(account, theirs, ours, today) >= fw.quiet_days,
        "stuck": is_stuck(account, today, fw),
        "overdue": bool(late),
        "nonext": in_work and not touches,
        "unreviewed": account.tier == Tier.ONE and (last is None or last.decision is None),
        "new": bool(fresh),
        "handoff": handoff is not None,
        "single": in_work and seen.engaged == 1,
        "blocked": any(line.drawer == "way" for line in lines),
        "activated": seen.activated,
        "toconfirm": account.tier == Tier.ONE and not agreed,
        "watch": account.tier == Tier.WATCHLIST,
        "badfit": bool(account.bad_fit),
        "retier": retier.is_due(account, today, fw),
    }
    return Derived(
        account_id=account.id,
        score=scored,
        fit=company,
        band=doing,
        score_change=change,
        stage_days=stage_days(account, today),
        filled=seen.filled,
        needed=seen.needed,
        engaged=seen.engaged,
        departments=seen.departments,
        activated=seen.activated,
        statuses=status,
        next_touch=touches[0] if touches else None,
        late=late,
        last_from_them=theirs,
        last_by_us=ours,
        amount_open=amounts,
        close_date=close,
        confirmed=agreed,
        missing_roles=seen.missing_roles,
        raised=lines,
        programme=tuple(line for line in every if line.drawer == PROGRAMME) if len(lines) < len(every) else (),
        news=fresh,
        flags=frozenset(name for name, true in flags.items() if true),
    )


def _change(
    facts: AccountFacts, value: int, last: EntryFact | None, since: date | None, fw: Framework, match: bool | None
) -> int:
    """Against the score the review saw; where it kept none, against the score of its day."""
    if last is not None and last.score is not None:
        return value - last.score
    return value - scoring.value(facts, since, fw, match) if since is not None else 0


def _deals(deals: tuple[DealFact, ...]) -> tuple[dict[str, Decimal], date | None]:
    """Open amounts by currency, never added up across currencies, and the nearest close date."""
    amounts: dict[str, Decimal] = {}
    close: date | None = None
    for deal in deals:
        if deal.status != DealStatus.OPEN:
            continue
        if deal.amount is not None:
            amounts[deal.currency] = amounts.get(deal.currency, Decimal(0)) + deal.amount
        if deal.close_date is not None and (close is None or deal.close_date < close):
            close = deal.close_date
    return amounts, close
