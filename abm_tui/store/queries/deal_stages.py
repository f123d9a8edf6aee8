"""Accounts that stand before what their imported deals say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from abm_tui.models import tables as t
from abm_tui.models.facts import DealFact
from abm_tui.models.words import DealStatus
from abm_tui.rules.stages.deal_stages import Ahead, ahead
from abm_tui.store.queries.facts import accounts
from abm_tui.store.reader import Reader


def ahead_of_stage(r: Reader) -> Sequence[Ahead]:
    """Every such account with the deal that says most, by name. Two statements.

    Imported is what a source knows: whoever writes a deal down by hand has the account's stage before their eyes.
    """
    deal, record = t.opportunity.c, t.record.c
    imported = select(record.entity_id).where(record.kind == "opportunities")
    query = select(*[deal[f] for f in DealFact.__dataclass_fields__]).where(
        deal.status.in_([DealStatus.OPEN, DealStatus.WON]), deal.account_id.is_not(None), deal.id.in_(imported)
    )
    deals: dict[int, list[DealFact]] = defaultdict(list)
    for row in r.connection.execute(query):
        deals[row.account_id].append(DealFact(*row))
    found = [ahead(one, deals[one.id], r.today, r.framework) for one in accounts(r) if one.id in deals]
    return sorted((one for one in found if one is not None), key=lambda one: (one.account.casefold(), one.account_id))
