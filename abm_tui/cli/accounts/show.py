"""`abm show`: one account, as text, as JSON, or as a one-page account plan in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, TextJsonOrMd
from abm_tui.cli.shared.event_lines import event_json, event_lines
from abm_tui.cli.shared.fit_lines import criteria, headline
from abm_tui.cli.shared.output import Format, number, number_text, out, out_json
from abm_tui.cli.shared.records import blocker, fit, record
from abm_tui.cli.shared.stage_lines import stage_lines, stages_json
from abm_tui.markdown import block, inline
from abm_tui.models.account_fields import ACCOUNT_FIELDS, names_of
from abm_tui.models.field_kinds import Kind
from abm_tui.models.words import ROLE_NAMES, TIER_NAMES, Role, Tier
from abm_tui.rules.score import bands

if TYPE_CHECKING:
    from abm_tui.models.facts import TouchFact
    from abm_tui.rules.working_order.order import Reason
    from abm_tui.store import Store
    from abm_tui.store.queries.plan import AccountPlan, PlanPerson

_OWNERS, _PROSE = names_of(Kind.OWNER), names_of(Kind.PROSE)


def register(app: typer.Typer) -> None:
    app.command("show")(account_show)


def account_show(who: AccountArgument, form: TextJsonOrMd = Format.TEXT) -> None:
    """One account with everything about it. --format md is a one-page account plan."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.queries.plan import account_plan

    plan = store.read(account_plan, one.id)
    if form == Format.JSON:
        out_json(plan_json(plan, store))
    elif form == Format.MD:
        out("\n".join(plan_markdown(plan, store)).rstrip("\n"))
    else:
        out("\n".join(plan_text(plan, store)))


def plan_json(plan: AccountPlan, store: Store) -> dict[str, Any]:
    """The list's keys first, then everything else that is kept."""
    names = {m.id: m.name for m in store.members}
    facts, derived = plan.listed.facts, plan.listed.derived
    assert derived is not None
    return {
        **record(plan.listed),
        **stages_json(plan.stages, store),
        "account": {key: value for key, value in plan.row.items() if key not in _OWNERS},
        "icp": fit(derived.fit),
        "evidence": [{"text": e.text, "on": e.on, "by": e.by or None} for e in plan.evidence],
        "committee": {role: str(status) if status else "not_needed" for role, status in plan.roles.items()},
        "missing_roles": list(derived.missing_roles),
        "people": [_person_json(one) for one in plan.people],
        "deals": [
            {
                "id": d.id,
                "name": d.name,
                "amount": number(d.amount),
                "currency": d.currency,
                "stage": d.stage,
                "status": d.status,
                "close_date": d.close_date,
            }
            for d in facts.deals
        ],
        "plays": [
            {
                "id": run.id,
                "play": run.play,
                "status": run.status,
                "started_on": run.started_on,
                "done": run.done,
                "touches": run.touches,
            }
            for run in plan.runs
        ],
        "touches": [touch_json(touch, names) for touch in plan.touches],
        "working_order": {
            "weight": sum(r.weight for r in _reasons(plan, store)),
            "reasons": [{"code": r.code, "text": r.text, "weight": r.weight} for r in _reasons(plan, store)],
        },
        "in_the_way": [blocker(line) for line in derived.raised if line.drawer == "way"],
        "setup": [blocker(line) for line in derived.raised if line.drawer == "setup"],
        "activities": [event_json(event, facts, names) for event in reversed(facts.activities)],
    }


def _person_json(one: PlanPerson) -> dict[str, Any]:
    person = one.person
    return {
        "id": person.id,
        "name": person.name,
        "title": person.title,
        "department": person.department,
        "email": person.email,
        "phone": person.phone,
        "roles": list(one.roles),
        "status": one.status,
        "by_hand": one.by_hand,
        "why": one.why,
        "stance": person.stance,
    }


def touch_json(touch: TouchFact, names: dict[int, str]) -> dict[str, Any]:
    """A touch as scripts read it."""
    return {
        "id": touch.id,
        "account_id": touch.account_id,
        "text": touch.text,
        "due": touch.due,
        "owner": names.get(touch.owner or 0),
        "channel": touch.channel or None,
        "role": touch.role or None,
        "contact_id": touch.contact_id,
        "play": touch.run_id is not None,
        "status": touch.status,
    }


def _reasons(plan: AccountPlan, store: Store) -> tuple[Reason, ...]:
    """Why it stands where it stands in the working order."""
    from abm_tui.rules.working_order.order import reasons
    from abm_tui.store.queries.workload import desk

    one = plan.listed
    assert one.derived is not None
    return reasons(one.account, one.derived, store.today, store.framework, store.read(desk))


def _headline(plan: AccountPlan) -> str:
    """`Tier 1, to confirm · interest 23 d · 60k EUR · ana + bo`."""
    one, derived = plan.listed, plan.listed.derived
    assert derived is not None
    tier = TIER_NAMES[Tier(one.account.tier)] if one.account.tier else "in the pool"
    if one.account.tier == Tier.ONE and not derived.confirmed:
        tier += ", to confirm"
    amounts = " ".join(f"{number_text(amount)} {currency}".strip() for currency, amount in derived.amount_open.items())
    owners = " + ".join(owner for owner in (one.owner_sales, one.owner_marketing) if owner)
    parts = (tier, one.account.stage or "", amounts, owners, one.account.bad_fit and f"bad fit: {one.account.bad_fit}")
    return " · ".join(part for part in parts if part)


def _steps(plan: AccountPlan, store: Store) -> list[str]:
    from abm_tui import when

    names = {m.id: m.name for m in store.members}
    return [
        f"{touch.text} · {names.get(touch.owner or 0, 'nobody')} · "
        f"{when.say_due(touch.due, store.today) if touch.due else 'no day'}"
        for touch in plan.touches
    ]


