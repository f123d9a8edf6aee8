"""Accounts as JSON: the keys that scripts build on. They are fixed, and a test holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abm_tui.cli.shared.output import number

if TYPE_CHECKING:
    from abm_tui.models.derived import Fit, Raised
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


def record(row: ListedAccount) -> dict[str, Any]:
    """One account of `abm list`. Fit is null where nothing is known of it, the ICP match where too little is."""
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
        derived.stage_days,
        derived.fit.share,
        derived.fit.match,
        derived.score.value,
        derived.score_change,
        derived.band,
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


def fit(found: Fit) -> dict[str, Any]:
    """How well the company fits: shares in percent, null without an ICP, and every criterion with its reason."""
    return {
        "share": found.share,
        "known": found.known,
        "unknown": 100 - found.known if found.known is not None else None,
        "criteria": [
            {
                "code": one.code,
                "name": one.name,
                "weight": one.weight,
                "must": one.must,
                "answer": one.answer,
                "because": one.because,
            }
            for one in found.criteria
        ],
    }


def blocker(line: Raised) -> dict[str, Any]:
    """One line of what is in the way."""
    return {
        "code": line.code,
        "text": line.text,
        "age_days": line.age_days,
        "fix": {"key": line.fix_key, "command": line.fix_command},
    }
