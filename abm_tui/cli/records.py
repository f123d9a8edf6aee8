"""Accounts as JSON: the keys that scripts build on. They are fixed, and a test holds them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from abm_tui.cli.output import number

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised
    from abm_tui.store.queries.listing import ListedAccount

LIST_KEYS = (
    "id",
    "name",
    "domain",
    "tier",
    "confirmed",
    "stage",
    "stage_days",
    "fit",
    "icp_match",
    "score",
    "score_change",
    "band",
    "owner_sales",
    "owner_marketing",
    "coverage",
    "activated",
    "next_step",
    "next_due",
    "next_owner",
    "amount_open",
    "close_date",
    "blockers",
    "flags",
)


def tier(value: str | None) -> int | str | None:
    """1, 2, 3, "watchlist" or null."""
    return int(value) if value is not None and value.isdigit() else value


def record(row: ListedAccount, today: date) -> dict[str, Any]:
    """One account of `abm list`. Fit, ICP match and band are null until the workspace has an ICP."""
    account, derived = row.account, row.derived
    assert derived is not None
    step = derived.next_touch
    values = (
        account.id,
        account.name,
        account.domain,
        tier(account.tier),
        derived.confirmed,
        account.stage,
        (today - account.stage_since).days if account.stage_since else None,
        None,
        None,
        derived.score.value,
        derived.score_change,
        None,
        row.owner_sales or None,
        row.owner_marketing or None,
        {"filled": derived.filled, "needed": derived.needed},
        derived.activated,
        step.text if step else None,
        step.due if step else None,
        row.next_owner or None,
        {currency: number(amount) for currency, amount in derived.amount_open.items()},
        derived.close_date,
        list(dict.fromkeys(line.code for line in derived.raised if line.drawer == "way")),
        sorted(derived.flags),
    )
    return dict(zip(LIST_KEYS, values, strict=True))


def blocker(line: Raised) -> dict[str, Any]:
    """One line of what is in the way."""
    return {
        "code": line.code,
        "text": line.text,
        "age_days": line.age_days,
        "fix": {"key": line.fix_key, "command": line.fix_command},
    }
