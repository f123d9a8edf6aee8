"""Editing the target-account list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from abm_tui.errors import Refused
from abm_tui.models import tables
from abm_tui.models.account_fields import ACCOUNT_FIELDS, names_of
from abm_tui.models.field_kinds import AccountField, Kind
from abm_tui.models.words import TIER_NAMES, Answer, RunStatus, Stage, Team, Tier, TouchStatus
from abm_tui.store.commands import stages
from abm_tui.store.unit import Unit
from abm_tui.text import blank, clean

Base = Mapping[str, Any] | None

_WORKED = frozenset({Tier.ONE, Tier.TWO, Tier.THREE})


def add_account(u: Unit, /, name: str, *, reason: str = "", **fields: Any) -> int:
    """A new account; returns its id. A tier and a stage among `fields` are set as anybody sets them."""
    tier, stage = fields.pop("tier", None), fields.pop("stage", None)
    if blank(name):
        raise Refused("blank_name", "An account needs a name. Nothing was added.")
    account_id = u.add("account", name=name, created_on=u.today, **fields)
    if stage is not None:
        stages.begin(u, account_id, stage, reason)
    if tier is not None:
        set_tier(u, account_id, tier, reason=reason)
    u.label = f"Added {u.get('account', account_id)['name']}"
    return account_id


def set_field(u: Unit, account_id: int, field: str, value: Any, *, base: Base = None, reason: str = "") -> None:
    """Set one field of an account to a value already read. `base` is what the editor saw in that cell."""
    known = ACCOUNT_FIELDS.get(field)
    if known is None:
        raise Refused("no_such_field", f"An account has no field {field}.")
    if known.kind is Kind.TIER:
        set_tier(u, account_id, value, base=base, reason=reason)
    elif known.kind is Kind.STAGE:
        stages.set_stage(u, account_id, value, base=base, reason=reason)
    elif known.kind is Kind.BAD_FIT:
        flag_bad_fit(u, account_id, value, base=base)
    else:
        if known.kind is Kind.NAME and blank(str(value or "")):
            raise Refused("blank_name", "A name cannot be blank. Type one, or Esc keeps the old name.")
        before = u.get("account", account_id)["name"]
        u.set("account", account_id, base, **{field: value})
        text = _value_text(u, known, value)
        u.label = f"{before} → {text}" if known.kind is Kind.NAME else f"{known.label} → {text} for {before}"


def set_field_many(
    u: Unit,
    account_ids: Sequence[int],
    field: str,
    value: Any,
    *,
    reason: str = "",
    seen: Mapping[int, Any] | None = None,
) -> int:
    """The same value on several accounts, as one step; returns how many accounts.

    `seen`: account id → what the list showed there. Raises Conflict where one of them changed since: none is written.
    """
    for account_id, shown in (seen or {}).items():
        u.set("account", account_id, {field: shown})
    if field in names_of(Kind.STAGE):
        return stages.set_stage_many(u, account_ids, value, reason=reason)
    for account_id in account_ids:
        set_field(u, account_id, field, value, reason=reason)
    if len(account_ids) > 1:
        known = ACCOUNT_FIELDS[field]
        u.label = f"{known.label} → {_value_text(u, known, value)} for {len(account_ids)} accounts"
    return len(account_ids)


def set_fields(u: Unit, account_id: int, values: Mapping[str, Any], *, reason: str = "") -> None:
    """Several fields of one account, as one step."""
    for field, value in values.items():
        set_field(u, account_id, field, value, reason=reason)
    if len(values) > 1:
        u.label = f"{len(values)} fields of {u.get('account', account_id)['name']}"


def set_tier(u: Unit, account_id: int, tier: str | None, *, base: Base = None, reason: str = "") -> None:
    """Set the tier (S000, S002). Tier 1 records the actor's team's yes and fills in owners that are no choice.

    The cap is checked by the unit itself, whatever path led here; `reason` is the override above it.
    """
    account = u.get("account", account_id)
    values = tier_values(u, account, tier, reason)
    u.because(account_id, "tier", reason)
    u.set("account", account_id, base, **values)
    if account["paused_until"] is not None and tier in _WORKED:
        resume_work(u, account_id)
    said = TIER_NAMES[Tier(tier)] if tier else "no tier"
    u.label = f"{account['name']} → {said}"


def tier_values(u: Unit, account: Mapping[str, Any], tier: str | None, reason: str = "") -> dict[str, Any]:
    """The cells of an account that change when it gets `tier`; an import gives its new rows the same."""
    values: dict[str, Any] = {"tier": tier}
    if tier is not None:
        if account["tiered_on"] is None:
            values["tiered_on"] = u.today
        if account["stage"] is None:
            values |= {"stage": Stage.AWARENESS, "stage_since": u.today}
        for team in Team:
            if account[f"owner_{team}"] is None:
                values[f"owner_{team}"] = _only_member(u, team)
    if tier in _WORKED:
        # What it was watched for, or paused until, is over.
        values |= {name: None for name in ("triggered_on", "paused_until") if account[name] is not None}
    if tier == Tier.ONE:
        if account["tier"] != Tier.ONE and account["tiered_on"] is not None:
            values["retiered_on"] = u.today
        if reason or account["tier"] != Tier.ONE:
            # Said again without a reason, the one it stands there by is kept; below the cap none is needed.
            above = reason and (account["over_cap_reason"] or _is_full(u))
            values["over_cap_reason"] = reason if above else ""
        mine = _team_of_actor(u)
        if mine and account[f"agrees_{mine}"] is None:
            values[f"agrees_{mine}"] = Answer.YES
    elif account["over_cap_reason"]:
        values["over_cap_reason"] = ""
    return values


def _is_full(u: Unit) -> bool:
    """Whether one more account in Tier 1 stands above the cap: only then a reason is an override."""
    account = tables.account.c
    taken = select(func.count()).where(account.tier == Tier.ONE, account.archived_on.is_(None))
    return bool((u.connection.execute(taken).scalar() or 0) >= u.framework.cap)


def swap_into_tier1(u: Unit, account_id: int, leaving: int) -> None:
    """Tier 1 is full: `leaving` goes to the watchlist, `account_id` takes its slot."""
    set_tier(u, leaving, Tier.WATCHLIST)
    gone, come = u.get("account", leaving)["name"], u.get("account", account_id)["name"]
    u.because(leaving, "tier", f"{come} took its place")
    set_tier(u, account_id, Tier.ONE)
    u.label = f"{come} → Tier 1, {gone} → watchlist"


def copy_owners(
    u: Unit, account_ids: Sequence[int], origin: int, *, seen: Mapping[int, Mapping[str, Any]] | None = None
) -> None:
    """Both owners of one account for others, as one step. `seen`: account id → both owners as the list showed them."""
    row = u.get("account", origin)
    for account_id in account_ids:
        u.set("account", account_id, (seen or {}).get(account_id))
        u.set("account", account_id, owner_sales=row["owner_sales"], owner_marketing=row["owner_marketing"])
    u.label = f"Owners of {row['name']} for {len(account_ids)} account{'s' if len(account_ids) > 1 else ''}"


def flag_bad_fit_many(u: Unit, account_ids: Sequence[int], reason: str) -> None:
    """Several bad fits for one reason, as one step."""
    for account_id in account_ids:
        flag_bad_fit(u, account_id, reason)
    if len(account_ids) > 1:
        u.label = f"{len(account_ids)} accounts: bad fit, {reason}"


def flag_bad_fit(u: Unit, account_id: int, reason: str, *, base: Base = None) -> None:
    """Off the working list, never out of the database (S000): no tier, open touches dropped, plays ended."""
    account = u.get("account", account_id)
    u.because(account_id, "tier", f"bad fit: {reason}" if reason else "")
    u.set("account", account_id, base, bad_fit=reason, tier=None if reason else account["tier"])
    if reason:
        stop_work(u, account_id, RunStatus.NO_RESULT)
    u.label = f"{account['name']}: {'bad fit, ' + reason if reason else 'no longer a bad fit'}"


def stop_work(u: Unit, account_id: int, status: str) -> None:
    """End (or pause) the account's plays; open touches of ended ones are dropped."""
    for run in u.find("run", account_id=account_id):
        if run["status"] in {RunStatus.RUNNING, RunStatus.PAUSED} and run["status"] != status:
            ended = None if status == RunStatus.PAUSED else u.today
            u.set("run", run["id"], status=status, ended_on=ended)
    if status != RunStatus.PAUSED:
        for touch in u.find("touch", account_id=account_id, status=TouchStatus.OPEN):
            u.set("touch", touch["id"], status=TouchStatus.DROPPED)