def _committee(plan: AccountPlan) -> list[tuple[str, str]]:
    """(role, who holds it and how far we got) in reading order."""
    lines = []
    for role, status in plan.roles.items():
        who = [one for one in plan.people if role in one.roles]
        told = ", ".join(_person(one) for one in who)
        lines.append((f"{role} {ROLE_NAMES[Role(role)]}", "not needed" if status is None else told or "missing"))
    return lines


def _person(one: PlanPerson) -> str:
    """`Dana Ruiz, CFO (engaged, for)`; somebody whose name nobody knows yet is "somebody"."""
    name = ", ".join(part for part in (one.person.name or "somebody", one.person.title) if part)
    return f"{name} ({one.status}{f', {one.person.stance}' if one.person.stance else ''})"


def plan_text(plan: AccountPlan, store: Store) -> list[str]:
    """The account as people read it in a terminal."""
    one, derived = plan.listed, plan.listed.derived
    assert derived is not None
    account = one.account
    place = " · ".join(p for p in (account.domain, account.industry, account.city, account.country) if p)
    lines = [f"{account.name} ({account.id})" + (f"  {place}" if place else ""), f"  {_headline(plan)}"]
    does = bands.band_advice_text(derived.band, derived.fit, store.framework, deal=bool(derived.amount_open))
    lines.append(f"  score {derived.score.value}, {does}  {derived.score.summary}".rstrip())
    if told := headline(derived.fit, store):
        lines += [f"  {told}", *(f"    {line}" for line in criteria(derived.fit))]
    seats = f"{derived.filled}/{derived.needed} seats, {derived.engaged} engaged"
    lines.append(f"  committee {seats}{', activated' if derived.activated else ''}")
    lines += [f"    {role}: {told}" for role, told in _committee(plan)]
    others, why = [p for p in plan.people if not p.roles], _reasons(plan, store)
    lines += [f"    also: {_person(p)}" for p in others]
    sections = (
        ("stage", stage_lines(plan.stages, store)),
        ("next", _steps(plan, store)),
        ("plays", [f"{run.play} {run.done}/{run.touches}, {run.status}" for run in plan.runs]),
        ("deals", [_deal(deal) for deal in one.facts.deals]),
        ("in the way", [_way(line.text, line.ref, line.code) for line in derived.raised if line.drawer == "way"]),
        ("set-up", [line.text for line in derived.raised if line.drawer == "setup"]),
        ("happened", event_lines(one.facts, store)),
        (f"working order {sum(r.weight for r in why)}", [f"{r.weight:+4d} {r.text}" for r in why]),
        ("evidence", [f"{e.on} {e.text}" for e in plan.evidence]),
    )
    for title, section in sections:
        if section:
            lines += [f"  {title}", *(f"    {line}" for line in section)]
    for field in _PROSE:
        if plan.row[field]:
            lines += [f"  {field.replace('_', ' ')}", *(f"    {line}" for line in plan.row[field].split("\n"))]
    return lines


def _way(text: str, ref: int | None, code: str) -> str:
    return f"! {text} (blocker {ref})" if code == "written" and ref is not None else f"! {text}"


def _deal(deal: Any) -> str:
    amount = f"{number_text(deal.amount)} {deal.currency}".strip() if deal.amount is not None else ""
    close = f"closes {deal.close_date.isoformat()}" if deal.close_date and deal.status == "open" else ""
    return " · ".join(p for p in (f"{deal.name} ({deal.id})", amount, deal.stage, deal.status, close) if p)


def plan_markdown(plan: AccountPlan, store: Store) -> list[str]:
    """The one-page account plan."""
    from abm_tui.when import long_day

    one, derived = plan.listed, plan.listed.derived
    assert derived is not None
    account = one.account
    place = [p for p in (account.domain, account.industry, account.city, account.country) if p]
    parts = [f"# {inline(account.name)}", "", f"{inline(_headline(plan))}, as of {long_day(store.today)}"]
    if place:
        parts += ["", inline(" · ".join(place))]
    for field in _PROSE:
        if field != "notes":  # they come last
            parts += ["", f"## {ACCOUNT_FIELDS[field].label}", "", block(plan.row[field]) or "not written yet"]
    parts += ["", "## Buying committee", "", "| role | who |", "|---|---|"]
    parts += [f"| {inline(role)} | {inline(told)} |" for role, told in _committee(plan)]
    cover = f"{derived.filled} of {derived.needed} seats filled, {derived.engaged} people engaged"
    parts += ["", cover + (", activated." if derived.activated else ".")]
    parts += ["", "## Engagement", "", f"Score {derived.score.value}. {inline(derived.score.summary)}".rstrip()]
    if told := headline(derived.fit, store):
        parts += ["", "## Fit", "", inline(told), "", *(f"- {inline(line)}" for line in criteria(derived.fit))]
    sections = (
        ("Stage", stage_lines(plan.stages, store)),
        ("Plays", [f"{run.play}: {run.done} of {run.touches} touches, {run.status}" for run in plan.runs]),
        ("Next steps", _steps(plan, store)),
        ("Deals", [_deal(deal) for deal in one.facts.deals]),
        ("In the way", [line.text for line in derived.raised if line.drawer == "way"]),
        ("To set up", [line.text for line in derived.raised if line.drawer == "setup"]),
        ("Evidence", [f"{e.on}: {e.text}" for e in plan.evidence]),
        ("What happened", event_lines(one.facts, store)),
    )
    for title, lines in sections:
        if lines:
            parts += ["", f"## {title}", "", *(f"- {inline(line)}" for line in lines)]
    if plan.row["notes"]:
        parts += ["", "## Notes", "", block(plan.row["notes"])]
    return parts
