"""What the re-tier page, the dispute page and their commands show. A fixed number of statements each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from abm_tui.models import tables as t
from abm_tui.models.facts import DealFact, MoveFact
from abm_tui.models.words import DealStatus, Tier
from abm_tui.rules.tiers import disputes, retier, tiers, watch
from abm_tui.store.queries import facts, tier_counts
from abm_tui.store.queries.listing import ListedAccount, listed
from abm_tui.store.reader import Reader
from abm_tui.store.values import to_json


@dataclass(frozen=True)
class RetierPage:
    """`inside`: accounts in Tier 1 now. `agreed`: (both teams agree on, of those worked). `evidence`: newest lines."""

    lines: Sequence[retier.RetierLine]
    evidence: Mapping[int, str]
    inside: int
    agreed: tuple[int, int]
    churn: retier.Churn
    due: str


@dataclass(frozen=True, slots=True)
class DisputeFact:
    """A dispute that was decided."""

    id: int
    answer: str | None
    reason: str
    decided_by: str
    on: date | None


@dataclass(frozen=True)
class DisputeFacts:
    """`owner`: who decides, "" while nobody is named. `reasons`: what the teams said, as it was written down."""

    row: ListedAccount
    arguments: Sequence[disputes.Argument]
    reasons: str
    owner: str
    decided: Sequence[DisputeFact]


def page(r: Reader) -> RetierPage:
    """The re-tier page: Tier 1, and what knocks on the watchlist (S000)."""
    accounts = facts.accounts(r)
    asked = [a.id for a in accounts if a.tier == Tier.ONE or watch.is_knocking(a, r.today)]
    pairs = [(row.account, row.derived) for row in listed(r, ids=asked) if row.derived is not None]
    moves = tier_moves(r)
    found = retier.retier_lines(pairs, r.today, r.framework, first_win(r), watch.tiers_before(moves))
    inside = [a.id for a in accounts if a.tier == Tier.ONE]
    return RetierPage(
        lines=found,
        evidence=newest_evidence(r, [line.account.id for line in found]),
        inside=len(inside),
        agreed=retier.alignment(accounts),
        churn=retier.churn(moves, inside, r.today, r.framework),
        due=retier.due_text(accounts, r.today, r.framework),
    )


def newest_evidence(r: Reader, ids: Sequence[int]) -> dict[int, str]:
    """Account id → its newest line of evidence."""
    e = t.evidence.c
    query = select(e.account_id, e.text).where(e.account_id.in_(ids)).order_by(e.on, e.id)
    return {int(row[0]): str(row[1]) for row in r.connection.execute(query)}


def tier_moves(r: Reader, ids: Sequence[int] | None = None) -> list[MoveFact]:
    """Every tier move up to today, oldest first."""
    move = t.move.c
    query = select(*[t.move.c[f] for f in MoveFact.__dataclass_fields__]).where(move.what == "tier", move.on <= r.today)
    if ids is not None:
        query = query.where(move.account_id.in_(ids))
    return [MoveFact(*row) for row in r.connection.execute(query.order_by(move.on, move.id))]


def churn(r: Reader) -> retier.Churn:
    """How much of Tier 1 changed in a quarter (S000)."""
    account = t.account.c
    inside = select(account.id).where(account.tier == Tier.ONE, account.archived_on.is_(None))
    return retier.churn(tier_moves(r), r.connection.execute(inside).scalars(), r.today, r.framework)


def first_win(r: Reader) -> date | None:
    """The day of the first deal won in Tier 1, up to today; None = not yet (S001)."""
    deal, account = t.opportunity.c, t.account.c
    query = select(*[deal[f] for f in DealFact.__dataclass_fields__]).where(
        deal.status == DealStatus.WON, deal.account_id.is_not(None), deal.closed_at <= r.today
    )
    won = [DealFact(*row) for row in r.connection.execute(query.order_by(deal.closed_at, deal.id))]
    if not won:
        return None
    ids = sorted({d.account_id for d in won if d.account_id is not None})
    now = {row[0]: row[1] for row in r.connection.execute(select(account.id, account.tier).where(account.id.in_(ids)))}
    return watch.first_win(won, now, tier_moves(r, ids), r.today)


def off_note(r: Reader, tier: str | None) -> str:
    """The sentence for an account that goes to a tier which is off; empty where it is worked (S001)."""
    if not watch.off_note(tier, r.framework, None, r.today):
        return ""
    return watch.off_note(tier, r.framework, first_win(r), r.today)


def pauses_over(r: Reader) -> list[tuple[int, str, str]]:
    """(id, name, tier before) of the accounts whose pause is over and that are still on the watchlist, oldest first."""
    account = t.account.c
    query = (
        select(account.id, account.name)
        .where(account.tier == Tier.WATCHLIST, account.paused_until <= r.today, account.archived_on.is_(None))
        .order_by(account.paused_until, account.id)
    )
    found = [(int(row[0]), str(row[1])) for row in r.connection.execute(query)]
    before = watch.tiers_before(tier_moves(r, [i for i, _ in found])) if found else {}
    return [(i, name, before.get(i, Tier.ONE)) for i, name in found]


def may_return(r: Reader) -> list[tuple[int, str, str]]:
    """Those of them that have a place: all that were not in Tier 1, and as many of the others as there are slots."""
    over = pauses_over(r)
    free = r.framework.cap - tier_counts.in_tier1(r) if over else 0
    back = []
    for one in over:
        if one[2] == Tier.ONE:
            free -= 1
            if free < 0:
                continue
        back.append(one)
    return back


def due_back(r: Reader) -> list[tuple[int, str, str]]:
    """Those of them that come back by themselves: the same pause ends by itself only once."""
    back = may_return(r)
    account = t.account.c
    query = select(account.id, account.paused_until).where(account.id.in_([one[0] for one in back]))
    until = {row.id: row.paused_until for row in r.connection.execute(query)} if back else {}
    return [one for one in back if not ended_before(r.connection, one[0], until[one[0]])]


def ended_before(connection: Connection, account_id: int, until: date) -> bool:
    """Whether the journal has the end of the account's pause until that day already."""
    change = t.change.c
    query = (
        select(change.id)
        .where(change.entity == "account", change.entity_id == account_id, change.field == "paused_until")
        .where(change.old == to_json(until), change.undoes == "")
        .limit(1)
    )
    return connection.execute(query).first() is not None