def resume_work(u: Unit, account_id: int) -> None:
    """Let the account's resting plays go on."""
    for run in u.find("run", account_id=account_id, status=RunStatus.PAUSED):
        u.set("run", run["id"], status=RunStatus.RUNNING)


def archive(u: Unit, account_ids: Sequence[int]) -> None:
    """Put accounts away; nothing of them is deleted."""
    for account_id in account_ids:
        u.because(account_id, "tier", "archived")
        u.set("account", account_id, archived_on=u.today, tier=None)
    one = u.get("account", account_ids[0])["name"]
    u.label = f"Archived {one if len(account_ids) == 1 else f'{len(account_ids)} accounts'}"


def set_label(u: Unit, account_ids: Sequence[int], tag: str) -> None:
    """Add a label to accounts; one that every account has already is taken off."""
    tag = clean(tag).lstrip("#").replace(";", ",").strip()
    if not tag:
        raise Refused("blank_label", "A label needs a word. Nothing was changed.")
    rows = [u.get("account", i) for i in account_ids]
    kept = {r["id"]: [t for t in r["tags"].split(";") if t] for r in rows}
    remove = all(tag in tags for tags in kept.values())
    for account_id, tags in kept.items():
        new = [t for t in tags if t != tag] if remove else [*tags, *([] if tag in tags else [tag])]
        u.set("account", account_id, tags=";".join(new))
    u.label = f"#{tag} {'off' if remove else 'on'} {len(rows)} account{'s' if len(rows) > 1 else ''}"


def flag_for_talk(u: Unit, account_id: int, on: bool) -> None:
    """Ask for the account to be talked about in the next review."""
    u.set("account", account_id, flagged_on=u.today if on else None)
    u.label = f"{u.get('account', account_id)['name']} {'flagged for' if on else 'no longer flagged for'} the review"


def _only_member(u: Unit, team: str) -> int | None:
    here = [m.id for m in u.members if m.team == team and m.left_on is None]
    return here[0] if len(here) == 1 else None


def _team_of_actor(u: Unit) -> str:
    return next((m.team for m in u.members if m.name == u.who), "")


def _value_text(u: Unit, field: AccountField, value: Any) -> str:
    if value in (None, ""):
        return "nothing"
    if field.kind is Kind.OWNER:
        return next((m.name for m in u.members if m.id == value), str(value))
    return str(value)
