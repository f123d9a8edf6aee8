"""What a deal says of its account's stage (S001): a stage's exit test names the deal, so who has one is at least there.

An open deal is what takes an account out of Consideration, a won one out of Decision; the gates say which stage that
is. A lost deal says nothing. Only of accounts that are worked: a watched one is to be taken on first, and in the pool
there are no stages. Nothing moves by itself: it is asked once a deal and stage of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import DealFact
from abm_tui.models.words import DealStatus
from abm_tui.rules.framework.framework import Framework
from abm_tui.rules.stages.gates import parsed, place
from abm_tui.rules.tiers.tiers import is_worked

_ASKED_FOR = {DealStatus.OPEN: "opportunity", DealStatus.WON: "won"}


@dataclass(frozen=True, slots=True)
class Ahead:
    """A deal that is ahead of its account: where that stands (None: in no stage), and where it says it is at least."""

    account_id: int
    account: str
    stage: str | None
    to: str
    deal: DealFact


def implied(deal: DealFact, today: date, fw: Framework) -> str | None:
    """The stage in which an account with that deal is at least; None where the deal, or no gate, says any."""
    if deal.status == DealStatus.WON and deal.closed_at is not None and deal.closed_at > today:
        return None
    code = _ASKED_FOR.get(DealStatus(deal.status))
    return next((rule.code for rule in fw.stages if any(parsed(c)[0] == code for c in rule.gate)), None)


def ahead(account: AccountFact, deals: Iterable[DealFact], today: date, fw: Framework) -> Ahead | None:
    """The deal that says most, where its account stands before what it says; None where none does."""
    if not is_worked(account):
        return None
    said = [(place(stage, fw), stage, deal) for deal in deals if (stage := implied(deal, today, fw))]
    at, stage, deal = max(said, key=lambda one: (one[0], -one[2].id), default=(-1, "", None))
    if deal is None or at <= place(account.stage, fw):
        return None
    return Ahead(account.id, account.name, account.stage, stage, deal)


def question_key(deal: DealFact) -> str:
    """What an answer about the deal is good for: asked again once its status or stage is another."""
    return f"{deal.status}: {deal.stage}"


def account_deal_text(one: Ahead, fw: Framework) -> str:
    """`Globex (Interest; an open deal says Consideration)`."""
    stands = fw.stage[one.stage].name if one.stage else "no stage"
    return f"{one.account} ({stands}; {deal_stage_text(one, fw)})"


def deal_stage_text(one: Ahead, fw: Framework) -> str:
    """`an open deal says Consideration`."""
    deal = "an open" if one.deal.status == DealStatus.OPEN else "a won"
    return f"{deal} deal says {fw.stage[one.to].name}"
