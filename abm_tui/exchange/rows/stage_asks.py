"""Imported deals that are ahead of their account's stage: named once a deal and stage of theirs, never acted on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from abm_tui.exchange.rows.workspace_rows import Row, World
from abm_tui.models.account_fields import AccountFact
from abm_tui.models.facts import DealFact
from abm_tui.rules.stages.deal_stages import account_deal_text, ahead, implied, question_key
from abm_tui.rules.stages.gates import place
from abm_tui.text import count

_SHOWN = 5  # accounts named in the warning
COMMAND = "abm deal stages"


def ask(world: World, deal_ids: Iterable[int]) -> list[str]:
    """The warning about the deals of a file, and the memory of having asked; [] where there is nothing to ask."""
    deals: dict[int, list[DealFact]] = defaultdict(list)
    for deal_id in deal_ids:
        row = world.row("opportunity", deal_id)
        deal = _deal(row)
        if deal.account_id is not None and row.get("stage_asked", "") != question_key(deal):
            deals[deal.account_id].append(deal)
    fw, found = world.framework, []
    for account_id, fresh in deals.items():
        account = _account(world, account_id)
        one = ahead(account, fresh, world.today, fw)
        if one is None:
            continue
        found.append(one)
        for deal in fresh:
            if place(implied(deal, world.today, fw), fw) > place(account.stage, fw):
                world.set("opportunity", deal.id, stage_asked=question_key(deal))
    if not found:
        return []
    some = ", ".join(account_deal_text(one, fw) for one in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return [
        f"{count(len(found), 'account')} behind what the deals say: {some}{more}. "
        f"Nothing is moved unasked: {COMMAND} lists them, {COMMAND} --move takes them through the gates."
    ]


def _deal(row: Row) -> DealFact:
    """The rule's view of a row that may be new and lack what nobody said."""
    return DealFact(
        row["id"],
        row.get("account_id"),
        row.get("name") or "",
        stage=row.get("stage") or "",
        status=row.get("status") or "open",
        closed_at=row.get("closed_at"),
    )


def _account(world: World, account_id: int) -> AccountFact:
    row = world.row("account", account_id)
    tier = row.get("tier")
    return AccountFact(
        account_id,
        row["name"],
        tier=tier,
        # Whoever gets a tier begins in the first stage.
        stage=row.get("stage") or (world.framework.stages[0].code if tier else None),
        bad_fit=row.get("bad_fit") or "",
        archived_on=row.get("archived_on"),
    )