def disputed(r: Reader, account_id: int) -> bool:
    """Whether the teams disagree about the account."""
    found = facts.accounts(r, ids=[account_id])
    return bool(found) and tiers.is_disputed(found[0])


def suggested(r: Reader, account_id: int) -> str:
    """`Suggested: Tier 2 (s t)`, with why it is not Tier 2 where that is off; "" where nothing is (S000)."""
    account = facts.accounts(r, ids=[account_id])[0]
    win = first_win(r)
    found = watch.suggestion(account, r.today, r.framework, win)
    if found is None:
        return ""
    why = watch.off_note(Tier.TWO, r.framework, win, r.today) if found.tier == Tier.ONE else ""
    return f"Suggested: {r.framework.tier[found.tier].name} (s t). {why}".rstrip()


def dispute(r: Reader, account_id: int) -> DisputeFacts:
    """What to look at where the teams disagree about an account, and what was decided before (S000)."""
    row = listed(r, ids=[account_id])[0]
    assert row.derived is not None
    account, made = t.account.c, t.dispute.c
    reasons = r.connection.execute(select(account.agree_reasons).where(account.id == account_id)).scalar() or ""
    query = select(*[made[f] for f in DisputeFact.__dataclass_fields__]).where(made.account_id == account_id)
    return DisputeFacts(
        row,
        disputes.arguments(row.facts, row.derived, r.framework),
        reasons,
        r.framework.agreed.get("decision_owner", ""),
        [DisputeFact(*found) for found in r.connection.execute(query.order_by(made.id.desc()))],
    )
